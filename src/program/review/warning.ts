/** Warns of a review that is near and would be missed. */
import { ReviewContext, type ReviewRules } from "../../core/review/context.js";
import { laterBy, measuredOn, nextOccasion } from "../../core/review/days.js";
import { type State } from "../../core/review/state.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { keepingOf } from "./events.js";
import { type LadderObserver } from "./observer.js";
import { type ReviewWarning } from "./types.js";

/** The warning of a day; undefined where no review is near, or the partner would keep what it has. */
export function warningOf(
  rules: ReviewRules,
  observer: LadderObserver,
  state: State,
  day: Day,
): ReviewWarning | undefined {
  const { warn, on, measured } = rules.demote;
  const context = new ReviewContext(rules, observer, state, day);
  if (warn === undefined || context.rank < 0 || state.grace !== undefined) return undefined;
  const review = nextOccasion(on, day, context.source);
  if (review === undefined || review > laterBy(day, warn)) return undefined;
  const isSafe = measuredOn(measured, review, context.source) < (state.lockedUntil ?? -Infinity);
  if (isSafe || context.keeps(day, state.reviews + 1) !== false) return undefined;
  const [found] = observer.measure(day, day, "demotion", context.since);
  return {
    review: writeDay(review),
    to: context.idAt(context.fallFrom(day)),
    requirements: keepingOf(found!, context.idAt(context.rank)),
  };
}
