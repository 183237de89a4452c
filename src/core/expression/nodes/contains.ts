import { type Operation } from "../node.js";
import { type List, NOT_APPLICABLE, UNKNOWN, keyOf } from "../value.js";

export const contains: Operation<"contains"> = {
  operands: (node) => [node.left, node.right],
  apply:
    ({ left, right, negated, whenNotApplicable }) =>
    (slots) => {
      const list = slots[left]!;
      const item = slots[right]!;
      if (list === NOT_APPLICABLE || item === NOT_APPLICABLE) return whenNotApplicable === "met";
      if (list === UNKNOWN || item === UNKNOWN) return UNKNOWN;
      return (list as List).items.some((one) => keyOf(one) === keyOf(item)) !== negated;
    },
  details: (node) => ({ operator: node.negated ? "doesNotContain" : "contains" }),
};
