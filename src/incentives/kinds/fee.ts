/** Fees for customers that were referred or that renew: a rate that falls with the months, and ends. */
import { type Operand } from "../../core/rule/types.js";
import { type Payment } from "../payment/payment.js";
import { type Band } from "../scale/types.js";
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";
import { type ReferralFee, type RenewalFee } from "./types.js";

/** The rate from each number of complete months on; nothing before the first day, and nothing once it has run. */
function bandsOf({ rate, months, decay = [] }: ReferralFee | RenewalFee): readonly Band[] {
  const falls = decay.filter(({ fromMonth }) => months === undefined || fromMonth < months);
  const begins: readonly Band[] = falls.some(({ fromMonth }) => fromMonth === 0) ? [] : [{ from: 0, rate }];
  const steps = falls.map(({ fromMonth, factor }): Band => ({ from: fromMonth, rate: { product: [rate, factor] } }));
  return [...begins, ...steps, ...(months === undefined ? [] : [{ from: months, rate: 0 }])];
}

/** Complete months since the start; of a day before it fewer than none, for complete months do not tell a part of one from none. */
function monthsSince(startsOn: string, date: string): Operand {
  return {
    minOf: [
      { elapsed: [startsOn, date], in: "months" },
      { elapsed: [startsOn, date], in: "days" },
    ],
  };
}

function feeOf(incentive: ReferralFee | RenewalFee, address: string): Payment {
  const { startsOn, payOn } = incentive;
  return {
    terms: incentive,
    address,
    result: "money",
    each: eachOf(incentive.for, address),
    needsDate: true,
    earns: (date) => ({
      base: placed(payOn, address, "payOn"),
      measure: placed(monthsSince(startsOn, date), address, "startsOn"),
      scale: { is: { apply: "wholeAmount", bands: bandsOf(incentive) }, address },
    }),
  };
}

export const referralFee: KindAnswer<"referralFee"> = feeOf;
export const renewalFee: KindAnswer<"renewalFee"> = feeOf;
