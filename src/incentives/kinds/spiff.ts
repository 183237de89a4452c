/** A bonus for each sale: so much for each unit, or for the sale itself. */
import { pointer } from "../../core/issue/issue.js";
import { type KindAnswer } from "./kind.js";
import { daysBetween, eachOf, placed } from "./parts.js";

export const spiff: KindAnswer<"spiff"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  needsDate: true,
  counts: (date) => daysBetween(date, incentive.from, incentive.until, address),
  earns: () => ({
    base: placed(incentive.payOn ?? 1, address, "payOn"),
    scale: { is: { flat: incentive.pays }, address, portionAt: pointer(address, "pays") },
  }),
});
