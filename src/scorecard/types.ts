/** Scorecards: trees of any depth whose leaves are questions or points, and whose root is one score. */
import { type WithCases } from "../core/case/types.js";
import { type About } from "../core/data/types.js";
import { type Combination, type MissingPolicy } from "../core/expression/words.js";
import { type Condition, type Operand, type PointsFormula } from "../core/rule/types.js";
import { type Shift } from "../core/time/window.js";

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
  /** The entry of the catalogue that it is about: `capability.preSales`. */
  readonly measures?: string;
  /** The part applies to partners for whom this holds; to the others it is not asked, and left out. */
  readonly appliesWhen?: Condition;
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

/** A part that can be acted on. */
interface LeafAbout extends PartAbout {
  /** What to do to reach best practice, for people. */
  readonly action?: string;
  /** What that takes, in a unit of the vendor's; 1 unless stated. */
  readonly effort?: number | string;
}

interface QuestionAbout extends LeafAbout {
  /** The question in words. */
  readonly ask: string;
  /** Whether the partner may answer that it does not apply, with a reason; it is then left out. */
  readonly mayNotApply?: boolean;
  /** On a card with dated answers: an answer counts for so long, and then has to be given again. */
  readonly validFor?: Shift;
}

/**
 * What an answer is worth is, on a card with a scale, a fraction of best practice from 0 to 1, else a number that is not negative.
 * A question with one answer out of several.
 */
export interface ChoiceQuestion extends QuestionAbout {
  readonly answers: Readonly<Record<string, number | string>>;
}

/** A question with several answers, whose worths add up. */
export interface SeveralQuestion extends QuestionAbout {
  readonly choices: Readonly<Record<string, number | string>>;
  /** The most that they are worth together; 1 on a card with a scale unless stated. */
  readonly most?: number | string;
}

/** A question that is answered with true or false. */
export interface YesNoQuestion extends QuestionAbout {
  readonly yes: number | string;
  /** 0 unless stated. */
  readonly no?: number | string;
}

/** A question that is answered with a number, which is worth so much from each bound on, and nothing below the first. */
export interface BandsQuestion extends QuestionAbout {
  readonly bands: readonly { readonly from: number | string; readonly is: number | string }[];
}

/** A question that is answered with a number, which is worth what lies on straight lines between corners. */
export interface CornersQuestion extends QuestionAbout {
  readonly corners: readonly { readonly at: number | string; readonly is: number | string }[];
}

/** The questions by their operator. */
export interface QuestionsByOperator {
  readonly answers: ChoiceQuestion;
  readonly choices: SeveralQuestion;
  readonly yes: YesNoQuestion;
  readonly bands: BandsQuestion;
  readonly corners: CornersQuestion;
}
export type QuestionPart = QuestionsByOperator[keyof QuestionsByOperator];

/** Points for a measured value: min(max, max * value / at), never below zero. */
export interface PointsPart extends LeafAbout, PointsFormula {}

/** A score that is computed elsewhere: the value of a formula, at most `cap`. */
export interface ValuePart extends LeafAbout {
  readonly score: Operand;
  readonly cap?: number | string;
}

export type Part = GroupPart | QuestionPart | PointsPart | ValuePart;

/** One band of scores, from its bound up to the next one's. */
export interface ScoreBand {
  readonly from: number | string;
  readonly is: string;
}

/** Where the score is going: it is compared with the score of another day. */
export interface Trend {
  /** From the judged day to the other one: { "quarters": -1 }. */
  readonly shift: Shift;
  /** A change of so much, either way, is none; 0 unless stated. */
  readonly deadBand?: number | string;
}

/** Where the partner stands with its score in the base. */
export interface Peers {
  /** Among the partners with the same value of this text; among all of them unless stated. */
  readonly among?: string;
  /** Among fewer partners nothing is told, so that nobody's score can be read off. */
  readonly minimumPeers: number;
}

export interface Scorecard extends About, WithCases {
  /** The lowest and the highest score of a question; fractions are mapped onto it. */
  readonly scale?: readonly [number | string, number | string];
  /** What an unanswered part does: it is left out, counts as the lowest, or fails the whole. */
  readonly missing: MissingPolicy;
  /** The share of the parts that must be known for a score to be given, 0 to 1. */
  readonly minimumCoverage?: number | string;
  readonly bands?: readonly ScoreBand[];
  /** Whether each answer is a list of answers from a day on, so that the score of another day can be told. */
  readonly dated?: boolean;
  readonly trend?: Trend;
  readonly peers?: Peers;
  /** Decimal places in outcomes; 2 unless stated. */
  readonly digits?: number;
  readonly aggregate?: Combination;
  readonly cap?: number | string;
  readonly parts: readonly Part[];
}

/** The section `scorecards` of a program. */
export type Scorecards = Readonly<Record<string, Scorecard>>;
