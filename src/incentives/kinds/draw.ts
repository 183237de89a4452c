/** A draw: each step pays it against what is earned. */
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";

export const draw: KindAnswer<"draw"> = (incentive, address) => ({
  terms: incentive,
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  earns: () => ({
    base: placed(incentive.earned, address, "earned"),
    scale: { is: { flat: { rate: 1 } }, address, portionAt: address },
  }),
  pass: {
    bound: placed(incentive.draw, address, "draw"),
    make: (slot) => ({ kind: "draw", draw: slot, terms: incentive.draws }),
  },
});
