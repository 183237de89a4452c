/** Counters of a base pass. They grow with the program, not with the partners. */
import { currencyDigits } from "../../core/number/currency.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add as addExact, sign } from "../../core/number/exact.js";
import { type LadderOutcome, type Verdict } from "../../core/outcome/types.js";
import { type IncentiveStanding } from "../../incentives/outcome.js";
import { type FlagSpread, type IncentivePayout, type LadderSpread } from "./types.js";

export interface Tally<Item, Result> {
  readonly take: (item: Item, partners: number) => void;
  readonly result: () => Result;
}

export function tallyLadder(
  rungs: readonly string[],
): Tally<Pick<LadderOutcome, "certain" | "possible">, LadderSpread> {
  const counts = Object.fromEntries(rungs.map((id) => [id, 0]));
  let none = 0;
  let undecided = 0;
  return {
    take: ({ certain, possible }, partners) => {
      if (certain === null) none += partners;
      else counts[certain]! += partners;
      if (certain !== possible) undecided += partners;
    },
    result: () => ({ counts, none, undecided }),
  };
}

export function tallyFlag(): Tally<Verdict, FlagSpread> {
  const counts = { met: 0, unmet: 0, unknown: 0 };
  return { take: (verdict, partners) => void (counts[verdict] += partners), result: () => counts };
}

interface Posted {
  sum: Exact;
  partners: number;
  open: number;
}

/** Entries by currency, each made when it is first asked for; partners of one currency often follow one another. */
function byCurrency<T>(make: () => T): { readonly of: (currency: string) => T; readonly all: ReadonlyMap<string, T> } {
  const all = new Map<string, T>();
  let last: { readonly currency: string; readonly entry: T } | undefined;
  return {
    all,
    of: (currency) => {
      if (last?.currency === currency) return last.entry;
      const entry = all.get(currency) ?? make();
      all.set(currency, entry);
      last = { currency, entry };
      return entry;
    },
  };
}

/** What an incentive posts, by currency. */
export interface PayoutTally {
  readonly take: (standing: IncentiveStanding, currency: string) => void;
  /** Takes many partners at once, of whom so many have an amount above zero. */
  readonly add: (sum: Exact, partners: number, currency: string) => void;
  readonly result: () => Readonly<Record<string, IncentivePayout>>;
}

/** Points have no currency: they are counted under this word, with their own decimal places. */
const POINTS = "points";

/** `places` is told of an incentive that counts points. */
export function tallyIncentive(places: number | undefined): PayoutTally {
  const unitOf = (currency: string): string => (places === undefined ? currency : POINTS);
  const currencies = byCurrency((): Posted => ({ sum: ZERO, partners: 0, open: 0 }));
  const add: PayoutTally["add"] = (sum, partners, currency) => {
    const entry = currencies.of(unitOf(currency));
    entry.sum = addExact(entry.sum, sum);
    entry.partners += partners;
  };
  return {
    add,
    take: ({ status, posted = ZERO }, currency) => {
      add(posted, sign(posted) > 0 ? 1 : 0, currency);
      if (status === "provisional" || status === "unknown") currencies.of(unitOf(currency)).open += 1;
    },
    result: () =>
      Object.fromEntries(
        [...currencies.all].map(([currency, { sum, partners, open }]) => [
          currency,
          { amount: writeFixed(sum, places ?? currencyDigits(currency)), partners, open },
        ]),
      ),
  };
}

/** The sum of amounts by currency. */
export function tallyAmounts(): {
  readonly take: (amount: Exact, currency: string) => void;
  readonly result: () => Readonly<Record<string, string>>;
} {
  const sums = byCurrency((): { sum: Exact } => ({ sum: ZERO }));
  return {
    take: (amount, currency) => {
      const entry = sums.of(currency);
      entry.sum = addExact(entry.sum, amount);
    },
    result: () =>
      Object.fromEntries(
        [...sums.all].map(([currency, { sum }]) => [currency, writeFixed(sum, currencyDigits(currency))]),
      ),
  };
}
