/** Evaluates one ladder of levels without a program. */
import {
  type StandaloneOptions,
  type StandaloneResult,
  type StandaloneValues,
  evaluateStandalone,
} from "../core/standalone/evaluate.js";
import { defineTiers } from "./lower.js";
import { type LevelOutcome } from "./outcome-types.js";
import { levelLayout, levelOutcome } from "./outcome.js";
import { type LevelLadder } from "./types.js";

/**
 * Evaluates a ladder over facts: which level holds for certain, which may hold, and the verdict of every level.
 *
 * `options.facts` declares the kind of each fact; one that is missing is unknown. Contradictions in a
 * ladder of its type, and values of the wrong kind, come back as issues; a ladder from elsewhere is read by
 * `parseProgram`.
 *
 * @example
 * ```ts
 * import { evaluateLadder } from "partner-program/tiers";
 *
 * const ladder = {
 *   levels: [
 *     { id: "registered" },
 *     { id: "gold", requires: { fact: "certifiedPeople", operator: "greaterThanInclusive", value: 6 } },
 *   ],
 * } as const;
 * const result = evaluateLadder(ladder, { facts: { certifiedPeople: 6 } }, { facts: { certifiedPeople: "integer" } });
 * console.log(result.status === "evaluated" && result.outcome.certain); // => gold
 * ```
 * @since 0.1.0
 */
export function evaluateLadder(
  ladder: LevelLadder,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<LevelOutcome> {
  return evaluateStandalone(
    {
      definitions: defineTiers({ ladder }, ""),
      outcome: ({ plan, presentation }) => levelOutcome(levelLayout("ladder", ladder, plan), presentation),
    },
    values,
    options,
  );
}
