/** What is held, as the host stores it. */
import { type State } from "../../core/review/state.js";
import { type HandDecision } from "../../core/review/standing.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { type HeldByLadder } from "../partner/held.js";
import { type ByLadder, type HandException, type Held } from "../partner/held-types.js";

type Days<Key extends string> = { readonly [K in Key]?: string };

/** A day under its key, where there is one. */
function dayEntry<Key extends string>(key: Key, day: Day | undefined): Days<Key> {
  return (day === undefined ? {} : { [key]: writeDay(day) }) as Days<Key>;
}

function writeState({ history, reviewedOn, lockedUntil, grace, open, coolingUntil, reviews }: State): Held {
  return {
    history: history.map(({ from, is, decidedOn, exit }) => ({
      from: writeDay(from),
      is,
      ...dayEntry("decidedOn", decidedOn),
      ...(exit === undefined ? {} : { exit }),
    })),
    ...dayEntry("reviewedOn", reviewedOn),
    ...dayEntry("lockedUntil", lockedUntil),
    ...(grace === undefined ? {} : { grace: { since: writeDay(grace.since), until: writeDay(grace.until) } }),
    ...(open === undefined
      ? {}
      : {
          open: {
            of: open.of,
            measuredOn: writeDay(open.measuredOn),
            decidedOn: writeDay(open.decidedOn),
            effectiveFrom: writeDay(open.effectiveFrom),
            decision: open.decision,
            to: open.to,
          },
        }),
    ...dayEntry("coolingUntil", coolingUntil),
    ...(reviews === 0 ? {} : { reviews }),
  };
}

/** What is held on each ladder. */
export function writeHeld(held: HeldByLadder): ByLadder<Held> {
  const tiers: Record<string, Held> = {};
  let partner: Held | undefined;
  for (const [key, { state }] of held) {
    const [section, id] = key.split("/") as [string, string];
    if (section === "tiers") tiers[id] = writeState(state);
    else partner = writeState(state);
  }
  return {
    ...(Object.keys(tiers).length === 0 ? {} : { tiers }),
    ...(partner === undefined ? {} : { lifecycle: { partner } }),
  };
}

/** A decision by hand, as it came. */
export function writeException({ atLeast, atMost, from, until, reason, author }: HandDecision): HandException {
  return {
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    from: writeDay(from),
    until: writeDay(until),
    reason,
    author,
  };
}
