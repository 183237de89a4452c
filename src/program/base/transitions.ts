/** Who moves between two days, and why: the migration of a base. */
import { isEntries } from "../../core/data/partner-data.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { judge } from "../judge.js";
import { MOST_TOLD, checkMostTold } from "../options.js";
import { outcomeOf } from "../outcome/outcome.js";
import { type EvaluatedOutcome, type IssuesOutcome, type Outcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { presentPartner, refuse } from "../run.js";
import { countRefused } from "./refused.js";
import { type Comparisons, type MoveCounter, comparisonsOn, createCounter, reasonsOf } from "./transition-count.js";
import { type Transition, type TransitionOptions, type TransitionSummary } from "./transition-types.js";

/** The ladders that are there on both days, with what they answered. */
function laddersOf(before: EvaluatedOutcome, after: EvaluatedOutcome) {
  return Object.entries(after.tiers).flatMap(([id, to]) => {
    const from = before.tiers[id];
    return from === undefined ? [] : [{ id, from, to }];
  });
}

interface Day {
  readonly asOf: string;
}

/** What is asked. */
interface Asked {
  readonly days: readonly [Day, Day];
  readonly most: number;
}

/** The two days, or what is wrong with them. Callers without types may pass anything. */
function readAsked(program: Program, raw: unknown): Asked | readonly Issue[] {
  try {
    const { from, to, most = MOST_TOLD, ...shared } = isEntries(raw) ? raw : {};
    const days = [from, to].map((asOf) => ({ ...shared, asOf }) as Day) as unknown as Asked["days"];
    const issues = days.flatMap((day) => {
      const judged = judge(program, day);
      return "program" in judged ? [] : judged;
    });
    const wrong = checkMostTold(most);
    return issues.length + wrong.length > 0 ? [...issues, ...wrong] : { days, most: most as number };
  } catch {
    return [issue("options.asOf", "", { found: "options that fail while they are read" })];
  }
}

/** Takes one partner after the other. */
function createCollection(program: Program, { days, most }: Asked) {
  const counters = new Map<string, MoveCounter>();
  const transitions: Transition[] = [];
  const refused = countRefused();
  let count = 0;
  const countMoves = (before: EvaluatedOutcome, after: EvaluatedOutcome) =>
    laddersOf(before, after).flatMap(({ id, from, to }) => {
      const counter = counters.get(id) ?? createCounter();
      counters.set(id, counter);
      const direction = counter.take(from, to);
      return direction === undefined ? [] : [{ id, direction, from, to }];
    });
  const take = (partner: Partner): void => {
    count += 1;
    const [before, after] = days.map((day) => presentPartner(program, partner, day, outcomeOf)) as [Outcome, Outcome];
    if (before.status === "issues" || after.status === "issues") {
      refused.take(before.status === "issues" ? before : (after as IssuesOutcome));
      return;
    }
    const moved = countMoves(before, after).slice(0, most - transitions.length);
    if (moved.length === 0) return;
    const comparisons = days.map((day) => comparisonsOn(program, partner, day)) as [Comparisons, Comparisons];
    for (const { id, direction, from, to } of moved) {
      const reasons = reasonsOf(id, [from, to], comparisons);
      const levels = { from: from.certain, to: to.certain };
      transitions.push({ partner: after.partner, ladder: id, ...levels, direction, reasons });
    }
  };
  const result = (): TransitionSummary => ({
    status: "summarized",
    from: days[0].asOf,
    to: days[1].asOf,
    partners: count,
    refused: refused.result(),
    tiers: Object.fromEntries([...counters].map(([id, counter]) => [id, counter.result()])),
    transitions,
  });
  return { take, result };
}

/**
 * Summarizes who moves between two days: how many partners go from each level to each, and for those that move the comparisons that have
 * changed. With a second day in the future, and nothing new known, it tells whom expiries will cost a level.
 *
 * Levels are those that are held for certain, by the rules in force on each day. Partners are taken one after the other; one that cannot be evaluated on one of the days is counted and left out. Values that are given
 * stand on both days, and a base on neither. Law: the rows of a matrix add up to the partners that were evaluated, and so do `up`, `down` and `stayed` where no level was removed.
 *
 * @example
 * ```ts
 * import { parseProgram, summarizeTransitions } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { certificates: { valid: { from: "from", until: "until" }, fields: { from: "date", until: "date" } } },
 *   metrics: { certified: { count: "certificates", window: { validOn: "asOf" } } },
 *   tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "certified", operator: "greaterThanInclusive", value: 1 } }] } },
 * });
 * const partners = ["2026-05-31", "2027-05-31"].map((until, index) => ({
 *   id: `p${index}`,
 *   records: { certificates: [{ from: "2025-06-01", until }] },
 * }));
 * const summary = summarizeTransitions(program, partners, { from: "2026-03-31", to: "2026-06-30" });
 * if (summary.status === "summarized") console.log(summary.tiers.main?.matrix, summary.transitions[0]?.reasons[0]?.fact);
 * // => { gold: { silver: 1, gold: 1 } } certified
 * ```
 * @since 0.1.0
 */
export function summarizeTransitions(
  program: Program,
  partners: Iterable<Partner>,
  options: TransitionOptions,
): TransitionSummary {
  const asked = readAsked(program, options);
  if (!("days" in asked)) return refuse("", "", asked);
  const collected = createCollection(program, asked);
  for (const partner of partners) collected.take(partner);
  return collected.result();
}
