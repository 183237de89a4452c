/** The slots of a row that a measure reads. */
import { type Slot } from "./slot.js";
import { type Measure } from "./words.js";

export function slotsOfMeasure({ value, where, order }: Measure): readonly Slot[] {
  return [value, where, order?.by].filter((slot) => slot !== undefined);
}
