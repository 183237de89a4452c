/** Margins and discounts: a fraction of the list price of each order. */
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";

export const margin: KindAnswer<"margin"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  earns: () => ({
    base: placed(incentive.listPrice, address, "listPrice"),
    scale: { is: { flat: { rate: incentive.rate } }, address, portionAt: address },
  }),
});
