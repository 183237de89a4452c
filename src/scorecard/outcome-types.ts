/** What the evaluation of a scorecard answers. */
import { type OutcomeValue } from "../core/outcome/types.js";

export interface PartOutcome {
  readonly score: OutcomeValue;
  /** The share of what lies below the part that is known, 0 to 1; null where nothing below it applies. */
  readonly coverage: number | string | null;
}

export interface ScorecardOutcome extends PartOutcome {
  /** The name of the band that the score lies in; null where there is none. */
  readonly band: string | null;
  /** Every part by its path. */
  readonly parts: Readonly<Record<string, PartOutcome>>;
}
