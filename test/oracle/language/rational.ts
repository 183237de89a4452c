/** Exact numbers the slow way: every value is a reduced fraction, and nothing is ever taken for a special case. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function rational(n: bigint, d = 1n): Rational {
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/** A JSON number or a decimal text, digit by digit. */
export function decimal(written: number | string): Rational {
  const [mantissa = "", exponent = "0"] = String(written).toLowerCase().split("e");
  const [whole = "0", places = ""] = mantissa.split(".");
  const value = rational(BigInt(whole + places), 10n ** BigInt(places.length));
  const power = Number(exponent);
  return power < 0 ? rational(value.n, value.d * 10n ** BigInt(-power)) : rational(value.n * 10n ** BigInt(power), value.d); // prettier-ignore
}

export const plus = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const minus = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const over = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const order = (a: Rational, b: Rational): number => {
  const difference = minus(a, b).n;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const ZERO: Rational = rational(0n);
export const ONE: Rational = rational(1n);

/** Rounded to decimal places, ties away from zero. */
export function roundHalfAway(value: Rational, digits: number): Rational {
  const power = 10n ** BigInt(digits);
  const scaled = value.n < 0n ? -value.n * power : value.n * power;
  const doubled = (2n * scaled + value.d) / (2n * value.d);
  return rational(value.n < 0n ? -doubled : doubled, power);
}

export function floor(value: Rational): bigint {
  const quotient = value.n / value.d;
  return value.n < 0n && quotient * value.d !== value.n ? quotient - 1n : quotient;
}

/** The whole part of a root of a whole number, by halving what is left to search. */
function wholeRoot(value: bigint, degree: bigint): bigint {
  let [low, high] = [0n, 1n];
  while (high ** degree <= value) high *= 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= value) low = middle;
    else high = middle;
  }
  return low;
}

const ROOT_DIGITS = 30;
const MORE_DIGITS = 50n;

/** A root to thirty significant digits, from one that is whole to fifty places; a root that is a fraction of few digits is itself. */
export function root(value: Rational, degree: number): Rational {
  const power = BigInt(degree);
  const above = wholeRoot(value.n, power);
  const below = wholeRoot(value.d, power);
  if (above ** power === value.n && below ** power === value.d) return rounded(rational(above, below));
  return rounded(rational(wholeRoot((value.n * 10n ** (MORE_DIGITS * power)) / value.d, power), 10n ** MORE_DIGITS));
}

/** Rounded to significant digits, ties away from zero. */
function rounded(value: Rational): Rational {
  if (value.n === 0n) return value;
  const size = value.n < 0n ? -value.n : value.n;
  let places = 0;
  while ((size * 10n ** BigInt(places)) / value.d < 10n ** BigInt(ROOT_DIGITS - 1)) places += 1;
  return roundHalfAway(value, places);
}

const LOGARITHM = 10n ** 80n;

/** ln(value) times 10^80: twice the sum of z^k / k over odd k, z being (value - 1) / (value + 1); halved until it is below two. */
function logarithm(value: Rational): bigint {
  if (order(value, rational(2n)) > 0) return logarithm(over(value, rational(2n))) + logarithm(rational(2n));
  if (value.n * 2n < value.d) return logarithm(times(value, rational(2n))) - logarithm(rational(2n));
  const z = ((value.n - value.d) * LOGARITHM) / (value.n + value.d);
  let sum = 0n;
  for (let power = z, odd = 1n; power !== 0n; power = (((power * z) / LOGARITHM) * z) / LOGARITHM, odd += 2n)
    sum += power / odd;
  return 2n * sum;
}

/** ln(value / from) / ln(to / from), to thirty significant digits. */
export function logarithmicShare(value: Rational, from: Rational, to: Rational): Rational {
  return rounded(rational(logarithm(value) - logarithm(from), logarithm(to) - logarithm(from)));
}
