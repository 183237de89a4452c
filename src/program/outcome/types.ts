/** What an evaluation answers: plain JSON, the same for the same program, partner and day. */
import { type Issue } from "../../core/issue/issue.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { type LevelOutcome } from "../../tiers/outcome-types.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { type LifecycleOutcome } from "../../lifecycle/outcome-types.js";
import { type ScorecardOutcome } from "../../scorecard/outcome-types.js";

/** What was stated instead of computed. */
export interface GivenOutcome {
  readonly names: readonly string[];
  /** Other metrics that read the same records as a given one, and were still computed from them. */
  readonly linked: readonly string[];
}

export interface EvaluatedOutcome {
  readonly status: "evaluated";
  readonly partner: string;
  readonly asOf: string;
  /** The first day of the version in force, where the document has versions and one of them has begun. */
  readonly version?: string;
  readonly currency: string;
  readonly metrics: Readonly<Record<string, OutcomeValue>>;
  readonly scorecards: Readonly<Record<string, ScorecardOutcome>>;
  readonly lifecycle?: LifecycleOutcome;
  readonly tiers: Readonly<Record<string, LevelOutcome>>;
  readonly incentives: Readonly<Record<string, IncentiveOutcome>>;
  /** The posted amounts of all incentives; `complete` is false while one of them is unknown or provisional. */
  readonly payable: { readonly amount: string; readonly complete: boolean };
  readonly given?: GivenOutcome;
}

/** A partner that could not be evaluated, with every reason. */
export interface IssuesOutcome {
  readonly status: "issues";
  readonly partner: string;
  readonly asOf: string;
  readonly issues: readonly Issue[];
}

export type Outcome = EvaluatedOutcome | IssuesOutcome;
