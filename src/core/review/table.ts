/**
 * The review as a finite table: in which phase a partner is, what is observed on a day, and what then happens. The first row of
 * the phase whose signals are all there counts; where none is, nothing happens.
 */

/** `none`: nothing is held. `grace`: a review was missed and can still be made good. `pending`: a move is decided and has no effect yet. */
export type Phase = "none" | "held" | "grace" | "pending";

/** What is observed on a day. */
export type Signal =
  /** Promotions are decided on this day, and nothing holds the partner back. */
  | "promotionDue"
  /** It certainly qualifies for a higher level than the one that it holds or is to have. */
  | "higher"
  /** It was on its level for as long as that is allowed. */
  | "overstayed"
  /** Demotions are decided on this day, and its level is not safe. */
  | "demotionDue"
  | "keeps"
  | "misses"
  | "graceGiven"
  | "graceEnds";

export type Action = "promote" | "leave" | "comply" | "demote" | "keep" | "giveGrace" | "leaveOpen";

export interface Row {
  readonly phase: Phase;
  readonly when: readonly Signal[];
  readonly then: Action;
}

export const REVIEW_TABLE: readonly Row[] = [
  { phase: "none", when: ["promotionDue", "higher"], then: "promote" },
  { phase: "pending", when: ["promotionDue", "higher"], then: "promote" },
  { phase: "grace", when: ["promotionDue", "higher"], then: "promote" },
  { phase: "grace", when: ["overstayed"], then: "leave" },
  { phase: "grace", when: ["keeps"], then: "comply" },
  { phase: "grace", when: ["graceEnds", "misses"], then: "demote" },
  { phase: "grace", when: ["graceEnds"], then: "leaveOpen" },
  { phase: "held", when: ["promotionDue", "higher"], then: "promote" },
  { phase: "held", when: ["overstayed"], then: "leave" },
  { phase: "held", when: ["demotionDue", "keeps"], then: "keep" },
  { phase: "held", when: ["demotionDue", "misses", "graceGiven"], then: "giveGrace" },
  { phase: "held", when: ["demotionDue", "misses"], then: "demote" },
  { phase: "held", when: ["demotionDue"], then: "leaveOpen" },
];

/** What happens in a phase; signals are looked at only where a row asks for them. */
export function actionIn(phase: Phase, isThere: (signal: Signal) => boolean): Action | undefined {
  return REVIEW_TABLE.find((row) => row.phase === phase && row.when.every(isThere))?.then;
}
