/** A part of what is earned that is not paid at once. */
import { placesIn, readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, multiply, sign, sumOf } from "../../core/number/exact.js";
import { readDay, writeDay } from "../../core/time/day.js";
import { shiftDay } from "../../core/time/window.js";
import { type Draft } from "../../incentives/journal/post.js";
import { type JournalEntry, type SettlementTerms } from "../../incentives/journal/types.js";
import { type WrittenPeriod } from "./outcomes.js";

/** What is earned, with the part that is held back and the last day on which it is. */
export function withHoldback(draft: Draft, { to }: WrittenPeriod, { holdback }: SettlementTerms): Draft {
  const amount = readExact(draft.amount)!;
  if (holdback === undefined || draft.kind !== "earned" || sign(amount) <= 0) return draft;
  const held = writeFixed(multiply(amount, readExact(holdback.share)!), placesIn(draft.amount));
  const until = writeDay(shiftDay(readDay(to)!, { months: holdback.months }));
  return { ...draft, heldBack: { amount: held, until } };
}

/** What entries hold back on a day. */
export function heldBackIn(entries: readonly JournalEntry[], on: string): Exact {
  const held = entries.flatMap(({ heldBack }) =>
    heldBack !== undefined && heldBack.until >= on ? [heldBack.amount] : [],
  );
  return sumOf(held.map((amount) => readExact(amount)!));
}
