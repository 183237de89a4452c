/** Evaluates a partner's life cycle without a program. */
import {
  type StandaloneOptions,
  type StandaloneResult,
  type StandaloneValues,
  evaluateStandalone,
} from "../core/standalone/evaluate.js";
import { defineLifecycle } from "./lower.js";
import { type LifecycleOutcome } from "./outcome-types.js";
import { lifecycleLayout, lifecycleOutcome } from "./outcome.js";
import { type PartnerLifecycle } from "./types.js";

/**
 * Evaluates life stages and flags over facts and records. A stage is entered once those before it are.
 *
 * `options.facts` and `options.records` declare the data. What is wrong with a life cycle of its
 * type, or with the values, comes back as issues; one from elsewhere is read by `parseProgram`.
 *
 * @example
 * ```ts
 * import { evaluateLifecycle } from "partner-program/lifecycle";
 *
 * const lifecycle = {
 *   stages: [{ id: "recruit" }, { id: "onboard", enter: { fact: "agreementSigned", operator: "equal", value: true } }],
 *   flags: { inNameOnly: { when: { fact: "deals", operator: "equal", value: 0 } } },
 * } as const;
 * const values = { facts: { agreementSigned: true, deals: 0 } };
 * const result = evaluateLifecycle(lifecycle, values, { facts: { agreementSigned: "boolean", deals: "integer" } });
 * if (result.status === "evaluated") console.log(result.outcome.stage.certain, result.outcome.flags.inNameOnly);
 * // => onboard met
 * ```
 * @since 0.1.0
 */
export function evaluateLifecycle(
  lifecycle: PartnerLifecycle,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<LifecycleOutcome> {
  return evaluateStandalone(
    {
      definitions: defineLifecycle({ partner: lifecycle }),
      outcome: ({ plan, presentation }) => lifecycleOutcome(lifecycleLayout(lifecycle, plan), presentation),
    },
    values,
    options,
  );
}
