import { writeExact } from "../../number/decimal.js";
import { type Exact, greatest, least } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

export const clip: Operation<"clip"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, lowest, highest }) =>
    (slots) => {
      const value = slots[operand]!;
      if (isMissing(value)) return value;
      let clipped: Exact = exactOf(value);
      if (highest !== undefined) clipped = least(clipped, highest);
      if (lowest !== undefined) clipped = greatest(clipped, lowest);
      return clipped;
    },
  details: ({ lowest, highest }) => ({
    ...(lowest === undefined ? {} : { lowest: writeExact(lowest) }),
    ...(highest === undefined ? {} : { highest: writeExact(highest) }),
  }),
};
