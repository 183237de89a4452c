/** Parameters of the document: tables of at most two columns, their segment and their first day. */
import { type Definition } from "../definition/definition.js";
import { type DeclaredMap, type Parameter, type Table, PARAMETER_PREFIX } from "../expression/scope.js";
import { certainType } from "../expression/type.js";
import { UNKNOWN } from "../expression/value.js";
import { lowerParameterOn } from "../formula/choices.js";
import { type Issue, pointer } from "../issue/issue.js";
import { type Constant } from "../rule/types.js";
import { readDay } from "../time/day.js";
import { type DatedValue, type ParameterDeclaration, type Parameters } from "./table-types.js";
import { type Column, type RawTable, type ReadSection, readTable, sameRow } from "./tables.js";

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
  const read = new Map<string, Parameter | undefined>();
  const issues: Issue[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const raw = parameterTable(name, parameter, pointer("/parameters", name));
    const table = readTable(raw);
    if (!("rows" in table)) {
      issues.push(...table);
      read.set(name, undefined);
    } else {
      const by = typeof parameter === "object" && "by" in parameter ? parameter.by : undefined;
      read.set(name, { table: raw.dated ? withBeginning(table) : table, by, dated: raw.dated });
    }
  }
  return { read, issues };
}

/** Parameters are named values, so that they are explained, and can be given. */
export function defineParameters(parameters: Parameters, read: DeclaredMap<Parameter>): readonly Definition[] {
  return Object.keys(parameters).map((id) => {
    const address = pointer("/parameters", id);
    const by = read.get(id)?.by;
    return {
      names: [PARAMETER_PREFIX + id],
      address,
      references: by === undefined ? [] : [by],
      lower: (scope) => {
        if (read.get(id) === undefined) return;
        const day = scope.outer.calendar({ kind: "calendar", bound: "asOf" }, address);
        const named = lowerParameterOn(id, { slot: day, type: certainType("date") }, scope, address);
        if (named !== undefined) scope.name(PARAMETER_PREFIX + id, address, named);
      },
    };
  });
}
