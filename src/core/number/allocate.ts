/** Divides an amount among several by their weights, in whole smallest steps, so that the shares add up to it. */
import { type Exact, add, compare, divide, exactFraction, multiply, negate, sign, subtract, sumOf } from "./exact.js";
import { round } from "./round.js";

/** Who gets the steps that are left once every share is rounded down. */
export const ALLOCATIONS = ["largestRemainder", "largestShare"] as const;

/** `largestRemainder`: those who lost most by rounding down; `largestShare`: those with the most weight. Equals in their order. */
export type Allocation = (typeof ALLOCATIONS)[number];

/** The order in which the steps that are left are given out, by index. */
function orderOf(
  shares: readonly Exact[],
  floors: readonly Exact[],
  weights: readonly Exact[],
  method: Allocation,
): readonly number[] {
  const lost = shares.map((share, index) => subtract(share, floors[index]!));
  const byWeight = (left: number, right: number): number => compare(weights[right]!, weights[left]!) || left - right;
  const byLoss = (left: number, right: number): number => compare(lost[right]!, lost[left]!) || byWeight(left, right);
  const sharing = weights.flatMap((weight, index) => (sign(weight) > 0 ? [index] : []));
  return sharing.sort(method === "largestShare" ? byWeight : byLoss);
}

/**
 * The shares of an amount that has at most `digits` places, in the order of the weights (none below zero, one above). Law: they add up to the
 * amount; what is taken back is divided as it was given.
 */
export function allocate(
  amount: Exact,
  weights: readonly Exact[],
  digits: number,
  method: Allocation,
): readonly Exact[] {
  if (sign(amount) < 0) return allocate(negate(amount), weights, digits, method).map(negate);
  const total = sumOf(weights);
  const shares = weights.map((weight) => divide(multiply(amount, weight), total));
  const floors = shares.map((share) => round(share, digits, "down"));
  const step = exactFraction(1n, 10n ** BigInt(digits));
  let left = subtract(amount, sumOf(floors));
  const raised = new Set<number>();
  for (const index of orderOf(shares, floors, weights, method)) {
    if (sign(left) <= 0) break;
    raised.add(index);
    left = subtract(left, step);
  }
  return floors.map((floor, index) => (raised.has(index) ? add(floor, step) : floor));
}
