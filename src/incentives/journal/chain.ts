/** The entries of one incentive and one period, in the order in which they were posted. */
import { groupBy } from "../../core/list/group.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, subtract } from "../../core/number/exact.js";
import { type EntryKind, type JournalEntry } from "./types.js";

/** What stands in a journal: what is still estimated, what is due, and what of it is paid. */
export interface Standing {
  readonly accrued: Exact;
  readonly earned: Exact;
  readonly paid: Exact;
  readonly used: Exact;
  readonly expired: Exact;
}

const SIDES: { readonly [K in EntryKind]: keyof Standing } = {
  accrued: "accrued",
  released: "accrued",
  earned: "earned",
  reversed: "earned",
  paid: "paid",
  used: "used",
  expired: "expired",
};

/** The amount of an entry or of a part of one; what was read before is a decimal. */
export function amountOf({ amount }: { readonly amount: string }): Exact {
  return readExact(amount)!;
}

export function standingOf(entries: readonly JournalEntry[]): Standing {
  const sums: Record<keyof Standing, Exact> = { accrued: ZERO, earned: ZERO, paid: ZERO, used: ZERO, expired: ZERO };
  for (const entry of entries) {
    const side = SIDES[entry.kind];
    sums[side] = add(sums[side], amountOf(entry));
  }
  return sums;
}

/** What is earned and neither paid, used nor expired. */
export function dueOf({ earned, paid, used, expired }: Standing): Exact {
  return subtract(subtract(earned, paid), add(used, expired));
}

/** Whether the entry says what is due, rather than what is estimated or paid. */
export function isDue({ kind }: JournalEntry): boolean {
  return SIDES[kind] === "earned";
}

/** Whether the entry was posted for a period that is closed: a part that is due before is not. */
export function isFinal(entry: JournalEntry): boolean {
  return isDue(entry) && !entry.reasons.includes("interim");
}

/** A record or somebody who shares, with an amount. */
export interface Part {
  readonly name: string;
  readonly amount: string;
}

/** What was posted to each record, or to each of those who share, by its name. */
export function postedParts(
  entries: readonly JournalEntry[],
  partsOf: (entry: JournalEntry) => readonly Part[],
): ReadonlyMap<string, Exact> {
  const posted = new Map<string, Exact>();
  for (const entry of entries.filter(isDue)) {
    for (const part of partsOf(entry)) posted.set(part.name, add(posted.get(part.name) ?? ZERO, amountOf(part)));
  }
  return posted;
}

export const lineParts = ({ lines = [] }: JournalEntry): readonly Part[] => lines.map(({ key, amount }) => ({ name: key, amount })); // prettier-ignore

/** The shares of an amount, or what is credited beside it. */
export const shareParts =
  (overlay: boolean) =>
  ({ shares = [] }: JournalEntry): readonly Part[] =>
    shares.filter((share) => (share.overlay ?? false) === overlay).map(({ id, amount }) => ({ name: id, amount }));

/** An incentive and one of its periods. */
export const periodKey = (incentive: string, from: string): string => `${incentive} ${from}`;

/** Entries in their order. */
export type Chain = readonly JournalEntry[];

/** What entries are added up in: a currency or points, of the partner or in a fund. */
export function accountOf({ currency, fund }: Pick<JournalEntry, "currency" | "fund">): string {
  return fund === undefined ? currency : `${currency} ${fund}`;
}

/** Entries by their incentive and period, and then by their account. */
export function chainsOf(entries: readonly JournalEntry[]): ReadonlyMap<string, ReadonlyMap<string, Chain>> {
  const periods = groupBy(entries, ({ incentive, period }) => periodKey(incentive, period.from));
  return new Map([...periods].map(([key, own]) => [key, groupBy(own, accountOf)]));
}

/** Every chain alone. */
export function eachChain(entries: readonly JournalEntry[]): readonly Chain[] {
  return [...chainsOf(entries).values()].flatMap((chains) => [...chains.values()]);
}
