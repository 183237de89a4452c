/** Which rung a partner moves to, as far as verdicts tell: it rises only where that is certain, and falls no lower than it must. */
import { type Value, decide } from "../expression/value.js";
import { type ReviewedRung } from "./rungs.js";

/** What was found on a day about the rungs of a ladder, from the lowest on. */
export interface Findings {
  /** Whether each rung is qualified for. */
  readonly meets: readonly Value[];
  /** Whether each rung can be kept; that it is qualified for, where nothing else is stated. */
  readonly keeps: readonly Value[];
  /** For each rung the requirements that are due every so many reviews. */
  readonly due: readonly (readonly Due[])[];
}

export interface Due {
  readonly reviews: number;
  readonly verdict: Value;
}

/** Whether a rung is kept, at the review with this number. A partner that qualifies for a higher one keeps it, unless what keeps it is stated apart. */
export function isKept(rank: number, { keepStated }: ReviewedRung, found: Findings, reviews: number): Value {
  const own = found.keeps[rank]!;
  const kept = keepStated ? own : decide([own, ...found.meets.slice(rank)], true);
  const due = found.due[rank]!.filter(({ reviews: every }) => reviews % every === 0);
  return decide([kept, ...due.map(({ verdict }) => verdict)], false);
}

/** The rank that a partner rises to; its own where it does not rise. */
export function rankAbove(rank: number, { meets }: Findings, atMost: number): number {
  const highest = meets.lastIndexOf(true);
  return highest <= rank ? rank : rank < 0 ? highest : Math.min(highest, rank + atMost);
}

/** The rank that a partner falls to which does not keep its own: the highest that it may keep, or none (-1). */
export function rankBelow(rank: number, { keeps }: Findings, atMost: number): number {
  const least = Math.max(-1, rank - atMost);
  for (let next = rank - 1; next > least; next -= 1) if (keeps[next] !== false) return next;
  return least;
}
