import { type Exact, add, divide, exactInteger, greatest, least, multiply } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { type ArithmeticFunction } from "../words.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf, missingAmong } from "../value.js";

const FOLDS: { readonly [F in ArithmeticFunction]: (left: Exact, right: Exact) => Exact } = {
  sum: add,
  average: add,
  product: multiply,
  min: least,
  max: greatest,
};

/** Sums and products need every operand; the best, the worst and the mean leave out what does not apply. */
const NEEDS_ALL: ReadonlySet<ArithmeticFunction> = new Set(["sum", "product"]);

export const arithmetic: Operation<"arithmetic"> = {
  operands: (node) => node.operands,
  apply: ({ function: name, operands }) => {
    const fold = FOLDS[name];
    const needsAll = NEEDS_ALL.has(name);
    return (slots): Value => {
      const values = operands.map((operand) => slots[operand]!);
      if (needsAll) {
        const missing = missingAmong(values);
        if (missing !== undefined) return missing;
      } else if (values.includes(UNKNOWN)) return UNKNOWN;
      const there = values.filter((value) => value !== NOT_APPLICABLE).map(exactOf);
      if (there.length === 0) return NOT_APPLICABLE;
      const folded = there.reduce(fold);
      return name === "average" ? divide(folded, exactInteger(there.length)) : folded;
    };
  },
  details: (node) => ({ function: node.function }),
  decisive: ({ function: name, operands }, slots, value) =>
    name === "min" || name === "max" ? operands.filter((operand) => slots[operand] === value) : operands,
};
