/** What comparisons mean, and how they are turned around. */
import { type Comparison } from "./words.js";

/** The verdict of a sign of `left - right`. */
export const HOLDS: { readonly [C in Comparison]: (difference: number) => boolean } = {
  equal: (difference) => difference === 0,
  notEqual: (difference) => difference !== 0,
  lessThan: (difference) => difference < 0,
  lessThanInclusive: (difference) => difference <= 0,
  greaterThan: (difference) => difference > 0,
  greaterThanInclusive: (difference) => difference >= 0,
};

/** The comparison that holds where the other one does not. */
export const OPPOSITE: { readonly [C in Comparison]: Comparison } = {
  equal: "notEqual",
  notEqual: "equal",
  lessThan: "greaterThanInclusive",
  lessThanInclusive: "greaterThan",
  greaterThan: "lessThanInclusive",
  greaterThanInclusive: "lessThan",
};

/** The comparison of the negated sides. */
export const MIRRORED: { readonly [C in Comparison]: Comparison } = {
  equal: "equal",
  notEqual: "notEqual",
  lessThan: "greaterThan",
  lessThanInclusive: "greaterThanInclusive",
  greaterThan: "lessThan",
  greaterThanInclusive: "lessThanInclusive",
};
