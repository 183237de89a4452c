import { round as roundExact } from "../../number/round.js";
import { type Operation } from "../node.js";
import { exactOf, isMissing } from "../value.js";

export const round: Operation<"round"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, digits, mode }) =>
    (slots) => {
      const value = slots[operand]!;
      if (isMissing(value)) return value;
      const places = typeof digits === "number" ? (slots[digits] as number) : digits.places;
      return roundExact(exactOf(value), places, mode);
    },
  details: ({ digits, mode }) => ({ mode, ...(typeof digits === "number" ? {} : { digits: digits.places }) }),
};
