import { divide, sign } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, missingOf } from "../value.js";
import { writeWhenEmpty } from "./details.js";

export const quotient: Operation<"quotient"> = {
  operands: (node) => [node.dividend, node.divisor],
  apply:
    ({ dividend, divisor, whenEmpty }) =>
    (slots) => {
      const above = slots[dividend]!;
      const below = slots[divisor]!;
      const missing = missingOf(above, below);
      if (missing !== undefined) return missing;
      return sign(exactOf(below)) === 0 ? whenEmpty : divide(exactOf(above), exactOf(below));
    },
  details: (node) => ({ whenEmpty: writeWhenEmpty(node.whenEmpty) }),
};
