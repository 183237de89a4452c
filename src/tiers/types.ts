/** Tiers: ladders of levels, each level with its own requirements. */
import { type Condition, type Operand } from "../core/rule/types.js";
import { type WithCases } from "../core/case/types.js";
import { type About } from "../core/data/types.js";
import { type DueRequirement, type Review, type UpOrOut } from "../core/review/types.js";

/** A level. Without requirements everybody holds it. */
export interface Level extends About {
  readonly id: string;
  readonly requires?: Condition;
  /** What keeps a partner on the level, where that differs from what it requires. */
  readonly keep?: Condition;
  /** What has to be shown besides at every so many reviews. */
  readonly keepEvery?: Readonly<Record<string, DueRequirement<Condition>>>;
  /** How long the level can be held without rising. */
  readonly upOrOut?: UpOrOut;
  /** Ids under which earlier versions knew the level: who holds one of them holds this one. */
  readonly formerly?: readonly string[];
  /**
   * What its partners get, besides what the levels below it give and it does not state anew: a number, a truth value, a formula; a text is written
   * `{ "value": "by phone" }`, and what differs by segment is a parameter.
   */
  readonly benefits?: Readonly<Record<string, Operand>>;
}

/** A benefit in words. */
export interface BenefitDeclaration extends About {
  /** What its number counts, for people. */
  readonly unit?: string;
}

/** Levels from the lowest to the highest. */
export interface LevelLadder extends About, WithCases {
  /** `true`: a level holds only where those below it hold. Otherwise the highest one that holds counts, whatever lies below. */
  readonly nested?: boolean;
  /** Whether a partner gets the benefits of the level that it qualifies for (unless stated), or of the one that it holds. */
  readonly benefitsBy?: "qualified" | "held";
  /** The benefits that there are, in words; where they are listed, levels give no other. */
  readonly benefits?: Readonly<Record<string, BenefitDeclaration>>;
  readonly levels: readonly Level[];
  /** How partners move between the levels over time. */
  readonly review?: Review;
}

/** The section `tiers` of a program: several ladders may stand side by side. */
export type Tiers = Readonly<Record<string, LevelLadder>>;
