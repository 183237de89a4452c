import { writeExact } from "../../number/decimal.js";
import { compare } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { UNKNOWN, exactOf, isMissing } from "../value.js";

export const covered: Operation<"covered"> = {
  operands: (node) => [node.operand, node.coverage],
  apply:
    ({ operand, coverage, minimum }) =>
    (slots) => {
      const share = slots[coverage]!;
      if (isMissing(share)) return slots[operand]!;
      return compare(exactOf(share), minimum) < 0 ? UNKNOWN : slots[operand]!;
    },
  details: (node) => ({ minimumCoverage: writeExact(node.minimum) }),
};
