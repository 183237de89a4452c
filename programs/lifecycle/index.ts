import { type ProgramDocument } from "../../src/program/document/types.js";
import document from "./program.json" with { type: "json" };

/**
 * The life of a partner as a default to begin with: six areas from recruiting to support, with the questions of each, what moves a partner forward and back, what is to be done in a stage, flags beside the
 * stages (latent, inactive, in name only, at risk) and what makes it worth while to try again.
 *
 * A stage is left when its questions are answered well enough and its figures are there; `reviewPartner` moves partners forward at once, and back at the end of a quarter. Questions, bounds and days are a vendor's own: spread the document and
 * replace them. Its `cases` show each boundary.
 *
 * @example
 * ```ts
 * import { parseProgram, reviewPartner } from "partner-program";
 * import { lifecycleProgram } from "partner-program/programs/lifecycle";
 *
 * const program = parseProgram({ ...lifecycleProgram, parameters: { enough: 50, targets: 5, decline: -0.1 } });
 * const facts = { agreementSince: "2026-02-01", jointPlan: true };
 * const answers = { readiness: { "recruit.brandFit": "yes", "recruit.verticalAlignment": "yes", "recruit.salesStaffing": "yes", "recruit.customerAlignment": "yes" } };
 * const partner = { id: "p1", facts, answers, records: { opportunities: [], activities: [] }, held: {} };
 * const review = reviewPartner(program, partner, { on: "2026-02-10", from: "2026-01-15" });
 * if (review.status === "reviewed") console.log(review.lifecycle?.events.map(({ on, to }) => `${on} ${to}`));
 * // => [ '2026-01-15 recruit', '2026-02-01 onboard' ]
 * ```
 */
export const lifecycleProgram: ProgramDocument = document as unknown as ProgramDocument;
