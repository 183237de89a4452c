import { subtract } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, missingOf } from "../value.js";

export const difference: Operation<"difference"> = {
  operands: (node) => [node.left, node.right],
  apply:
    ({ left, right }) =>
    (slots) => {
      const a = slots[left]!;
      const b = slots[right]!;
      return missingOf(a, b) ?? subtract(exactOf(a), exactOf(b));
    },
};
