/** A discount on each order, in the band that the partner's revenue has reached. */
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";

export const revenueLevelDiscount: KindAnswer<"revenueLevelDiscount"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  earns: () => ({
    base: placed(incentive.listPrice, address, "listPrice"),
    measure: placed(incentive.revenue, address, "revenue"),
    scale: { is: { apply: "wholeAmount", bands: incentive.bands }, address },
  }),
});
