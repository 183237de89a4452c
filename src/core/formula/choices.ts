/** Lowers formulas that select a value: by condition, by band, from a table, a parameter or a timeline. */
import { typeInWords } from "../condition/constant.js";
import { lowerCondition } from "../condition/lower.js";
import { lookUp } from "../condition/look-up.js";
import { type NodeOf } from "../expression/node.js";
import { type Slot } from "../expression/slot.js";
import { type Named, type Scope, type Table, PARAMETER_PREFIX, literalNode } from "../expression/scope.js";
import { type ValueType, derivedType, isNumeric } from "../expression/type.js";
import { NOT_APPLICABLE } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { checkBandOrder } from "../band/check.js";
import { type ChooseFormula, type OnFormula, type Operand, type ParameterFormula, type StepFormula, type TableFormula } from "../rule/types.js"; // prettier-ignore
import { commonKindOf, constantOf, oneOfAll, refuseName, refuseOperands } from "./operand.js";

/** The type of one of several values: as missing as each of them can be. */
function typeOfOne(types: readonly ValueType[]): ValueType | undefined {
  const kind = commonKindOf(types);
  if (kind === undefined) return undefined;
  const constant = types.every((type) => type.constant === true);
  return { ...derivedType(kind, ...types), ...oneOfAll(types), ...(constant ? { constant } : {}) };
}

function notApplicable(scope: Scope, like: ValueType, address: string): Named {
  const type = { ...like, mayBeNotApplicable: true };
  return { slot: scope.add(literalNode(NOT_APPLICABLE), type, address), type };
}

export function lowerChoose({ choose, otherwise }: ChooseFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "choose");
  const conditions = choose.map(({ when }, index) => lowerCondition(when, scope, pointer(at, index, "when")));
  const values = choose.map(({ is }, index) => scope.operand(is, pointer(at, index, "is")));
  const stated = otherwise === undefined ? undefined : scope.operand(otherwise, pointer(address, "otherwise"));
  const first = values[0];
  if (conditions.includes(undefined) || values.includes(undefined) || first === undefined) return undefined;
  if (otherwise !== undefined && stated === undefined) return undefined;
  const chosen = lowerChoice({ conditions: conditions as Slot[], values: values as Named[], otherwise: stated }, scope, address); // prettier-ignore
  return chosen ?? refuseOperands("choose", "values of one kind", scope, at);
}

/** What is chosen from: the value of the first condition that holds, else what is stated, else not applicable. */
interface Choice {
  readonly conditions: readonly Slot[];
  readonly values: readonly Named[];
  readonly otherwise?: Named | undefined;
}

/** The slot and type of a choice of at least one value; undefined where the values are of several kinds. */
export function lowerChoice(
  { conditions, values, otherwise }: Choice,
  scope: Scope,
  address: string,
): Named | undefined {
  const last = otherwise ?? notApplicable(scope, values[0]!.type, address);
  const type = typeOfOne([...values.map((value) => value.type), last.type]);
  if (type === undefined) return undefined;
  const mayBeUnknown = type.mayBeUnknown || conditions.some((slot) => scope.typeOf(slot).mayBeUnknown);
  const node = { kind: "choose", conditions, values: values.map(({ slot }) => slot), otherwise: last.slot } as const;
  const full = { ...type, mayBeUnknown };
  return { slot: scope.add(node, full, address), type: full };
}

export function lowerStep({ step, bands }: StepFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "bands");
  const operand = scope.operand(step, pointer(address, "step"));
  const issues = checkBandOrder(bands, at);
  for (const found of issues) scope.report(() => found);
  if (operand === undefined || issues.length > 0) return undefined;
  if (!isNumeric(operand.type.kind))
    return refuseOperands("step", "a number or an amount", scope, pointer(address, "step"));
  const results = bands.map(({ is }) => constantOf(is));
  const type = typeOfOne(results.map((result) => result.type));
  if (type === undefined) return refuseOperands("step", "bands of one kind", scope, at);
  const rows = bands.map(({ from }, index) => ({ keys: [readExact(from)!], value: results[index]!.value }));
  const columns = [{ name: "from", match: "from" }] as const;
  const node: NodeOf<"lookUp"> = { kind: "lookUp", table: "", keys: [operand.slot], columns, rows, otherwise: NOT_APPLICABLE }; // prettier-ignore
  const full = { ...type, mayBeUnknown: operand.type.mayBeUnknown, mayBeNotApplicable: true };
  return { slot: scope.add(node, full, address), type: full };
}

/** A key of a table: a constant of the column's kind, or any other operand of it. */
function lowerKey(
  operand: Operand,
  column: Table["columns"][number],
  scope: Scope,
  address: string,
): Named | undefined {
  const lowered = scope.operand(operand, address);
  if (lowered === undefined) return undefined;
  if (commonKindOf([column.type, lowered.type]) === undefined) {
    scope.report(() => issue("table.key", address, { column: column.name, expected: typeInWords(column.type) }));
    return undefined;
  }
  return lowered;
}

/** The entry of a table for keys that are already lowered. */
export function lowerEntry(table: Table, keys: readonly Named[], scope: Scope, address: string): Named {
  const { name, columns, rows, otherwise } = table;
  const node = {
    kind: "lookUp",
    table: name,
    keys: keys.map(({ slot }) => slot),
    columns: columns.map((column) => ({ name: column.name, match: column.match })),
    rows,
    otherwise,
  } as const;
  const derived = derivedType(table.type.kind, table.type, ...keys.map(({ type }) => type));
  const type = { ...table.type, mayBeUnknown: derived.mayBeUnknown, mayBeNotApplicable: derived.mayBeNotApplicable };
  return { slot: scope.add(node, type, address), type };
}

export function lowerTable({ table: name, at }: TableFormula, scope: Scope, address: string): Named | undefined {
  const table = scope.outer.table(name);
  if (table === undefined) return refuseName("table", name, scope.outer.tables(), scope, pointer(address, "table"));
  const known = table.columns.map((column) => column.name);
  const extra = Object.keys(at).filter((column) => !known.includes(column));
  const left = known.filter((column) => !Object.hasOwn(at, column));
  if (extra.length > 0 || left.length > 0) {
    scope.report(() => issue("table.columns", pointer(address, "at"), { table: name, columns: known }));
    return undefined;
  }
  const keys = table.columns.map((column) =>
    lowerKey(at[column.name]!, column, scope, pointer(address, "at", column.name)),
  );
  return keys.includes(undefined) ? undefined : lowerEntry(table, keys as Named[], scope, address);
}

/** A parameter on its own is the named value of the judged day; on another day its table is read again. */
export function lowerParameter(
  { parameter: id, on }: ParameterFormula,
  scope: Scope,
  address: string,
): Named | undefined {
  const parameter = scope.outer.parameter(id);
  if (parameter === undefined) {
    return refuseName("parameter", id, scope.outer.parameters(), scope, pointer(address, "parameter"));
  }
  if (on === undefined) return lookUp(scope, PARAMETER_PREFIX + id, pointer(address, "parameter"));
  const at = pointer(address, "on");
  if (!parameter.dated) {
    scope.report(() => issue("parameter.undated", at, { name: id }));
    return undefined;
  }
  const day = scope.operand(on, at);
  if (day === undefined) return undefined;
  if (day.type.kind !== "date") return refuseOperands("on", "a date", scope, at);
  return lowerParameterOn(id, day, scope, address);
}

/** The value of a parameter on a day. Where every segment has a value of its own there is always one. */
export function lowerParameterOn(id: string, day: Named, scope: Scope, address: string): Named | undefined {
  const { table, by } = scope.outer.parameter(id)!;
  const segment = by === undefined ? undefined : segmentOf(by, scope, address);
  if (by !== undefined && segment === undefined) return undefined;
  const keys = table.columns.map(({ name }) => (name === "from" ? day : segment!));
  const covered = by === undefined || (segment?.type.oneOf?.every((each) => hasSegment(table, each)) ?? false);
  const type = { ...table.type, mayBeNotApplicable: table.type.mayBeNotApplicable && !covered };
  return lowerEntry({ ...table, type }, keys, scope, address);
}

function hasSegment({ rows }: Table, segment: string): boolean {
  return rows.some(({ keys }) => keys[0] === segment);
}

/** The value that selects the segment is the partner's, also in a row. */
function segmentOf(by: string, scope: Scope, address: string): Named | undefined {
  const segment = lookUp(scope, scope.outer.nameOf(by), pointer(address, "by"));
  if (segment === undefined || segment.type.kind === "text") return segment;
  return refuseOperands("by", "a text", scope, pointer(address, "by"));
}

export function lowerOn({ dated, on }: OnFormula, scope: Scope, address: string): Named | undefined {
  const fact = lookUp(scope, dated, pointer(address, "dated"));
  const day = scope.operand(on, pointer(address, "on"));
  if (fact === undefined || day === undefined) return undefined;
  if (fact.timeline === undefined) {
    scope.report(() => issue("fact.undated", pointer(address, "dated"), { name: dated }));
    return undefined;
  }
  if (day.type.kind !== "date") return refuseOperands("on", "a date", scope, pointer(address, "on"));
  const knownAt = scope.outer.calendar({ kind: "calendar", bound: "knownAt" }, address);
  const mayBeNotApplicable = fact.type.mayBeNotApplicable || day.type.mayBeNotApplicable;
  const type = { ...fact.type, mayBeUnknown: true, mayBeNotApplicable };
  return { slot: scope.add({ kind: "onDay", timeline: fact.timeline, day: day.slot, knownAt }, type, address), type };
}
