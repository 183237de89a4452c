/** A payment for a while: what one partner is paid stays within the budget that all of them have together. */
import { pointer } from "../../core/issue/issue.js";
import { type KindAnswer } from "./kind.js";
import { daysBetween, eachOf, scaled } from "./parts.js";
import { type SalesPromotion } from "./types.js";

/** The cap of one partner: its own, and the budget. */
function capOf({ cap, budget }: SalesPromotion): Pick<SalesPromotion, "cap"> {
  if (budget === undefined) return cap === undefined ? {} : { cap };
  return { cap: { ...cap, amount: cap === undefined ? budget : { minOf: [cap.amount, budget] } } };
}

export const promotion: KindAnswer<"promotion"> = (incentive, address) => ({
  terms: { ...incentive, ...capOf(incentive) },
  address,
  result: "money",
  each: eachOf(incentive.for, address),
  needsDate: true,
  counts: (date) => daysBetween(date, incentive.from, incentive.until, address),
  earns: () => scaled(incentive, address),
  ...(incentive.cap === undefined ? { capAt: pointer(address, "budget") } : {}),
});
