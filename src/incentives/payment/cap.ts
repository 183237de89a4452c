/** Caps: the most that is due, for a period or for all periods of a longer one. */
import { type Named, type Scope } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { derivedType } from "../../core/expression/type.js";
import { pointer } from "../../core/issue/issue.js";
import { ZERO } from "../../core/number/exact.js";
import { numberOf } from "../../core/rule/constant.js";
import { lowerBound } from "./earn.js";
import { type Payment } from "./payment.js";

/** The amount of the cap; null where there is none, undefined once its issues are reported. */
export function lowerCap({ terms: { cap }, result, address, capAt }: Payment, scope: Scope): Named | null | undefined {
  return cap === undefined ? null : lowerBound(cap.amount, result, scope, capAt ?? pointer(address, "cap", "amount"));
}

/** No more than the cap, and no less than nothing where nothing is taken back. */
export function addCapped(uncapped: Named, cap: Named | undefined, payment: Payment, scope: Scope): Named {
  const at = pointer(payment.address, "cap");
  const written = payment.terms.cap?.amount;
  const constant = payment.terms.cap?.per === undefined ? numberOf(written) : undefined;
  const lowest = payment.terms.negative === "clawback" ? undefined : ZERO;
  const clip = (operand: Slot): Slot =>
    scope.add({ kind: "clip", operand, lowest, highest: constant }, uncapped.type, at);
  if (cap === undefined || constant !== undefined) return { slot: clip(uncapped.slot), type: uncapped.type };
  const type = {
    ...derivedType(uncapped.type.kind, uncapped.type, cap.type),
    mayBeNotApplicable: uncapped.type.mayBeNotApplicable,
  };
  const operands = [uncapped.slot, cap.slot];
  const least = scope.add({ kind: "arithmetic", function: "min", operands }, type, at);
  return { slot: clip(least), type };
}

/** What is left of a cap that a longer period shares: less what its earlier periods are due without it. */
export function leftOfCap(cap: Named | null, free: () => Named, payment: Payment, scope: Scope): Named | null {
  const { terms, address } = payment;
  const within = terms.cap?.per;
  if (cap === null || within === undefined) return cap;
  const at = pointer(address, "cap", "per");
  const { slot: target, type: own } = free();
  const replayed = { ...own, mayBeUnknown: true, mayBeNotApplicable: false };
  const before = scope.add({ kind: "replay", target, over: { kind: "before", unit: terms.period, within }, take: "total" }, replayed, at); // prettier-ignore
  const type = derivedType(own.kind, cap.type, replayed);
  const left = scope.add({ kind: "difference", left: cap.slot, right: before }, type, at);
  return { slot: scope.add({ kind: "clip", operand: left, lowest: ZERO, highest: undefined }, type, at), type };
}

/** No less than nothing, unless what is below is taken back. */
export function aboveNothing({ slot, type }: Named, { terms, address }: Payment, scope: Scope): Named {
  if (terms.negative === "clawback") return { slot, type };
  return { slot: scope.add({ kind: "clip", operand: slot, lowest: ZERO, highest: undefined }, type, address), type };
}

/** What would be due without a cap. */
export function dueFreely(rounded: Named, eligible: Slot, { address }: Payment, scope: Scope): Named {
  const type = derivedType(rounded.type.kind, rounded.type, scope.typeOf(eligible));
  return { slot: scope.add({ kind: "onlyIf", condition: eligible, operand: rounded.slot }, type, address), type };
}
