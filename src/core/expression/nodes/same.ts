import { type Operation } from "../node.js";
import { NOT_APPLICABLE, UNKNOWN } from "../value.js";

export const same: Operation<"same"> = {
  operands: (node) => [node.left, node.right],
  apply:
    ({ left, right, negated, whenNotApplicable }) =>
    (slots) => {
      const a = slots[left]!;
      const b = slots[right]!;
      if (a === NOT_APPLICABLE || b === NOT_APPLICABLE) return whenNotApplicable === "met";
      if (a === UNKNOWN || b === UNKNOWN) return UNKNOWN;
      return (a === b) !== negated;
    },
  details: (node) => ({ operator: node.negated ? "notEqual" : "equal" }),
};
