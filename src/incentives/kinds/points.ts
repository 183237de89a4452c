/** Points: a scale that counts instead of paying. */
import { type KindAnswer } from "./kind.js";
import { eachOf, scaled } from "./parts.js";

export const points: KindAnswer<"points"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "points",
  ...(incentive.places === undefined ? {} : { places: incentive.places }),
  each: eachOf(incentive.for, address),
  earns: () => scaled(incentive, address),
});
