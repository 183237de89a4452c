import { type Operation } from "../node.js";
import { type Slot } from "../slot.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../value.js";

/** The last index whose verdict holds for certain; -1 when none does. */
export function highestCertain(slots: readonly Value[], ladder: readonly Slot[]): number {
  return ladder.findLastIndex((slot) => slots[slot] === true);
}

/** The last index whose verdict may hold; -1 when none may. */
export function highestPossible(slots: readonly Value[], ladder: readonly Slot[]): number {
  return ladder.findLastIndex((slot) => slots[slot] !== false);
}

/** Decided only where the highest level that holds for certain is also the highest that may hold. */
export const ladder: Operation<"ladder"> = {
  operands: (node) => node.verdicts,
  apply:
    ({ verdicts, ids }) =>
    (slots) => {
      const certain = highestCertain(slots, verdicts);
      const possible = highestPossible(slots, verdicts);
      if (certain !== possible) return UNKNOWN;
      return ids[certain] ?? NOT_APPLICABLE;
    },
  details: (node) => ({ levels: node.ids }),
};
