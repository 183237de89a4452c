import { type Exact, ZERO, add, divide, greatest, least, multiply, sign } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { type Combination, WEIGHTED } from "../words.js";
import { type Missing, type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";
import { writeExact } from "../../number/decimal.js";
import { geometricMean } from "../../number/roots.js";

interface Part {
  readonly value: Exact;
  readonly weight: Exact;
}

function total(parts: readonly Part[], of: (part: Part) => Exact): Exact {
  return parts.reduce<Exact>((sum, part) => add(sum, of(part)), ZERO);
}

/** Each combination of the parts that are there; there is at least one. */
const COMBINATIONS: { readonly [C in Combination]: (parts: readonly Part[]) => Exact | Missing } = {
  mean: meanOf,
  weightedMean: meanOf,
  sum: (parts) => total(parts, (part) => part.value),
  geometricMean: (parts) => meanAboveZero(parts, geometricMean),
  harmonicMean: (parts) => meanAboveZero(parts, harmonicMeanOf),
  least: (parts) => parts.map((part) => part.value).reduce(least),
  greatest: (parts) => parts.map((part) => part.value).reduce(greatest),
};

/** Weights are renormalised over the parts that are there; parts of no weight at all have no mean. */
function meanOf(parts: readonly Part[]): Exact | Missing {
  const weight = total(parts, (part) => part.weight);
  if (sign(weight) === 0) return NOT_APPLICABLE;
  return divide(
    total(parts, (part) => multiply(part.value, part.weight)),
    weight,
  );
}

/** The weight over the sum of each part's weight over its value. */
function harmonicMeanOf(parts: readonly Part[]): Exact {
  return divide(
    total(parts, ({ weight }) => weight),
    total(parts, ({ value, weight }) => divide(weight, value)),
  );
}

/** Means that are defined of numbers above zero; parts of no weight have no say. */
function meanAboveZero(parts: readonly Part[], mean: (parts: readonly Part[]) => Exact): Exact | Missing {
  const weighing = parts.filter(({ weight }) => sign(weight) !== 0);
  if (weighing.length === 0 || weighing.some(({ value }) => sign(value) <= 0)) return NOT_APPLICABLE;
  return mean(weighing);
}

/** Parts that do not apply are left out. What is unknown is left out, counts as the lowest, or fails the whole. */
export const combine: Operation<"combine"> = {
  operands: (node) => node.operands,
  apply: ({ operands, weights, combination, missing, lowest }) => {
    const combineParts = COMBINATIONS[combination];
    return (slots): Value => {
      const parts: Part[] = [];
      let unknown = false;
      for (const [index, operand] of operands.entries()) {
        const value = slots[operand]!;
        if (value === NOT_APPLICABLE) continue;
        if (value !== UNKNOWN) parts.push({ value: exactOf(value), weight: weights[index]! });
        else if (missing === "lowest") parts.push({ value: lowest, weight: weights[index]! });
        else if (missing === "fail") return UNKNOWN;
        else unknown = true;
      }
      if (parts.length > 0) return combineParts(parts);
      return unknown ? UNKNOWN : NOT_APPLICABLE;
    };
  },
  details: (node) => ({
    combination: node.combination,
    missing: node.missing,
    ...(WEIGHTED.has(node.combination) ? { weights: node.weights.map((weight) => writeExact(weight)) } : {}),
  }),
};
