/** Rounding of exact numbers by a named mode, decided on the exact remainder, so that a tie is a tie. */
import { type Exact, type Ticks, TICKS_PER_PLACE, TICK_PLACES, asFraction, compare, exactFraction, exactInteger, negate } from "./exact.js"; // prettier-ignore

/** Every rounding mode that a document may name. */
export const ROUNDING_MODES = [
  "halfAwayFromZero",
  "halfTowardZero",
  "halfEven",
  "halfOdd",
  "halfUp",
  "halfDown",
  "awayFromZero",
  "towardZero",
  "up",
  "down",
] as const;

/**
 * How a value between two steps is rounded. The `half…` modes go to the nearer step and differ on ties only:
 * `halfUp` toward plus infinity, `halfDown` toward minus infinity, `halfEven` to the even step and `halfOdd` to the odd one. `up` and `down` go
 * toward plus and minus infinity always.
 */
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** What is used where nothing is stated. */
export const DEFAULT_ROUNDING: RoundingMode = "halfAwayFromZero";

/** Whether a quotient that lies `half` (below: -1, on: 0, above: 1) of a step past `floor` goes to the step above. */
const GOES_UP: { readonly [M in RoundingMode]: (half: number, negative: boolean, floorIsOdd: boolean) => boolean } = {
  halfAwayFromZero: (half, negative) => half > 0 || (half === 0 && !negative),
  halfTowardZero: (half, negative) => half > 0 || (half === 0 && negative),
  halfEven: (half, _negative, floorIsOdd) => half > 0 || (half === 0 && floorIsOdd),
  halfOdd: (half, _negative, floorIsOdd) => half > 0 || (half === 0 && !floorIsOdd),
  halfUp: (half) => half >= 0,
  halfDown: (half) => half > 0,
  awayFromZero: (_half, negative) => !negative,
  towardZero: (_half, negative) => negative,
  up: () => true,
  down: () => false,
};

/** Ticks rounded to at most six places; NaN where the result leaves the safe integers. */
export function roundTicks(value: number, digits: number, mode: RoundingMode): number {
  const step = TICKS_PER_PLACE[digits]!;
  // The quotient of a division may be one off; the remainder of whole numbers tells.
  let floor = Math.floor(value / step) * step;
  if (floor > value) floor -= step;
  const beyond = value - floor;
  if (beyond === 0) return value;
  const half = Math.sign(beyond - (step - beyond));
  const rounded = GOES_UP[mode](half, value < 0, Math.abs(floor / step) % 2 === 1) ? floor + step : floor;
  return Number.isSafeInteger(rounded) ? rounded + 0 : Number.NaN;
}

/** `value` rounded to `digits` decimal places (0 to 30). */
export function round(value: Exact, digits: number, mode: RoundingMode): Exact {
  if (typeof value === "number" && digits <= TICK_PLACES) {
    const rounded = roundTicks(value, digits, mode);
    if (!Number.isNaN(rounded)) return rounded as Ticks;
  }
  const { numerator, denominator } = asFraction(value);
  const power = 10n ** BigInt(digits);
  const scaled = numerator * power;
  const truncated = scaled / denominator;
  const remainder = scaled % denominator;
  if (remainder === 0n) return value;
  const negative = numerator < 0n;
  const floor = negative ? truncated - 1n : truncated;
  const beyond = negative ? remainder + denominator : remainder;
  const twice = beyond * 2n;
  const half = twice < denominator ? -1 : twice > denominator ? 1 : 0;
  const goesUp = GOES_UP[mode](half, negative, floor % 2n !== 0n);
  return exactFraction(goesUp ? floor + 1n : floor, power);
}

/** The whole number to which a value is rounded, at most so far from zero. */
export function wholeWithin(value: Exact, most: number, mode: RoundingMode): number {
  const limit = exactInteger(most);
  if (compare(value, limit) >= 0) return most;
  if (compare(value, negate(limit)) <= 0) return 0 - most;
  const { numerator, denominator } = asFraction(round(value, 0, mode));
  return Number(numerator / denominator);
}
