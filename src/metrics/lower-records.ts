/** Lowers metrics over records: the field, the condition and the window become slots of the record's own scope. */
import { lowerCondition } from "../core/condition/lower.js";
import { type AggregateFunction, type NodeOf, type Slot, type WhenEmpty } from "../core/expression/node.js";
import { type Collection, type Named, type PartnerScope, type RowScope } from "../core/expression/scope.js";
import { type ValueKind, type ValueType, certainType, isNumeric, verdictType } from "../core/expression/type.js";
import { NOT_APPLICABLE } from "../core/expression/value.js";
import { issue, pointer } from "../core/issue/issue.js";
import { nearestName } from "../core/issue/suggest.js";
import { type Window } from "../core/time/window.js";
import { type OverRecords } from "./types.js";

/** A metric over records, taken apart. */
export interface RecordsMetric {
  readonly function: AggregateFunction;
  /** `collection` or `collection.field`. */
  readonly of: string;
  readonly metric: OverRecords;
  readonly whenEmpty: WhenEmpty;
}

const EXPECTED = "a field that is a number or an amount";

function findCollection(of: string, scope: PartnerScope, address: string): Collection | undefined {
  const name = of.split(".")[0]!;
  const collection = scope.collection(name);
  if (collection === undefined) {
    const nearest = (): string => nearestName(name, scope.collections()) ?? "";
    scope.report(() => issue("reference.collection", address, { name, nearest: nearest() }));
  }
  return collection;
}

/** The slot of a field, or undefined once an issue says that there is none. */
function fieldSlot(name: string, collection: Collection, rows: RowScope, address: string): Named | undefined {
  const named = rows.lookUp(name);
  if (named !== undefined && named !== "declared") return named;
  const nearest = (): string =>
    nearestName(
      name,
      collection.fields.map((field) => field.name),
    ) ?? "";
  rows.report(() => issue("reference.field", address, { collection: collection.name, name, nearest: nearest() }));
  return undefined;
}

/** The verdict that a record's day lies in the window; without a window, that it does not lie after the judged day. */
function lowerWindow(
  window: Window | undefined,
  collection: Collection,
  scope: PartnerScope,
  address: string,
): Slot | "issue" | undefined {
  const rows = scope.rows(collection);
  const date = window?.on ?? collection.date;
  if (date === undefined) {
    if (window === undefined) return undefined;
    scope.report(() => issue("metric.window", address, { collection: collection.name }));
    return "issue";
  }
  const day = fieldSlot(date, collection, rows, window?.on === undefined ? address : pointer(address, "on"));
  if (day === undefined) return "issue";
  if (day.type.kind !== "date") {
    scope.report(() => issue("metric.window", pointer(address, "on"), { collection: collection.name }));
    return "issue";
  }
  const outer = (node: NodeOf<"calendar">): Slot => {
    const type = certainType("date");
    return rows.add({ kind: "outer", slot: scope.add(node, type, address) }, type, address);
  };
  const type = verdictType(day.type);
  if (window === undefined) {
    const right = outer({ kind: "calendar", bound: "asOf" });
    const operands = { left: day.slot, right, whenNotApplicable: undefined };
    return rows.add({ kind: "compare", operator: "lessThanInclusive", ...operands }, type, address);
  }
  const from = outer({ kind: "calendar", bound: "from", window });
  const to = outer({ kind: "calendar", bound: "to", window });
  return rows.add({ kind: "within", day: day.slot, from, to }, type, address);
}

/** The verdict that a record counts; undefined when every record does. */
function lowerFilter(
  { metric }: RecordsMetric,
  collection: Collection,
  scope: PartnerScope,
  address: string,
): Slot | "issue" | undefined {
  const rows = scope.rows(collection);
  const { where } = metric;
  const inWindow = lowerWindow(
    metric.window,
    collection,
    scope,
    metric.window === undefined ? address : pointer(address, "window"),
  );
  const matches = where === undefined ? undefined : (lowerCondition(where, rows, pointer(address, "where")) ?? "issue");
  if (inWindow === "issue" || matches === "issue") return "issue";
  if (inWindow === undefined || matches === undefined) return inWindow ?? matches;
  const operands = [inWindow, matches];
  return rows.add({ kind: "gate", operands, threshold: 2 }, verdictType(...operands.map(rows.typeOf)), address);
}

const RESULTS: { readonly [F in AggregateFunction]: (field: ValueKind) => ValueKind } = {
  sum: (field) => field,
  average: (field) => (field === "money" ? "money" : "decimal"),
  count: () => "integer",
  countDistinct: () => "integer",
};

/** The slot and type of the figure; undefined once its issues are reported. */
export function lowerRecordsMetric(records: RecordsMetric, scope: PartnerScope, address: string): Named | undefined {
  const { function: name, of, whenEmpty } = records;
  const collection = findCollection(of, scope, pointer(address, name));
  if (collection === undefined) return undefined;
  const rows = scope.rows(collection);
  const fieldName = of.split(".")[1];
  const field = fieldName === undefined ? undefined : fieldSlot(fieldName, collection, rows, pointer(address, name));
  const where = lowerFilter(records, collection, scope, address);
  if (where === "issue" || (fieldName !== undefined && field === undefined)) return undefined;
  if (field !== undefined && name !== "countDistinct" && !isNumeric(field.type.kind)) {
    scope.report(() => issue("metric.field", pointer(address, name), { operator: name, expected: EXPECTED }));
    return undefined;
  }
  const outers = [...new Set([...rows.outersOf(field?.slot), ...rows.outersOf(where)])];
  const type: ValueType = {
    kind: RESULTS[name](field?.type.kind ?? "integer"),
    // A partner document may leave a collection out.
    mayBeUnknown: true,
    mayBeNotApplicable: name === "average" && whenEmpty === NOT_APPLICABLE,
  };
  const node = {
    kind: "aggregate",
    collection: collection.name,
    function: name,
    value: field?.slot,
    where,
    outers,
    whenEmpty,
  } as const;
  return { slot: scope.add(node, type, address), type };
}
