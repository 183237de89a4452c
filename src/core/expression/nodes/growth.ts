import { compare, divide, sign, subtract } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, missingAmong } from "../value.js";
import { writeWhenEmpty } from "./details.js";

export const growth: Operation<"growth"> = {
  operands: ({ now, before, minimum }) => (minimum === undefined ? [now, before] : [now, before, minimum]),
  apply:
    ({ now, before, minimum, whenEmpty }) =>
    (slots) => {
      const current = slots[now]!;
      const baseline = slots[before]!;
      const least = minimum === undefined ? undefined : slots[minimum]!;
      const missing = missingAmong(least === undefined ? [current, baseline] : [current, baseline, least]);
      if (missing !== undefined) return missing;
      if (sign(exactOf(baseline)) <= 0) return whenEmpty;
      if (least !== undefined && compare(exactOf(baseline), exactOf(least)) < 0) return whenEmpty;
      return divide(subtract(exactOf(current), exactOf(baseline)), exactOf(baseline));
    },
  details: (node) => ({ whenEmpty: writeWhenEmpty(node.whenEmpty) }),
};
