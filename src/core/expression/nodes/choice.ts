import { type Operation } from "../node.js";
import { UNKNOWN, isMissing } from "../value.js";
import { writeExact } from "../../number/decimal.js";

export const choice: Operation<"choice"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, choices }) =>
    (slots) => {
      const answer = slots[operand]!;
      return isMissing(answer) ? answer : (choices.get(answer as string) ?? UNKNOWN);
    },
  details: (node) => ({ choices: [...node.choices].map(([answer, share]) => `${answer} = ${writeExact(share)}`) }),
};
