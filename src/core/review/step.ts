/** Reviews one ladder on one day: a state goes in, the next one comes out with what happened. At most one move a day. */
import { type Day } from "../time/day.js";
import { type Observer, ReviewContext, type ReviewRules } from "./context.js";
import { type Stepped, closeReview, comply, decide, giveGrace, isSettled, move, openOf, redecide, stays } from "./decisions.js"; // prettier-ignore
import { higherRank, isReviewDay, isSignalled, phaseOf } from "./signals.js";
import { type Open, type State, isMove, placeOf } from "./state.js";
import { type Action, actionIn } from "./table.js";

/** A review that ends without a move. What ends with a day of grace has effect from the next one on. */
function withoutMove(context: ReviewContext, decision: "kept" | "undecided"): Stepped {
  const { state, rules, day, rank } = context;
  if (state.grace === undefined && rules.demote.on === "immediately") return stays(context);
  return closeReview(context, openOf(context, "demotion", decision, { rank, ...missedDays(context, day) }));
}

/** What is measured, and from when it has effect, where a partner does not keep its rung. */
function missedDays(context: ReviewContext, day: Day): { readonly measured: Day; readonly from: Day } {
  if (context.state.grace !== undefined) return { measured: day, from: context.unlocked(day + 1) };
  return { measured: context.measured("demotion"), from: context.effective("demotion") };
}

const ACTIONS: Readonly<Record<Action, (context: ReviewContext) => Stepped>> = {
  promote: (context) => {
    const days = { measured: context.measured("promotion"), from: context.effective("promotion") };
    return decide(context, openOf(context, "promotion", "promoted", { rank: higherRank(context), ...days }));
  },
  leave: (context) => {
    const { day, rules, rank } = context;
    const open = openOf(context, "demotion", "demoted", { rank: -1, measured: day, from: day });
    return move(context, open, rules.rungs[rank]!.upOrOut!.exit);
  },
  comply,
  demote: (context) => {
    const days = missedDays(context, context.day);
    const rank = context.fallFrom(days.measured);
    return decide(context, openOf(context, "demotion", "demoted", { rank, ...days }));
  },
  keep: (context) => withoutMove(context, "kept"),
  leaveOpen: (context) => withoutMove(context, "undecided"),
  giveGrace: (context) => giveGrace(context, context.measured("demotion")),
};

/** What was decided before and waits: it takes place on its day, and follows the data until then. */
function awaited(context: ReviewContext, open: Open): Stepped {
  return isMove(open) && open.effectiveFrom <= context.day ? decide(context, open) : redecide(context, open);
}

function enter(context: ReviewContext): Stepped {
  const { day, rules } = context;
  const { meets } = context.found(day, "promotion");
  const rank = rules.review.enter === "lowest" ? meets.indexOf(true) : meets.lastIndexOf(true);
  if (rank < 0) return stays(context);
  return move(context, openOf(context, "promotion", "promoted", { rank, measured: day, from: day }));
}

/** The occasions of the day, by the table. */
function occasions(context: ReviewContext): Stepped {
  const phase = phaseOf(context);
  const counts = phase === "held" && context.rules.demote.on !== "immediately" && isReviewDay(context);
  const reviews = context.state.reviews + (counts ? 1 : 0);
  const action = actionIn(phase, (signal) => isSignalled(signal, context, reviews));
  const stepped = action === undefined ? stays(context) : ACTIONS[action](context);
  const moved = stepped.state.history !== context.state.history;
  return moved ? stepped : { ...stepped, state: { ...stepped.state, reviews } };
}

function reviewAnew(context: ReviewContext): Stepped {
  const { open, history } = context.state;
  if (open === undefined) return occasions(context);
  const waited = awaited(context, open);
  if (waited.state.history !== history) return waited;
  const stepped = occasions(context.after(waited.state));
  return { state: stepped.state, happened: [...waited.happened, ...stepped.happened] };
}

/** A decision that has had its effect is none any more. */
function withoutSettled(state: State, day: Day): State {
  return state.open !== undefined && isSettled(state.open, day) ? { ...state, open: undefined } : state;
}

/** Reviews a day; of a day that was reviewed already only a decision that is still open is looked at again. */
export function reviewDay(rules: ReviewRules, observer: Observer, state: State, day: Day): Stepped {
  const place = placeOf(state);
  if (state.reviewedOn !== undefined && day <= state.reviewedOn) {
    const { open } = state;
    if (open === undefined || isSettled(open, day)) return { state, happened: [] };
    return redecide(new ReviewContext(rules, observer, state, day), open);
  }
  const context = new ReviewContext(rules, observer, withoutSettled(state, day), day);
  const isBegun = place !== undefined && day <= place.from;
  const isFirst = place === undefined && state.reviewedOn === undefined;
  const stepped = isFirst ? enter(context) : isBegun ? stays(context) : reviewAnew(context);
  return { state: { ...stepped.state, reviewedOn: day }, happened: stepped.happened };
}
