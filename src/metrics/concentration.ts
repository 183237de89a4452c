/**
 * Concentration: how much of a total a few partners deliver. Everything is exact until the last digit is written.
 *
 * Sources of the formulas: Gini, C. (1912), as the mean difference over twice the mean, with the correction n / (n - 1)
 * for small samples; Herfindahl-Hirschman index as in the Horizontal Merger Guidelines of the US Department of Justice.
 */
import { readExact, writeExact, writeNumber } from "../core/number/decimal.js";
import {
  type Exact,
  type Ticks,
  ONE,
  TICKS_PER_UNIT,
  ZERO,
  add,
  asFraction,
  compare,
  divide,
  exactInteger,
  multiply,
  sign,
  subtract,
  sumOf,
} from "../core/number/exact.js";

export interface ConcentrationOptions {
  /** The share of the partners at the top, 0 to 1; 0.2 unless stated. */
  readonly top?: number | string;
  /** The part of the total that is to be delivered, 0 to 1; 0.8 unless stated. */
  readonly deliver?: number | string;
  /** Decimal places of the figures; 6 unless stated. */
  readonly digits?: number;
}

/** Shares are fractions. Null is "not applicable": there is no total to share. */
export interface ConcentrationFigures {
  /** How many amounts there are, zeros included. */
  readonly count: number;
  /** How many of them are negative; they are taken as zero. */
  readonly negative: number;
  /** The sum, exactly. */
  readonly total: string;
  /** The part of the total that the top share of partners delivers; of the partner at the border a fraction counts. */
  readonly topShare: number | string | null;
  /** The fewest partners that deliver the stated part of the total. */
  readonly deliveredBy: number | null;
  /** The same as a share of all partners. */
  readonly deliveredByShare: number | string | null;
  /** 0: all equal; near 1: one has all. */
  readonly gini: number | string | null;
  /** Times n / (n - 1); null for fewer than two amounts. */
  readonly giniCorrected: number | string | null;
  /** The sum of the squared shares, 0 to 1. */
  readonly herfindahl: number | string | null;
  /** The same in points, 0 to 10,000. */
  readonly herfindahlPoints: number | string | null;
}

const DIGITS = 6;

/** The amounts from the largest to the smallest, and their sum. */
interface Ranked {
  readonly amounts: readonly Exact[];
  readonly total: Exact;
}

/** The whole part of an exact number that is not negative. */
function wholePart(value: Exact): number {
  const { numerator, denominator } = asFraction(value);
  return Number(numerator / denominator);
}

function topShare({ amounts, total }: Ranked, top: Exact): Exact {
  const places = multiply(top, exactInteger(amounts.length));
  const whole = wholePart(places);
  const delivered = sumOf(amounts.slice(0, whole));
  const border = multiply(amounts[whole] ?? ZERO, subtract(places, exactInteger(whole)));
  return divide(add(delivered, border), total);
}

function deliveredBy({ amounts, total }: Ranked, deliver: Exact): number {
  const target = multiply(total, deliver);
  let sum: Exact = ZERO;
  let count = 0;
  while (compare(sum, target) < 0) {
    sum = add(sum, amounts[count]!);
    count += 1;
  }
  return count;
}

function gini({ amounts, total }: Ranked): Exact {
  const count = amounts.length;
  const weighted = amounts.reduce<Exact>(
    (sum, amount, rank) => add(sum, multiply(exactInteger(count - 1 - 2 * rank), amount)),
    ZERO,
  );
  return divide(weighted, multiply(exactInteger(count), total));
}

function herfindahl({ amounts, total }: Ranked): Exact {
  const squares = amounts.reduce<Exact>((sum, amount) => add(sum, multiply(amount, amount)), ZERO);
  return divide(squares, multiply(total, total));
}

/** The figures of amounts that are exact already. */
export function concentrationOf(amounts: readonly Exact[], options: ConcentrationOptions = {}): ConcentrationFigures {
  const top = readExact(options.top ?? "0.2") ?? ONE;
  const deliver = readExact(options.deliver ?? "0.8") ?? ONE;
  const positive = amounts
    .map((amount) => (sign(amount) < 0 ? ZERO : amount))
    .sort((left, right) => compare(right, left));
  const ranked = { amounts: positive, total: sumOf(positive) };
  const count = amounts.length;
  const counts = {
    count,
    negative: amounts.filter((amount) => sign(amount) < 0).length,
    total: writeExact(ranked.total),
  };
  const write = (value: Exact): number | string => writeNumber(value, options.digits ?? DIGITS);
  if (sign(ranked.total) === 0)
    return {
      ...counts,
      topShare: null,
      deliveredBy: null,
      deliveredByShare: null,
      gini: null,
      giniCorrected: null,
      herfindahl: null,
      herfindahlPoints: null,
    };
  const delivered = deliveredBy(ranked, deliver);
  const unequal = gini(ranked);
  const concentrated = herfindahl(ranked);
  return {
    ...counts,
    topShare: write(topShare(ranked, top)),
    deliveredBy: delivered,
    deliveredByShare: write(divide(exactInteger(delivered), exactInteger(count))),
    gini: write(unequal),
    giniCorrected: count < 2 ? null : write(divide(multiply(unequal, exactInteger(count)), exactInteger(count - 1))),
    herfindahl: write(concentrated),
    herfindahlPoints: write(multiply(concentrated, (10_000 * TICKS_PER_UNIT) as Ticks)),
  };
}

/**
 * How concentrated amounts are: the share of the top partners, the fewest that deliver 80 %, Gini and Herfindahl.
 *
 * Amounts are JSON numbers or decimal texts. Laws: 0 <= gini < 1, 1/n <= herfindahl <= 1, the order of the amounts
 * decides nothing, and multiplying all of them by a positive number changes no share.
 *
 * @throws {RangeError} when an amount or a share cannot be read as a decimal.
 * @example
 * ```ts
 * import { measureConcentration } from "partner-program/metrics";
 *
 * const figures = measureConcentration([400, 400, 25, 25, 25, 25, 25, 25, 25, 25]);
 * console.log(figures.topShare, figures.deliveredBy); // => 0.8 2
 * ```
 * @since 0.1.0
 */
export function measureConcentration(
  amounts: readonly (number | string)[],
  options: ConcentrationOptions = {},
): ConcentrationFigures {
  const exact = amounts.map((amount, index) => {
    const value = readExact(amount);
    if (value === undefined) throw new RangeError(`amounts[${index}] is not a decimal number`);
    return value;
  });
  for (const share of [options.top, options.deliver]) {
    const value = share === undefined ? ZERO : readExact(share);
    if (value === undefined || sign(value) < 0 || compare(value, ONE) > 0)
      throw new RangeError("a share is a number from 0 to 1");
  }
  return concentrationOf(exact, options);
}
