import { ZERO, divide, greatest, least, multiply, sign } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { NOT_APPLICABLE, exactOf, missingAmong } from "../value.js";

/** The ratio is scored, never a rounded value per unit. A threshold of zero or less cannot be scored against. */
export const points: Operation<"points"> = {
  operands: (node) => [node.operand, node.max, node.at],
  apply:
    ({ operand, max, at }) =>
    (slots) => {
      const value = slots[operand]!;
      const most = slots[max]!;
      const threshold = slots[at]!;
      const missing = missingAmong([value, most, threshold]);
      if (missing !== undefined) return missing;
      if (sign(exactOf(threshold)) <= 0) return NOT_APPLICABLE;
      const earned = divide(multiply(exactOf(most), exactOf(value)), exactOf(threshold));
      return greatest(ZERO, least(exactOf(most), earned));
    },
};
