/** Tiers: ladders of levels, each level with its own requirements. */
import { type Condition } from "../core/rule/types.js";
import { type WithCases } from "../core/case/types.js";
import { type About } from "../core/data/types.js";

/** A level. Without requirements everybody holds it. */
export interface Level extends About {
  readonly id: string;
  readonly requires?: Condition;
}

/** Levels from the lowest to the highest. */
export interface LevelLadder extends About, WithCases {
  /** `true`: a level holds only where those below it hold. Otherwise the highest one that holds counts, whatever lies below. */
  readonly nested?: boolean;
  readonly levels: readonly Level[];
}

/** The section `tiers` of a program: several ladders may stand side by side. */
export type Tiers = Readonly<Record<string, LevelLadder>>;
