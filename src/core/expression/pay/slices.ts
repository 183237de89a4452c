/** Graduated bands in the order of the records: each record is paid on the slices that its own part of the total lies in. */
import { type Exact, ONE, ZERO, add, divide, greatest, least, multiply, sign, subtract } from "../../number/exact.js";
import { type Value, exactOf, isMissing } from "../value.js";
import { boundOf, reaches } from "./amount.js";
import { inUnits, plus, portionOf } from "./portion.js";
import { type PayBands } from "./spec.js";

/** Pays the next record: what it measures moves the total on, what it is paid on is its base. */
export type Slicer = (measured: Exact, base: Exact, slots: readonly Value[]) => Value;

/** How much of the way between two totals lies inside a band; a band without an end goes on for ever. */
function overlapOf(low: Exact, high: Exact, bottom: Exact | undefined, top: Exact | undefined): Exact {
  const from = bottom === undefined ? low : greatest(low, bottom);
  const to = top === undefined ? high : least(high, top);
  return greatest(subtract(to, from), ZERO);
}

/**
 * What is paid once for a band is due with the first record that reaches it, and stays due when the total falls again.
 * A band that begins at zero or below holds everything under it: a return is taken back at its rate.
 */
export function slicerOf({ steps, unit }: PayBands): Slicer {
  let total: Exact = ZERO;
  let entered = 0;
  return (measured, base, slots) => {
    const units = unit === undefined ? ONE : inUnits(slots[unit]);
    if (isMissing(units)) return units;
    const bounds = steps.map((step) => boundOf(step, exactOf(units)));
    const before = total;
    total = add(total, measured);
    const [low, high] = [least(before, total), greatest(before, total)];
    const isOpen = bounds[0] === undefined || sign(bounds[0]) <= 0;
    const standsIn = Math.max(steps.findLastIndex(({ above }, index) => reaches(low, bounds[index], above)), isOpen ? 0 : -1); // prettier-ignore
    let paid: Value = ZERO;
    for (const [index, step] of steps.entries()) {
      const bottom = index === 0 && isOpen ? undefined : bounds[index];
      const resting = index === standsIn ? ONE : ZERO;
      const share =
        sign(measured) === 0 ? resting : divide(overlapOf(low, high, bottom, bounds[index + 1]), subtract(high, low));
      const enters = index >= entered && reaches(high, bounds[index], step.above);
      if (enters) entered = index + 1;
      if (enters || sign(share) > 0) paid = plus(paid, portionOf(step, multiply(share, base), slots, enters));
    }
    return paid;
  };
}
