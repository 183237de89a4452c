/** What a review answers. Plain JSON; all days are `YYYY-MM-DD`. */
import { type EventKind } from "../../core/review/decisions.js";
import { type LadderOutcome } from "../../core/outcome/types.js";
import { type RefusedPartner } from "../base/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type ByLadder, type Held, type HandException } from "../partner/held-types.js";
import { type FactRequirement } from "../progress/types.js";

export interface ReviewOptions extends Omit<EvaluateOptions, "asOf" | "knownAt"> {
  /** The day of the review: everything that is due up to it is reviewed, day by day. */
  readonly on: string;
  /** The first day of a partner that was never reviewed; the day of the review itself unless stated. */
  readonly from?: string;
  /** What was recorded after this day is not known yet. `eachDay`: on each day what was recorded by then. Everything is known unless stated. */
  readonly knownAt?: string;
}

/** Something that a review did, or found. */
export interface ReviewEvent {
  /** The day on which it happened. */
  readonly on: string;
  readonly kind: EventKind;
  readonly from: string | null;
  readonly to: string | null;
  /** The day whose figures were decided on. */
  readonly measuredOn: string;
  readonly decidedOn: string;
  readonly effectiveFrom: string;
  /** The exit by which the partner left. */
  readonly exit?: string;
  /** Every comparison that was decided on: of the level that it rose to, else of what keeps the level that it had. */
  readonly requirements: readonly FactRequirement[];
}

/** A partner that would not keep its level at a review that is near. */
export interface ReviewWarning {
  /** The day of the review. */
  readonly review: string;
  /** Where it would fall to, as things are. */
  readonly to: string | null;
  readonly requirements: readonly FactRequirement[];
}

/** One ladder after its review. */
export interface LadderReview {
  /** What it held when it was reviewed last, or before its first review; null for nothing. */
  readonly held: string | null;
  /** What the partner holds on the day, with decisions by hand; null for nothing. */
  readonly holds: string | null;
  /** Since when. */
  readonly since: string | null;
  /** The decisions by hand that are in force. */
  readonly exceptions: readonly HandException[];
  /** What it qualifies for on the day, whatever it holds. */
  readonly qualifies: Pick<LadderOutcome, "certain" | "possible" | "missing">;
  /** What happened since the last review, the earliest first. */
  readonly events: readonly ReviewEvent[];
  /** The next days on which moves are decided; null where there are none. */
  readonly next: { readonly promotion: string | null; readonly demotion: string | null };
  readonly warning?: ReviewWarning;
}

export interface ReviewedPartner {
  readonly status: "reviewed";
  readonly partner: string;
  readonly on: string;
  /** What the partner holds now: to be stored, and handed back with the partner. */
  readonly held: ByLadder<Held>;
  /** The ladders of levels that have a review. */
  readonly tiers: Readonly<Record<string, LadderReview>>;
  /** The life stages, where they have a review. */
  readonly lifecycle?: LadderReview;
}

export type PartnerReview = ReviewedPartner | IssuesOutcome;

export interface ReviewSummaryOptions extends ReviewOptions {
  /** How many partners with events or warnings are told, in the order of the partners; a hundred unless stated. All of them are counted. */
  readonly most?: number;
}

/** What a review does on one ladder of a base. */
export interface LadderReviews {
  /** How many partners go from what they held, or nothing (""), to what they hold after the review, or nothing (""). */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** How many events of each kind there are. */
  readonly events: Readonly<Partial<Record<EventKind, number>>>;
  /** Partners that would miss a review that is near. */
  readonly warned: number;
}

/** A partner with something to tell. */
export interface ToldReview {
  readonly partner: string;
  /** The ladder, or `lifecycle` for the life stages. */
  readonly ladder: string;
  readonly held: string | null;
  readonly holds: string | null;
  readonly events: readonly ReviewEvent[];
  readonly warning?: ReviewWarning;
}

export interface SummarizedReviews {
  readonly status: "summarized";
  readonly on: string;
  readonly partners: number;
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  readonly tiers: Readonly<Record<string, LadderReviews>>;
  readonly lifecycle?: LadderReviews;
  readonly told: readonly ToldReview[];
}
export type ReviewSummary = SummarizedReviews | IssuesOutcome;
