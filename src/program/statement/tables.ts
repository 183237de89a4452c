/** Tables as people read them: in columns of a text, or in Markdown. */

/** How a statement is written. */
export type StatementFormat = "text" | "markdown";

export interface Table {
  readonly head: readonly string[];
  /** A table without rows is left out. */
  readonly rows: readonly (readonly string[])[];
}

interface Line {
  readonly text: string;
  readonly isHeading: boolean;
}

export const heading = (text: string): Line => ({ text, isHeading: true });
export const paragraph = (text: string): Line => ({ text, isHeading: false });

/** A cell of a Markdown table: what would end it, or begin something else, is written out. */
export function cell(text: string): string {
  return text.replace(/([\\|`*_<>[\]])/g, "\\$1").replace(/\s+/g, " ");
}

const NUMBER = /^[+-]?\d[\d,]*(\.\d+)?( \w+)?$/;

/** Whether every cell of a column that says something is a number, so that it stands on the right. */
function isNumeric(rows: Table["rows"], column: number): boolean {
  const told = rows.map((row) => row[column] ?? "").filter((text) => text !== "");
  return told.length > 0 && told.every((text) => NUMBER.test(text));
}

function markdownTable({ head, rows }: Table): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(" | ")} |`;
  const rule = head.map((_, column) => (isNumeric(rows, column) ? "---:" : "---"));
  return [line(head), `| ${rule.join(" | ")} |`, ...rows.map(line)];
}

function textTable({ head, rows }: Table): readonly string[] {
  const all = [head, ...rows].map((row) => row.map((text) => text.replace(/\s+/g, " ")));
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? "").length)));
  const right = head.map((_, column) => isNumeric(rows, column));
  return all.map((row) =>
    widths
      .map((width, column) =>
        right[column] === true ? (row[column] ?? "").padStart(width) : (row[column] ?? "").padEnd(width),
      )
      .join("  ")
      .trimEnd(),
  );
}

/** Headings, paragraphs and tables one below the other. */
export function writeTables(parts: readonly (Line | Table)[], format: StatementFormat): string {
  const written = parts.flatMap((part): readonly (readonly string[])[] => {
    if ("rows" in part) {
      if (part.rows.length === 0) return [];
      return [format === "markdown" ? markdownTable(part) : textTable(part)];
    }
    const text = format === "markdown" ? cell(part.text) : part.text;
    return [[format === "markdown" && part.isHeading ? `# ${text}` : text]];
  });
  return `${written.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}
