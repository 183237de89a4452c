/** Figures over records. Functions are data of one node; a reading feeds several of them at once. */
import { type Exact, ZERO, add, divide, exactInteger } from "../../number/exact.js";
import { type AggregateFunction, type Operation, type WhenEmpty } from "../node.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";
import { writeWhenEmpty } from "./details.js";

/** Takes the values of the records that are counted, one after the other. */
export interface Accumulator {
  /** A value that is unknown makes the figure unknown; one that does not apply is not taken. */
  readonly take: (value: Value) => void;
  readonly result: () => Value;
}

function sumOf(finish: (sum: Exact, count: number) => Value): Accumulator {
  let sum: Exact = ZERO;
  let count = 0;
  return {
    take: (value) => {
      sum = add(sum, exactOf(value));
      count += 1;
    },
    result: () => finish(sum, count),
  };
}

const ACCUMULATORS: { readonly [F in AggregateFunction]: (whenEmpty: WhenEmpty) => Accumulator } = {
  sum: () => sumOf((sum) => sum),
  average: (whenEmpty) => sumOf((sum, count) => (count === 0 ? whenEmpty : divide(sum, exactInteger(count)))),
  count: () => {
    let count = 0;
    return { take: () => void (count += 1), result: () => exactInteger(count) };
  },
  countDistinct: () => {
    const seen = new Set<Value>();
    // Fractions are objects, so they are told apart by their text.
    const keyOf = (value: Value): Value => (typeof value === "object" ? Object.values(value).join("/") : value);
    return { take: (value) => void seen.add(keyOf(value)), result: () => exactInteger(seen.size) };
  },
};

/** An accumulator that turns unknown with the first unknown value, and passes over what does not apply. */
export function accumulate(name: AggregateFunction, whenEmpty: WhenEmpty): Accumulator {
  const known = ACCUMULATORS[name](whenEmpty);
  let unknown = false;
  return {
    take: (value) => {
      if (value === UNKNOWN) unknown = true;
      else if (value !== NOT_APPLICABLE) known.take(value);
    },
    result: () => (unknown ? UNKNOWN : known.result()),
  };
}

export const aggregate: Operation<"aggregate"> = {
  operands: (node) => node.outers,
  details: (node) => ({
    collection: node.collection,
    function: node.function,
    ...(node.function === "average" ? { whenEmpty: writeWhenEmpty(node.whenEmpty) } : {}),
  }),
};
