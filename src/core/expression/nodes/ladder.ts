import { type Operation, type Slot } from "../node.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../value.js";

/** The last index whose verdict is one of `verdicts`; -1 when there is none. */
export function highestWith(slots: readonly Value[], ladder: readonly Slot[], ...verdicts: readonly Value[]): number {
  return ladder.findLastIndex((slot) => verdicts.includes(slots[slot]!));
}

/** Decided only where the highest level that holds for certain is also the highest that may hold. */
export const ladder: Operation<"ladder"> = {
  operands: (node) => node.verdicts,
  apply:
    ({ verdicts, ids }) =>
    (slots) => {
      const certain = highestWith(slots, verdicts, true);
      const possible = highestWith(slots, verdicts, true, UNKNOWN);
      if (certain !== possible) return UNKNOWN;
      return ids[certain] ?? NOT_APPLICABLE;
    },
  details: (node) => ({ levels: node.ids }),
};
