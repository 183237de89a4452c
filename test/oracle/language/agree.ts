/** Holds the library against the oracle, value by value. */
import { type EvaluatedOutcome, type OutcomeValue, type Partner, type Program, type ProgramDocument, evaluatePartner, summarizeBase } from "partner-program"; // prettier-ignore
import { type Context } from "./context.js";
import { contextOf, inForce, levelVerdicts, partnerScope } from "./evaluate.js";
import { peersOf, scored, trendOf } from "./scorecard.js";
import { STANDINGS, rebateOf, stageVerdicts, standingOf } from "./sections.js";
import { conditionHolds } from "./rules.js";
import { randomProgram } from "./generate.js";
import { type Question, randomQuestion } from "./generate-partner.js";
import { randomOf } from "./random.js";
import { type Rational, decimal, order, roundHalfAway } from "./rational.js";
import { type Value, isAbsent, isNumber } from "./values.js";

/** A value on which both differ. */
export interface Disagreement {
  readonly name: string;
  readonly library: unknown;
  readonly oracle: unknown;
  readonly document: ProgramDocument;
  readonly question: Question;
}

function written(value: Value): unknown {
  if (isAbsent(value)) return value.absent;
  if (isNumber(value)) return `${value.n}/${value.d}`;
  if (typeof value !== "object") return value;
  if ("day" in value) return value.day;
  return "milliseconds" in value ? value.milliseconds : "a list";
}

function agrees(found: OutcomeValue, expected: Value, digits: number): boolean {
  if (found.status !== "value") return isAbsent(expected) && expected.absent === found.status;
  if (isAbsent(expected)) return false;
  if (isNumber(expected)) {
    const own: Rational = decimal(found.value as number | string);
    return order(own, roundHalfAway(expected, digits)) === 0;
  }
  if (typeof expected === "object" && "milliseconds" in expected)
    return Date.parse(found.value as string) === expected.milliseconds;
  return found.value === written(expected);
}

const VERDICTS: Readonly<Record<string, unknown>> = { met: true, unmet: false, unknown: "unknown" };

/** One question with everything around it. */
interface Comparison {
  readonly outcome: EvaluatedOutcome;
  readonly document: ProgramDocument;
  readonly context: Context;
  /** Every partner of the base, this one among them. */
  readonly base: readonly Context[];
  readonly tell: (name: string, library: unknown, oracle: unknown) => void;
}

/** Whether a metric places the partner in the base. */
function isRanked(metric: object): boolean {
  return STANDINGS.some((operator) => operator in metric);
}

function compareMetrics({ outcome, document, context, base, tell }: Comparison): void {
  for (const [id, metric] of Object.entries(document.metrics ?? {})) {
    const digits = (metric as { digits?: number }).digits ?? 12;
    const expected = isRanked(metric) ? standingOf(metric as never, context, base) : context.value(id);
    if (!agrees(outcome.metrics[id]!, expected, digits)) tell(id, outcome.metrics[id], written(expected));
  }
}

function compareLadders({ outcome, document, context, tell }: Comparison): void {
  const ladders = Object.keys(document.tiers ?? {})
    .filter((id) => context.partner.given?.[`level.${id}`] === undefined)
    .map((id) => [`level.${id}`, levelVerdicts(id, context), outcome.tiers[id]!.verdicts] as const);
  const partner = document.lifecycle?.partner;
  const stages =
    partner === undefined ? [] : [["stage", stageVerdicts(context), outcome.lifecycle!.stage.verdicts] as const];
  for (const id of Object.keys(document.tiers ?? {}))
    for (const [benefit, found] of Object.entries(outcome.tiers[id]!.benefits ?? {})) {
      const expected = context.value(`benefit.${id}.${benefit}`);
      if (!agrees(found, expected, 6)) tell(`benefit.${id}.${benefit}`, found, written(expected));
    }
  for (const [name, verdicts, found] of [...ladders, ...stages]) {
    for (const [level, verdict] of verdicts) {
      const library = VERDICTS[found[level]!];
      if (library !== written(verdict)) tell(`${name}.${level}`, library, written(verdict));
    }
  }
  for (const [id, { when }] of Object.entries(partner?.flags ?? {})) {
    const verdict = conditionHolds(when, partnerScope(context));
    const library = VERDICTS[outcome.lifecycle!.flags[id]!];
    if (library !== written(verdict)) tell(`flag.${id}`, library, written(verdict));
  }
}

function compareStanding({ outcome, context, base, tell }: Comparison, id: string): void {
  const { trend, peers } = outcome.scorecards[id]!;
  if (trend !== undefined) {
    const [change, direction] = trendOf(id, context);
    if (!agrees(trend.change, change, 12)) tell(`trend.${id}.change`, trend.change, written(change));
    if (trend.direction !== direction) tell(`trend.${id}`, trend.direction, direction);
  }
  if (peers === undefined) return;
  for (const [word, expected] of Object.entries(peersOf(id, context, base))) {
    const found = peers[word as keyof typeof peers];
    if (!agrees(found, expected, word === "percentileRank" ? 6 : 12))
      tell(`peers.${id}.${word}`, found, written(expected));
  }
}

function compareScorecards(comparison: Comparison): void {
  const { outcome, document, context, tell } = comparison;
  for (const id of Object.keys(document.scorecards ?? {})) {
    compareStanding(comparison, id);
    const card = outcome.scorecards[id]!;
    for (const [path, part] of [["", card] as const, ...Object.entries(card.parts)]) {
      const name = path === "" ? id : `${id}.${path}`;
      const { score, coverage } = scored(name, context);
      if (!agrees(part.score, score, 12)) tell(`score.${name}`, part.score, written(score));
      const share = part.coverage === null ? { status: "notApplicable" } : { status: "value", value: part.coverage };
      if (!agrees(share as OutcomeValue, coverage, 4)) tell(`coverage.${name}`, part.coverage, written(coverage));
    }
  }
}

function compareIncentives({ outcome, document, context, tell }: Comparison): void {
  for (const id of Object.keys(document.incentives ?? {})) {
    const { amount, eligible } = rebateOf(id, context);
    const found = outcome.incentives[id]!;
    const cents = (value: Value): string => `${(value as Rational).n}/${(value as Rational).d}`;
    const posted = found.amount === null ? null : cents(decimal(found.amount));
    const zero = "0/1";
    const expected =
      eligible === false
        ? ["notEligible", zero]
        : isAbsent(amount)
          ? [amount.absent === "unknown" || eligible === true ? amount.absent : "notApplicable", null]
          : eligible === true
            ? ["due", cents(amount)]
            : ["provisional", zero];
    if (found.status !== expected[0] || posted !== expected[1]) tell(`incentive.${id}`, found, expected);
  }
}

/** Every value on which both differ, for one program and several partners. */
export function disagreements(seed: number, partners: number): readonly Disagreement[] {
  const random = randomOf(seed);
  const { program, document } = randomProgram(random);
  const questions = Array.from({ length: partners }, () => randomQuestion(random, document));
  return questions.flatMap((question) => compareQuestion(program, document, question, questions));
}

/** A base pass has one day, and every partner is judged on it. */
function compareQuestion(
  program: Program,
  written: ProgramDocument,
  question: Question,
  questions: readonly Question[],
): readonly Disagreement[] {
  const { partner, ...options } = question;
  const everybody = questions.map((each) => each.partner);
  const ranks =
    Object.values(written.metrics ?? {}).some(isRanked) ||
    Object.values(written.scorecards ?? {}).some(({ peers }) => peers !== undefined);
  const base = ranks ? { base: summarizeBase(program, everybody, options) } : {};
  const outcome = evaluatePartner(program, partner, { ...options, ...base });
  if (outcome.status === "issues") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const document = inForce(written, question.asOf);
  const contextFor = (each: Partner): Context => contextOf(document, each, question.asOf, question.knownAt);
  const found: Disagreement[] = [];
  const comparison: Comparison = {
    outcome,
    document,
    context: contextFor(partner),
    base: ranks ? everybody.map(contextFor) : [],
    tell: (name, library, oracle) => void found.push({ name, library, oracle, document, question }),
  };
  compareMetrics(comparison);
  compareLadders(comparison);
  compareScorecards(comparison);
  compareIncentives(comparison);
  return found;
}
