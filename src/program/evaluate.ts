/** Evaluates partners: pure, without a clock, a zone, a locale, randomness or input and output. */
import { type ColumnsInput, columnChunks, isColumns } from "./columns/run.js";
import { type EvaluateOptions } from "./options.js";
import { outcomeOf } from "./outcome/outcome.js";
import { type Outcome } from "./outcome/types.js";
import { type Partner } from "./partner/types.js";
import { type Program } from "./program.js";
import { presentPartner } from "./run.js";

/**
 * Evaluates one partner on one day: metrics, scorecards, life stage, levels and what is due.
 *
 * The answer is plain JSON. It never throws on a program that was parsed: a partner whose data is wrong gets an outcome
 * of issues, each with its address in the partner document. Laws: the same arguments give the same answer, the
 * arguments are not changed, and the order of records decides nothing.
 *
 * @example
 * ```ts
 * import { evaluatePartner, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "date", fields: { date: "date", amount: "money" } } },
 *   metrics: { bookings: { sum: "orders.amount", window: { fiscalYear: "toDate" } } },
 * });
 * const partner = { id: "p1", records: { orders: [{ date: "2026-02-01", amount: "100.10" }] } };
 * const outcome = evaluatePartner(program, partner, { asOf: "2026-03-31" });
 * console.log(outcome.status === "evaluated" && outcome.metrics.bookings);
 * // => { status: 'value', value: '100.10' }
 * ```
 * @since 0.1.0
 */
export function evaluatePartner(program: Program, partner: Partner, options: EvaluateOptions): Outcome {
  return presentPartner(program, partner, options, outcomeOf);
}

/**
 * Evaluates partners one after the other, lazily: outcomes come out as partners go in, and nothing is kept.
 *
 * A partner with bad data yields an outcome of issues, and the others go on.
 *
 * @example
 * ```ts
 * import { evaluatePartners, parseProgram } from "partner-program";
 *
 * const program = parseProgram({ language: 1, id: "acme", currency: "EUR" });
 * for (const outcome of evaluatePartners(program, [{ id: "p1" }, { id: "p2" }], { asOf: "2026-03-31" })) {
 *   console.log(outcome.partner);
 * }
 * // => p1
 * // => p2
 * ```
 * @since 0.1.0
 */
export function* evaluatePartners(
  program: Program,
  partners: Iterable<Partner> | ColumnsInput,
  options: EvaluateOptions,
): Generator<Outcome, void, undefined> {
  if (!isColumns(partners)) {
    for (const partner of partners) yield evaluatePartner(program, partner, options);
    return;
  }
  for (const chunk of columnChunks(program, partners, options))
    for (let lane = 0; lane < chunk.count; lane += 1) yield chunk.answer(lane, outcomeOf);
}
