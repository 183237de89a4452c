import { type Apply, type Operation } from "../node.js";
import { type Slot } from "../slot.js";
import { UNKNOWN } from "../value.js";

/** All of them: the first that fails settles it. */
function allOf(operands: readonly Slot[]): Apply {
  return (slots) => {
    let unknown = false;
    for (const operand of operands) {
      const verdict = slots[operand];
      if (verdict === false) return false;
      if (verdict !== true) unknown = true;
    }
    return unknown ? UNKNOWN : true;
  };
}

/** Kleene logic by counting: certain once enough hold, or once too few can. */
export const gate: Operation<"gate"> = {
  operands: (node) => node.operands,
  apply: ({ operands, threshold }) => {
    const mayFail = operands.length - threshold;
    if (mayFail === 0) return allOf(operands);
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
