/** The statement of a partner: every incentive with its amount, why it is so, and what comes next. */
import { writeFixed } from "../../core/number/decimal.js";
import { type Presentation } from "../../core/outcome/present.js";
import { numberOf } from "../../core/rule/constant.js";
import { type IncentiveLayout } from "../../incentives/outcome.js";
import { type Incentive } from "../../incentives/types.js";
import { type ProgramDocument } from "../document/types.js";
import { explainRun, namesBySlot } from "../explain/explain.js";
import { notesAt } from "../explain/notes.js";
import { type Phrasebook } from "../explain/types.js";
import { type EvaluateOptions } from "../options.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program, compiledOf } from "../program.js";
import { type EvaluatedRun, orRefuse, presentationOf, runPartner } from "../run.js";
import { type SlotNames, nextBand } from "./next-band.js";
import { nextLineBand } from "./next-line-band.js";
import { type NextBand, type Statement, type StatementEntry, type StatementResult } from "./types.js";

export interface StatementOptions extends EvaluateOptions {
  /** The words of the sentences; English unless stated. */
  readonly phrasebook?: Phrasebook;
}

/** How many definitions away from an incentive its sentences go: itself, its lines or what it is paid on. */
const DEPTH = 1;

/** How many records and definitions its sentences tell; `explainPartner` tells all of them. */
const MOST_TOLD = { records: 100, definitions: 50, steps: 300 };

function slotNames(program: Program): SlotNames {
  const bySlot = namesBySlot(compiledOf(program).plan.names);
  return {
    nameOf: (slot) => bySlot.get(slot)?.name ?? "",
    titleOf: (slot) => {
      const named = bySlot.get(slot);
      return named === undefined ? "what is measured" : (notesAt(program.document, named).title ?? named.name);
    },
  };
}

/** The cap as it is posted, where it is a number of the document. */
function capOf({ cap }: Incentive, digits: number): string | undefined {
  // What is left of a cap that a longer period shares is no number of the document.
  const exact = cap?.per === undefined ? numberOf(cap?.amount) : undefined;
  return exact === undefined ? undefined : writeFixed(exact, digits);
}

/** What a statement is made of. */
interface Source {
  readonly document: ProgramDocument;
  readonly presentation: Presentation;
  readonly outcome: EvaluatedOutcome;
  readonly names: SlotNames;
  readonly because: (id: string) => readonly string[];
}

function entryOf(
  [id, layout]: readonly [string, IncentiveLayout],
  { document, presentation, outcome, names, because }: Source,
): StatementEntry {
  const incentive = document.incentives![id]!;
  const own = outcome.incentives[id]!;
  const isGiven = presentation.given.has(layout.slots.due);
  const next: NextBand | undefined =
    own.status === "due" && !isGiven
      ? (nextBand(layout, presentation, names) ?? nextLineBand(layout, presentation))
      : undefined;
  const cap = capOf(incentive, layout.places ?? presentation.currencyDigits);
  return {
    id,
    kind: incentive.kind,
    title: incentive.title ?? id,
    ...own,
    ...(cap === undefined ? {} : { cap }),
    ...(next === undefined ? {} : { next }),
    because: because(id),
  };
}

/**
 * States what a partner is paid on a day: each incentive with its amount, exact and rounded, its lines and shares, why it is so, and how
 * far the next band is. `writeStatement` makes a text or Markdown of it.
 *
 * Amounts are those of `evaluatePartner`. Laws: the amounts of lines add up to their entry's, those of the entries (but points) to the
 * total; what `next` says it earns is the difference between two evaluations.
 *
 * @example
 * ```ts
 * import { parseProgram, statePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { bookings: "money" },
 *   incentives: {
 *     volume: {
 *       kind: "rebate",
 *       period: "calendarQuarter",
 *       payOn: "bookings",
 *       scale: { apply: "graduated", bands: [{ from: 0, rate: 0.025 }, { from: 100000, rate: 0.04 }] },
 *     },
 *   },
 * });
 * const statement = statePartner(program, { id: "p1", facts: { bookings: "87600" } }, { asOf: "2026-03-31" });
 * if (statement.status === "stated") console.log(statement.entries[0]!.next?.more, statement.entries[0]!.next?.earns); // => 12400.00 310.00
 * ```
 * @since 0.1.0
 */
export function statePartner(program: Program, partner: Partner, options: StatementOptions): StatementResult {
  const run = runPartner(program, partner, options);
  return "refused" in run ? run.refused : orRefuse(run.partner.id, run.asOf.text, () => stateRun(run, options));
}

function stateRun(run: EvaluatedRun, options: StatementOptions): Statement {
  const presentation = presentationOf(run.program, run.partner, run.frame);
  const because = (id: string): readonly string[] => {
    const explained = explainRun(run, { ...options, name: `incentive.${id}`, depth: DEPTH }, MOST_TOLD);
    return explained.status === "explained" ? explained.sentences : [];
  };
  const { document } = run.program;
  const outcome = outcomeOf({ judged: run, partner: run.partner, presentation });
  const source = { document, presentation, outcome, names: slotNames(run.program), because };
  return {
    status: "stated",
    partner: outcome.partner,
    program: document.title ?? document.id,
    asOf: outcome.asOf,
    currency: outcome.currency,
    entries: compiledOf(run.program).layout.incentives.map((entry) => entryOf(entry, source)),
    total: outcome.payable,
  };
}
