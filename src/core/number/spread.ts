/** Spreads a total over shares, so that the rounded shares add up to it. */
import { type Exact, add, asFraction, compare, exactFraction, subtract, sumOf } from "./exact.js";
import { round } from "./round.js";

function power(digits: number): bigint {
  return 10n ** BigInt(digits);
}

/**
 * The shares with `digits` decimal places, as near to what they are as their adding up to the total lets them be: each is rounded down, and what is
 * left goes in the smallest steps to those that lost most, the first ones among equals (the method of the largest remainder). The total has no
 * more places than these, and is less than one step per share away from the sum of the shares.
 */
export function spread(total: Exact, shares: readonly Exact[], digits: number): readonly Exact[] {
  const step = exactFraction(1n, power(digits));
  const floors = shares.map((share) => round(share, digits, "down"));
  const { numerator, denominator } = asFraction(subtract(total, sumOf(floors)));
  const steps = Number((numerator * power(digits)) / denominator);
  const byLoss = shares
    .map((share, index) => ({ index, lost: subtract(share, floors[index]!) }))
    .sort((left, right) => compare(right.lost, left.lost) || left.index - right.index);
  const raised = new Set(byLoss.slice(0, steps).map(({ index }) => index));
  return floors.map((floor, index) => (raised.has(index) ? add(floor, step) : floor));
}
