import { ONE, ZERO } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { NOT_APPLICABLE, UNKNOWN } from "../value.js";

export const known: Operation<"known"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand }) =>
    (slots) => {
      const value = slots[operand]!;
      if (value === NOT_APPLICABLE) return NOT_APPLICABLE;
      return value === UNKNOWN ? ZERO : ONE;
    },
};
