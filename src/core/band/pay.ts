/** What a graduated band table pays: each slice of the amount at its own band's rate. */
import { type Exact, ZERO, add, compare, least, multiply, subtract } from "../number/exact.js";

/** The part of the amount inside each band, times the band's rate, added up. What lies below the first band is not paid. */
export function payGraduated(bands: readonly { readonly from: Exact; readonly rate: Exact }[], amount: Exact): Exact {
  let paid: Exact = ZERO;
  for (let index = 0; index < bands.length; index += 1) {
    const { from, rate } = bands[index]!;
    if (compare(amount, from) <= 0) break;
    const next = bands[index + 1]?.from;
    const top = next === undefined ? amount : least(amount, next);
    paid = add(paid, multiply(subtract(top, from), rate));
  }
  return paid;
}
