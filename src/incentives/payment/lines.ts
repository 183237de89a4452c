/** Lowers what is earned for each record of a collection, and what is done over all of them. */
import { lowerCondition } from "../../core/condition/lower.js";
import { type Running } from "../../core/expression/lines/types.js";
import { type Collection, type Named, type RowScope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type RunningMode } from "../../core/expression/words.js";
import { type ValueType, derivedType, verdictType } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { fieldNamed } from "../../core/records/field.js";
import { lowerFilter } from "../../core/records/filter.js";
import { findCollection } from "../../core/records/lower.js";
import { type IncentiveLowering } from "../kinds/kind.js";
import { addEarned, earnedType, lowerBound, lowerEarning } from "./earn.js";
import { withLevel } from "./level-at.js";
import { kindOf } from "../scale/lower.js";
import { type Reduce } from "./period.js";
import { type Payment, type Placed } from "./payment.js";
import { type EachRecord } from "./types.js";

/** What is earned by the records of a collection; slots are those of a row. */
export interface EarnedLines {
  readonly collection: Collection;
  readonly rows: RowScope;
  readonly where: Slot | undefined;
  readonly order: readonly Slot[];
  readonly keys: readonly Slot[];
  readonly date: Slot | undefined;
  readonly base: Slot;
  /** Of each record alone. */
  readonly earned: Named | { readonly running: Running; readonly type: ValueType };
}

/** Records of the period, unless the document says otherwise; records without a date are all there is. */
function withWindow({ is }: Placed<EachRecord>, { terms }: Payment, { date }: Collection): EachRecord {
  if (is.window !== undefined || date === undefined) return is;
  return { ...is, window: { [terms.period]: "toDate" } as unknown as NonNullable<EachRecord["window"]> };
}

/** Which records count: those that `each` tells, and that the kind's own conditions let through. */
function lowerCounts(
  payment: Payment,
  collection: Collection,
  rows: RowScope,
  lowering: IncentiveLowering,
): Slot | undefined | "issue" {
  const each = payment.each!;
  const place = { collection, scope: lowering.scope, address: each.address };
  const own = lowerFilter(withWindow(each, payment, collection), place);
  const more = (payment.counts?.(collection.date ?? "") ?? []).map(({ is, address }) =>
    lowerCondition(is, rows, address),
  );
  if (own === "issue" || more.includes(undefined)) return "issue";
  const operands = [...(own === undefined ? [] : [own]), ...(more as readonly Slot[])];
  if (operands.length <= 1) return operands[0];
  const node = { kind: "gate", operands, threshold: operands.length } as const;
  return rows.add(node, verdictType(...operands.map(rows.typeOf)), each.address);
}

/** By the field that is named, then by the key, then by every other field: the order of the document decides nothing. */
function lowerOrder(
  { is, address }: Placed<EachRecord>,
  collection: Collection,
  rows: RowScope,
): readonly Slot[] | undefined {
  const named = is.orderBy ?? collection.date;
  const first = named === undefined ? [] : [fieldNamed(named, collection, rows, pointer(address, "orderBy"))?.slot];
  if (first.includes(undefined)) return undefined;
  const key = collection.fields.filter(({ name }) => name === collection.key);
  const others = collection.fields.filter(({ name, type }) => name !== collection.key && type.kind !== "list");
  const rest = [...key, ...others].map(({ name }) => (rows.lookUp(name) as Named).slot);
  return [...new Set([...(first as readonly Slot[]), ...rest])];
}

/** The least and the most of each line. */
export function lowerLimits(
  { terms: { line }, result, address }: Payment,
  rows: RowScope,
): { readonly least: Slot | undefined; readonly most: Slot | undefined } | undefined {
  const at = pointer(address, "line");
  const limit = (key: "least" | "most"): Slot | undefined | "issue" => {
    const operand = line?.[key];
    return operand === undefined ? undefined : (lowerBound(operand, result, rows, pointer(at, key))?.slot ?? "issue");
  };
  const [least, most] = [limit("least"), limit("most")];
  return least === "issue" || most === "issue" ? undefined : { least, most };
}

function lowerEarned(
  payment: Payment,
  date: string,
  rows: RowScope,
  reduce: Reduce,
): Pick<EarnedLines, "base" | "earned"> | undefined {
  const { result, each } = payment;
  const earns = payment.earns(date);
  if ("lower" in earns) {
    const earned = earns.lower(rows);
    return earned && { base: earned.slot, earned };
  }
  const earning = lowerEarning(payment, earns, rows);
  const base = earning && reduce(earning.base);
  if (earning === undefined || base === undefined) return undefined;
  const own = { ...earning, base };
  const scale = earns.scale.is;
  const inOrder = "bands" in scale && scale.slice === "inRecordOrder";
  const mode: RunningMode | undefined = inOrder ? "inRecordOrder" : each!.is.running;
  if (mode === undefined) return { base: base.slot, earned: addEarned(own, result, rows, earns.scale.address) };
  const running: Running = { mode, measure: own.measure.slot, spec: own.scale.spec };
  return { base: base.slot, earned: { running, type: earnedType(own, result) } };
}

/** What identifies a record: its key, or what the records of a group share; and its day. */
export function identityOf(
  { fields, keys, key, date }: Collection,
  rows: RowScope,
): Pick<EarnedLines, "keys" | "date"> {
  const slotOf = (name: string): Slot => (rows.lookUp(name) as Named).slot;
  const names = keys === undefined ? (key === undefined ? [] : [key]) : fields.slice(0, keys).map(({ name }) => name);
  return { keys: names.map(slotOf), date: date === undefined ? undefined : slotOf(date) };
}

/** What each record earns; undefined once its issues are reported. */
export function lowerLinesEarned(
  payment: Payment,
  lowering: IncentiveLowering,
  reduceIn: (rows: RowScope) => Reduce,
): EarnedLines | undefined {
  const { each: placed, terms, address } = payment;
  const { is, address: at } = placed!;
  const collection = findCollection(is.each, lowering.scope, pointer(at, "each"));
  if (collection === undefined) return undefined;
  if (payment.needsDate === true && collection.date === undefined) {
    const { name } = collection;
    lowering.scope.report(() => issue("metric.window", pointer(at, "each"), { collection: name }));
    return undefined;
  }
  const { levelAt, period } = terms;
  const plain = lowering.scope.rows(collection);
  const place = { period, inRow: true, date: collection.date, address };
  const rows = levelAt === undefined ? plain : withLevel(levelAt, plain, place);
  const where = rows && lowerCounts(payment, collection, rows, lowering);
  const order = lowerOrder(placed!, collection, plain);
  const earned = rows && lowerEarned(payment, collection.date ?? "", rows, reduceIn(rows));
  if (rows === undefined || where === "issue" || order === undefined || earned === undefined) return undefined;
  return { collection, rows, where, order, ...identityOf(collection, plain), ...earned };
}

/** How missing what the lines add up to can be: a partner document may leave the collection out. */
export function linesType({ earned, rows, where }: EarnedLines, result: Payment["result"]): ValueType {
  const types = where === undefined ? [] : [rows.typeOf(where)];
  return {
    ...derivedType(kindOf(result), earned.type, ...types),
    mayBeUnknown: true,
    mayBeNotApplicable: false,
  };
}
