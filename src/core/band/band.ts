/** Bands: lower bounds only, each half open `[from, next)`, in rising order. No gap or overlap can be written. */
import { type Exact, compare } from "../number/exact.js";

/** The band that holds the value; undefined below the first bound. */
export function bandAt<B extends { readonly from: Exact }>(bands: readonly B[], value: Exact): B | undefined {
  return bands.findLast((band) => compare(value, band.from) >= 0);
}
