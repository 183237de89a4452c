import { writeExact } from "../../number/decimal.js";
import { add, multiply } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

export const linear: Operation<"linear"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, factor, offset }) =>
    (slots) => {
      const value = slots[operand]!;
      return isMissing(value) ? value : add(offset, multiply(factor, exactOf(value)));
    },
  details: (node) => ({ factor: writeExact(node.factor), offset: writeExact(node.offset) }),
};
