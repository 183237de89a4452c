import { round as roundExact } from "../../number/round.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

export const round: Operation<"round"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, digits, mode }) =>
    (slots) => {
      const value = slots[operand]!;
      return isMissing(value) ? value : roundExact(exactOf(value), slots[digits] as number, mode);
    },
  details: (node) => ({ mode: node.mode }),
};
