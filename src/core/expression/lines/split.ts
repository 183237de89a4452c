/** Divides an amount among those who share it, and credits overlays beside it. */
import { type Allocation, allocate } from "../../number/allocate.js";
import { type Exact, ZERO, greatest, multiply, sign } from "../../number/exact.js";
import { type RoundingMode, round } from "../../number/round.js";
import { type Missing, type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";
import { type LineSplit } from "./types.js";

/** The weights of those who share, then the shares of the overlays. */
export interface SplitValues {
  readonly weights: readonly Value[];
  readonly overlays: readonly Value[];
}

export function valuesOf(
  { weights, overlays }: Pick<LineSplit, "weights" | "overlays">,
  slots: readonly Value[],
): SplitValues {
  return { weights: weights.map((slot) => slots[slot]!), overlays: overlays.map((slot) => slots[slot]!) };
}

function partOf(value: Value): Exact {
  return value === NOT_APPLICABLE ? ZERO : greatest(exactOf(value), ZERO);
}

/** How shares come out in whole smallest steps. */
export interface Sharing {
  readonly method: Allocation;
  readonly digits: number;
  readonly mode: RoundingMode;
}

/**
 * The shares, in the order of the weights and then of the overlays. Who has no weight, or one that does not apply, gets
 * nothing; where nobody has any, nobody does. Law: those who share get the amount together.
 */
export function sharesOf(
  amount: Exact,
  { weights, overlays }: SplitValues,
  sharing: Sharing,
): readonly Exact[] | Missing {
  if (weights.includes(UNKNOWN) || overlays.includes(UNKNOWN)) return UNKNOWN;
  const { method, digits, mode } = sharing;
  const parts = weights.map(partOf);
  if (parts.every((part) => sign(part) === 0)) return NOT_APPLICABLE;
  const credits = overlays.map((value) => round(multiply(amount, partOf(value)), digits, mode));
  return [...allocate(amount, parts, digits, method), ...credits];
}
