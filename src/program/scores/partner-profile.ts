/** The profile of a partner: every scorecard beside what the levels require, at the end of each of the last periods. */
import { PARAMETER_PREFIX } from "../../core/expression/scope.js";
import { operandReferences } from "../../core/rule/references.js";
import { writeDay } from "../../core/time/day.js";
import { type Period } from "../../core/time/period.js";
import { isQuestion } from "../../scorecard/question.js";
import { partsOf } from "../../scorecard/tree.js";
import { type Part } from "../../scorecard/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { progressOf } from "../progress/progress.js";
import { type LevelRequirement, requirementsOf } from "../progress/comparisons.js";
import { type MeasuredProgress } from "../progress/types.js";
import { type Program, compiledOf } from "../program.js";
import { type EvaluatedRun, orRefuse, refuse, runPartner } from "../run.js";
import { type PartnerProfile, type ProfiledCard, type ProfiledLadder, type ProfiledMetric, type ProfiledPart, type ProfiledPartner } from "./partner-profile-types.js"; // prettier-ignore
import { type ProfileOptions, outcomesAt, periodsUpTo, readPeriods } from "./profile-periods.js";
import { profileOf } from "./profile.js";
import { cardRun } from "./scored.js";

/** The names that a part is computed of. */
function readsOf(part: Part, card: string, path: string): readonly string[] {
  if (isQuestion(part)) return [`answer.${card}.${path}`];
  const names = "points" in part ? operandReferences(part) : "score" in part ? operandReferences(part.score) : [];
  return [...new Set(names.filter((name) => !name.startsWith(PARAMETER_PREFIX)))];
}

interface Told {
  readonly run: EvaluatedRun;
  readonly progress: MeasuredProgress;
  readonly requirements: readonly LevelRequirement[];
  readonly history: readonly EvaluatedOutcome[];
}

function cardOf(id: string, { run, requirements, history }: Told): ProfiledCard {
  const card = run.program.document.scorecards![id]!;
  const { status: _status, partner: _partner, asOf: _asOf, card: _card, parts, ...profile } = profileOf(cardRun(run, id)); // prettier-ignore
  const before = history.map(({ scorecards }) => scorecards[id]);
  const profiled = partsOf(card, "").map(({ part, path }): readonly [string, ProfiledPart] => {
    const reads = readsOf(part, id, path);
    const names = new Set([...reads, `score.${id}.${path}`]);
    return [
      path,
      {
        ...parts[path]!,
        ...(part.measures === undefined ? {} : { measures: part.measures }),
        reads,
        requirements: requirements.filter(({ fact }) => names.has(fact)),
        history: before.map((outcome) => outcome?.parts[path]?.score ?? null),
      },
    ];
  });
  return {
    ...(card.title === undefined ? {} : { title: card.title }),
    ...profile,
    parts: Object.fromEntries(profiled),
    history: before.map((outcome) => (outcome === undefined ? null : { score: outcome.score, band: outcome.band })),
  };
}

function ladderOf(id: string, { run, progress, history }: Told): ProfiledLadder {
  const { title } = run.program.document.tiers![id]!;
  const before = history.map(({ tiers }) => tiers[id]);
  return {
    ...(title === undefined ? {} : { title }),
    ...history.at(-1)!.tiers[id]!,
    levels: progress.tiers[id]!,
    history: before.map((outcome) =>
      outcome === undefined ? null : { certain: outcome.certain, possible: outcome.possible },
    ),
  };
}

/** The metrics that a card or a level reads, in the order of the document. */
function metricsOf(cards: readonly ProfiledCard[], { run, requirements, history }: Told) {
  const { metrics = {} } = run.program.document;
  const parts = cards.flatMap((card) => Object.values(card.parts));
  const read = new Set([...parts.flatMap(({ reads }) => reads), ...requirements.map(({ fact }) => fact)]);
  const profiled = (id: string): ProfiledMetric => {
    const { title } = metrics[id]!;
    return {
      ...(title === undefined ? {} : { title }),
      value: history.at(-1)!.metrics[id]!,
      requirements: requirements.filter(({ fact }) => fact === id),
      history: history.map((outcome) => outcome.metrics[id] ?? null),
    };
  };
  const ids = Object.keys(metrics).filter((id) => read.has(id));
  return Object.fromEntries(ids.map((id) => [id, profiled(id)]));
}

function profileWith(told: Told, periods: readonly Period[]): ProfiledPartner {
  const { run, progress } = told;
  const { document } = run.program;
  const scorecards = Object.fromEntries(Object.keys(document.scorecards ?? {}).map((id) => [id, cardOf(id, told)]));
  return {
    status: "profiled",
    partner: run.partner.id,
    asOf: run.asOf.text,
    periods: periods.map(({ from, to }) => ({ from: writeDay(from), to: writeDay(to) })),
    scorecards,
    metrics: metricsOf(Object.values(scorecards), told),
    tiers: Object.fromEntries(Object.keys(document.tiers ?? {}).map((id) => [id, ladderOf(id, told)])),
    conditions: progress.conditions,
  };
}

/**
 * Profiles a partner: both scorecards, or as many as the program has, with the score, band, gap and contribution of every part; what the levels
 * ask of each; and the same at the end of each of the last periods.
 *
 * A part is told beside the requirements that name its score or a value that it is computed of. Periods are those that are over, and the one around the judged
 * day up to it. An earlier period is evaluated as of its last day with the rules in force on it, without the base and without figures that were given for the judged day.
 * Laws: a card, a metric and a ladder answer what `evaluatePartner` does; the last entry of each history is the judged day's; an
 * entry is what `evaluatePartner` answers as of the last day of its period.
 *
 * @example
 * ```ts
 * import { parseProgram, profilePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
 *   metrics: { sales: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } } },
 *   scorecards: { performance: { missing: "lowest", aggregate: "sum", parts: [{ id: "sales", points: { of: "sales", max: 10, at: 500 } }] } },
 *   tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 400 } }] } },
 * });
 * const orders = [{ on: "2025-12-01", amount: 500 }, { on: "2026-02-01", amount: 300 }];
 * const profile = profilePartner(program, { id: "p1", records: { orders } }, { asOf: "2026-02-28", periods: { fiscalQuarters: 1 } });
 * if (profile.status === "profiled") {
 *   const { sales } = profile.scorecards.performance!.parts;
 *   console.log(sales!.history, sales!.requirements[0]?.level, sales!.requirements[0]?.gap);
 * }
 * // => [ { status: 'value', value: 10 }, { status: 'value', value: 6 } ] gold 100.00
 * ```
 * @since 0.1.0
 */
export function profilePartner(program: Program, partner: Partner, options: ProfileOptions): PartnerProfile {
  const run = runPartner(program, partner, options);
  if ("refused" in run) return run.refused;
  const asked = readPeriods(options);
  if ("code" in asked) return refuse(run.partner.id, run.asOf.text, [asked]);
  return orRefuse<PartnerProfile>(run.partner.id, run.asOf.text, () => {
    const periods = periodsUpTo(run.asOf.day, asked, compiledOf(run.program).startMonth);
    const history = outcomesAt(program, partner, options, run, periods);
    if ("status" in history) return history;
    const progress = progressOf(run);
    return profileWith({ run, progress, requirements: requirementsOf(progress), history }, periods);
  });
}
