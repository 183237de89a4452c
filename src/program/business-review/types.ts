/** What a quarterly business review answers: everything that partner and vendor talk about, beside the quarter and the year before. Plain JSON. */
import { type Figure } from "../../metrics/channel/amounts.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { type IncentiveStatus } from "../../incentives/outcome-types.js";
import { type LifecycleOutcome } from "../../lifecycle/outcome-types.js";
import { type FundBalance } from "../funds/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Requirement } from "../progress/types.js";

export interface BusinessReviewOptions extends Omit<EvaluateOptions, "asOf"> {
  /** A day of the quarter: what is reviewed is the quarter that it lies in, up to this day. */
  readonly on: string;
  /** Fiscal quarters unless stated. */
  readonly quarter?: "fiscalQuarter" | "calendarQuarter";
}

/** A value beside what it was. */
export interface ReviewedFigure {
  readonly value: OutcomeValue;
  /** At the end of the quarter before, and of the same quarter of the year before; null where the rules of then did not have it. */
  readonly previous: OutcomeValue | null;
  readonly yearBefore: OutcomeValue | null;
  /** The value less the previous one; null where one of them is no number. */
  readonly change: Figure;
  readonly changeOverYear: Figure;
}

export interface ReviewedMetric extends ReviewedFigure {
  readonly id: string;
  readonly title: string;
  /** The entry of the catalogue that it measures, such as `performance.perfToPlan`. */
  readonly measures?: string;
}

/** A part of a scorecard that is not at its best. */
export interface OpenGoal {
  readonly path: string;
  readonly title: string;
  readonly score: OutcomeValue;
  /** Best practice less the score; null while the part has no score. */
  readonly gap: Figure;
}

export interface ReviewedCard extends ReviewedFigure {
  readonly id: string;
  readonly title: string;
  readonly band: string | null;
  /** The parts of the card, without groups, that have a best practice: how many there are, how many have reached it, and the others, the widest gap first. */
  readonly goals: { readonly of: number; readonly achieved: number; readonly open: readonly OpenGoal[] };
}

export interface ReviewedLadder {
  readonly id: string;
  readonly title: string;
  /** The level that the partner qualifies for; null for none. */
  readonly level: string | null;
  readonly previous: string | null;
  readonly yearBefore: string | null;
  /** The level that it holds, where the partner document says so. */
  readonly holds?: string | null;
  /** The next level with what it requires and how far that is; null at the top. */
  readonly next: { readonly level: string; readonly requires: Requirement | null } | null;
}

export interface ReviewedIncentive {
  readonly id: string;
  readonly title: string;
  readonly status: IncentiveStatus;
  readonly period: { readonly from: string; readonly to: string };
  readonly amount: string | null;
  readonly unit?: "points";
  readonly fund?: string;
}

export interface BusinessReview {
  readonly status: "prepared";
  readonly partner: string;
  /** What people call the program. */
  readonly program: string;
  readonly quarter: { readonly from: string; readonly to: string };
  /** The judged day: that of the review, or the last one of the quarter. */
  readonly asOf: string;
  readonly currency: string;
  readonly metrics: readonly ReviewedMetric[];
  readonly scorecards: readonly ReviewedCard[];
  readonly lifecycle?: LifecycleOutcome;
  readonly tiers: readonly ReviewedLadder[];
  readonly incentives: readonly ReviewedIncentive[];
  readonly payable: { readonly amount: string; readonly complete: boolean };
  /** The balance of each fund. */
  readonly funds: Readonly<
    Record<string, { readonly title: string; readonly currency: string; readonly balance: FundBalance }>
  >;
  /** For each section of registrations how many are in which state. */
  readonly registrations: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export type BusinessReviewResult = BusinessReview | IssuesOutcome;
