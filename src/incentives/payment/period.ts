/** Lowers what is earned for a period: one amount of the partner. */
import { type Named, type PartnerScope } from "../../core/expression/scope.js";
import { type ValueType, derivedType } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type CalendarWindow } from "../../core/time/window.js";
import { type IncentiveLowering } from "../kinds/kind.js";
import { kindOf } from "../scale/lower.js";
import { addEarned, lowerEarning } from "./earn.js";
import { atLevel, heldName, withLevel } from "./level-at.js";
import { type Payment } from "./payment.js";

/** What a stacking leaves of what is paid on, before anything is earned; what picks the band is the whole of it. */
export type Reduce = (base: Named) => Named | undefined;

function lowerIn(payment: Payment, scope: PartnerScope, reduce: Reduce): Named | undefined {
  const { result } = payment;
  const earns = payment.earns("");
  if ("lower" in earns) return earns.lower(scope);
  const earning = lowerEarning(payment, earns, scope);
  const base = earning && reduce(earning.base);
  if (earning === undefined || base === undefined) return undefined;
  return addEarned({ ...earning, base }, result, scope, earns.scale.address);
}

/** How many levels a ladder has at most whose days are told apart: what each of them earns is worked out. */
const MOST_LEVELS = 50;

/** Each level that was held in the period earns for its days of it. */
function lowerDayByDay(payment: Payment, { scope }: IncentiveLowering, reduce: Reduce): Named | undefined {
  const { terms, address, result } = payment;
  const levelAt = terms.levelAt!;
  const at = pointer(address, "levelAt");
  const held = scope.lookUp(heldName(levelAt));
  if (held === undefined || held === "declared" || held.timeline === undefined) {
    scope.report(() => issue("reference.undeclared", pointer(at, "ladder"), { name: levelAt.ladder, nearest: "" }));
    return undefined;
  }
  const { timeline } = held;
  const window = { [terms.period]: "whole" } as unknown as CalendarWindow;
  const from = scope.outer.calendar({ kind: "calendar", bound: "from", window }, at);
  const to = scope.outer.calendar({ kind: "calendar", bound: "to", window }, at);
  const levels = held.type.oneOf!;
  if (levels.length > MOST_LEVELS) {
    const needs = `a ladder of at most ${MOST_LEVELS} levels`;
    scope.report(() => issue("incentive.option", pointer(at, "on"), { option: "`dayByDay`", needs }));
    return undefined;
  }
  const earned = levels.map((id) => lowerIn(payment, atLevel(id, scope, at), reduce));
  if (earned.includes(undefined)) return undefined;
  const amounts = earned as readonly Named[];
  const type: ValueType = {
    ...derivedType(kindOf(result), ...amounts.map((amount) => amount.type)),
    mayBeUnknown: true,
  };
  const node = { kind: "dayByDay", timeline, from, to, levels, amounts: amounts.map(({ slot }) => slot) } as const;
  return { slot: scope.add(node, type, at), type };
}

/** What is earned for the period, before caps; undefined once its issues are reported. */
export function lowerPeriodEarned(payment: Payment, lowering: IncentiveLowering, reduce: Reduce): Named | undefined {
  const { terms, address } = payment;
  const { levelAt, period } = terms;
  if (levelAt === undefined) return lowerIn(payment, lowering.scope, reduce);
  if (levelAt.on === "dayByDay") return lowerDayByDay(payment, lowering, reduce);
  const scope = withLevel(levelAt, lowering.scope, { period, inRow: false, date: undefined, address });
  return scope && lowerIn(payment, scope, reduce);
}
