/** Progress toward the levels of every ladder. */
import { pointer } from "../../core/issue/issue.js";
import { type EvaluateOptions } from "../options.js";
import { type EvaluatedRun, orRefuse, presentationOf, runPartner } from "../run.js";
import { type ProgramDocument } from "../document/types.js";
import { verdictOf } from "../../core/outcome/present.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type Reader, namedRequirements, requirementOf, slotsByAddress } from "./requirement.js";
import { type LevelProgress, type MeasuredProgress, type Progress } from "./types.js";

function ladderProgress(id: string, document: ProgramDocument, reader: Reader): readonly LevelProgress[] {
  const { presentation } = reader;
  return document.tiers![id]!.levels.map((level, index) => {
    const address = pointer("/tiers", id, "levels", index, "requires");
    const verdict = presentation.plan.names.get(`level.${id}.${level.id}`)!;
    return {
      id: level.id,
      status: verdictOf(presentation.at(verdict.slot)),
      requires: level.requires === undefined ? null : requirementOf(level.requires, address, reader),
    };
  });
}

/** The progress of a partner that was run. */
export function progressOf(run: EvaluatedRun): MeasuredProgress {
  const { program } = run;
  const presentation = presentationOf(program, run.partner, run.frame);
  const reader = { presentation, slotAt: slotsByAddress(presentation) };
  const { document } = program;
  const tiers = Object.keys(document.tiers ?? {}).map((id) => [id, ladderProgress(id, document, reader)] as const);
  return {
    status: "measured",
    partner: run.partner.id,
    asOf: run.asOf.text,
    tiers: Object.fromEntries(tiers),
    conditions: namedRequirements(
      tiers.flatMap(([, levels]) => levels.flatMap(({ requires }) => (requires === null ? [] : [requires]))),
      document,
      reader,
    ),
  };
}

/**
 * Measures how far a partner is from every level: each requirement with its verdict, the actual value, what is needed,
 * and the gap.
 *
 * Laws: a level's requirement tree has the verdict that the level has (in a ladder that is not nested), and a numeric
 * requirement is met exactly where its gap is null and its value known.
 *
 * @example
 * ```ts
 * import { measureProgress, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { bookings: "money" },
 *   tiers: {
 *     main: {
 *       levels: [
 *         { id: "registered" },
 *         { id: "gold", requires: { fact: "bookings", operator: "greaterThanInclusive", value: 400000 } },
 *       ],
 *     },
 *   },
 * });
 * const progress = measureProgress(program, { id: "p1", facts: { bookings: "387600" } }, { asOf: "2026-03-31" });
 * const gold = progress.status === "measured" ? progress.tiers.main?.[1]?.requires : undefined;
 * console.log(gold?.kind === "fact" && gold.gap); // => 12400.00
 * ```
 * @since 0.1.0
 */
export function measureProgress(written: Program, partner: Partner, options: EvaluateOptions): Progress {
  const run = runPartner(written, partner, options);
  if ("refused" in run) return run.refused;
  return orRefuse(run.partner.id, run.asOf.text, () => progressOf(run));
}
