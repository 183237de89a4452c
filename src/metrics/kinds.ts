/** Which family a metric belongs to, told by its operator key. */
import { isFormula } from "../core/formula/lower.js";
import { recordsOperator } from "../core/records/operators.js";
import { type RecordsFigure } from "../core/records/types.js";
import { type Formula } from "../core/rule/types.js";
import { type Figure, type ReplayFigure, type ReplaysByOperator, type StandingFigure } from "./types.js";

/** Something to do for each family and each replay: one that has not answered does not compile. */
export interface FigureAnswers<Result> {
  readonly records: (figure: RecordsFigure) => Result;
  readonly formula: (formula: Formula) => Result;
  readonly standing: (figure: StandingFigure) => Result;
  readonly replay: { readonly [O in keyof ReplaysByOperator]: (figure: ReplaysByOperator[O]) => Result };
}

/** Answers by the operator of the figure. */
export function byFigure<Result>(figure: Figure, answers: FigureAnswers<Result>): Result {
  const replay = (Object.keys(answers.replay) as (keyof ReplaysByOperator)[]).find((key) => key in figure);
  if (replay !== undefined) return (answers.replay[replay] as (figure: ReplayFigure) => Result)(figure as ReplayFigure);
  if (recordsOperator(figure) !== undefined) return answers.records(figure as RecordsFigure);
  return isFormula(figure) ? answers.formula(figure) : answers.standing(figure as StandingFigure);
}
