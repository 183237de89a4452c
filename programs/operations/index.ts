import { type ProgramDocument } from "../../src/program/document/types.js";
import document from "./program.json" with { type: "json" };

/**
 * The operational metrics of a channel over the vendor's own records, which are evaluated as those of one partner: turnaround in hours and
 * business hours, fund utilization, onboarding, data accuracy, adoption, conversion, coverage, pipeline, training and payments. Each mean stands beside its
 * median and its ninetieth percentile; what is pending is left out and counted.
 *
 * Calendars, parameters and windows are a vendor's own: spread the document and replace them. Its `cases` hold worked records.
 *
 * @example
 * ```ts
 * import { evaluatePartner, parseProgram } from "partner-program";
 * import { operationsProgram } from "partner-program/programs/operations";
 *
 * const program = parseProgram({ ...operationsProgram, parameters: { decisionDays: 1, activeDays: 90, reviewMonths: 6 } });
 * const registration = { id: "R1", partner: "P1", submittedOn: "2026-01-16", ledBy: "partner" };
 * const times = { submittedAt: "2026-01-16T16:00:00Z", decidedAt: "2026-01-19T10:00:00Z", decision: "approved" };
 * const channel = { id: "channel", records: { registrations: [{ ...registration, ...times }] } };
 * const outcome = evaluatePartner(program, channel, { asOf: "2026-03-31" });
 * if (outcome.status === "evaluated") console.log(outcome.metrics.turnaroundMean, outcome.metrics.turnaroundBusinessMean);
 * // => { status: 'value', value: 66 } { status: 'value', value: 2 }
 * ```
 */
export const operationsProgram: ProgramDocument = document as unknown as ProgramDocument;
