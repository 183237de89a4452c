/** What is due of an incentive for a period, read from an outcome. */
import { currencyDigits } from "../../core/number/currency.js";
import { placesIn, readExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, sumOf } from "../../core/number/exact.js";
import { type Entitlement, nothingDue } from "../../incentives/journal/post.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";

/** The currency of amounts that are counted as points. */
export const POINTS = "points";

/** What an incentive is settled in. */
export function currencyOf(own: IncentiveOutcome | undefined, outcome: EvaluatedOutcome): string {
  return own?.unit === "points" ? POINTS : outcome.currency;
}

export function digitsOf(currency: string): number {
  return currency === POINTS ? 0 : currencyDigits(currency);
}

/** Amounts by what they belong to; those of one name are added up. */
function byName(parts: readonly { readonly name: string; readonly amount: string }[]): ReadonlyMap<string, Exact> {
  const amounts = new Map<string, Exact>();
  for (const { name, amount } of parts) amounts.set(name, add(amounts.get(name) ?? ZERO, readExact(amount)!));
  return amounts;
}

/** Lines that can be told apart, and add up to the amount: one that is carried or taken away is nobody's. */
function linesOf({ lines, amount }: IncentiveOutcome): ReadonlyMap<string, Exact> | undefined {
  if (lines === undefined || amount === null || lines.some(({ key }) => key === undefined)) return undefined;
  const due = byName(lines.map((line) => ({ name: line.key!, amount: line.amount })));
  const total = sumOf(due.values());
  return compare(total, readExact(amount)!) === 0 ? due : undefined;
}

/** Whether an amount can be told already. */
export function isOpen({ status }: IncentiveOutcome): boolean {
  return status === "unknown" || status === "provisional";
}

/** What is due; nothing of an incentive that the program does not have, or that does not apply. */
export function entitlementOf(outcome: IncentiveOutcome | undefined, currency: string): Entitlement {
  if (outcome === undefined || outcome.amount === null) return nothingDue(digitsOf(currency));
  const { amount, shares = [] } = outcome;
  const sharesOf = (overlay: boolean): ReadonlyMap<string, Exact> =>
    byName(shares.filter((share) => (share.overlay ?? false) === overlay).map(({ id, amount: own }) => ({ name: id, amount: own }))); // prettier-ignore
  return {
    amount: readExact(amount)!,
    digits: placesIn(amount),
    lines: linesOf(outcome),
    shares: sharesOf(false),
    overlays: sharesOf(true),
  };
}
