/** Why something is due that was not posted: the same day is judged again as far as it was known when the last entry was posted. */
import { compare } from "../../core/number/exact.js";
import { type Day, readDay } from "../../core/time/day.js";
import { type Chain, isFinal, standingOf } from "../../incentives/journal/chain.js";
import { type EntryReason, type JournalEntry } from "../../incentives/journal/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type DueOfPeriod } from "./entitlements.js";

/** What the reasons are told from. */
export interface ReasonSource {
  readonly chain: Chain;
  /** The rules of today. */
  readonly rules: string;
  readonly now: EvaluatedOutcome;
  readonly knownAt: string;
  /** What was due on another day, as far as it was known on a third. */
  readonly dueOn: (on: Day, knownAt: string) => DueOfPeriod;
}

/** Whether a level is another one, as it is qualified for or as it is held. */
function hasMoved(then: EvaluatedOutcome, now: EvaluatedOutcome): boolean {
  return Object.entries(now.tiers).some(([id, { certain, holds }]) => {
    const before = then.tiers[id];
    return before?.certain !== certain || before.holds?.is !== holds?.is;
  });
}

function isPosted({ entitled }: DueOfPeriod, chain: Chain): boolean {
  return entitled !== undefined && compare(entitled.amount, standingOf(chain).earned) === 0;
}

/** With what is known now, on the day of the last entry: if that is what was posted, only time has gone on, and brought returns. */
function isByTime({ chain, knownAt, dueOn }: ReasonSource, last: JournalEntry): boolean {
  return isPosted(dueOn(readDay(last.on)!, knownAt), chain);
}

export function reasonsOf(source: ReasonSource): readonly EntryReason[] {
  const { chain, rules, now, dueOn } = source;
  const last = chain.filter(isFinal).at(-1);
  if (last === undefined) return ["closed"];
  if (isByTime(source, last)) return ["return"];
  const then = dueOn(readDay(last.on)!, last.knownAt);
  if (!isPosted(then, chain)) return last.rules === rules ? ["data"] : ["rules"];
  return hasMoved(then.outcome, now) ? ["lateData", "level"] : ["lateData"];
}
