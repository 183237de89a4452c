import { compare as compareExact } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { HOLDS } from "../comparison.js";
import { NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";

export const compare: Operation<"compare"> = {
  operands: (node) => [node.left, node.right],
  apply: ({ left, right, operator, whenNotApplicable }) => {
    const holds = HOLDS[operator];
    return (slots) => {
      const a = slots[left]!;
      const b = slots[right]!;
      // Days and ticks are both numbers; a fraction is never a day.
      if (typeof a === "number" && typeof b === "number") return holds(a - b);
      if (a === NOT_APPLICABLE || b === NOT_APPLICABLE) return whenNotApplicable === "met";
      if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
      return holds(compareExact(exactOf(a), exactOf(b)));
    };
  },
  details: (node) => ({ operator: node.operator }),
};
