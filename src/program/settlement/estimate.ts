/** What is estimated of a period that is not closed. */
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, divide, exactInteger, multiply } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { type Entitlement } from "../../incentives/journal/post.js";
import { readDay } from "../../core/time/day.js";
import {
  type AccrualByExpectedValue,
  type AccrualByRunRate,
  type SettlementTerms,
} from "../../incentives/journal/types.js";
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { compiledOf } from "../program.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { isOpen } from "./due.js";
import { type Outcomes, type WrittenPeriod } from "./outcomes.js";

/** Projected figures are given with so many decimal places: they are guesses of the future. */
const PROJECTED_PLACES = 6;

/** What an estimate is made of. */
export interface EstimateSource {
  readonly incentive: string;
  readonly period: WrittenPeriod;
  readonly terms: SettlementTerms;
  /** The day up to which is estimated, and what was known. */
  readonly asOf: string;
  readonly knownAt: string;
  readonly outcome: EvaluatedOutcome;
  readonly outcomes: Outcomes;
  /** What is earned so far, less what was returned. */
  readonly entitled: Entitlement;
}

/** The value of a metric; undefined where it has none. */
function metricOf({ metrics }: EvaluatedOutcome, name: string): Exact | undefined {
  const metric = metrics[name];
  return metric?.status === "value" ? readExact(metric.value) : undefined;
}

/** What is due in an outcome; undefined where it cannot be told. */
function amountIn(outcome: EvaluatedOutcome, incentive: string): Exact | undefined {
  const own = outcome.incentives[incentive];
  if (own === undefined) return ZERO;
  if (own.amount === null) return own.status === "notApplicable" ? ZERO : undefined;
  return isOpen(own) ? undefined : readExact(own.amount);
}

/** All days of the period over the days that are gone. */
function daysOver({ period: { from, to }, asOf }: EstimateSource): Exact {
  const days = (last: string): Exact => exactInteger(readDay(last)! - readDay(from)! + 1);
  return divide(days(to), days(asOf));
}

function byRunRate({ runRate }: AccrualByRunRate, source: EstimateSource): Exact | undefined {
  const { outcome, outcomes, asOf, knownAt, incentive } = source;
  const over = daysOver(source);
  const figures = runRate.map((name) => [name, metricOf(outcome, name)] as const);
  if (figures.some(([, figure]) => figure === undefined)) return undefined;
  const given = figures.map(([name, figure]) => [name, writeFixed(multiply(figure!, over), PROJECTED_PLACES)] as const);
  const whole = amountIn(outcomes.given(asOf, knownAt, Object.fromEntries(given)), incentive);
  return whole === undefined ? undefined : divide(whole, over);
}

/** A number, or what the metric of that name is. */
function valueOf(written: number | string, outcome: EvaluatedOutcome): number | string | null {
  if (readExact(written) !== undefined) return written;
  const metric = outcome.metrics[written];
  return metric?.status === "value" ? (metric.value as number | string) : null;
}

function byExpectedValue({ expected }: AccrualByExpectedValue, source: EstimateSource): Exact | undefined {
  const { outcome, outcomes, asOf, knownAt, incentive } = source;
  let sum: Exact = ZERO;
  for (const { probability, given } of expected) {
    const values = Object.entries(given).map(([name, written]) => [name, valueOf(written, outcome)] as const);
    const amount = amountIn(outcomes.given(asOf, knownAt, Object.fromEntries(values)), incentive);
    if (amount === undefined) return undefined;
    sum = add(sum, multiply(readExact(probability)!, amount));
  }
  return sum;
}

function exactEstimate(own: IncentiveOutcome | undefined, source: EstimateSource): Exact | undefined {
  const { accrue = "earnedSoFar" } = source.terms;
  if (accrue === "nothing" || own === undefined) return ZERO;
  if (accrue === "earnedSoFar") return source.entitled.amount;
  if ("rate" in accrue) return own.accrual == null ? undefined : readExact(own.accrual);
  return "runRate" in accrue ? byRunRate(accrue, source) : byExpectedValue(accrue, source);
}

/** What is estimated, in the digits of what is posted; undefined where it cannot be told. */
export function estimateOf(own: IncentiveOutcome | undefined, source: EstimateSource): Exact | undefined {
  const exact = exactEstimate(own, source);
  const program = source.outcomes.rulesOn(readDay(source.asOf)!);
  return exact === undefined ? undefined : round(exact, source.entitled.digits, compiledOf(program).rounding);
}
