/** Percentiles of exact numbers. */
import { type Exact, ONE, add, asFraction, compare, exactFraction, exactInteger, multiply, subtract } from "./exact.js";

/**
 * The value below which the share (0 to 1) of the values lies, interpolated between neighbours: the position among n sorted
 * values is share x (n - 1). The median is the share one half. Source: Hyndman and Fan (1996), definition 7.
 */
export function percentileOf(values: readonly Exact[], share: Exact): Exact {
  const sorted = values.toSorted(compare);
  const position = multiply(share, subtract(exactInteger(sorted.length), ONE));
  const { numerator, denominator } = asFraction(position);
  const index = Number(numerator / denominator);
  const beyond = exactFraction(numerator % denominator, denominator);
  const below = sorted[index]!;
  const above = sorted[index + 1];
  return above === undefined ? below : add(below, multiply(beyond, subtract(above, below)));
}
