/** A report for people: headings, lines and tables, written as a text for a terminal or as Markdown. */
import Table from "cli-table3";
import stringWidth from "string-width";
import { plainLine } from "./plain.js";
import { type Styles } from "./styles.js";

export interface ReportTable {
  readonly head: readonly string[];
  /** A table without rows is left out. */
  readonly rows: readonly (readonly string[])[];
}

/** Something that is told in a line, with more about it below. */
export interface ReportItem {
  readonly head: string;
  /** The same for a terminal, with its colours, of texts that are cleaned first. */
  readonly styled?: (clean: (text: string) => string) => string;
  readonly more: readonly string[];
}

export interface ReportSection {
  readonly heading?: string;
  readonly lines?: readonly string[];
  readonly items?: readonly ReportItem[];
  readonly table?: ReportTable;
}

export interface Report {
  readonly title: string;
  readonly sections: readonly ReportSection[];
}

const NUMBER = /^[+-]?[\d,]+(\.\d+)?( [A-Z]{3})?$/;

/** Whether a column holds numbers, which stand on the right. */
function isNumeric({ rows }: ReportTable, column: number): boolean {
  const told = rows.map((row) => row[column] ?? "").filter((text) => text !== "");
  return told.length > 0 && told.every((text) => NUMBER.test(text));
}

/** A table is laid out so many rows at a time: the layout of all of them together takes their square. */
const ROWS_AT_ONCE = 100;

const NO_TOP = { top: "", "top-mid": "", "top-left": "", "top-right": "" };
const NO_BOTTOM = { bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "" };

function tableAsText(table: ReportTable): string {
  const head = table.head.map(plainLine);
  const rows = table.rows.map((row) => row.map(plainLine));
  const colAligns = head.map((_, column) => (isNumeric(table, column) ? ("right" as const) : ("left" as const)));
  const colWidths = head.map((name, column) => rows.reduce((most, row) => Math.max(most, stringWidth(row[column] ?? "")), stringWidth(name)) + 2); // prettier-ignore
  const chunks: string[] = [];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const chunk = rows.slice(from, from + ROWS_AT_ONCE);
    const isFirst = from === 0;
    const chars = { ...(isFirst ? {} : NO_TOP), ...(from + ROWS_AT_ONCE < rows.length ? NO_BOTTOM : {}) };
    const printed = new Table({ head: isFirst ? head : [], colAligns, colWidths, chars, style: { head: [], border: [], compact: true } }); // prettier-ignore
    printed.push(...chunk);
    chunks.push(printed.toString());
  }
  return chunks.join("\n");
}

function sectionAsText({ heading, lines = [], items = [], table }: ReportSection, { strong }: Styles): string {
  const told = items.flatMap(({ head, styled, more }) => [styled?.(plainLine) ?? plainLine(head), ...more.map((line) => `  ${plainLine(line)}`)]); // prettier-ignore
  const rows = table === undefined || table.rows.length === 0 ? [] : [tableAsText(table)];
  return [...(heading === undefined ? [] : [strong(heading)]), ...lines.map(plainLine), ...told, ...rows].join("\n");
}

/** As a text for a terminal. */
export function reportAsText({ sections }: Report, styles: Styles): string {
  return `${sections.map((section) => sectionAsText(section, styles)).filter((text) => text !== "").join("\n\n")}\n`; // prettier-ignore
}

/** What would begin something else in Markdown is written out. */
function escaped(text: string): string {
  return plainLine(text).replace(/([\\|`*_<>[\]])/g, "\\$1");
}

function tableAsMarkdown(table: ReportTable): readonly string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = table.head.map((_, column) => (isNumeric(table, column) ? "---:" : "---"));
  return [line(table.head), `| ${rule.join(" | ")} |`, ...table.rows.map(line)];
}

function sectionAsMarkdown({ heading, lines = [], items = [], table }: ReportSection): readonly string[] {
  return [
    ...(heading === undefined ? [] : [`## ${escaped(heading)}`]),
    ...lines.map(escaped),
    ...items.map(({ head, more }) => [`- **${escaped(head)}**`, ...more.map((line) => `  ${escaped(line)}`)].join("  \n")),
    ...(table === undefined || table.rows.length === 0 ? [] : [tableAsMarkdown(table).join("\n")]),
  ]; // prettier-ignore
}

/** As Markdown, for a comment on a change. */
export function reportAsMarkdown({ title, sections }: Report): string {
  return `${[`# ${escaped(title)}`, ...sections.flatMap(sectionAsMarkdown)].join("\n\n")}\n`;
}
