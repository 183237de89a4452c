/** What a partner document says of what is held: written by reviews, stored by the host, and handed back with the partner. */
import { type EventKind } from "../../core/review/decisions.js";

/** A level or a stage from a day on. All days are `YYYY-MM-DD`. */
export interface HeldEntry {
  readonly from: string;
  /** Its id; null where nothing is held. */
  readonly is: string | null;
  /** When it was decided: before that day nobody knew it. */
  readonly decidedOn?: string;
  /** The exit by which the partner left. */
  readonly exit?: string;
}

/** A decision that has no effect yet, or could not be made: it follows the data until it has. */
export interface OpenReview {
  readonly of: "promotion" | "demotion";
  readonly measuredOn: string;
  readonly decidedOn: string;
  readonly effectiveFrom: string;
  readonly decision: Extract<EventKind, "promoted" | "demoted" | "kept" | "undecided">;
  readonly to: string | null;
}

/** What is held on one ladder. A host that begins with partners it has writes their `history`, and reviews write the rest. */
export interface Held {
  /** From the earliest day to the latest. */
  readonly history: readonly HeldEntry[];
  /** The last day that was reviewed: what lies before it is closed. */
  readonly reviewedOn?: string;
  /** The last day on which the level is safe. */
  readonly lockedUntil?: string;
  /** A review that was missed, and the last day on which it can be made good. */
  readonly grace?: { readonly since: string; readonly until: string };
  readonly open?: OpenReview;
  /** The last day on which nothing rises. */
  readonly coolingUntil?: string;
  /** How many reviews there were since the level was gained. */
  readonly reviews?: number;
}

/** A decision by hand: the partner holds at least, or at most, this level from a day to another, whatever reviews say. */
export interface HandException {
  readonly atLeast?: string;
  readonly atMost?: string;
  readonly from: string;
  /** The last day. */
  readonly until: string;
  readonly reason: string;
  readonly author: string;
}

/** Something for each ladder, and for the partner's life stages. */
export interface ByLadder<T> {
  readonly tiers?: Readonly<Record<string, T>>;
  readonly lifecycle?: { readonly partner?: T };
}
