/** Evaluates one incentive without a program. */
import { DEFAULT_ROUNDING } from "../core/number/round.js";
import {
  type StandaloneOptions,
  type StandaloneResult,
  type StandaloneValues,
  evaluateStandalone,
} from "../core/standalone/evaluate.js";
import { defineIncentives } from "./lower.js";
import { type IncentiveOutcome } from "./outcome-types.js";
import { incentiveLayout, incentiveOutcome } from "./outcome.js";
import { type Incentive } from "./types.js";

/**
 * Evaluates an incentive over facts: whether the partner is eligible, and the amount for the period of the judged day.
 *
 * `options.currency` decides the digits of the amount, `options.facts` declares the measures, `options.asOf` the day.
 * Laws: an amount is never negative and never above the cap; a graduated scale is continuous. What is
 * wrong with a definition of its type, or with the values, comes back as issues; a definition from elsewhere is read by
 * `parseProgram`.
 *
 * @example
 * ```ts
 * import { evaluateIncentive } from "partner-program/incentives";
 *
 * const rebate = {
 *   kind: "rebate",
 *   period: "fiscalQuarter",
 *   payOn: "bookings",
 *   scale: { apply: "graduated", bands: [{ from: 0, rate: 0 }, { from: 100000, rate: 0.02 }] },
 * } as const;
 * const options = { asOf: "2026-03-31", currency: "USD", facts: { bookings: "money" } } as const;
 * const result = evaluateIncentive(rebate, { facts: { bookings: "150000.30" } }, options);
 * console.log(result.status === "evaluated" && result.outcome.amount); // => 1000.01
 * ```
 * @since 0.1.0
 */
export function evaluateIncentive(
  incentive: Incentive,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<IncentiveOutcome> {
  const rounding = options.rounding ?? DEFAULT_ROUNDING;
  return evaluateStandalone(
    {
      needs: ["asOf", "currency"],
      definitions: defineIncentives({ incentives: { incentive } }, { rounding, checkPeriod: () => true }, ""),
      outcome: ({ plan, presentation, asOf, startMonth }) => {
        const layout = incentiveLayout("incentive", incentive, plan);
        return incentiveOutcome(layout, layout.periodOn(asOf, startMonth), presentation).outcome;
      },
    },
    values,
    options,
  );
}
