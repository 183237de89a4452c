import { writeExact } from "../../number/decimal.js";
import { type Exact, add, compare, divide, multiply, subtract } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { type Corner } from "../words.js";
import { exactOf, isMissing } from "../value.js";

function onLine(value: Exact, corners: readonly Corner[]): Exact {
  const next = corners.findIndex(({ at }) => compare(value, at) <= 0);
  if (next <= 0) return corners.at(next)!.is;
  const from = corners[next - 1]!;
  const to = corners[next]!;
  const way = divide(subtract(value, from.at), subtract(to.at, from.at));
  return add(from.is, multiply(way, subtract(to.is, from.is)));
}

export const interpolate: Operation<"interpolate"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, corners }) =>
    (slots) => {
      const value = slots[operand]!;
      return isMissing(value) ? value : onLine(exactOf(value), corners);
    },
  details: (node) => ({ corners: node.corners.map(({ at, is }) => `${writeExact(at)} = ${writeExact(is)}`) }),
};
