/** Ratios of whole numbers, such as rates: ticks times a ratio without leaving whole numbers. */
import { type Exact, type Ticks, TICKS_PER_UNIT } from "./exact.js";

/** A reduced fraction of safe integers. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** The value as a ratio; undefined where it has more digits than ticks. */
export function ratioOf(value: Exact): Ratio | undefined {
  if (typeof value !== "number") return undefined;
  let [divisor, rest] = [TICKS_PER_UNIT, Math.abs(value)];
  while (rest !== 0) [divisor, rest] = [rest, divisor % rest];
  return { numerator: value / divisor, denominator: TICKS_PER_UNIT / divisor };
}

/** `ticks` times the ratio; NaN where the product is not provably exact in ticks. */
export function timesRatio(ticks: number, { numerator, denominator }: Ratio): number {
  const product = ticks * numerator;
  if (!Number.isSafeInteger(product)) return Number.NaN;
  // A rounded quotient is right exactly if it multiplies back.
  const quotient = Math.round(product / denominator);
  return quotient * denominator === product ? quotient + 0 : Number.NaN;
}

/** The sum of two numbers of ticks; NaN where it leaves the safe integers. */
export function addTicks(left: number, right: number): number {
  const sum = left + right;
  return Number.isSafeInteger(sum) ? sum : Number.NaN;
}

/** A number of ticks that one of the functions here has proved exact. */
export function exactTicks(proved: number): Ticks | undefined {
  return Number.isNaN(proved) ? undefined : (proved as Ticks);
}
