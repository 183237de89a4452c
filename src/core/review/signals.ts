/** What is observed on a day of a review: the signals that its table asks for. */
import { type ReviewContext } from "./context.js";
import { isOccasion, laterBy } from "./days.js";
import { rankOf } from "./rungs.js";
import { isMove, placeOf } from "./state.js";
import { type Phase, type Signal } from "./table.js";

/** Whether demotions are decided on the day; such a day is a review of the rung, whatever comes of it. */
export function isReviewDay({ rules: { demote }, day, source }: ReviewContext): boolean {
  return isOccasion(demote.on, day, source);
}

/** After a demotion or an exit, or where it was not long enough on its rung, a partner does not rise. */
function isHeldBack({ state, day, rank, since, rules }: ReviewContext): boolean {
  const exit = placeOf(state)?.exit;
  if (exit !== undefined && rules.review.exits?.[exit]?.returnAfter === undefined) return true;
  if (state.coolingUntil !== undefined && day <= state.coolingUntil) return true;
  const { minimumTenure } = rules.promote;
  return rank >= 0 && minimumTenure !== undefined && day < laterBy(since!, minimumTenure);
}

/** The rank that the partner rises to: above its own, and above the one that it waits for. */
export function higherRank(context: ReviewContext): number {
  const { open } = context.state;
  const rank = context.riseFrom(context.measured("promotion"));
  const awaited = open?.decision === "promoted" ? rankOf(context.rules.rungs, open.to) : context.rank;
  return rank > awaited ? rank : context.rank;
}

function hasOverstayed({ rules, rank, since, day }: ReviewContext): boolean {
  const { upOrOut } = rules.rungs[rank]!;
  return upOrOut !== undefined && day >= laterBy(since!, upOrOut.after);
}

export function phaseOf({ state: { open, grace }, rank }: ReviewContext): Phase {
  if (rank < 0) return "none";
  if (open !== undefined && (isMove(open) || grace !== undefined)) return "pending";
  return grace === undefined ? "held" : "grace";
}

/** Whether a signal is there, at the review with this number. */
export function isSignalled(signal: Signal, context: ReviewContext, reviews: number): boolean {
  const { rules, state, day, rank } = context;
  const { grace, lockedUntil } = state;
  const measured = grace === undefined ? context.measured("demotion") : day;
  switch (signal) {
    case "promotionDue":
      return isOccasion(rules.promote.on, day, context.source) && !isHeldBack(context);
    case "higher":
      return higherRank(context) > rank;
    case "overstayed":
      return hasOverstayed(context);
    case "demotionDue":
      return isReviewDay(context) && measured >= (lockedUntil ?? -Infinity);
    case "keeps":
      return context.keeps(measured, reviews) === true;
    case "misses":
      return context.keeps(measured, reviews) === false;
    case "graceGiven":
      return rules.demote.grace !== undefined;
    case "graceEnds":
      return day >= grace!.until;
  }
}
