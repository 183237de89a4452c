/** How far a weight can move before a partner's rank among others changes. */
import { type Exact, ZERO, add, compare, divide, exactInteger, multiply, negate, sign, subtract } from "../../core/number/exact.js"; // prettier-ignore
import { squareRoot } from "../../core/number/roots.js";
import { type WeightCurve } from "./weight-curve.js";

/** The score of a partner at any weight of one part; one whose score does not depend on it has no bend. */
export type RankedCurve = Pick<WeightCurve, "far" | "bend" | "others">;

/** A weight at which the rank changes. */
export interface RankChange {
  readonly weight: Exact;
  /** The rank beyond it. */
  readonly rank: number;
  /** Whether the rank is that one at this weight already. */
  readonly isReached: boolean;
  /** Which of the others change places with the partner there, by their index. */
  readonly passed: readonly number[];
}

export interface RankRoom {
  readonly below: RankChange | undefined;
  readonly above: RankChange | undefined;
}

const TWO = exactInteger(2);
const FOUR = exactInteger(4);

/** a w^2 + b w + c has, for weights that are not negative, the sign of the partner's score less another one's. */
interface Parabola {
  readonly a: Exact;
  readonly b: Exact;
  readonly c: Exact;
}

function lead(own: RankedCurve, other: RankedCurve): Parabola {
  const far = subtract(own.far, other.far);
  // One denominator cancels, and a line is left.
  if (sign(own.bend) === 0 || sign(other.bend) === 0 || compare(own.others, other.others) === 0) {
    const others = sign(own.bend) === 0 ? other.others : own.others;
    return { a: ZERO, b: far, c: add(multiply(far, others), subtract(own.bend, other.bend)) };
  }
  return {
    a: far,
    b: add(multiply(far, add(own.others, other.others)), subtract(own.bend, other.bend)),
    c: add(
      multiply(multiply(far, own.others), other.others),
      subtract(multiply(own.bend, other.others), multiply(other.bend, own.others)),
    ),
  };
}

function signAt({ a, b, c }: Parabola, weight: Exact): number {
  return sign(add(multiply(add(multiply(a, weight), b), weight), c));
}

/** The weights at which two scores are equal; the given one exactly where it is one of them. A root that is no fraction has thirty digits. */
function rootsOf(parabola: Parabola, weight: Exact): readonly Exact[] {
  const { a, b, c } = parabola;
  if (sign(a) === 0) return sign(b) === 0 ? [] : [negate(divide(c, b))];
  if (signAt(parabola, weight) === 0) return [weight, subtract(negate(divide(b, a)), weight)];
  const discriminant = subtract(multiply(b, b), multiply(FOUR, multiply(a, c)));
  if (sign(discriminant) < 0) return [];
  const root = squareRoot(discriminant);
  // Of the two the larger is computed without cancelling, and the other by their product.
  const sum = negate(sign(b) < 0 ? subtract(b, root) : add(b, root));
  if (sign(sum) === 0) return [ZERO];
  return [divide(sum, multiply(TWO, a)), divide(multiply(TWO, c), sum)];
}

/**
 * The nearest weights, below and above, at which the partner's rank (one more than there are scores above its own) changes. `weight` is that of
 * the document.
 */
export function rankRoom(own: RankedCurve, others: readonly RankedCurve[], weight: Exact): RankRoom {
  const leads = others.map((other) => lead(own, other));
  const roots = leads.map((parabola) => rootsOf(parabola, weight).filter((root) => sign(root) >= 0));
  const bounds = [weight, ...roots.flat()]
    .toSorted(compare)
    .filter((bound, index, all) => index === 0 || compare(bound, all[index - 1]!) !== 0);
  const isRoot = (index: number, at: Exact): boolean => roots[index]!.some((root) => compare(root, at) === 0);
  const signs = (at: Exact): readonly number[] =>
    leads.map((parabola, index) => (isRoot(index, at) ? 0 : signAt(parabola, at)));
  const rankOf = (found: readonly number[]): number => 1 + found.filter((each) => each < 0).length;
  const now = signs(weight);
  const start = bounds.findIndex((bound) => compare(bound, weight) === 0);
  const change = (step: 1 | -1): RankChange | undefined => {
    for (let index = start; index >= 0 && index < bounds.length; index += step) {
      const at = bounds[index]!;
      const next = bounds[index + step];
      // No weight lies below zero.
      if (step === -1 && sign(at) === 0) return undefined;
      const beyond = signs(next === undefined ? outside(at, step) : divide(add(at, next), TWO));
      if (rankOf(beyond) === rankOf(now)) continue;
      const passed = beyond.flatMap((each, other) => (each < 0 === now[other]! < 0 ? [] : [other]));
      return { weight: at, rank: rankOf(beyond), isReached: rankOf(signs(at)) === rankOf(beyond), passed };
    }
    return undefined;
  };
  return { below: change(-1), above: change(1) };
}

/** A weight beyond the last bound: above it, or between it and zero. */
function outside(bound: Exact, step: 1 | -1): Exact {
  return step === 1 ? add(bound, exactInteger(1)) : divide(bound, TWO);
}
