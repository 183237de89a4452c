/** What is told of one scorecard of one partner. Plain JSON. */
import { type AnswerValue } from "../../core/data/types.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { type ScorecardOutcome } from "../../scorecard/outcome-types.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A number with the digits of the card; null where there is none. */
type Figure = number | string | null;

export interface PartProfile {
  readonly kind: "group" | "question" | "points" | "score";
  readonly title?: string;
  /** The question in words. */
  readonly ask?: string;
  readonly score: OutcomeValue;
  /** The band of the card that the score of the part lies in; null on a card without a scale, where each part has a range of its own. */
  readonly band: string | null;
  readonly coverage: Figure;
  /** The score of best practice; null where the card does not say what that is. */
  readonly best: Figure;
  /** Best practice less the score. */
  readonly gap: Figure;
  /** What the part brings to the score of the card; those of the leaves add up to it, as it is shown. */
  readonly contribution: Figure;
}

export interface ProfiledScore {
  readonly status: "profiled";
  readonly partner: string;
  readonly asOf: string;
  readonly card: string;
  /** As `evaluatePartner` shows it. */
  readonly outcome: ScorecardOutcome;
  readonly best: Figure;
  readonly gap: Figure;
  /** Every part by its path, each group before its parts. */
  readonly parts: Readonly<Record<string, PartProfile>>;
}
export type ScoreProfile = ProfiledScore | IssuesOutcome;

/** Bringing one leaf of a card to best practice. */
export interface ImprovementAction {
  readonly path: string;
  readonly title?: string;
  readonly ask?: string;
  /** What to do, in the words of the card. */
  readonly action?: string;
  readonly effort: Figure;
  readonly score: OutcomeValue;
  readonly best: Figure;
  /** The answer of best practice, of a question. */
  readonly answer?: AnswerValue;
  /** The measured value that earns the most points. */
  readonly value?: Figure;
  /** What the card scores more once it is done, and nothing else; null where there is no score before or after. */
  readonly gain: Figure;
}

/** How a target is reached. */
export interface ImprovementRoute {
  readonly target: Figure;
  /** `undecided`: the search ended before every cheaper set of actions was tried; what was found by then is shown. */
  readonly status: "reached" | "unreachable" | "undecided";
  /** The paths of the actions of the cheapest set, by their gain; null where none was found. */
  readonly actions: readonly string[] | null;
  readonly effort: Figure;
  /** The score of the card once they are done. */
  readonly score: Figure;
}

export interface PlannedImprovement {
  readonly status: "planned";
  readonly partner: string;
  readonly asOf: string;
  readonly card: string;
  readonly score: OutcomeValue;
  /** By their gain, the greatest first; of equal gains the least effort first. */
  readonly actions: readonly ImprovementAction[];
  /** Null where no target was asked for. */
  readonly route: ImprovementRoute | null;
}
export type ImprovementPlanOutcome = PlannedImprovement | IssuesOutcome;
