/** Values of the document: parameters and tables, read once. */
import { type Definition } from "../definition/definition.js";
import { type ColumnMatch } from "../expression/words.js";
import { type Parameter, type Table, PARAMETER_PREFIX } from "../expression/scope.js";
import { type ValueType, certainType, commonKind } from "../expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, compareValues } from "../expression/value.js";
import { lowerParameterOn } from "../formula/choices.js";
import { CONSTANT_NUMBER, constantOf, oneOfAll } from "../formula/operand.js";
import { type Issue, issue, pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { type Reference } from "../rule/references.js";
import { type Constant } from "../rule/types.js";
import { readDay } from "../time/day.js";
import { type DatedValue, type ParameterDeclaration, type Parameters, type Tables } from "./table-types.js";

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

interface Column {
  readonly name: string;
  readonly match: ColumnMatch;
}

/** A table before its values are read. */
interface RawTable {
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

function sameRow(left: readonly Value[], right: readonly Value[]): boolean {
  return left.every((key, index) => compareValues(key, right[index]!) === 0);
}

function readTable(raw: RawTable): Table | readonly Issue[] {
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
  readonly read: ReadonlyMap<string, T>;
  readonly issues: readonly Issue[];
}

export function readTables(tables: Tables): ReadSection<Table> {
  const read = new Map<string, Table>();
  const issues: Issue[] = [];
  for (const [name, { by, rows, otherwise }] of Object.entries(tables)) {
    const address = pointer("/tables", name);
    const columns = Object.entries(by).map(([column, match]) => ({ name: column, match }));
    const known = [...columns.map((column) => column.name), "value"];
    const wrong = rows.findIndex((row) => known.some((key) => row[key] === undefined) || Object.keys(row).length !== known.length); // prettier-ignore
    if (wrong >= 0) {
      issues.push(issue("table.columns", pointer(address, "rows", wrong), { table: name, columns: known }));
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
    if ("rows" in table) read.set(name, table);
    else issues.push(...table);
  }
  return { read, issues };
}

const BEGINNING = "1000-01-01";

/** The values of a parameter, each from a day on; one without a day holds from the beginning. */
function datedValues(values: Constant | readonly DatedValue[]): readonly DatedValue[] {
  return typeof values === "object" ? values : [{ from: BEGINNING, value: values }];
}

/** Every parameter as a table: by segment, where it has segments, and by day, where it is dated. */
function parameterTable(name: string, parameter: ParameterDeclaration, address: string): RawTable & { dated: boolean } {
  const bySegment = typeof parameter === "object" && "by" in parameter;
  const segments = bySegment ? Object.entries(parameter.values) : [["", parameter] as const];
  const dated = segments.some(([, values]) => typeof values === "object");
  const columns: Column[] = [
    ...(bySegment ? [{ name: "segment", match: "equal" } as const] : []),
    ...(dated ? [{ name: "from", match: "from" } as const] : []),
  ];
  const rows = segments.flatMap(([segment, values]) =>
    datedValues(values).map(({ from, value }, index) => ({
      keys: [...(bySegment ? [segment] : []), ...(dated ? [from] : [])],
      value,
      address: bySegment ? pointer(address, "values", segment) : pointer(address, index),
    })),
  );

  return { name, columns, rows, otherwise: bySegment ? parameter.otherwise : undefined, address, dated };
}

/** Before its first day there is a value, and nobody said which. */
function withBeginning(table: Table): Table {
  const day = table.columns.findIndex(({ match }) => match === "from");
  const begun = table.rows.map(({ keys }) => ({ keys: keys.with(day, readDay(BEGINNING)!), value: UNKNOWN }));
  const added = begun.filter(
    (row, index) =>
      begun.findIndex((other) => sameRow(other.keys, row.keys)) === index &&
      !table.rows.some((other) => sameRow(other.keys, row.keys)),
  );
  return { ...table, rows: [...table.rows, ...added], type: { ...table.type, mayBeUnknown: added.length > 0 } };
}

export function readParameters(parameters: Parameters): ReadSection<Parameter> {
  const read = new Map<string, Parameter>();
  const issues: Issue[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const raw = parameterTable(name, parameter, pointer("/parameters", name));
    const table = readTable(raw);
    if (!("rows" in table)) issues.push(...table);
    else {
      const by = typeof parameter === "object" && "by" in parameter ? parameter.by : undefined;
      read.set(name, { table: raw.dated ? withBeginning(table) : table, by, dated: raw.dated });
    }
  }
  return { read, issues };
}

/** Parameters are named values, so that they are explained, and can be given. */
export function defineParameters(parameters: Parameters, read: ReadonlyMap<string, Parameter>): readonly Definition[] {
  return Object.keys(parameters).map((id) => {
    const address = pointer("/parameters", id);
    const by = read.get(id)?.by;
    const references: readonly Reference[] = by === undefined ? [] : [{ name: by, address: pointer(address, "by") }];
    return {
      names: [PARAMETER_PREFIX + id],
      address,
      references,
      lower: (scope) => {
        if (!read.has(id)) return;
        const day = scope.outer.calendar({ kind: "calendar", bound: "asOf" }, address);
        const named = lowerParameterOn(id, { slot: day, type: certainType("date") }, scope, address);
        if (named !== undefined) scope.name(PARAMETER_PREFIX + id, address, named);
      },
    };
  });
}
