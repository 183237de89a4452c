import { compare } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";
import { writeValue } from "./details.js";

/** Fractions are objects, so they are compared by value; everything else is itself. */
function isSame(left: Value, right: Value): boolean {
  return typeof left === "object" && typeof right === "object"
    ? compare(exactOf(left), exactOf(right)) === 0
    : left === right;
}

export const oneOf: Operation<"oneOf"> = {
  operands: (node) => [node.left],
  apply:
    ({ left, list, negated, whenNotApplicable }) =>
    (slots) => {
      const value = slots[left]!;
      if (value === NOT_APPLICABLE) return whenNotApplicable === "met";
      if (value === UNKNOWN) return UNKNOWN;
      return list.some((entry) => isSame(entry, value)) !== negated;
    },
  details: (node) => ({ operator: node.negated ? "notIn" : "in", list: node.list.map(writeValue) }),
};
