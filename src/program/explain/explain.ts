/** Explains a figure by replay: the partner is evaluated again, and the filled slots are read. */
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type EvaluateOptions } from "../options.js";
import { type EvaluatedRun, orRefuse, runPartner } from "../run.js";
import { type Partner } from "../partner/types.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Program, compiledOf } from "../program.js";
import { definitionEvidence } from "./evidence.js";
import { type Replay } from "./written.js";
import { notesAt } from "./notes.js";
import { ENGLISH } from "./phrasebook.js";
import { sentencesOf } from "./sentences.js";
import {
  type DefinitionEvidence,
  type Explanation,
  type NamedEvidence,
  type Phrasebook,
  type StepEvidence,
} from "./types.js";

export interface ExplainOptions extends EvaluateOptions {
  /** JSON pointer to a definition of the program document: `/tiers/main`, `/incentives/volume`, `/metrics/bookings`. */
  readonly at?: string;
  /** The name of a value instead of an address: `level.main.gold`, `score.capabilities`. */
  readonly name?: string;
  /** How many definitions away from the one that is asked for the explanation goes; to the last one unless stated. */
  readonly depth?: number;
  /** The words of the sentences; English unless stated. */
  readonly phrasebook?: Phrasebook;
}

/** The definition at an address, or the first one below it. */
function definitionAt(names: ReadonlyMap<string, NamedDefinition>, at: string): NamedDefinition | undefined {
  const all = [...names.values()];
  return at === ""
    ? undefined
    : (all.find(({ address }) => address === at) ?? all.find(({ address }) => address.startsWith(`${at}/`)));
}

/** What is asked for, by its name or its address. */
function startOf(
  { at = "", name }: ExplainOptions,
  names: ReadonlyMap<string, NamedDefinition>,
): NamedDefinition | Issue {
  const found = name === undefined ? definitionAt(names, at) : names.get(name);
  if (found !== undefined) return found;
  const known = name === undefined ? [...names.values()].map(({ address }) => address) : [...names.keys()];
  return issue("options.at", "", { found: name ?? at, nearest: nearestName(name ?? at, known) ?? "" });
}

/** Names of slots, without those that are explained inside another definition. */
export function namesBySlot(names: ReadonlyMap<string, NamedDefinition>): ReadonlyMap<Slot, NamedDefinition> {
  const bySlot = new Map<Slot, NamedDefinition>();
  for (const named of names.values()) {
    if (named.inner !== true && !bySlot.has(named.slot)) bySlot.set(named.slot, named);
  }
  return bySlot;
}

/** The names that decided a computation, in the order in which it reads them. */
function namesRead({ computation }: DefinitionEvidence): readonly string[] {
  const below = (operand: StepEvidence | NamedEvidence): readonly string[] => {
    if (!operand.decided) return [];
    return "name" in operand ? [operand.name] : operand.operands.flatMap(below);
  };
  return computation.operands.flatMap(below);
}

/** The definition and everything that decided it, each once, nearest first; no farther away than `depth`, and no more than `most`. */
function definitionsFrom(
  start: NamedDefinition,
  depth: number,
  most: number,
  program: Program,
  replay: Replay,
): readonly DefinitionEvidence[] {
  const found = new Map<string, DefinitionEvidence>();
  let names: readonly string[] = [start.name];
  for (let distance = 0; names.length > 0 && distance <= depth; distance += 1) {
    const next: string[] = [];
    for (const name of names) {
      if (found.has(name) || found.size >= most) continue;
      const named = replay.plan.names.get(name)!;
      const evidence = definitionEvidence(named, notesAt(program.document, named), replay);
      found.set(name, evidence);
      if (!evidence.given) next.push(...namesRead(evidence));
    }
    names = next;
  }
  return [...found.values()];
}

/** How much is told: a statement tells the first records of a figure, and the nearest definitions. */
export interface MostTold {
  readonly records: number;
  readonly definitions: number;
  readonly steps: number;
}

/** All of it, up to more steps than anybody reads. */
const EVERYTHING: MostTold = { records: Infinity, definitions: Infinity, steps: 20_000 };

/** The explanation of a partner that was run; a figure within what is allowed may need more once it is explained. */
export function explainRun(
  run: EvaluatedRun,
  options: ExplainOptions,
  most: MostTold = EVERYTHING,
): Explanation | IssuesOutcome {
  return orRefuse(run.partner.id, run.asOf.text, () => explained(run, options, most));
}

function explained(run: EvaluatedRun, options: ExplainOptions, most: MostTold): Explanation {
  const { program } = run;
  const { plan } = compiledOf(program);
  const start = startOf(options, plan.names);
  if ("code" in start) {
    const issues = [start];
    return { status: "issues", partner: run.partner.id, asOf: options.asOf, issues };
  }
  const named = namesBySlot(plan.names);
  const { frame, surroundings } = run;
  const { values } = run.partner;
  surroundings.work.left = run.work;
  const again = { plan, partner: values, surroundings, slots: [...frame.slots], rows: frame.rows };
  const replay = {
    plan,
    run: again,
    given: values.given,
    named,
    mostRecords: most.records,
    steps: { left: most.steps },
  };
  const definitions = definitionsFrom(start, options.depth ?? Infinity, most.definitions, program, replay);
  const { currency } = run.partner;
  return {
    status: "explained",
    partner: run.partner.id,
    asOf: run.asOf.text,
    currency,
    definitions,
    sentences: sentencesOf(definitions, { program, currency, phrasebook: options.phrasebook ?? ENGLISH }),
  };
}

/**
 * Explains a figure of a partner: the rule, what was read and decided it, the band, the cap and the rounding, down to the
 * records; as evidence (plain JSON with addresses into document and data) and as sentences.
 *
 * The partner is evaluated again with the same options, so the explanation is of the same run. Law: the evidence
 * replays to the value; the values of the counted records add up to the figure.
 *
 * @example
 * ```ts
 * import { explainPartner, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "date", key: "id", fields: { id: "string", date: "date", amount: "money" } } },
 *   metrics: { bookings: { title: "Bookings", sum: "orders.amount" } },
 * });
 * const orders = [{ id: "A1", date: "2026-02-01", amount: "100.10" }];
 * const explanation = explainPartner(program, { id: "p1", records: { orders } }, { asOf: "2026-03-31", at: "/metrics/bookings" });
 * if (explanation.status === "explained") console.log(explanation.sentences.join("\n"));
 * // => Bookings = 100.10 EUR: sum over orders: 1 of 1 records, up to 2026-03-31
 * // =>   A1 (2026-02-01): 100.10 EUR
 * ```
 * @since 0.1.0
 */
export function explainPartner(written: Program, partner: Partner, options: ExplainOptions): Explanation {
  const run = runPartner(written, partner, options);
  return "refused" in run ? run.refused : explainRun(run, options);
}
