import { type ProgramDocument } from "../../src/program/document/types.js";
import document from "./program.json" with { type: "json" };

/**
 * The vendor's channel as a whole, evaluated as one partner: its life stage (starting, emerging, accelerating, maturing) by the figures of the base, the key questions and the needs of that stage with the tool that serves each,
 * the maturity of its operations by questionnaire, and the eight phases of its ecosystem.
 *
 * The first figure is how many of the signed partners produce revenue. Bounds, questions, needs and efforts are a vendor's own: spread the document and replace them. Its `cases` show each boundary.
 *
 * @example
 * ```ts
 * import { evaluatePartner, parseProgram, planImprovement } from "partner-program";
 * import { channelProgram } from "partner-program/programs/channel";
 *
 * const program = parseProgram(channelProgram);
 * const figures = { signedPartners: 120, producingPartners: 18, committedPartners: 4, partnerLedRevenue: 400000, totalRevenue: 9000000 };
 * const needs = { "emerging.training": true, "emerging.cadence": true };
 * const channel = { id: "channel", facts: { ...figures, partnerPipeline: 0, totalPipeline: 0 }, answers: { needs } };
 * const outcome = evaluatePartner(program, channel, { asOf: "2026-03-31" });
 * if (outcome.status === "evaluated") console.log(outcome.lifecycle?.stage.certain, outcome.metrics.signedToProducing);
 * // => emerging { status: 'value', value: 0.15 }
 * const plan = planImprovement(program, channel, { asOf: "2026-03-31", card: "needs", target: 50 });
 * if (plan.status === "planned") console.log(plan.actions.length, plan.route?.actions, plan.actions[0]?.action);
 * // => 4 [ 'emerging.activation' ] Partner relationship management: a plan that leads each partner to its first deal
 * ```
 */
export const channelProgram: ProgramDocument = document as unknown as ProgramDocument;
