/** Counters of a base pass. They grow with the program, not with the partners. */
import { currencyDigits } from "../../core/number/currency.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, sign } from "../../core/number/exact.js";
import { type LadderOutcome, type Verdict } from "../../core/outcome/types.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { type FlagSpread, type IncentivePayout, type LadderSpread } from "./types.js";

export interface Tally<Item, Result> {
  readonly take: (item: Item) => void;
  readonly result: () => Result;
}

export function tallyLadder(rungs: readonly string[]): Tally<LadderOutcome, LadderSpread> {
  const counts = Object.fromEntries(rungs.map((id) => [id, 0]));
  let none = 0;
  let undecided = 0;
  return {
    take: ({ certain, possible }) => {
      if (certain === null) none += 1;
      else counts[certain]! += 1;
      if (certain !== possible) undecided += 1;
    },
    result: () => ({ counts, none, undecided }),
  };
}

export function tallyFlag(): Tally<Verdict, FlagSpread> {
  const counts = { met: 0, unmet: 0, unknown: 0 };
  return { take: (verdict) => void (counts[verdict] += 1), result: () => counts };
}

/** What an incentive posts to a partner of a currency. */
export interface Posting {
  readonly currency: string;
  readonly outcome: IncentiveOutcome;
}

interface Posted {
  sum: Exact;
  partners: number;
  open: number;
}

/** An entry of a map, made when it is first asked for. */
function entryOf<T>(map: Map<string, T>, key: string, make: () => T): T {
  const entry = map.get(key) ?? make();
  map.set(key, entry);
  return entry;
}

export function tallyIncentive(): Tally<Posting, Readonly<Record<string, IncentivePayout>>> {
  const currencies = new Map<string, Posted>();
  return {
    take: ({ currency, outcome }) => {
      const posted = entryOf(currencies, currency, () => ({ sum: ZERO, partners: 0, open: 0 }));
      const amount = readExact(outcome.amount) ?? ZERO;
      posted.sum = add(posted.sum, amount);
      if (sign(amount) > 0) posted.partners += 1;
      if (outcome.status === "provisional" || outcome.status === "unknown") posted.open += 1;
    },
    result: () =>
      Object.fromEntries(
        [...currencies].map(([currency, { sum, partners, open }]) => [
          currency,
          { amount: writeFixed(sum, currencyDigits(currency)), partners, open },
        ]),
      ),
  };
}

/** The sum of amounts by currency. */
export function tallyAmounts(): Tally<
  { readonly currency: string; readonly amount: string },
  Readonly<Record<string, string>>
> {
  const sums = new Map<string, Exact>();
  return {
    take: ({ currency, amount }) => void sums.set(currency, add(sums.get(currency) ?? ZERO, readExact(amount) ?? ZERO)),
    result: () =>
      Object.fromEntries([...sums].map(([currency, sum]) => [currency, writeFixed(sum, currencyDigits(currency))])),
  };
}
