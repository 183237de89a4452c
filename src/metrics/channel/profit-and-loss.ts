/** The profit and loss of a channel: what is left of gross sales, line by line. */
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, subtract } from "../../core/number/exact.js";
import { type Amount, type Figure, over, readAmount, writeFigure } from "./amounts.js";

/** The lines; those that are left out are zero. */
export interface ChannelLines {
  readonly grossSales: Amount;
  readonly revenueLevelDiscounts?: Amount;
  readonly dealRegistrationDiscounts?: Amount;
  readonly channelStaff?: Amount;
  readonly mdf?: Amount;
  readonly coop?: Amount;
  readonly promotionsAndIncentives?: Amount;
  readonly channelOperations?: Amount;
}

/** One subtotal: the amount exactly, and its share of gross sales. */
export interface ChannelSubtotal {
  readonly amount: string;
  /** Null where there are no gross sales. */
  readonly ofGrossSales: Figure;
}

export interface ChannelProfitAndLoss {
  /** Gross sales less the discounts of partners' revenue levels and of registered deals. */
  readonly netSales: ChannelSubtotal;
  /** Net sales less channel staff. */
  readonly grossMargin: ChannelSubtotal;
  /** Gross margin less MDF, co-op, promotions and incentives, and channel operations: the channel's contribution to profit. */
  readonly netMargin: ChannelSubtotal;
}

type Line = Exclude<keyof ChannelLines, "grossSales">;

const STEPS: { readonly [S in keyof ChannelProfitAndLoss]: readonly Line[] } = {
  netSales: ["revenueLevelDiscounts", "dealRegistrationDiscounts"],
  grossMargin: ["channelStaff"],
  netMargin: ["mdf", "coop", "promotionsAndIncentives", "channelOperations"],
};

/**
 * The profit and loss of a channel, before the cost of goods.
 *
 * Amounts are JSON numbers or decimal texts of one currency. Laws: the three subtotals fall by exactly the lines between them; a line of zero
 * changes nothing. Source of the lines: Successful Channels, "Getting More from Your #1 Investment".
 *
 * @throws {RangeError} when a line cannot be read as a decimal.
 * @example
 * ```ts
 * import { channelProfitAndLoss } from "partner-program/metrics";
 *
 * const { netSales, netMargin } = channelProfitAndLoss({ grossSales: 1000000, revenueLevelDiscounts: 200000, channelStaff: 60000, mdf: 20000 });
 * console.log(netSales.amount, netMargin.amount, netMargin.ofGrossSales); // => 800000 720000 0.72
 * ```
 * @since 0.1.0
 */
export function channelProfitAndLoss(lines: ChannelLines): ChannelProfitAndLoss {
  const gross = readAmount(lines.grossSales, "grossSales");
  let left: Exact = gross;
  const subtotal = (step: keyof ChannelProfitAndLoss): ChannelSubtotal => {
    for (const line of STEPS[step]) left = subtract(left, readAmount(lines[line] ?? 0, line));
    return { amount: writeExact(left), ofGrossSales: writeFigure(over(left, gross)) };
  };
  return { netSales: subtotal("netSales"), grossMargin: subtotal("grossMargin"), netMargin: subtotal("netMargin") };
}
