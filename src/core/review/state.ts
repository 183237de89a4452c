/** What a partner holds on one ladder, with everything that a later review has to know. Days are days, not texts. */
import { type Day } from "../time/day.js";

/** A rung from a day on. */
export interface Place {
  readonly from: Day;
  /** Null where nothing is held. */
  readonly is: string | null;
  /** When it was decided; undefined where nobody said. */
  readonly decidedOn: Day | undefined;
  readonly exit: string | undefined;
}

/** What came of a decision so far. */
export type OpenDecision = "promoted" | "demoted" | "kept" | "undecided";

/** A decision that has no effect yet: it follows the data until it has. */
export interface Open {
  readonly of: "promotion" | "demotion";
  readonly measuredOn: Day;
  readonly decidedOn: Day;
  readonly effectiveFrom: Day;
  readonly decision: OpenDecision;
  /** Of a move: the rung, or null. */
  readonly to: string | null;
}

/** Whether a decision moves the partner. */
export function isMove({ decision }: Open): boolean {
  return decision === "promoted" || decision === "demoted";
}

export interface State {
  /** From the earliest to the latest. */
  readonly history: readonly Place[];
  /** The last day that was reviewed. */
  readonly reviewedOn: Day | undefined;
  /** The last day on which the rung is safe. */
  readonly lockedUntil: Day | undefined;
  /** A missed review, and the last day on which it can be made good. */
  readonly grace: { readonly since: Day; readonly until: Day } | undefined;
  readonly open: Open | undefined;
  /** The last day on which nothing rises. */
  readonly coolingUntil: Day | undefined;
  /** How many reviews there were since the rung was gained. */
  readonly reviews: number;
}

/** A partner that never held anything. */
export const NOTHING_HELD: State = {
  history: [],
  reviewedOn: undefined,
  lockedUntil: undefined,
  grace: undefined,
  open: undefined,
  coolingUntil: undefined,
  reviews: 0,
};

/** Where the partner is now; undefined before it ever held anything. */
export function placeOf({ history }: State): Place | undefined {
  return history.at(-1);
}
