import { type Operation } from "../node.js";
import { UNKNOWN } from "../value.js";

export const not: Operation<"not"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand }) =>
    (slots) => {
      const verdict = slots[operand]!;
      return verdict === UNKNOWN ? UNKNOWN : verdict !== true;
    },
};
