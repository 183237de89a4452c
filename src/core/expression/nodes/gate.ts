import { type Operation } from "../node.js";
import { UNKNOWN } from "../value.js";

/** Kleene logic by counting: certain once enough hold, or once too few can. */
export const gate: Operation<"gate"> = {
  operands: (node) => node.operands,
  apply: ({ operands, threshold }) => {
    const mayFail = operands.length - threshold;
    return (slots) => {
      let met = 0;
      let unmet = 0;
      for (const operand of operands) {
        const verdict = slots[operand]!;
        if (verdict === true) met += 1;
        else if (verdict === false) unmet += 1;
      }
      if (met >= threshold) return true;
      return unmet > mayFail ? false : UNKNOWN;
    };
  },
  details: (node) => ({ atLeast: node.threshold, of: node.operands.length }),
  decisive: (node, slots, value) => node.operands.filter((operand) => slots[operand] === value),
};
