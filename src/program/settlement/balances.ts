/** What stands in a journal, by currency. */
import { writeFixed } from "../../core/number/decimal.js";
import { subtract } from "../../core/number/exact.js";
import { standingOf } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { digitsOf } from "./due.js";
import { type JournalBalance } from "./types.js";

/** Entries by their currency. */
export function byCurrency(entries: readonly JournalEntry[]): ReadonlyMap<string, readonly JournalEntry[]> {
  const currencies = new Map<string, JournalEntry[]>();
  for (const entry of entries) currencies.set(entry.currency, [...(currencies.get(entry.currency) ?? []), entry]);
  return currencies;
}

export function balancesOf(entries: readonly JournalEntry[]): Readonly<Record<string, JournalBalance>> {
  const told = [...byCurrency(entries)].map(([currency, own]) => {
    const { accrued, earned, paid } = standingOf(own);
    const digits = Math.max(digitsOf(currency), ...own.map(({ amount }) => amount.split(".")[1]?.length ?? 0));
    const write = (amount: typeof earned): string => writeFixed(amount, digits);
    const balance = { accrued: write(accrued), earned: write(earned), paid: write(paid), due: write(subtract(earned, paid)) }; // prettier-ignore
    return [currency, balance] as const;
  });
  return Object.fromEntries(told);
}
