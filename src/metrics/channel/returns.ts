/** Returns. Two formulas are called ROI; here each has a name of its own. */
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, sign, subtract } from "../../core/number/exact.js";
import { type Amount, type Figure, over, readAmount, readWithin, writeFigure } from "./amounts.js";

export interface SpendReturn {
  /** The gain less the cost. */
  readonly net: string;
  /** (gain - cost) / cost; null without a cost. */
  readonly returnOnInvestment: Figure;
  /** gain / cost: what comes back for one unit of money; null without a cost. */
  readonly returnPerUnit: Figure;
}

function returnsOf(gain: Exact, cost: Exact): SpendReturn {
  const net = subtract(gain, cost);
  return {
    net: writeExact(net),
    returnOnInvestment: writeFigure(over(net, cost)),
    returnPerUnit: writeFigure(over(gain, cost)),
  };
}

/**
 * What comes back for what was spent: marketing funds, a campaign, a program.
 *
 * Law: the return per unit is the return on investment plus one.
 *
 * @throws {RangeError} when an amount cannot be read, or the cost is negative.
 * @example
 * ```ts
 * import { returnOnSpend } from "partner-program/metrics";
 *
 * console.log(returnOnSpend({ gain: 240000, cost: 100000 })); // => { net: '140000', returnOnInvestment: 1.4, returnPerUnit: 2.4 }
 * ```
 * @since 0.1.0
 */
export function returnOnSpend({ gain, cost }: { readonly gain: Amount; readonly cost: Amount }): SpendReturn {
  return returnsOf(readAmount(gain, "gain"), readWithin(cost, "cost"));
}

export interface RebateReturn extends SpendReturn {
  /** The revenue of the period less that of the one before, which may be negative. */
  readonly incremental: string;
}

/**
 * What rebates bring: the revenue beyond that of the prior period, against what was paid.
 *
 * The gain is the incremental revenue, so that a channel that shrinks has a negative return. `returnPerUnit` is the revenue per unit of rebate,
 * `returnOnInvestment` what is left of it beyond the rebate itself. Source: Successful Channels, "If You Put One Dollar into Your Channel";
 * which of both formulas is meant is open there.
 *
 * @throws {RangeError} when an amount cannot be read, or the rebates are negative.
 * @example
 * ```ts
 * import { returnOnRebates } from "partner-program/metrics";
 *
 * const { incremental, returnPerUnit, returnOnInvestment } = returnOnRebates({ current: 1300000, prior: 1000000, rebates: 45000 });
 * console.log(incremental, returnPerUnit, returnOnInvestment); // => 300000 6.666667 5.666667
 * ```
 * @since 0.1.0
 */
export function returnOnRebates(revenue: {
  readonly current: Amount;
  readonly prior: Amount;
  readonly rebates: Amount;
}): RebateReturn {
  const incremental = subtract(readAmount(revenue.current, "current"), readAmount(revenue.prior, "prior"));
  return { incremental: writeExact(incremental), ...returnsOf(incremental, readWithin(revenue.rebates, "rebates")) };
}

/** A figure of a group of partners before and after. */
export interface CohortChange {
  readonly before: Amount;
  readonly after: Amount;
}

export interface CohortLift {
  /** (after - before) / before of the partners that took part; null where there was nothing before. */
  readonly growth: Figure;
  /** The same of those that did not. */
  readonly controlGrowth: Figure;
  /** The difference of both: the growth beyond that of the others. */
  readonly lift: Figure;
}

/**
 * How much more the partners of a cohort grew than others did: the difference of two differences, as growth.
 *
 * Growth needs something to grow from: of a figure of zero or less before there is none, and then no lift either.
 *
 * @throws {RangeError} when an amount cannot be read.
 * @example
 * ```ts
 * import { cohortLift } from "partner-program/metrics";
 *
 * console.log(cohortLift({ before: 400, after: 500 }, { before: 1000, after: 1100 })); // => { growth: 0.25, controlGrowth: 0.1, lift: 0.15 }
 * ```
 * @since 0.1.0
 */
export function cohortLift(cohort: CohortChange, control: CohortChange): CohortLift {
  const growthOf = ({ before, after }: CohortChange, name: string): Exact | undefined => {
    const [from, to] = [readAmount(before, `${name}.before`), readAmount(after, `${name}.after`)];
    return sign(from) > 0 ? over(subtract(to, from), from) : undefined;
  };
  const growth = growthOf(cohort, "cohort");
  const controlGrowth = growthOf(control, "control");
  const lift = growth === undefined || controlGrowth === undefined ? undefined : subtract(growth, controlGrowth);
  return { growth: writeFigure(growth), controlGrowth: writeFigure(controlGrowth), lift: writeFigure(lift) };
}
