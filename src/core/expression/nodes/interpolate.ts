import { writeExact } from "../../number/decimal.js";
import { type Operation } from "../node.js";
import { heightOf } from "../pay/amount.js";
import { exactOf, isMissing } from "../value.js";

export const interpolate: Operation<"interpolate"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, corners }) =>
    (slots) => {
      const value = slots[operand]!;
      return isMissing(value) ? value : heightOf(exactOf(value), { corners, below: "first", beyond: "last" });
    },
  details: (node) => ({ corners: node.corners.map(({ at, is }) => `${writeExact(at)} = ${writeExact(is)}`) }),
};
