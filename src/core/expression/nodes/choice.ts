import { ZERO, least, sumOf } from "../../number/exact.js";
import { writeExact } from "../../number/decimal.js";
import { type Operation } from "../node.js";
import { type List, UNKNOWN, isMissing } from "../value.js";

/** An answer is a text, true or false, or a list of texts. */
export const choice: Operation<"choice"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, choices, most }) =>
    (slots) => {
      const answer = slots[operand]!;
      if (isMissing(answer)) return answer;
      if (typeof answer !== "object") return choices.get(String(answer)) ?? UNKNOWN;
      const worth = sumOf((answer as List).items.map((item) => choices.get(item as string) ?? ZERO));
      return most === undefined ? worth : least(worth, most);
    },
  details: ({ choices, most }) => ({
    choices: [...choices].map(([answer, worth]) => `${answer} = ${writeExact(worth)}`),
    ...(most === undefined ? {} : { most: writeExact(most) }),
  }),
};
