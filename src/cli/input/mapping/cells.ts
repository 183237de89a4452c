/** What the text of a cell is, by the type that the program declares. */
import { type DataType, type FieldDeclaration, type ProgramDocument } from "partner-program";
import { Failure } from "../../failure.js";
import { type TableRow } from "../table.js";
import { type Column, type Columns, type Mapping } from "./types.js";

type Declared = DataType | FieldDeclaration | undefined;

const typeOf = (declared: Declared): DataType | undefined => (typeof declared === "object" ? declared.type : declared);
const isList = (declared: Declared): boolean => typeof declared === "object" && declared.list === true;

/** `1.234,50` as `1234.50`, where a comma stands before the decimal places. */
function numberText(text: string, decimal: "." | ","): string {
  const [whole = "", ...rest] = text.split(decimal);
  const thousands = decimal === "." ? "," : ".";
  const groups = whole.split(thousands);
  const isGrouped = groups.length > 1 && groups.slice(1).every((group) => /^\d{3}$/.test(group));
  return [isGrouped ? groups.join("") : whole, ...rest].join(".");
}

/** `31.12.2026` as `2026-12-31`; what is no day of that order stays as it is, and is refused with its text. */
function dayText(text: string, order: NonNullable<Mapping["dates"]>): string {
  const parts = /^(\d{1,4})[-./](\d{1,2})[-./](\d{1,4})$/.exec(text);
  if (parts === null) return text;
  const [first, second, third] = parts.slice(1) as [string, string, string];
  const [year, month, day] = order === "year-month-day" ? [first, second, third] : order === "day-month-year" ? [third, second, first] : [third, first, second]; // prettier-ignore
  return /^\d{4}$/.test(year) ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : text;
}

function textAs(text: string, declared: Declared, { decimal = ".", dates = "year-month-day" }: Mapping): unknown {
  switch (typeOf(declared)) {
    case "boolean":
      return /^(true|false)$/i.test(text) ? text.toLowerCase() === "true" : text;
    case "integer":
    case "decimal":
    case "money":
    case "ratio":
      return numberText(text, decimal);
    case "date":
      return dayText(text, dates);
    default:
      return text;
  }
}

/** What a cell says; undefined where it is empty. A text that a column's values do not name is kept, so that it is refused with its place. */
function readCell(
  text: string,
  { values, separator = ";" }: { readonly values?: Readonly<Record<string, unknown>>; readonly separator?: string },
  declared: Declared,
  mapping: Mapping,
): unknown {
  if (text === "") return undefined;
  const one = (part: string): unknown => (values !== undefined && Object.hasOwn(values, part) ? values[part] : textAs(part, declared, mapping)); // prettier-ignore
  if (!isList(declared)) return one(text);
  return text.split(separator).map((part) => one(part.trim())).filter((part) => part !== ""); // prettier-ignore
}

/** What a line says in a column. */
export function readColumn({ cells }: TableRow, column: Column, declared: Declared, mapping: Mapping): unknown {
  if (typeof column === "string") return readCell(cells[column]!, {}, declared, mapping);
  return "constant" in column ? column.constant : readCell(cells[column.column]!, column, declared, mapping);
}

/** The values of a row's columns, by their names in the program; cells that are empty are left out. */
export function readColumns(
  row: TableRow,
  columns: Columns,
  declarations: Readonly<Record<string, Declared>>,
  mapping: Mapping,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(columns).map(([name, column]) => [name, readColumn(row, column, declarations[name], mapping)] as const); // prettier-ignore
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What the answers of a scorecard are, so that yes is true and a number is a number. */
export function answerTypes(card: string, { scorecards = {} }: ProgramDocument): Readonly<Record<string, Declared>> {
  type Part = { readonly id: string; readonly parts?: readonly Part[] } & Readonly<Record<string, unknown>>;
  const found: Record<string, Declared> = {};
  const walk = (parts: readonly Part[], path: string): void => {
    for (const part of parts) {
      if (part.parts !== undefined) walk(part.parts, `${path}${part.id}.`);
      else if ("yes" in part) found[`${path}${part.id}`] = "boolean";
      else if ("choices" in part) found[`${path}${part.id}`] = { type: "string", list: true };
      else found[`${path}${part.id}`] = "answers" in part ? "string" : "decimal";
    }
  };
  walk((scorecards[card]?.parts ?? []) as unknown as readonly Part[], "");
  return found;
}

/** Every column that is named has to stand in the file. */
export function requireColumns(
  file: string,
  names: readonly string[],
  columns: readonly Column[],
  where: string,
): void {
  const wanted = columns.flatMap((column) => (typeof column === "string" ? [column] : "column" in column ? [column.column] : [])); // prettier-ignore
  const missing = wanted.find((name) => !names.includes(name));
  if (missing === undefined) return;
  throw new Failure(`${file}: there is no column "${missing}", which ${where} names; the columns are ${names.map((name) => `"${name}"`).join(", ")}`); // prettier-ignore
}
