/** Splits a target of a year over its parts. */
import { writeExact } from "../../core/number/decimal.js";
import { divide, exactInteger } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { spread } from "../../core/number/spread.js";
import { type Amount, type Figure, readAmount, writeFigure } from "./amounts.js";

/** The parts of a year; a year has 52 weeks here. */
const PARTS = { quarters: 4, months: 12, weeks: 52 } as const;

export interface SplitTarget {
  /** One part before rounding. */
  readonly each: Figure;
  /** The parts with their digits; they add up to the target. */
  readonly parts: readonly string[];
}

/**
 * Splits the target of a year evenly into quarters, months or weeks; the rounded parts add up to the target, and the first ones take what is left
 * over (largest remainder). A target with more digits than the parts is rounded first.
 *
 * @throws {RangeError} when the target cannot be read.
 * @example
 * ```ts
 * import { splitTarget } from "partner-program/metrics";
 *
 * console.log(splitTarget(12600, "months").each, splitTarget(100, "quarters", 0).parts); // => 1050 [ '25', '25', '25', '25' ]
 * ```
 * @since 0.1.0
 */
export function splitTarget(target: Amount, into: keyof typeof PARTS, digits = 2): SplitTarget {
  const exact = readAmount(target, "target");
  const count = PARTS[into];
  const each = divide(exact, exactInteger(count));
  const shares = Array.from({ length: count }, () => each);
  const total = round(exact, digits, "halfAwayFromZero");
  return { each: writeFigure(each), parts: spread(total, shares, digits).map((part) => writeExact(part)) };
}
