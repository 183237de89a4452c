/** A rebate: a scale over what was measured. */
import { type KindAnswer } from "./kind.js";
import { eachOf, scaled } from "./parts.js";

export const rebate: KindAnswer<"rebate"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  earns: () => scaled(incentive, address),
});
