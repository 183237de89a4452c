/** Tables of the document, read once. */
import { type DeclaredMap, type Table } from "../expression/scope.js";
import { type ValueType, commonKind } from "../expression/type.js";
import { type Value, NOT_APPLICABLE, compareValues } from "../expression/value.js";
import { type ColumnMatch } from "../expression/words.js";
import { CONSTANT_NUMBER, constantOf, oneOfAll } from "../formula/operand.js";
import { type Issue, issue, pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { type Constant } from "../rule/types.js";
import { type Tables } from "./table-types.js";

/** Constants of one kind, read; undefined where they are of several. */
interface ReadConstants {
  readonly type: ValueType;
  readonly values: readonly Value[];
}

/** Decimal texts are numbers where all are decimals, unless they may be texts and none of them is a JSON number. */
function readConstants(constants: readonly Constant[], textsStay: boolean): ReadConstants | undefined {
  const numbers = constants.map((constant) => (typeof constant === "boolean" ? undefined : readExact(constant)));
  const areNumbers = !numbers.includes(undefined) && (!textsStay || constants.some((one) => typeof one === "number"));
  if (areNumbers) return { type: CONSTANT_NUMBER, values: numbers as Value[] };
  const read = constants.map(constantOf);
  const types = read.map(({ type }) => type);
  const [first] = types;
  if (first === undefined || !types.every((type) => commonKind(first, type) !== undefined)) return undefined;
  return { type: { ...first, ...oneOfAll(types) }, values: read.map(({ value }) => value) };
}

export interface Column {
  readonly name: string;
  readonly match: ColumnMatch;
}

/** A table before its values are read. */
export interface RawTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly rows: readonly { readonly keys: readonly Constant[]; readonly value: Constant; readonly address: string }[];
  readonly otherwise: Constant | undefined;
  readonly address: string;
}

const TEXTS_OR_BOUNDS: { readonly [M in ColumnMatch]: (type: ValueType) => boolean } = {
  equal: () => true,
  from: ({ kind }) => kind === "decimal" || kind === "date",
};

/** The keys of a column: texts may be any text, so that a segment without a row gets what is otherwise. */
function readColumn({ name, match }: Column, keys: readonly Constant[], address: string): ReadConstants | Issue {
  const read = readConstants(keys, match === "equal");
  if (read === undefined || !TEXTS_OR_BOUNDS[match](read.type)) {
    const expected = match === "from" ? "numbers or days" : "values of one kind";
    return issue("table.column", address, { column: name, expected });
  }
  const { oneOf: _oneOf, ...open } = read.type;
  return { ...read, type: open };
}

export function sameRow(left: readonly Value[], right: readonly Value[]): boolean {
  return left.every((key, index) => compareValues(key, right[index]!) === 0);
}

export function readTable(raw: RawTable): Table | readonly Issue[] {
  const { name, columns, rows, otherwise, address } = raw;
  const constants = rows.map(({ value }) => value);
  const values = readConstants(otherwise === undefined ? constants : [...constants, otherwise], false);
  const read = columns.map((column, index) => readColumn(column, rows.map(({ keys }) => keys[index]!), address)); // prettier-ignore
  const issues = read.filter((found): found is Issue => "code" in found);
  if (values === undefined) issues.push(issue("table.values", address, { name }));
  if (values === undefined || issues.length > 0) return issues;
  const readColumns = read as readonly ReadConstants[];
  const readRows = rows.map((_, row) => ({
    keys: readColumns.map((column) => column.values[row]!),
    value: values.values[row]!,
  }));
  for (const [index, row] of readRows.entries()) {
    const other = readRows.findIndex(({ keys }) => sameRow(keys, row.keys));
    if (other < index) issues.push(issue("table.twice", rows[index]!.address, { other: rows[other]!.address }));
  }
  if (issues.length > 0) return issues;
  return {
    name,
    columns: columns.map((column, index) => ({ ...column, type: readColumns[index]!.type })),
    rows: readRows,
    otherwise: otherwise === undefined ? NOT_APPLICABLE : values.values.at(-1)!,
    type: { ...values.type, mayBeNotApplicable: otherwise === undefined },
  };
}

/** The tables or parameters of a section, and what is wrong with them. */
export interface ReadSection<T> {
  readonly read: DeclaredMap<T>;
  readonly issues: readonly Issue[];
}

export function readTables(tables: Tables): ReadSection<Table> {
  const read = new Map<string, Table | undefined>();
  const issues: Issue[] = [];
  for (const [name, { by, rows, otherwise }] of Object.entries(tables)) {
    const address = pointer("/tables", name);
    const columns = Object.entries(by).map(([column, match]) => ({ name: column, match }));
    const known = [...columns.map((column) => column.name), "value"];
    const wrong = rows.findIndex((row) => known.some((key) => row[key] === undefined) || Object.keys(row).length !== known.length); // prettier-ignore
    if (wrong >= 0) {
      issues.push(issue("table.columns", pointer(address, "rows", wrong), { table: name, columns: known }));
      read.set(name, undefined);
      continue;
    }
    const table = readTable({
      name,
      columns,
      rows: rows.map((row, index) => ({
        keys: columns.map((column) => row[column.name]!),
        value: row["value"]!,
        address: pointer(address, "rows", index),
      })),
      otherwise,
      address,
    });
    if (!("rows" in table)) issues.push(...table);
    read.set(name, "rows" in table ? table : undefined);
  }
  return { read, issues };
}
