/** What is told of a partner's rank. Plain JSON. */
import { type Unsettled } from "../../scorecard/analysis/weight-curve.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A weight at which the rank changes. */
export interface RankLimit {
  readonly weight: number | string;
  /** The rank beyond it. */
  readonly rank: number;
  /** Whether the rank has changed at this weight already, where scores are level, or only beyond it. */
  readonly reached: boolean;
  /** The ids of the partners that change places with it. */
  readonly passed: readonly string[];
}

export interface RankRoom {
  /** The weight of the document; 1 where it states none. */
  readonly weight: number | string;
  /** The nearest change as the weight falls; null where there is none down to 0. */
  readonly below: RankLimit | null;
  /** The nearest change as the weight grows; null where there is none, however much it grows. */
  readonly above: RankLimit | null;
}

export interface MeasuredRanks {
  readonly status: "measured";
  readonly partner: string;
  readonly asOf: string;
  readonly card: string;
  /** One more than there are partners with a higher score; null without a score. */
  readonly rank: number | null;
  /** How many partners have a score. */
  readonly ranked: number;
  /** How many have none, or could not be read. */
  readonly unranked: number;
  /** By path every part that counts and weighs something, for the partner or another one. */
  readonly parts: Readonly<Record<string, RankRoom>>;
  /**
   * What is not told, by path (the whole card under ""), as `weightSensitivity` says it; where it is so for one of the partners, it is for the rank.
   */
  readonly unsettled: Readonly<Record<string, Unsettled>>;
}
export type RankSensitivityOutcome = MeasuredRanks | IssuesOutcome;
