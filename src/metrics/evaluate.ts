/** Evaluates metrics without a program. */
import { presentNamed } from "../core/outcome/present.js";
import { type OutcomeValue } from "../core/outcome/types.js";
import {
  type StandaloneOptions,
  type StandaloneResult,
  type StandaloneValues,
  evaluateStandalone,
} from "../core/standalone/evaluate.js";
import { defineMetrics } from "./lower.js";
import { type Metrics } from "./types.js";

/**
 * Evaluates metrics over facts and records on one day.
 *
 * `options.asOf` is the judged day; `options.facts` and `options.records` declare the data. Amounts come back as
 * decimal texts with the digits of `options.currency` (two unless stated). What is wrong with a definition of its type, or
 * with the values, comes back as issues; a definition from elsewhere is read by `parseProgram`. Laws: the order of records decides nothing; a sum over two windows that partition a third is its sum.
 *
 * @example
 * ```ts
 * import { evaluateMetrics } from "partner-program/metrics";
 *
 * const metrics = { bookings: { sum: "orders.amount", window: { fiscalQuarter: "whole" } } } as const;
 * const records = { orders: { date: "date", fields: { date: "date", amount: "money" } } } as const;
 * const values = { records: { orders: [{ date: "2026-02-01", amount: "0.1" }, { date: "2026-03-31", amount: "0.2" }] } };
 * const result = evaluateMetrics(metrics, values, { asOf: "2026-02-15", records });
 * console.log(result.status === "evaluated" && result.outcome.bookings); // => { status: 'value', value: '0.30' }
 * ```
 * @since 0.1.0
 */
export function evaluateMetrics(
  metrics: Metrics,
  values: StandaloneValues,
  options: StandaloneOptions,
): StandaloneResult<Readonly<Record<string, OutcomeValue>>> {
  return evaluateStandalone(
    {
      needs: ["asOf"],
      definitions: defineMetrics(metrics),
      outcome: ({ plan, presentation }) =>
        Object.fromEntries(Object.keys(metrics).map((id) => [id, presentNamed(plan.names.get(id)!, presentation)])),
    },
    values,
    options,
  );
}
