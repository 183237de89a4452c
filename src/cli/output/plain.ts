/** Texts of documents and data, as they can be shown. */

/** One line without what a terminal would take for more than a text. */
export function plainLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, " ");
}

/** The same line by line. */
export function plainLines(text: string): string {
  return text.split("\n").map(plainLine).join("\n");
}
