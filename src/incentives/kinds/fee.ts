/** Fees for customers that were referred or that renew: a rate that falls with the months, and ends. */
import { type Operand } from "../../core/rule/types.js";
import { type Payment } from "../payment/payment.js";
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";
import { type ReferralFee, type RenewalFee } from "./types.js";

/** The share of the rate that is left after so many complete months; before the first day there is no fee. */
function factorOf({ startsOn, months, decay = [] }: ReferralFee | RenewalFee, date: string): Operand {
  const falls = decay.filter(({ fromMonth }) => months === undefined || fromMonth < months);
  const begins = falls.some(({ fromMonth }) => fromMonth === 0) ? [] : [{ from: 0, is: 1 }];
  const ends = months === undefined ? [] : [{ from: months, is: 0 }];
  const steps = falls.map(({ fromMonth, factor }) => ({ from: fromMonth, is: factor }));
  return { step: { elapsed: [startsOn, date], in: "months" }, bands: [...begins, ...steps, ...ends] };
}

function feeOf(incentive: ReferralFee | RenewalFee, address: string): Payment {
  return {
    terms: incentive,
    address,
    result: "money",
    each: eachOf(incentive.for, address),
    needsDate: true,
    earns: (date) => ({
      base: placed(incentive.payOn, address, "payOn"),
      scale: {
        is: { flat: { rate: { product: [incentive.rate, factorOf(incentive, date)] } } },
        address,
        portionAt: address,
      },
    }),
  };
}

export const referralFee: KindAnswer<"referralFee"> = feeOf;
export const renewalFee: KindAnswer<"renewalFee"> = feeOf;
