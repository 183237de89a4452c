/** The next day on which anything can happen on a ladder: nothing is looked at in between. */
import { type Day } from "../time/day.js";
import { type ReviewContext } from "./context.js";
import { laterBy, nextOccasion } from "./days.js";

/** The first day after the one of the context that has to be looked at; undefined where there is none. */
export function nextLook({ state, rules, day, source, rank, since }: ReviewContext): Day | undefined {
  if (state.open !== undefined || state.grace !== undefined) return day + 1;
  const upOrOut = rules.rungs[rank]?.upOrOut;
  const days = [
    nextOccasion(rules.promote.on, day, source),
    nextOccasion(rules.demote.on, day, source),
    upOrOut === undefined ? undefined : Math.max(day + 1, laterBy(since!, upOrOut.after)),
  ];
  const found = days.filter((each) => each !== undefined);
  return found.length === 0 ? undefined : Math.min(...found);
}
