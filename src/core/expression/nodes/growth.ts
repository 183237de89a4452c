import { divide, sign, subtract } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, missingOf } from "../value.js";
import { writeWhenEmpty } from "./details.js";

export const growth: Operation<"growth"> = {
  operands: (node) => [node.now, node.before],
  apply:
    ({ now, before, whenEmpty }) =>
    (slots) => {
      const current = slots[now]!;
      const baseline = slots[before]!;
      const missing = missingOf(current, baseline);
      if (missing !== undefined) return missing;
      if (sign(exactOf(baseline)) <= 0) return whenEmpty;
      return divide(subtract(exactOf(current), exactOf(baseline)), exactOf(baseline));
    },
  details: (node) => ({ whenEmpty: writeWhenEmpty(node.whenEmpty) }),
};
