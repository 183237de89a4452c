/** How many people a channel needs for the partners that it manages. */
import { writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, add, compare, divide, multiply, sign, subtract } from "../../core/number/exact.js";
import { type RoundingMode, round } from "../../core/number/round.js";
import { type Amount, type Figure, over, readWithin, writeFigure } from "./amounts.js";

export interface ChannelStaffingOptions {
  /** All partners of the channel. */
  readonly partners: Amount;
  /** Those that are managed; all of them unless stated. */
  readonly managed?: Amount;
  /** By role how many managed partners one person looks after. */
  readonly partnersPerHead: Readonly<Record<string, Amount>>;
  /** What becomes of a part of a person: `halfAwayFromZero` takes the nearest number, `up` never understaffs. */
  readonly rounding: RoundingMode;
  /** What the channel sells, and which share of it its staff costs (0 to 1). */
  readonly cost?: { readonly channelSales: Amount; readonly share: Amount };
}

export interface RoleStaffing {
  /** Before rounding. */
  readonly exact: Figure;
  readonly heads: number;
}

export interface ChannelStaffing {
  readonly unmanaged: string;
  /** Null without partners. */
  readonly managedShare: Figure;
  readonly roles: Readonly<Record<string, RoleStaffing>>;
  readonly heads: number;
  /** What the staff costs together; null unless it is asked for. */
  readonly cost: string | null;
  /** Null without heads, or unless it is asked for. */
  readonly costPerHead: Figure;
}

/**
 * The staff of a channel: managed partners over partners per head, role by role, rounded as stated.
 *
 * Laws: more managed partners never need fewer heads; with `up` every managed partner has a person in every role. Source of the ratios that
 * are in use (20 partners per channel account manager, 30 per channel sales manager, 50 per channel marketing manager, 100 per channel
 * operations manager): Successful Channels, "Getting More from Your #1 Investment".
 *
 * @throws {RangeError} when a number cannot be read, is negative, or no partner is looked after by a role.
 * @example
 * ```ts
 * import { channelStaffing } from "partner-program/metrics";
 *
 * const { roles, heads } = channelStaffing({
 *   partners: 1000,
 *   managed: 400,
 *   partnersPerHead: { accountManager: 20, salesManager: 30 },
 *   rounding: "halfAwayFromZero",
 * });
 * console.log(roles.salesManager, heads); // => { exact: 13.333333, heads: 13 } 33
 * ```
 * @since 0.1.0
 */
export function channelStaffing(options: ChannelStaffingOptions): ChannelStaffing {
  const partners = readWithin(options.partners, "partners");
  const managed = readWithin(options.managed ?? options.partners, "managed", partners);
  const roles = Object.entries(options.partnersPerHead).map(([role, written]) => {
    const perHead = readWithin(written, `partnersPerHead.${role}`);
    if (sign(perHead) === 0) throw new RangeError(`partnersPerHead.${role} is zero`);
    const exact = divide(managed, perHead);
    return { role, exact, heads: round(exact, 0, options.rounding) };
  });
  const heads = roles.reduce<Exact>((sum, each) => add(sum, each.heads), ZERO);
  const { cost } = options;
  const spent =
    cost === undefined
      ? undefined
      : multiply(readWithin(cost.channelSales, "cost.channelSales"), readWithin(cost.share, "cost.share", ONE));
  return {
    unmanaged: writeExact(subtract(partners, managed)),
    managedShare: writeFigure(over(managed, partners)),
    roles: Object.fromEntries(
      roles.map(({ role, exact, heads: own }) => [role, { exact: writeFigure(exact), heads: Number(writeExact(own)) }]),
    ),
    heads: Number(writeExact(heads)),
    cost: spent === undefined ? null : writeExact(spent),
    costPerHead: writeFigure(spent === undefined || compare(heads, ZERO) === 0 ? undefined : divide(spent, heads)),
  };
}
