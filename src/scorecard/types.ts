/** Scorecards: trees of any depth whose leaves are questions or points, and whose root is one score. */
import { type WithCases } from "../core/case/types.js";
import { type About } from "../core/data/types.js";
import { type Combination, type MissingPolicy } from "../core/expression/words.js";
import { type Operand, type PointsFormula } from "../core/rule/types.js";

export const COMBINATIONS: readonly Combination[] = [
  "weightedMean",
  "mean",
  "geometricMean",
  "harmonicMean",
  "sum",
  "least",
  "greatest",
];
export const MISSING_POLICIES: readonly MissingPolicy[] = ["exclude", "lowest", "fail"];

interface PartAbout extends About {
  readonly id: string;
  /** Under a weighted, geometric or harmonic mean: how much the part counts; 1 unless stated. */
  readonly weight?: number | string;
}

/** Several parts as one score. */
export interface GroupPart extends PartAbout {
  /** How the parts make one score; a weighted mean unless stated. */
  readonly aggregate?: Combination;
  /** The score of the group is at most this. */
  readonly cap?: number | string;
  readonly parts: readonly Part[];
}

/** A question with one answer out of several. */
export interface QuestionPart extends PartAbout {
  /** The question in words. */
  readonly ask: string;
  /** What each answer is worth: on a card with a scale a fraction of best practice from 0 to 1, else a number. */
  readonly answers: Readonly<Record<string, number | string>>;
}

/** Points for a measured value: min(max, max * value / at), never below zero. */
export interface PointsPart extends PartAbout, PointsFormula {}

/** A score that is computed elsewhere: the value of a formula, at most `cap`. */
export interface ValuePart extends PartAbout {
  readonly score: Operand;
  readonly cap?: number | string;
}

export type Part = GroupPart | QuestionPart | PointsPart | ValuePart;

/** One band of scores, from its bound up to the next one's. */
export interface ScoreBand {
  readonly from: number | string;
  readonly is: string;
}

export interface Scorecard extends About, WithCases {
  /** The lowest and the highest score of a question; fractions are mapped onto it. */
  readonly scale?: readonly [number | string, number | string];
  /** What an unanswered part does: it is left out, counts as the lowest, or fails the whole. */
  readonly missing: MissingPolicy;
  /** The share of the parts that must be known for a score to be given, 0 to 1. */
  readonly minimumCoverage?: number | string;
  readonly bands?: readonly ScoreBand[];
  /** Decimal places in outcomes; 2 unless stated. */
  readonly digits?: number;
  readonly aggregate?: Combination;
  readonly cap?: number | string;
  readonly parts: readonly Part[];
}

/** The section `scorecards` of a program. */
export type Scorecards = Readonly<Record<string, Scorecard>>;
