/** What a graduated band table pays: each slice of the amount at its own band's rate. */
import { type Exact, ZERO, add, compare, least, multiply, subtract } from "../number/exact.js";

/** One band's share of a graduated amount. */
export interface Slice {
  readonly from: Exact;
  readonly rate: Exact;
  /** The part of the amount inside this band. */
  readonly amount: Exact;
}

/** The slices of the amount that lie in the bands, in order; what lies below the first band is in none. */
export function sliceAmount(
  bands: readonly { readonly from: Exact; readonly rate: Exact }[],
  amount: Exact,
): readonly Slice[] {
  const slices: Slice[] = [];
  for (const [index, { from, rate }] of bands.entries()) {
    if (compare(amount, from) <= 0) break;
    const next = bands[index + 1]?.from;
    slices.push({ from, rate, amount: subtract(next === undefined ? amount : least(amount, next), from) });
  }
  return slices;
}

export function payGraduated(bands: readonly { readonly from: Exact; readonly rate: Exact }[], amount: Exact): Exact {
  return sliceAmount(bands, amount).reduce<Exact>((sum, slice) => add(sum, multiply(slice.amount, slice.rate)), ZERO);
}
