/** What is told of a whole base of partners: plain JSON. */
import { type BaseFigures } from "../../core/expression/base.js";
import { type Issue } from "../../core/issue/issue.js";
import { type ConcentrationFigures } from "../../metrics/concentration.js";

/** How partners spread over the rungs of a ladder, counted by the rung that each holds for certain. */
export interface LadderSpread {
  readonly counts: Readonly<Record<string, number>>;
  /** Partners without any rung. */
  readonly none: number;
  /** Partners that are counted on their certain rung and may hold a higher one. */
  readonly undecided: number;
}

export interface FlagSpread {
  readonly met: number;
  readonly unmet: number;
  readonly unknown: number;
}

/** What one incentive posts, in one currency. */
export interface IncentivePayout {
  readonly amount: string;
  /** Partners with an amount above zero. */
  readonly partners: number;
  /** Partners whose amount is provisional or unknown. */
  readonly open: number;
}

export interface ConcentrationSummary extends ConcentrationFigures {
  /** Partners for which the figure is unknown or not applicable; they are not counted above. */
  readonly left: number;
}

export interface RefusedPartner {
  readonly partner: string;
  readonly codes: readonly string[];
  /** The first three of them, with their addresses and how to mend them. */
  readonly issues: readonly Issue[];
}

export interface BaseSummary {
  readonly asOf: string;
  readonly partners: number;
  readonly evaluated: number;
  /** Partners that were not evaluated, and the first hundred of them. */
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  readonly tiers: Readonly<Record<string, LadderSpread>>;
  readonly stages?: LadderSpread;
  readonly flags: Readonly<Record<string, FlagSpread>>;
  /** By incentive, then by currency; of incentives that count points, under `points`. */
  readonly incentives: Readonly<Record<string, Readonly<Record<string, IncentivePayout>>>>;
  /** By currency: all incentives together. */
  readonly payable: Readonly<Record<string, string>>;
  /** The values of the figures that metrics rank partners by: pass the summary as `base` to read them of one partner. */
  readonly standings: BaseFigures;
  /** By figure, then by currency: amounts of several currencies are never added. */
  readonly concentration: Readonly<Record<string, Readonly<Record<string, ConcentrationSummary>>>>;
}
