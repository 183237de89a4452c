import { type Operation } from "../node.js";
import { NOT_APPLICABLE, UNKNOWN, keyOf } from "../value.js";

export const oneOf: Operation<"oneOf"> = {
  operands: (node) => [node.left],
  apply:
    ({ left, list, negated, whenNotApplicable }) =>
    (slots) => {
      const value = slots[left]!;
      if (value === NOT_APPLICABLE) return whenNotApplicable === "met";
      if (value === UNKNOWN) return UNKNOWN;
      return list.some((entry) => keyOf(entry) === keyOf(value)) !== negated;
    },
  details: ({ negated, list, left }, write) => ({
    operator: negated ? "notIn" : "in",
    list: list.map((value) => write(value, left)),
  }),
};
