/** Evaluates partners: pure, without a clock, a zone, a locale, randomness or input and output. */
import { type Frame, type Surroundings } from "../core/expression/run-types.js";
import { runPlan } from "../core/expression/run.js";
import { type BaseFigures } from "../core/expression/base.js";
import { type RawEntries, isEntries } from "../core/data/partner-data.js";
import { TooManyDigits } from "../core/number/exact.js";
import { quote } from "../core/data/reader.js";
import { type Issue, issue } from "../core/issue/issue.js";
import { type Day, LAST_DAY, readDay } from "../core/time/day.js";
import { outcomeOf } from "./outcome/outcome.js";
import { type IssuesOutcome, type Outcome } from "./outcome/types.js";
import { type ReadPartner, readPartner } from "./partner/read.js";
import { type Partner } from "./partner/types.js";
import { type JudgedDay, type Program, compiledOf, versionInForce } from "./program.js";

/** The day that is judged. */
export interface EvaluateOptions {
  /** `YYYY-MM-DD`; there is no default, because the library has no clock. */
  readonly asOf: string;
  /** What was recorded after this day is not known yet; everything is known unless stated. */
  readonly knownAt?: string;
  /** The summary of the base, for ranks and shares; without it they are unknown. */
  readonly base?: BaseStandings;
}

/** What of a base is read about one partner: the `standings` of `summarizeBase`. */
export interface BaseStandings {
  readonly standings: BaseFigures;
}

/** A partner that was run. */
export interface EvaluatedRun {
  /** The program that is in force on the judged day. */
  readonly program: Program;
  /** Its first day, where the document has versions. */
  readonly version: string | undefined;
  readonly partner: ReadPartner;
  readonly frame: Frame;
  readonly asOf: JudgedDay;
  readonly surroundings: Surroundings;
}

/** A partner that was run, or why it was not. */
export type RunResult = EvaluatedRun | { readonly refused: IssuesOutcome };

function refuse(partner: string, asOf: string, issues: readonly Issue[]): { readonly refused: IssuesOutcome } {
  return { refused: { status: "issues", partner, asOf, issues } };
}

/** The options, read. */
interface ReadOptions {
  readonly asOf: JudgedDay;
  readonly knownAt: Day;
  readonly base: BaseFigures | undefined;
}

function readDayOption(options: RawEntries, key: "asOf" | "knownAt"): Day | Issue {
  const found = options[key];
  if (found === undefined && key === "knownAt") return LAST_DAY;
  const day = typeof found === "string" ? readDay(found) : undefined;
  return day ?? issue(`options.${key}`, "", { found: quote(found) });
}

function readBase({ base }: RawEntries): BaseFigures | undefined | Issue {
  if (base === undefined) return undefined;
  const standings = isEntries(base) ? base["standings"] : undefined;
  return isEntries(standings) ? (standings as BaseFigures) : issue("options.base", "", { found: quote(base) });
}

function readOptions(raw: unknown): ReadOptions | readonly Issue[] {
  const options = isEntries(raw) ? raw : {};
  const day = readDayOption(options, "asOf");
  const knownAt = readDayOption(options, "knownAt");
  const base = readBase(options);
  const issues = [day, knownAt, base].filter((found): found is Issue => typeof found === "object" && "code" in found);
  if (issues.length > 0) return issues;
  return {
    asOf: { day: day as Day, text: options["asOf"] as string },
    knownAt: knownAt as Day,
    base: base as BaseFigures | undefined,
  };
}

/** Answers, unless a figure needs more digits than are computed: the partner is then refused. */
export function orRefuse<Answer>(partner: string, asOf: string, answer: () => Answer): Answer | IssuesOutcome {
  try {
    return answer();
  } catch (error) {
    if (!(error instanceof TooManyDigits)) throw error;
    return refuse(partner, asOf, [issue("partner.tooManyDigits", "")]).refused;
  }
}

/** Reads a partner and fills the slots of a run. Callers without types may pass anything. */
export function runPartner(written: Program, raw: unknown, rawOptions: unknown): RunResult {
  const options = readOptions(rawOptions);
  const asOf = isEntries(rawOptions) ? rawOptions["asOf"] : undefined;
  const text = typeof asOf === "string" ? asOf : "";
  if (!("asOf" in options)) {
    const read = readPartner(written, raw);
    const known = "partner" in read ? { id: read.partner.id, issues: [] } : read;
    return refuse(known.id, text, [...options, ...known.issues]);
  }
  const { program, from } = versionInForce(written, options.asOf.day);
  const read = readPartner(program, raw);
  if (!("partner" in read)) return refuse(read.id, text, read.issues);
  const { plan, templateOn, startMonth } = compiledOf(program);
  const surroundings = { asOf: options.asOf.day, knownAt: options.knownAt, startMonth, templateOn, base: options.base };
  const frame = orRefuse(read.partner.id, text, () => runPlan(plan, read.partner.values, surroundings));
  if ("status" in frame) return { refused: frame };
  return { program, version: from, partner: read.partner, frame, asOf: options.asOf, surroundings };
}

/**
 * Evaluates one partner on one day: metrics, scorecards, life stage, levels and what is due.
 *
 * The answer is plain JSON. It never throws on a program that was parsed: a partner whose data is wrong gets an outcome
 * of issues, each with its address in the partner document. Laws: the same arguments give the same answer, the
 * arguments are not changed, and the order of records decides nothing.
 *
 * @example
 * ```ts
 * import { evaluatePartner, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   records: { orders: { date: "date", fields: { date: "date", amount: "money" } } },
 *   metrics: { bookings: { sum: "orders.amount", window: { fiscalYear: "toDate" } } },
 * });
 * const partner = { id: "p1", records: { orders: [{ date: "2026-02-01", amount: "100.10" }] } };
 * const outcome = evaluatePartner(program, partner, { asOf: "2026-03-31" });
 * console.log(outcome.status === "evaluated" && outcome.metrics.bookings);
 * // => { status: 'value', value: '100.10' }
 * ```
 * @since 0.1.0
 */
export function evaluatePartner(program: Program, partner: Partner, options: EvaluateOptions): Outcome {
  const run = runPartner(program, partner, options);
  return "refused" in run ? run.refused : orRefuse(run.partner.id, run.asOf.text, () => outcomeOf(run));
}

/**
 * Evaluates partners one after the other, lazily: outcomes come out as partners go in, and nothing is kept.
 *
 * A partner with bad data yields an outcome of issues, and the others go on.
 *
 * @example
 * ```ts
 * import { evaluatePartners, parseProgram } from "partner-program";
 *
 * const program = parseProgram({ language: 1, id: "acme", currency: "EUR" });
 * for (const outcome of evaluatePartners(program, [{ id: "p1" }, { id: "p2" }], { asOf: "2026-03-31" })) {
 *   console.log(outcome.partner);
 * }
 * // => p1
 * // => p2
 * ```
 * @since 0.1.0
 */
export function* evaluatePartners(
  program: Program,
  partners: Iterable<Partner>,
  options: EvaluateOptions,
): Generator<Outcome, void, undefined> {
  for (const partner of partners) yield evaluatePartner(program, partner, options);
}
