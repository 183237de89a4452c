/** Compares two programs over the same partners, and over all partners there can be. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { type Budget } from "../../core/analysis/search.js";
import {
  type MoveCounter,
  type Comparisons,
  comparisonsOn,
  createCounter,
  reasonsOf,
} from "../base/transition-count.js";
import { countRefused } from "../base/refused.js";
import { type Transition } from "../base/transition-types.js";
import { readBudget, sessionOn } from "../check/check.js";
import { judge } from "../judge.js";
import { MOST_TOLD, checkMostTold } from "../options.js";
import { type EvaluatedOutcome, type IssuesOutcome, type Outcome } from "../outcome/types.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type Partner } from "../partner/types.js";
import { readableBy } from "../partner/readable.js";
import { type CompiledProgram, type Program } from "../program.js";
import { presentPartner, refuse } from "../run.js";
import { AmountCounter } from "./amounts.js";
import { createCliffCounter } from "./cliffs.js";
import { Counterexamples } from "./counterexamples.js";
import { jointOf } from "./joint.js";
import { theoremsOf } from "./theorems.js";
import { type CompareOptions, type ComparedPrograms, type ProgramComparison } from "./types.js";

const BUDGET = 10_000_000;

/** What is asked, read. */
interface Asked {
  readonly day: { readonly asOf: string };
  readonly most: number;
  readonly segments: readonly string[];
  readonly budget: Budget;
}

/** Segments are conditions that both programs have. */
function checkSegments(programs: readonly Program[], segments: unknown): readonly Issue[] {
  const isKnown = (name: unknown): boolean =>
    typeof name === "string" && programs.every(({ document: { conditions = {} } }) => Object.hasOwn(conditions, name));
  if (Array.isArray(segments) && segments.every(isKnown)) return [];
  return [issue("options.segments", "", { found: quote(segments) })];
}

/** The options, or what is wrong with them. Callers without types may pass anything. */
function readAsked(programs: readonly [Program, Program], raw: unknown): Asked | readonly Issue[] {
  try {
    const { most = MOST_TOLD, segments = [], budget: rawBudget, ...day } = isEntries(raw) ? raw : {};
    const judged = judge(programs[0], day);
    const budget = readBudget(rawBudget, BUDGET);
    const issues = [
      ...("program" in judged ? [] : judged),
      ...checkMostTold(most),
      ...checkSegments(programs, segments),
      ...("code" in budget ? [budget] : []),
    ];
    if (issues.length > 0 || "code" in budget) return issues;
    return { day: day as unknown as Asked["day"], most: most as number, segments: segments as readonly string[], budget }; // prettier-ignore
  } catch {
    return [issue("options.asOf", "", { found: "options that fail while they are read" })];
  }
}

/** Counts who moves, and keeps the first of them with what differs first. */
class Moves {
  readonly #programs: readonly [Program, Program];
  readonly #asked: Asked;
  readonly #counters = new Map<string, MoveCounter>();
  readonly moved: Transition[] = [];

  constructor(programs: readonly [Program, Program], asked: Asked) {
    this.#programs = programs;
    this.#asked = asked;
  }

  /** Takes a partner as each of the programs reads it. */
  take(partner: readonly Partner[], before: EvaluatedOutcome, after: EvaluatedOutcome): void {
    let comparisons: readonly [Comparisons, Comparisons] | undefined;
    for (const [id, to] of Object.entries(after.tiers)) {
      const from = before.tiers[id];
      if (from === undefined) continue;
      const counter = this.#counters.get(id) ?? createCounter();
      this.#counters.set(id, counter);
      const direction = counter.take(from, to);
      if (direction === undefined || this.moved.length >= this.#asked.most) continue;
      comparisons ??= this.#programs.map((program, side) => comparisonsOn(program, partner[side]!, this.#asked.day)) as unknown as readonly [Comparisons, Comparisons]; // prettier-ignore
      const reasons = reasonsOf(id, [from, to], comparisons);
      this.moved.push({ partner: after.partner, ladder: id, from: from.certain, to: to.certain, direction, reasons });
    }
  }

  tiers(): ComparedPrograms["tiers"] {
    return Object.fromEntries([...this.#counters].map(([id, counter]) => [id, counter.result()]));
  }
}

/**
 * Compares two programs: over the same partners who moves and why, who is paid more and less, what it costs by incentive, and who stands
 * on a cliff; and over all partners there can be whether nobody loses a level, nobody is paid less by an incentive, and nothing changes for the
 * segments that are asked of. Each of these is proved, shown on a partner, or undecided.
 *
 * Laws: `paid` counts every partner that was evaluated by both; `difference` is `after` less `before`; a program compared with itself
 * moves nobody, changes no amount and proves everything.
 *
 * @example
 * ```ts
 * import { type ProgramDocument, comparePrograms, parseProgram } from "partner-program";
 *
 * const documentWith = (rate: number): ProgramDocument => ({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { sales: { type: "money", min: 0, required: true } },
 *   incentives: { rebate: { kind: "rebate", period: "calendarYear", payOn: "sales", scale: { flat: { rate } } } },
 * });
 * const [before, after] = [0.02, 0.03].map((rate) => parseProgram(documentWith(rate)));
 * const partners = [{ id: "a", facts: { sales: 10000 } }, { id: "b", facts: { sales: 0 } }];
 * const comparison = comparePrograms(before!, after!, partners, { asOf: "2026-12-31" });
 * if (comparison.status === "compared") console.log(comparison.payable.EUR?.difference, comparison.paid.more);
 * // => 100.00 1
 * ```
 * @since 0.1.0
 */
export function comparePrograms(
  before: Program,
  after: Program,
  partners: Iterable<Partner>,
  options: CompareOptions,
): ProgramComparison {
  const programs = [before, after] as const;
  const asked = readAsked(programs, options);
  if (!("day" in asked)) return refuse("", "", asked);
  const { day, most, segments, budget } = asked;
  const sessions = programs.map((program) => sessionOn(program, day.asOf, budget));
  const cliffs = sessions.map((session, index) => createCliffCounter(session, programs[index]!, day));
  const [own, other] = sessions.map(({ compiled }) => compiled) as [CompiledProgram, CompiledProgram];
  const readers = [readableBy(own, other), readableBy(other, own)];
  const moves = new Moves(programs, asked);
  const amounts = new AmountCounter();
  const counterexamples = new Counterexamples(day.asOf);
  const refused = countRefused();
  let count = 0;
  for (const partner of partners) {
    count += 1;
    const sides = readers.map((read) => read(partner));
    const [was, is] = programs.map((program, side) => presentPartner(program, sides[side]!, day, outcomeOf)) as [
      Outcome,
      Outcome,
    ];
    if (was.status === "issues" || is.status === "issues") {
      refused.take(was.status === "issues" ? was : (is as IssuesOutcome));
      continue;
    }
    moves.take(sides, was, is);
    amounts.take(was, is);
    counterexamples.take(partner, was, is);
    for (const [side, counter] of cliffs.entries()) counter.take(sides[side]!);
  }
  return {
    status: "compared",
    asOf: day.asOf,
    partners: count,
    refused: refused.result(),
    tiers: moves.tiers(),
    moved: moves.moved,
    ...amounts.result(most),
    cliffs: { before: cliffs[0]!.result(), after: cliffs[1]!.result() },
    theorems: theoremsOf(jointOf(sessions[0]!, sessions[1]!), segments, budget).map((theorem) =>
      counterexamples.shown(theorem),
    ),
  };
}
