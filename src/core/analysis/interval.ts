/** Arithmetic of ranges: between which two numbers a result lies when its operands lie between theirs. */
import {
  type Exact,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  greatest,
  least,
  multiply,
  negate,
  sign,
} from "../number/exact.js";
import { type Range, EVERYTHING } from "./variable.js";

export const point = (value: Exact): Range => ({ lowest: value, highest: value });
export const atLeastZero: Range = { lowest: ZERO, highest: undefined };

const both = (
  left: Exact | undefined,
  right: Exact | undefined,
  of: (left: Exact, right: Exact) => Exact,
): Exact | undefined => (left === undefined || right === undefined ? undefined : of(left, right));

export function addRanges(left: Range, right: Range): Range {
  return { lowest: both(left.lowest, right.lowest, add), highest: both(left.highest, right.highest, add) };
}

export function negateRange({ lowest, highest }: Range): Range {
  return {
    lowest: highest === undefined ? undefined : negate(highest),
    highest: lowest === undefined ? undefined : negate(lowest),
  };
}

/** Everything that is in one of them, and what is between. */
export function hullOf(ranges: readonly Range[]): Range {
  return ranges.reduce((hull, range) => ({
    lowest: both(hull.lowest, range.lowest, least),
    highest: both(hull.highest, range.highest, greatest),
  }));
}

/** The least of one value from each range. */
export function leastOf(ranges: readonly Range[]): Range {
  return ranges.reduce((hull, { lowest, highest }) => ({
    lowest: both(hull.lowest, lowest, least),
    highest: both(hull.highest, highest, least) ?? hull.highest ?? highest,
  }));
}

export function greatestOf(ranges: readonly Range[]): Range {
  return negateRange(leastOf(ranges.map(negateRange)));
}

function isFinite({ lowest, highest }: Range): boolean {
  return lowest !== undefined && highest !== undefined;
}

export function isPositive({ lowest }: Range): boolean {
  return lowest !== undefined && sign(lowest) > 0;
}

export function isNeverNegative({ lowest }: Range): boolean {
  return lowest !== undefined && sign(lowest) >= 0;
}

export function multiplyRanges(left: Range, right: Range): Range {
  if (isFinite(left) && isFinite(right)) {
    const corners = [left.lowest!, left.highest!].flatMap((a) => [right.lowest!, right.highest!].map((b) => multiply(a, b))); // prettier-ignore
    return { lowest: corners.reduce(least), highest: corners.reduce(greatest) };
  }
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const)
    // prettier-ignore
    if (isFinite(one) && compare(one.lowest!, one.highest!) === 0) {
      const factor = one.lowest!;
      if (sign(factor) === 0) return point(ZERO);
      const { lowest, highest } = sign(factor) > 0 ? other : negateRange(other);
      const by = sign(factor) > 0 ? factor : negate(factor);
      return { lowest: both(lowest, by, multiply), highest: both(highest, by, multiply) };
    }
  if (!isNeverNegative(left) || !isNeverNegative(right)) return EVERYTHING;
  return { lowest: multiply(left.lowest!, right.lowest!), highest: both(left.highest, right.highest, multiply) };
}

/** Of a divisor that is not zero. */
export function divideRanges(left: Range, right: Range): Range {
  if (isPositive(right) && isFinite(right)) {
    const inverse = { lowest: divide(ONE, right.highest!), highest: divide(ONE, right.lowest!) };
    return multiplyRanges(left, inverse);
  }
  return isNeverNegative(left) && isNeverNegative(right) ? atLeastZero : EVERYTHING;
}

/** The part of a range that is not below one number nor above another. */
export function clipRange(range: Range, lowest: Exact | undefined, highest: Exact | undefined): Range {
  const below = highest === undefined ? range : leastOf([range, point(highest)]);
  return lowest === undefined ? below : greatestOf([below, point(lowest)]);
}
