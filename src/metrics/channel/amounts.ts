/** Reads the numbers that the channel's figures are computed from, and writes what comes out. */
import { readExact, writeExact, writeNumber } from "../../core/number/decimal.js";
import { type Exact, compare, divide, sign } from "../../core/number/exact.js";

/** A JSON number of at most 15 significant digits, or a decimal text. */
export type Amount = number | string;

/** A figure with its digits: a number, or a decimal text where a number would not hold it. Null is "not applicable". */
export type Figure = number | string | null;

const FIGURE_DIGITS = 6;

/**
 * The exact value of an amount.
 *
 * @throws {RangeError} when it cannot be read as a decimal.
 */
export function readAmount(value: Amount, name: string): Exact {
  const read = readExact(value);
  if (read === undefined) throw new RangeError(`${name} is not a decimal number`);
  return read;
}

/**
 * The exact value of an amount that cannot be negative, or that lies up to a bound.
 *
 * @throws {RangeError} when it cannot be read, or lies outside.
 */
export function readWithin(value: Amount, name: string, most?: Exact): Exact {
  const read = readAmount(value, name);
  if (sign(read) < 0) throw new RangeError(`${name} is negative`);
  if (most !== undefined && compare(read, most) > 0) throw new RangeError(`${name} is more than ${writeExact(most)}`);
  return read;
}

/** A quotient; undefined without a denominator. */
export function over(part: Exact, whole: Exact): Exact | undefined {
  return sign(whole) === 0 ? undefined : divide(part, whole);
}

export function writeFigure(value: Exact | undefined): Figure {
  return value === undefined ? null : writeNumber(value, FIGURE_DIGITS);
}
