import { ZERO } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { UNKNOWN } from "../value.js";

export const onlyIf: Operation<"onlyIf"> = {
  operands: (node) => [node.operand, node.condition],
  apply:
    ({ condition, operand }) =>
    (slots) => {
      const verdict = slots[condition]!;
      if (verdict === true) return slots[operand]!;
      return verdict === false ? ZERO : UNKNOWN;
    },
  decisive: (node, slots) => (slots[node.condition] === true ? [node.condition, node.operand] : [node.condition]),
};
