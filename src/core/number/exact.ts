/**
 * Exact numbers. A value is a safe integer count of millionths ("ticks") while that is provably exact, and a reduced
 * fraction of two big integers otherwise. Every operation is exact; nothing here rounds, and no binary fraction is ever
 * compared. A number has one representation only: whatever fits in ticks is held in ticks.
 */

declare const ticks: unique symbol;

/** A safe integer that counts millionths: `1.5` is `1_500_000`. */
export type Ticks = number & { readonly [ticks]: true };

/** A reduced fraction with a positive denominator that does not fit in ticks. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** An exact rational number. */
export type Exact = Ticks | Fraction;

/** How many ticks make one unit. */
export const TICKS_PER_UNIT = 1_000_000;

/** How many decimal places ticks have. */
export const TICK_PLACES = 6;

/** How many ticks one unit of a decimal place has, by the place: a hundredth (2) has ten thousand. */
export const TICKS_PER_PLACE: readonly number[] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

const BIG_TICKS_PER_UNIT = 1_000_000n;
const LARGEST = BigInt(Number.MAX_SAFE_INTEGER);

export const ZERO: Ticks = 0 as Ticks;
export const ONE: Ticks = TICKS_PER_UNIT as Ticks;
export const HALF: Ticks = (TICKS_PER_UNIT / 2) as Ticks;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/**
 * A figure that needs more digits than are computed: about five thousand, which no amount of business reaches, and a chain of
 * products does. It is caught where a partner is evaluated, and becomes an issue of that partner.
 */
export class TooManyDigits extends Error {}

const MOST = 2n ** 16_384n;

function isTooLarge({ numerator, denominator }: Fraction): boolean {
  return numerator > MOST || numerator < -MOST || denominator > MOST;
}

/** The exact value of `numerator / denominator`; the denominator is not zero. */
export function exactFraction(numerator: bigint, denominator: bigint): Exact {
  const [above, below] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
  const scaled = above * BIG_TICKS_PER_UNIT;
  if (scaled % below === 0n) {
    const count = scaled / below;
    if (count <= LARGEST && count >= -LARGEST) return Number(count) as Ticks;
  }
  const divisor = greatestCommonDivisor(above, below);
  const reduced = { numerator: above / divisor, denominator: below / divisor };
  if (isTooLarge(reduced)) throw new TooManyDigits();
  return reduced;
}

/** The exact value of a safe integer. */
export function exactInteger(integer: number): Exact {
  const count = integer * TICKS_PER_UNIT;
  return Number.isSafeInteger(count) ? ((count + 0) as Ticks) : exactFraction(BigInt(integer), 1n);
}

/** The numerator over a positive denominator, for both representations. */
export function asFraction(value: Exact): Fraction {
  return typeof value === "number" ? { numerator: BigInt(value), denominator: BIG_TICKS_PER_UNIT } : value;
}

export function add(left: Exact, right: Exact): Exact {
  if (typeof left === "number" && typeof right === "number") {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return sum as Ticks;
  }
  const a = asFraction(left);
  const b = asFraction(right);
  return exactFraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

/** The sum of all of them; zero of none. */
export function sumOf(amounts: Iterable<Exact>): Exact {
  let sum: Exact = ZERO;
  for (const amount of amounts) sum = add(sum, amount);
  return sum;
}

export function negate(value: Exact): Exact {
  if (typeof value === "number") return (0 - value) as Ticks;
  return { numerator: -value.numerator, denominator: value.denominator };
}

export function subtract(left: Exact, right: Exact): Exact {
  if (typeof left === "number" && typeof right === "number") {
    const difference = left - right;
    if (Number.isSafeInteger(difference)) return difference as Ticks;
  }
  return add(left, negate(right));
}

/**
 * The quotient of two safe integers where it is whole. The rounded quotient is right exactly if it multiplies back: the
 * product of the two is then a safe integer, and exact. (A remainder of doubles would be several times slower.)
 */
function wholeQuotient(dividend: number, divisor: number): Ticks | undefined {
  const quotient = Math.round(dividend / divisor);
  return quotient * divisor === dividend ? ((quotient + 0) as Ticks) : undefined;
}

/** Ways to split the division by a million over both factors. */
const SPLITS = [1_000_000, 10_000, 1_000, 100, 1] as const;

/** The product in ticks when one cheap exact way is found, else undefined. */
function multiplyTicks(left: number, right: number): Ticks | undefined {
  const product = left * right;
  if (Number.isSafeInteger(product)) {
    const quotient = wholeQuotient(product, TICKS_PER_UNIT);
    if (quotient !== undefined) return quotient;
  }
  for (const fromLeft of SPLITS) {
    const fromRight = TICKS_PER_UNIT / fromLeft;
    if (left % fromLeft === 0 && right % fromRight === 0) {
      const reduced = (left / fromLeft) * (right / fromRight);
      if (Number.isSafeInteger(reduced)) return (reduced + 0) as Ticks;
    }
  }
  return undefined;
}

export function multiply(left: Exact, right: Exact): Exact {
  if (typeof left === "number" && typeof right === "number") {
    const product = multiplyTicks(left, right);
    if (product !== undefined) return product;
  }
  const a = asFraction(left);
  const b = asFraction(right);
  return exactFraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** The exact quotient; the divisor is not zero (who divides states what an empty denominator means first). */
export function divide(left: Exact, right: Exact): Exact {
  if (typeof left === "number" && typeof right === "number") {
    const scaled = left * TICKS_PER_UNIT;
    const quotient = Number.isSafeInteger(scaled) ? wholeQuotient(scaled, right) : undefined;
    if (quotient !== undefined) return quotient;
  }
  const a = asFraction(left);
  const b = asFraction(right);
  return exactFraction(a.numerator * b.denominator, a.denominator * b.numerator);
}

/** Negative, zero or positive as `left` is below, equal to or above `right`. */
export function compare(left: Exact, right: Exact): number {
  if (typeof left === "number" && typeof right === "number") return left - right;
  const a = asFraction(left);
  const b = asFraction(right);
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export function sign(value: Exact): number {
  if (typeof value === "number") return Math.sign(value);
  return value.numerator < 0n ? -1 : 1;
}

export function least(left: Exact, right: Exact): Exact {
  return compare(left, right) <= 0 ? left : right;
}

export function greatest(left: Exact, right: Exact): Exact {
  return compare(left, right) >= 0 ? left : right;
}

export function isWhole(value: Exact): boolean {
  return typeof value === "number" ? value % TICKS_PER_UNIT === 0 : value.denominator === 1n;
}
