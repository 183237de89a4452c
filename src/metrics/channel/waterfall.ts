/** The lead waterfall: how many of each stage come of those before, and how many the first stage needs for a revenue. */
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, divide, multiply, sign, subtract } from "../../core/number/exact.js";
import { type RoundingMode, round } from "../../core/number/round.js";
import { type Amount, type Figure, over, readWithin, writeFigure } from "./amounts.js";

/** The stages from the first to the last: `["inquiry", "mql", "sal", "sql", "won"]`. */
interface Stages {
  readonly stages: readonly string[];
  /** The share of each stage that reaches the next one, 0 to 1; one fewer than there are stages. */
  readonly rates: readonly Amount[];
  /** The revenue of one of the last stage. */
  readonly dealSize: Amount;
}

export interface ForwardPlan extends Stages {
  /** How many there are of the first stage. */
  readonly start: Amount;
  /** What the plan costs. */
  readonly cost?: Amount;
}

export interface BackwardPlan extends Stages {
  readonly revenue: Amount;
  /** How each stage is made whole, on the way back from the last; exact unless stated. `up` never falls short. */
  readonly rounding?: RoundingMode;
}

export interface ForwardWaterfall {
  /** How many are expected of each stage. */
  readonly counts: Readonly<Record<string, Figure>>;
  readonly revenue: string;
  /** (revenue - cost) / cost; null without a cost. */
  readonly returnOnInvestment: Figure;
}

export interface BackwardWaterfall {
  /** How many are needed of each stage; null where a rate of zero lets nobody pass. */
  readonly counts: Readonly<Record<string, Figure>>;
  /** The revenue over the count of the first stage. */
  readonly revenuePerLead: Figure;
}

function readStages({ stages, rates, dealSize }: Stages): {
  readonly rates: readonly Exact[];
  readonly dealSize: Exact;
} {
  if (stages.length === 0 || new Set(stages).size < stages.length)
    throw new RangeError("stages are one or more, each with a name of its own");
  if (rates.length !== stages.length - 1)
    throw new RangeError(`there are ${rates.length} rates for ${stages.length} stages, which need one fewer`);
  return {
    rates: rates.map((rate, index) => readWithin(rate, `rates[${index}]`, ONE)),
    dealSize: readWithin(dealSize, "dealSize"),
  };
}

/**
 * What a number of leads is expected to become: the count of every stage, the revenue, and the return on what the plan costs.
 *
 * Laws: no stage has more than the one before; twice the leads are twice the revenue.
 *
 * @throws {RangeError} when stages and rates do not fit, a rate is not 0 to 1, or a number cannot be read or is negative.
 * @example
 * ```ts
 * import { forwardWaterfall } from "partner-program/metrics";
 *
 * const plan = { stages: ["inquiry", "mql", "sal", "won"], rates: [0.1, 0.8, 0.04], dealSize: 100000, start: 31250, cost: 2000000 };
 * const { counts, revenue, returnOnInvestment } = forwardWaterfall(plan);
 * console.log(counts.sal, counts.won, revenue, returnOnInvestment); // => 2500 100 10000000 4
 * ```
 * @since 0.1.0
 */
export function forwardWaterfall(plan: ForwardPlan): ForwardWaterfall {
  const { rates, dealSize } = readStages(plan);
  let count = readWithin(plan.start, "start");
  const counts = plan.stages.map((stage, index): readonly [string, Figure] => {
    if (index > 0) count = multiply(count, rates[index - 1]!);
    return [stage, writeFigure(count)];
  });
  const revenue = multiply(count, dealSize);
  const cost = plan.cost === undefined ? undefined : readWithin(plan.cost, "cost");
  return {
    counts: Object.fromEntries(counts),
    revenue: writeExact(revenue),
    returnOnInvestment: writeFigure(cost === undefined ? undefined : over(subtract(revenue, cost), cost)),
  };
}

/**
 * How many of every stage a revenue needs: the deals that it takes, and back over the rates to the first stage.
 *
 * Where nobody passes, or a deal brings nothing, no number is enough: the count is null. Laws: with `up`, going forward again brings at
 * least the revenue; without rounding, exactly the revenue.
 *
 * @throws {RangeError} when stages and rates do not fit, a rate is not 0 to 1, or a number cannot be read or is negative.
 * @example
 * ```ts
 * import { backwardWaterfall } from "partner-program/metrics";
 *
 * const plan = { stages: ["lead", "won"], rates: ["0.04"], dealSize: 20000, revenue: 10000000, rounding: "up" } as const;
 * console.log(backwardWaterfall(plan)); // => { counts: { lead: 12500, won: 500 }, revenuePerLead: 800 }
 * ```
 * @since 0.1.0
 */
export function backwardWaterfall(plan: BackwardPlan): BackwardWaterfall {
  const { rates, dealSize } = readStages(plan);
  const revenue = readWithin(plan.revenue, "revenue");
  const whole = (value: Exact | undefined): Exact | undefined =>
    value === undefined || plan.rounding === undefined ? value : round(value, 0, plan.rounding);
  let count = whole(over(revenue, dealSize));
  const counts = plan.stages
    .map((stage, index) => ({ stage, rate: rates[index] }))
    .toReversed()
    .map(({ stage, rate }): readonly [string, Figure] => {
      if (rate !== undefined) count = count === undefined ? undefined : whole(over(count, rate));
      return [stage, writeFigure(count)];
    });
  return {
    counts: Object.fromEntries(counts.toReversed()),
    revenuePerLead: writeFigure(count === undefined || sign(count) === 0 ? undefined : divide(revenue, count)),
  };
}

/** What becomes of a plan if it goes badly, as expected, or well. */
export interface Scenarios<Result> {
  readonly pessimistic: Result;
  readonly expected: Result;
  readonly optimistic: Result;
}

/**
 * The same plan under three sets of rates.
 *
 * Law: where every rate of one scenario is at least that of another, so is its revenue.
 *
 * @throws {RangeError} as `forwardWaterfall`.
 * @example
 * ```ts
 * import { forwardScenarios } from "partner-program/metrics";
 *
 * const plan = { stages: ["lead", "won"], dealSize: 20000, start: 12500 };
 * const { pessimistic, optimistic } = forwardScenarios(plan, { pessimistic: [0.02], expected: [0.04], optimistic: [0.05] });
 * console.log(pessimistic.revenue, optimistic.revenue); // => 5000000 12500000
 * ```
 * @since 0.1.0
 */
export function forwardScenarios(
  plan: Omit<ForwardPlan, "rates">,
  rates: Scenarios<readonly Amount[]>,
): Scenarios<ForwardWaterfall> {
  const under = (scenario: keyof Scenarios<unknown>): ForwardWaterfall =>
    forwardWaterfall({ ...plan, rates: rates[scenario] });
  return { pessimistic: under("pessimistic"), expected: under("expected"), optimistic: under("optimistic") };
}
