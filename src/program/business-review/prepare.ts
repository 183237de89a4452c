/** Prepares the quarterly business review of a partner. */
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { readExact, writeNumber } from "../../core/number/decimal.js";
import { compare, sign, subtract } from "../../core/number/exact.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { shiftDay } from "../../core/time/window.js";
import { type Figure } from "../../metrics/channel/amounts.js";
import { type ProgramDocument } from "../document/types.js";
import { evaluatePartner } from "../evaluate.js";
import { stateFunds } from "../funds/state.js";
import { type FundsStatement } from "../funds/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { measureProgress } from "../progress/progress.js";
import { type MeasuredProgress } from "../progress/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { answered, orRefused } from "../refused.js";
import { stateRegistrations } from "../registrations/state.js";
import { type RegistrationsStatement } from "../registrations/types.js";
import { refuse, writtenDay } from "../run.js";
import { readAsked, readWritten } from "../settlement/options.js";
import { profileScore } from "../scores/profile.js";
import { type ProfiledScore } from "../scores/types.js";
import {
  type BusinessReview,
  type BusinessReviewOptions,
  type BusinessReviewResult,
  type OpenGoal,
  type ReviewedCard,
  type ReviewedFigure,
  type ReviewedIncentive,
  type ReviewedLadder,
  type ReviewedMetric,
} from "./types.js";

/** Changes are shown with so many decimal places at most. */
const CHANGE_DIGITS = 6;

/** What is reviewed: the judged day, and the ends of the quarters that it is compared with. */
interface ReviewedDays {
  readonly quarter: BusinessReview["quarter"];
  readonly asOf: string;
  readonly previous: string;
  readonly yearBefore: string;
}

function daysOf(on: Day, unit: AskedReview["quarter"], startMonth: number): ReviewedDays {
  const { from, to } = periodContaining(on, unit, startMonth);
  const yearAgo = periodContaining(shiftDay(from, { years: -1 }), unit, startMonth);
  return {
    quarter: { from: writeDay(from), to: writeDay(to) },
    asOf: writeDay(on),
    previous: writeDay(from - 1),
    yearBefore: writeDay(yearAgo.to),
  };
}

function changeOf(value: OutcomeValue, before: OutcomeValue | null): Figure {
  if (value.status !== "value" || before?.status !== "value") return null;
  const [now, then] = [readExact(value.value), readExact(before.value)];
  return now === undefined || then === undefined ? null : writeNumber(subtract(now, then), CHANGE_DIGITS);
}

function figureOf(value: OutcomeValue, previous: OutcomeValue | null, yearBefore: OutcomeValue | null): ReviewedFigure {
  return {
    value,
    previous,
    yearBefore,
    change: changeOf(value, previous),
    changeOverYear: changeOf(value, yearBefore),
  };
}

/** Everything that a review is made of. */
interface Gathered {
  readonly document: ProgramDocument;
  readonly days: ReviewedDays;
  readonly now: EvaluatedOutcome;
  readonly previous: EvaluatedOutcome;
  readonly yearBefore: EvaluatedOutcome;
  readonly progress: MeasuredProgress;
  readonly profiles: readonly ProfiledScore[];
  readonly funds: FundsStatement;
  readonly registrations: RegistrationsStatement;
}

function metricsOf({ document, now, previous, yearBefore }: Gathered): readonly ReviewedMetric[] {
  return Object.entries(document.metrics ?? {}).map(([id, { title, measures }]) => ({
    id,
    title: title ?? id,
    ...(measures === undefined ? {} : { measures }),
    ...figureOf(now.metrics[id]!, previous.metrics[id] ?? null, yearBefore.metrics[id] ?? null),
  }));
}

/** The widest gap first; those without one come last. */
function compareGoals(one: OpenGoal, other: OpenGoal): number {
  const [first, second] = [readExact(one.gap), readExact(other.gap)];
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined) || compareTexts(one.path, other.path);
  return compare(second, first) || compareTexts(one.path, other.path);
}

/** What is left to do of a card: the parts below best practice. */
function goalsOf({ parts }: ProfiledScore): ReviewedCard["goals"] {
  const goals = Object.entries(parts).filter(([, { kind, best }]) => kind !== "group" && best !== null);
  const open = goals
    .filter(([, { gap }]) => gap === null || sign(readExact(gap)!) > 0)
    .map(([path, { title, ask, score, gap }]): OpenGoal => ({ path, title: title ?? ask ?? path, score, gap }));
  return { of: goals.length, achieved: goals.length - open.length, open: open.toSorted(compareGoals) };
}

function cardsOf({ document, previous, yearBefore, profiles }: Gathered): readonly ReviewedCard[] {
  return profiles.map((profile) => {
    const { card: id, outcome } = profile;
    return {
      id,
      title: document.scorecards![id]!.title ?? id,
      ...figureOf(outcome.score, previous.scorecards[id]?.score ?? null, yearBefore.scorecards[id]?.score ?? null),
      band: outcome.band,
      goals: goalsOf(profile),
    };
  });
}

function laddersOf({ document, now, previous, yearBefore, progress }: Gathered): readonly ReviewedLadder[] {
  return Object.entries(now.tiers).map(([id, { certain, holds }]) => {
    const levels = progress.tiers[id]!;
    const next = levels[levels.findIndex((level) => level.id === certain) + 1];
    return {
      id,
      title: document.tiers![id]!.title ?? id,
      level: certain,
      previous: previous.tiers[id]?.certain ?? null,
      yearBefore: yearBefore.tiers[id]?.certain ?? null,
      ...(holds === undefined ? {} : { holds: holds.is }),
      next: next === undefined ? null : { level: next.id, requires: next.requires },
    };
  });
}

function incentivesOf({ document, now }: Gathered): readonly ReviewedIncentive[] {
  return Object.entries(now.incentives).map(([id, { status, period, amount, unit, fund }]) => ({
    id,
    title: document.incentives![id]!.title ?? id,
    status,
    period,
    amount,
    ...(unit === undefined ? {} : { unit }),
    ...(fund === undefined ? {} : { fund }),
  }));
}

function fundsOf({ funds }: Gathered): BusinessReview["funds"] {
  return Object.fromEntries(
    Object.entries(funds.funds).map(([id, { title, currency, balance }]) => [id, { title, currency, balance }]),
  );
}

function registrationsOf({ registrations }: Gathered): BusinessReview["registrations"] {
  return Object.fromEntries(
    Object.entries(registrations.registrations).map(([id, all]) => {
      const counts: Record<string, number> = {};
      for (const { state } of all ?? []) counts[state ?? "open"] = (counts[state ?? "open"] ?? 0) + 1;
      return [id, counts];
    }),
  );
}

function reviewOf(gathered: Gathered): BusinessReview {
  const { document, days, now } = gathered;
  const { quarter, asOf } = days;
  return {
    status: "prepared",
    partner: now.partner,
    program: document.title ?? document.id,
    quarter,
    asOf,
    currency: now.currency,
    metrics: metricsOf(gathered),
    scorecards: cardsOf(gathered),
    ...(now.lifecycle === undefined ? {} : { lifecycle: now.lifecycle }),
    tiers: laddersOf(gathered),
    incentives: incentivesOf(gathered),
    payable: now.payable,
    funds: fundsOf(gathered),
    registrations: registrationsOf(gathered),
  };
}

const QUARTERS = ["fiscalQuarter", "calendarQuarter"] as const;

/** The options, read. */
interface AskedReview {
  readonly on: Day;
  readonly quarter: NonNullable<BusinessReviewOptions["quarter"]>;
  /** What every answer is asked besides its day. */
  readonly more: Pick<BusinessReviewOptions, "knownAt" | "base" | "limits">;
}

function readReviewOptions(raw: unknown): AskedReview | readonly Issue[] {
  return readWritten<AskedReview>(raw, ({ on, knownAt, base, limits, quarter: named = "fiscalQuarter" }) => {
    const asked = readAsked({ on, knownAt, base, limits });
    const quarter = QUARTERS.find((each) => each === named);
    const unknown = quarter === undefined ? [issue("options.quarter", "", { found: quote(named) })] : [];
    if (!("on" in asked)) return [...asked, ...unknown];
    if (quarter === undefined) return unknown;
    return { on: asked.on, quarter, more: { ...asked.more, ...(knownAt === undefined ? {} : { knownAt: asked.knownAt }) } }; // prettier-ignore
  });
}

function gather(program: Program, partner: Partner, days: ReviewedDays, more: AskedReview["more"]): Gathered {
  const { asOf, previous, yearBefore } = days;
  const { base: _, ...withoutBase } = more;
  const { document } = versionInForce(program, readDay(asOf)!).program;
  // A base is one of the judged day.
  const before = (day: string): EvaluatedOutcome => answered(evaluatePartner(program, partner, { ...withoutBase, asOf: day })); // prettier-ignore
  return {
    document,
    days,
    now: answered(evaluatePartner(program, partner, { ...more, asOf })),
    previous: before(previous),
    yearBefore: before(yearBefore),
    progress: answered(measureProgress(program, partner, { ...more, asOf })),
    profiles: Object.keys(document.scorecards ?? {}).map((card) => answered(profileScore(program, partner, { ...more, asOf, card }))), // prettier-ignore
    funds: answered(stateFunds(program, partner, { ...more, on: asOf })),
    registrations: answered(stateRegistrations(program, partner, { ...more, on: asOf })),
  };
}

/**
 * Prepares the quarterly business review of a partner: every metric beside the quarter and the year before (performance to plan and pipeline to target among them, by what they measure
 * of the catalogue), which goals of the scorecards are achieved and which are open, levels with what the next one takes, incentives, funds and deal registrations.
 *
 * Figures are those of `evaluatePartner` on the day of the review; earlier ones those of the last day of the quarter, under the rules in force on it. Laws: a change is the difference of the two
 * values beside it; achieved goals and open ones add up to all of them.
 *
 * @example
 * ```ts
 * import { parseProgram, prepareBusinessReview } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { target: "money" },
 *   records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
 *   metrics: {
 *     sales: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
 *     perfToPlan: { measures: "performance.perfToPlan", ratio: ["sales", "target"], whenEmpty: "notApplicable" },
 *   },
 * });
 * const orders = [{ on: "2025-11-15", amount: 400 }, { on: "2026-02-10", amount: 600 }];
 * const review = prepareBusinessReview(program, { id: "p1", facts: { target: 500 }, records: { orders } }, { on: "2026-03-31" });
 * if (review.status === "prepared") {
 *   const plan = review.metrics.find(({ measures }) => measures === "performance.perfToPlan");
 *   console.log(review.quarter.from, plan?.value, plan?.change); // => 2026-01-01 { status: 'value', value: 1.2 } 0.4
 * }
 * ```
 * @since 0.1.0
 */
export function prepareBusinessReview(
  program: Program,
  partner: Partner,
  options: BusinessReviewOptions,
): BusinessReviewResult {
  const asked = readReviewOptions(options);
  if (!("on" in asked)) return refuse("", writtenDay(options, "on"), asked);
  const { on, quarter, more } = asked;
  const { startMonth } = compiledOf(versionInForce(program, on).program);
  return orRefused(() => reviewOf(gather(program, partner, daysOf(on, quarter, startMonth), more)));
}
