/** What stands in a journal, by currency. */
import { groupBy } from "../../core/list/group.js";
import { placesIn, writeFixed } from "../../core/number/decimal.js";
import { type Exact } from "../../core/number/exact.js";
import { dueOf, standingOf } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { digitsOf } from "./due.js";
import { type JournalBalance } from "./types.js";

/** The places of amounts: those of their currency, or more where one of them has more. */
export function placesOf(currency: string, entries: readonly JournalEntry[]): number {
  return entries.reduce((most, { amount }) => Math.max(most, placesIn(amount)), digitsOf(currency));
}

/** What stands in entries of one currency. */
export function balanceOf(currency: string, entries: readonly JournalEntry[]): JournalBalance {
  const standing = standingOf(entries);
  const { accrued, earned, paid, used, expired } = standing;
  const digits = placesOf(currency, entries);
  const write = (amount: Exact): string => writeFixed(amount, digits);
  const inFund = entries.some(({ fund }) => fund !== undefined);
  return {
    accrued: write(accrued),
    earned: write(earned),
    paid: write(paid),
    ...(inFund ? { used: write(used), expired: write(expired) } : {}),
    due: write(dueOf(standing)),
  };
}

/** By currency, of what is paid. */
export function balancesOf(entries: readonly JournalEntry[]): Readonly<Record<string, JournalBalance>> {
  const payable = groupBy(entries.filter(({ fund }) => fund === undefined), ({ currency }) => currency); // prettier-ignore
  return Object.fromEntries([...payable].map(([currency, own]) => [currency, balanceOf(currency, own)]));
}

/** By fund, of what is in it. */
export function fundBalancesOf(entries: readonly JournalEntry[]): Readonly<Record<string, JournalBalance>> {
  const funds = groupBy(entries.filter(({ fund }) => fund !== undefined), ({ fund }) => fund!); // prettier-ignore
  return Object.fromEntries([...funds].map(([fund, own]) => [fund, balanceOf(own.at(-1)!.currency, own)]));
}
