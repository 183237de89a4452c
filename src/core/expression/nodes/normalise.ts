import { writeExact } from "../../number/decimal.js";
import { type Exact, add, compare, divide, greatest, least, multiply, sign, subtract } from "../../number/exact.js";
import { logarithmicShare } from "../../number/roots.js";
import { type NodeOf, type Operation } from "../node.js";
import { exactOf, missingAmong } from "../value.js";
import { writeWhenEmpty } from "./details.js";

/** How far the value is on the way; undefined where there is no way, or no logarithm. */
function shareOf(value: Exact, worst: Exact, best: Exact, { curve, beyond }: NodeOf<"normalise">): Exact | undefined {
  if (compare(worst, best) === 0) return undefined;
  const inside = (): Exact => greatest(least(worst, best), least(greatest(worst, best), value));
  const placed = beyond === "clip" ? inside() : value;
  if (curve === "linear") return divide(subtract(placed, worst), subtract(best, worst));
  return [worst, best, placed].some((each) => sign(each) <= 0) ? undefined : logarithmicShare(placed, worst, best);
}

/** Goalposts where the posts are numbers, min-max where they are those of the base, a distance where the best is a target. */
export const normalise: Operation<"normalise"> = {
  operands: (node) => [node.operand, node.worst, node.best],
  apply: (node) => {
    const [low, high] = node.to;
    const room = subtract(high, low);
    return (slots) => {
      const operands = [slots[node.operand]!, slots[node.worst]!, slots[node.best]!];
      const missing = missingAmong(operands);
      if (missing !== undefined) return missing;
      const [value, worst, best] = operands.map(exactOf);
      const share = shareOf(value!, worst!, best!, node);
      return share === undefined ? node.whenEmpty : add(low, multiply(share, room));
    };
  },
  details: ({ to, curve, beyond, whenEmpty }) => ({
    to: to.map((end) => writeExact(end)),
    curve,
    beyond,
    whenEmpty: writeWhenEmpty(whenEmpty),
  }),
};
