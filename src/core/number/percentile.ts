/** Percentiles of exact numbers. */
import { type Exact, ONE, add, asFraction, compare, exactFraction, exactInteger, multiply, subtract } from "./exact.js";

/**
 * The value below which the share (0 to 1) of the values lies, interpolated between neighbours: the position among n sorted
 * values is share x (n - 1). The median is the share one half. Source: Hyndman and Fan (1996), definition 7.
 */
export function percentileOf(values: readonly Exact[], share: Exact): Exact {
  const sorted = values.toSorted(compare);
  return percentileAmong(sorted.length, share, (index) => sorted[index]!);
}

/** The same of `count` rising values, of which only the neighbours are asked for; there is at least one. */
export function percentileAmong(count: number, share: Exact, at: (index: number) => Exact): Exact {
  const position = multiply(share, subtract(exactInteger(count), ONE));
  const { numerator, denominator } = asFraction(position);
  const index = Number(numerator / denominator);
  const beyond = exactFraction(numerator % denominator, denominator);
  const below = at(index);
  return index + 1 >= count ? below : add(below, multiply(beyond, subtract(at(index + 1), below)));
}
