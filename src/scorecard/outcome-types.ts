/** What the evaluation of a scorecard answers. */
import { type Direction } from "../core/expression/words.js";
import { type OutcomeValue } from "../core/outcome/types.js";

export interface PartOutcome {
  readonly score: OutcomeValue;
  /** The share of what lies below the part that is known, 0 to 1; null where nothing below it applies. */
  readonly coverage: number | string | null;
}

/** Where a score is going. */
export interface TrendOutcome {
  /** The score less the score of the other day. */
  readonly change: OutcomeValue;
  /** Null where the change is not known, or there is none. */
  readonly direction: Direction | null;
}

/** Where a score stands among those of the base. */
export interface PeersOutcome {
  /** How many partners of the base have the score. */
  readonly count: OutcomeValue;
  /** The share of them that it is level with or ahead of. */
  readonly percentileRank: OutcomeValue;
  /** From 1 to 4, the best. */
  readonly quartile: OutcomeValue;
  readonly median: OutcomeValue;
  /** The score less the median. */
  readonly gapToMedian: OutcomeValue;
}

export interface ScorecardOutcome extends PartOutcome {
  /** Where the card states one. */
  readonly trend?: TrendOutcome;
  /** Where the card asks for them. */
  readonly peers?: PeersOutcome;
  /** The name of the band that the score lies in; null where there is none. */
  readonly band: string | null;
  /** Every part by its path. */
  readonly parts: Readonly<Record<string, PartOutcome>>;
}
