/** Tables and headings for a terminal. */
import Table from "cli-table3";

/** A heading with a rule under it. */
export function heading(text: string): void {
  console.log(`\n${text}\n${"─".repeat(text.length)}`);
}

/** A table; columns named in `right` are aligned to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): void {
  const colAligns = head.map((_, column) => (right.includes(column) ? ("right" as const) : ("left" as const)));
  const printed = new Table({ head: [...head], colAligns, style: { head: [], border: [], compact: true } });
  for (const row of rows) printed.push([...row]);
  console.log(printed.toString());
}

/** `"1234567.50"` as `1,234,567.50`. */
export function grouped(amount: string): string {
  const [whole = "", fraction] = amount.split(".");
  const separated = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? separated : `${separated}.${fraction}`;
}

/** A fraction as a percentage with one decimal. */
export function percent(share: number | string | null): string {
  return share === null ? "not applicable" : `${(Number(share) * 100).toFixed(1)} %`;
}
