/** What a partner holds on each day: what reviews gave it, and what was decided by hand besides. */
import { type Timeline, type Value, NOT_APPLICABLE, UNKNOWN } from "../expression/value.js";
import { type Day, FIRST_DAY } from "../time/day.js";
import { type Place } from "./state.js";

/** A decision by hand: from a day to another a partner holds at least, or at most, a rung. */
export interface HandDecision {
  readonly from: Day;
  readonly until: Day;
  readonly atLeast: string | undefined;
  readonly atMost: string | undefined;
  readonly reason: string;
  readonly author: string;
}

/** The rungs of the ladder as it is read: the rank of an id, -1 for one that it does not have. */
export interface RungNames {
  readonly ids: readonly string[];
  readonly rankOf: (id: string) => number;
}

/** What is held from a day on. */
export interface Standing {
  readonly from: Day;
  /** -1 for nothing, undefined for a rung that this ladder does not have. */
  readonly rank: number | undefined;
  /** The first day on the rung: the partner's own, or that of the decision by hand that lifts or limits it. */
  readonly since: Day;
}

/** Whether a decision by hand is in force on a day. */
export function isInForce({ from, until }: HandDecision, day: Day): boolean {
  return from <= day && day <= until;
}

/** The rank of the partner's own rung: -1 for nothing, undefined for one that the ladder does not have. */
function ownRank(own: Place | undefined, { rankOf }: RungNames): number | undefined {
  if (own === undefined || own.is === null) return -1;
  const rank = rankOf(own.is);
  return rank < 0 ? undefined : rank;
}

/** What decisions by hand make of a rank on a day. One that limits counts after those that lift. */
function byHandRank(
  own: number | undefined,
  byHand: readonly HandDecision[],
  { rankOf }: RungNames,
  day: Day,
): number | undefined {
  let rank = own;
  const active = byHand.filter((decision) => isInForce(decision, day));
  for (const { atLeast } of active) if (atLeast !== undefined) rank = Math.max(rank ?? -1, rankOf(atLeast));
  for (const { atMost } of active)
    if (atMost !== undefined && rank !== undefined) rank = Math.min(rank, rankOf(atMost));
  return rank;
}

/** What was known of a history on a day. */
export function knownOn(history: readonly Place[], knownAt: Day): readonly Place[] {
  return history.filter(({ decidedOn }) => decidedOn === undefined || decidedOn <= knownAt);
}

function daysOf(history: readonly Place[], byHand: readonly HandDecision[]): readonly Day[] {
  const days = [
    FIRST_DAY,
    ...history.map(({ from }) => from),
    ...byHand.flatMap(({ from, until }) => [from, until + 1]),
  ];
  return [...new Set(days)].sort((left, right) => left - right);
}

/** What is held from each day on which it may change, the earliest first. */
export function standings(
  history: readonly Place[],
  byHand: readonly HandDecision[],
  names: RungNames,
): readonly Standing[] {
  const changes: Standing[] = [];
  let passed = 0;
  for (const from of daysOf(history, byHand)) {
    while (passed < history.length && history[passed]!.from <= from) passed += 1;
    const place = history[passed - 1];
    const own = ownRank(place, names);
    const rank = byHandRank(own, byHand, names, from);
    const last = changes.at(-1);
    const since = rank === own ? (place?.from ?? FIRST_DAY) : last?.rank === rank ? last!.since : from;
    if (last === undefined || last.rank !== rank || last.since !== since) changes.push({ from, rank, since });
  }
  return changes;
}

/** A value that rules read of what is held, at each change. */
export type HeldWord = "now" | "since" | "everReached";

const VALUES: Readonly<
  Record<HeldWord, (held: Standing, ids: readonly string[], highest: number | undefined) => Value>
> = {
  // prettier-ignore
  now: ({ rank }, ids) => (rank === undefined ? UNKNOWN : (ids[rank] ?? NOT_APPLICABLE)),
  since: ({ rank, since }) => (rank === -1 ? NOT_APPLICABLE : since),
  everReached: (_, ids, highest) => (highest === undefined ? UNKNOWN : (ids[highest] ?? NOT_APPLICABLE)),
};

/** A value of what is held, on every day. */
export function heldTimeline(word: HeldWord, held: readonly Standing[], ids: readonly string[]): Timeline {
  let highest: number | undefined = -1;
  const entries = held.map((standing) => {
    const { from, rank } = standing;
    highest = highest === undefined || rank === undefined ? undefined : Math.max(highest, rank);
    return { from, recordedOn: undefined, value: VALUES[word](standing, ids, highest) };
  });
  return { entries };
}
