/** Evaluates one scorecard without a program. */
import {
  type StandaloneOptions,
  type StandaloneResult,
  type StandaloneValues,
  evaluateStandalone,
} from "../core/standalone/evaluate.js";
import { defineScorecards } from "./lower.js";
import { type ScorecardOutcome } from "./outcome-types.js";
import { scorecardLayout, scorecardOutcome } from "./outcome.js";
import { type Scorecard } from "./types.js";

/**
 * Evaluates a scorecard over answers and facts: the score, its band, its coverage, and those of every part.
 *
 * Answers are keyed by the path of their question. Laws: a mean lies between the least and the greatest of its parts;
 * multiplying all weights of a group by a positive number changes nothing; a better answer never lowers the score.
 * What is wrong with a card of its type, or with the values, comes back as issues; a card from elsewhere is read by
 * `parseProgram`.
 *
 * @example
 * ```ts
 * import { evaluateScorecard } from "partner-program/scorecard";
 *
 * const card = {
 *   scale: [1, 100],
 *   missing: "exclude",
 *   bands: [{ from: 1, is: "red" }, { from: 50, is: "yellow" }, { from: 75, is: "green" }],
 *   parts: [{ id: "demo", ask: "Can the partner demonstrate the product?", answers: { no: 0, partly: 0.5, yes: 1 } }],
 * } as const;
 * const result = evaluateScorecard(card, { answers: { demo: "partly" } }, {});
 * if (result.status === "evaluated") console.log(result.outcome.score, result.outcome.band);
 * // => { status: 'value', value: 50.5 } yellow
 * ```
 * @since 0.1.0
 */
export function evaluateScorecard(
  card: Scorecard,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<ScorecardOutcome> {
  return evaluateStandalone(
    {
      card: "card",
      definitions: defineScorecards({ card }, ""),
      outcome: ({ plan, presentation }) => scorecardOutcome(scorecardLayout("card", card, plan), presentation),
    },
    values,
    options,
  );
}
