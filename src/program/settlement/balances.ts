/** What stands in a journal, by currency. */
import { placesIn, writeFixed } from "../../core/number/decimal.js";
import { type Exact, subtract } from "../../core/number/exact.js";
import { standingOf } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { digitsOf } from "./due.js";
import { type JournalBalance } from "./types.js";

/** Entries by their currency. */
function byCurrency(entries: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> {
  const currencies = new Map<string, JournalEntry[]>();
  for (const entry of entries) {
    const own = currencies.get(entry.currency);
    if (own === undefined) currencies.set(entry.currency, [entry]);
    else own.push(entry);
  }
  return currencies;
}

/** The places of amounts: those of their currency, or more where one of them has more. */
export function placesOf(currency: string, entries: readonly JournalEntry[]): number {
  return entries.reduce((most, { amount }) => Math.max(most, placesIn(amount)), digitsOf(currency));
}

/** What stands in entries of one currency. */
export function balanceOf(currency: string, entries: readonly JournalEntry[]): JournalBalance {
  const { accrued, earned, paid } = standingOf(entries);
  const digits = placesOf(currency, entries);
  const write = (amount: Exact): string => writeFixed(amount, digits);
  return { accrued: write(accrued), earned: write(earned), paid: write(paid), due: write(subtract(earned, paid)) };
}

export function balancesOf(entries: readonly JournalEntry[]): Readonly<Record<string, JournalBalance>> {
  return Object.fromEntries([...byCurrency(entries)].map(([currency, own]) => [currency, balanceOf(currency, own)]));
}
