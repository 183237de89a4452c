/** What comes of a review: moves that take place or wait for their day, grace, and decisions that follow the data until then. */
import { UNKNOWN } from "../expression/value.js";
import { type Day } from "../time/day.js";
import { type Purpose, type ReviewContext } from "./context.js";
import { lastDayOfGrace, lastDayOfLock, laterBy } from "./days.js";
import { type Open, type State } from "./state.js";

export type EventKind =
  /** A partner that held nothing holds something. */
  | "entered"
  | "promoted"
  | "demoted"
  /** It left by an exit with a name. */
  | "left"
  /** A move is decided and waits for its day. */
  | "promotionDecided"
  | "demotionDecided"
  /** A move that was decided does not take place: the data have changed. */
  | "withdrawn"
  /** It missed a review, and has time to make it good. */
  | "missed"
  | "complied"
  | "kept"
  | "undecided";

/** What happened on a day. */
export interface Happened {
  readonly on: Day;
  readonly kind: EventKind;
  readonly from: string | null;
  readonly to: string | null;
  readonly measuredOn: Day;
  readonly decidedOn: Day;
  readonly effectiveFrom: Day;
  readonly exit: string | undefined;
}

export interface Stepped {
  readonly state: State;
  readonly happened: readonly Happened[];
}

function happening(context: ReviewContext, kind: EventKind, open: Open, exit?: string): Happened {
  const { measuredOn, decidedOn, effectiveFrom, to } = open;
  return { on: context.day, kind, from: context.idAt(context.rank), to, measuredOn, decidedOn, effectiveFrom, exit };
}

/** Nothing moves. */
export function stays({ state }: ReviewContext, happened?: Happened, change: Partial<State> = {}): Stepped {
  return { state: { ...state, ...change }, happened: happened === undefined ? [] : [happened] };
}

/** A decision of this day. */
export function openOf(
  context: ReviewContext,
  purpose: Purpose,
  decision: Open["decision"],
  { rank, measured, from }: { readonly rank: number; readonly measured: Day; readonly from: Day },
): Open {
  const to = context.idAt(rank);
  return { of: purpose, measuredOn: measured, decidedOn: context.day, effectiveFrom: from, decision, to };
}

/** The move takes place: what protected or threatened the old rung is over. */
export function move(context: ReviewContext, open: Open, exit?: string): Stepped {
  const { state, rules, rank } = context;
  const { review } = rules;
  const { effectiveFrom: from, to, decidedOn } = open;
  const rises = open.of === "promotion";
  const rest = exit === undefined ? review.coolDown : review.exits?.[exit]?.returnAfter;
  const isSafe = review.lockIn !== undefined && to !== null;
  const kind = rises ? (rank < 0 ? "entered" : "promoted") : exit === undefined ? "demoted" : "left";
  return {
    state: {
      history: [...state.history, { from, is: to, decidedOn, exit }],
      reviewedOn: state.reviewedOn,
      lockedUntil: isSafe ? lastDayOfLock(review.lockIn, from, context.sourceSince(from)) : undefined,
      grace: undefined,
      open: undefined,
      coolingUntil: rises || rest === undefined ? undefined : laterBy(from, rest) - 1,
      reviews: 0,
    },
    happened: [happening(context, kind, open, exit)],
  };
}

/** A move that is decided: it takes place, or waits for its day. */
export function decide(context: ReviewContext, open: Open): Stepped {
  const rises = open.of === "promotion";
  if (open.effectiveFrom > context.day)
    return stays(context, happening(context, rises ? "promotionDecided" : "demotionDecided", open), { open });
  return move(context, open, !rises && open.to === null ? context.rules.demote.exit : undefined);
}

/** Time to make a missed review good. */
export function giveGrace(context: ReviewContext, measured: Day): Stepped {
  const until = lastDayOfGrace(context.rules.demote.grace!, context.day, context.source);
  const from = context.unlocked(until + 1);
  const open = openOf(context, "demotion", "kept", { rank: context.rank, measured, from });
  return stays(context, happening(context, "missed", open), { grace: { since: context.day, until }, open: undefined });
}

/** The missed review is made good. */
export function comply(context: ReviewContext): Stepped {
  const { day, rank } = context;
  const open = openOf(context, "demotion", "kept", { rank, measured: day, from: day });
  return stays(context, happening(context, "complied", open), { grace: undefined, open: undefined });
}

/** Whether a decision can no longer change: it has had its effect, which was none. */
export function isSettled({ decision, effectiveFrom }: Open, day: Day): boolean {
  return decision === "kept" && effectiveFrom <= day;
}

/** A review without a move: it can still change until it would have had effect, or until it is decided. */
export function closeReview(context: ReviewContext, open: Open): Stepped {
  const kept = isSettled(open, context.day) ? undefined : open;
  return stays(context, happening(context, open.decision, open), { open: kept });
}

function redecideRise(context: ReviewContext, open: Open): Stepped {
  const rank = context.riseFrom(open.measuredOn);
  const to = context.idAt(rank);
  if (to === open.to) return stays(context);
  if (rank <= context.rank) return stays(context, happening(context, "withdrawn", open), { open: undefined });
  return decide(context, { ...open, to });
}

function redecideMiss(context: ReviewContext, open: Open): Stepped {
  const { state, rules, day } = context;
  if (rules.demote.grace !== undefined && state.grace === undefined) return giveGrace(context, open.measuredOn);
  const to = context.idAt(context.fallFrom(open.measuredOn));
  if (open.decision === "demoted" && to === open.to) return stays(context);
  return decide(context, { ...open, decision: "demoted", to, effectiveFrom: Math.max(open.effectiveFrom, day) });
}

function redecideKept(context: ReviewContext, open: Open, decision: "kept" | "undecided"): Stepped {
  if (decision === open.decision) return stays(context);
  const again: Open = { ...open, decision, to: context.idAt(context.rank) };
  if (decision === "kept" && context.state.grace !== undefined)
    return stays(context, happening(context, "complied", again), { grace: undefined, open: undefined });
  if (open.decision !== "demoted") return closeReview(context, again);
  return stays(context, happening(context, "withdrawn", again), { open: again });
}

/** A decision that has no effect yet, or could not be made, follows what is known by now. */
export function redecide(context: ReviewContext, open: Open): Stepped {
  if (open.of === "promotion") return redecideRise(context, open);
  const kept = context.keeps(open.measuredOn, context.state.reviews);
  if (kept === false) return redecideMiss(context, open);
  return redecideKept(context, open, kept === UNKNOWN ? "undecided" : "kept");
}
