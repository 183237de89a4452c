import { writeExact } from "../../number/decimal.js";
import { compare, negate } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

export const direction: Operation<"direction"> = {
  operands: (node) => [node.operand],
  apply: ({ operand, deadBand }) => {
    const below = negate(deadBand);
    return (slots) => {
      const change = slots[operand]!;
      if (isMissing(change)) return change;
      if (compare(exactOf(change), deadBand) > 0) return "improving";
      return compare(exactOf(change), below) < 0 ? "declining" : "steady";
    };
  },
  details: (node) => ({ deadBand: writeExact(node.deadBand) }),
};
