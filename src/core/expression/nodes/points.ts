import { writeExact } from "../../number/decimal.js";
import { ZERO, divide, greatest, least, multiply } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

/** The ratio is scored, never a rounded value per unit. */
export const points: Operation<"points"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, max, at }) =>
    (slots) => {
      const value = slots[operand]!;
      if (isMissing(value)) return value;
      return greatest(ZERO, least(max, divide(multiply(max, exactOf(value)), at)));
    },
  details: (node) => ({ max: writeExact(node.max), at: writeExact(node.at) }),
};
