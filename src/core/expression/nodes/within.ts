import { type Operation } from "../node.js";
import { isMissing } from "../value.js";

export const within: Operation<"within"> = {
  operands: (node) => [node.day, node.from, node.to],
  apply:
    ({ day, from, to }) =>
    (slots) => {
      const value = slots[day]!;
      return isMissing(value) ? value : value >= slots[from]! && value <= slots[to]!;
    },
};
