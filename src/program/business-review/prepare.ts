/** Prepares the quarterly business review of a partner. */
import { readExact, writeNumber } from "../../core/number/decimal.js";
import { subtract } from "../../core/number/exact.js";
import { type OutcomeValue } from "../../core/outcome/types.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { shiftDay } from "../../core/time/window.js";
import { type Figure } from "../../metrics/channel/amounts.js";
import { type ProgramDocument } from "../document/types.js";
import { evaluatePartner } from "../evaluate.js";
import { stateFunds } from "../funds/state.js";
import { type FundsStatement } from "../funds/types.js";
import { type EvaluatedOutcome, type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { measureProgress } from "../progress/progress.js";
import { type MeasuredProgress } from "../progress/types.js";
import { type Program, compiledOf, versionInForce } from "../program.js";
import { stateRegistrations } from "../registrations/state.js";
import { type RegistrationsStatement } from "../registrations/types.js";
import { refuse, writtenDay } from "../run.js";
import { noDay, readDayOption } from "../settlement/options.js";
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

function daysOf(on: Day, unit: "fiscalQuarter" | "calendarQuarter", startMonth: number): ReviewedDays {
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

/** What is left to do of a card: the parts below best practice, the widest gap first; those without a score come last. */
function goalsOf({ parts }: ProfiledScore): ReviewedCard["goals"] {
  const goals = Object.entries(parts).filter(([, { kind, best }]) => kind !== "group" && best !== null);
  const sizeOf = (gap: Figure): number => (gap === null ? Number.NEGATIVE_INFINITY : Number(gap));
  const open = goals
    .filter(([, { gap }]) => gap === null || Number(gap) > 0)
    .map(([path, { title, ask, score, gap }]): OpenGoal => ({ path, title: title ?? ask ?? path, score, gap }));
  return {
    of: goals.length,
    achieved: goals.length - open.length,
    open: open.toSorted((one, other) => sizeOf(other.gap) - sizeOf(one.gap) || (one.path < other.path ? -1 : 1)),
  };
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

/** A partner that is refused by one of the answers that the review is made of. */
class Refused extends Error {
  readonly refused: IssuesOutcome;

  constructor(refused: IssuesOutcome) {
    super("the partner is refused");
    this.refused = refused;
  }
}

function answered<T extends { readonly status: string }>(answer: T | IssuesOutcome): T {
  if (answer.status === "issues") throw new Refused(answer as IssuesOutcome);
  return answer as T;
}

function gather(program: Program, partner: Partner, days: ReviewedDays, options: BusinessReviewOptions): Gathered {
  const { on: _, quarter: __, base, ...more } = options;
  const { asOf, previous, yearBefore } = days;
  const own = { ...more, ...(base === undefined ? {} : { base }) };
  const { document } = versionInForce(program, readDay(asOf)!).program;
  // A base is one of the judged day.
  const before = (day: string): EvaluatedOutcome => answered(evaluatePartner(program, partner, { ...more, asOf: day }));
  return {
    document,
    days,
    now: answered(evaluatePartner(program, partner, { ...own, asOf })),
    previous: before(previous),
    yearBefore: before(yearBefore),
    progress: answered(measureProgress(program, partner, { ...own, asOf })),
    profiles: Object.keys(document.scorecards ?? {}).map((card) => answered(profileScore(program, partner, { ...own, asOf, card }))), // prettier-ignore
    funds: answered(stateFunds(program, partner, { ...own, on: asOf })),
    registrations: answered(stateRegistrations(program, partner, { ...own, on: asOf })),
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
  const on = readDayOption(options.on);
  if (on === undefined) return refuse("", writtenDay(options, "on"), [noDay("on", options.on)]);
  const { startMonth } = compiledOf(versionInForce(program, on).program);
  const days = daysOf(on, options.quarter ?? "fiscalQuarter", startMonth);
  try {
    return reviewOf(gather(program, partner, days, options));
  } catch (error) {
    if (error instanceof Refused) return error.refused;
    throw error;
  }
}
