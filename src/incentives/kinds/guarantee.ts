/** A guarantee: what is short of the minimum is paid, for the period or for each record. */
import { issue, pointer } from "../../core/issue/issue.js";
import { type Payment } from "../payment/payment.js";
import { type KindAnswer } from "./kind.js";
import { eachOf, placed } from "./parts.js";
import { type Guarantee } from "./types.js";

/** What the one amount of a period is short of the minimum. */
function ofPeriod(incentive: Guarantee, address: string): Payment {
  const { earned, minimum, carry } = incentive;
  const needs = "a `for` with `each`";
  return {
    terms: incentive,
    address,
    result: "money",
    each: undefined,
    earns: () => ({
      base: placed({ maxOf: [{ difference: [minimum, earned] }, 0] }, address, "minimum"),
      scale: { is: { flat: { rate: 1 } }, address, portionAt: address },
    }),
    issues:
      carry === undefined ? [] : [issue("incentive.option", pointer(address, "carry"), { option: "`carry`", needs })],
  };
}

export const guarantee: KindAnswer<"guarantee"> = (incentive, address) => {
  const { for: each, earned, minimum, carry = false } = incentive;
  if (each === undefined) return ofPeriod(incentive, address);
  return {
    terms: incentive,
    address,
    result: "money",
    each: eachOf(each, address),
    earns: () => ({
      base: placed(earned, address, "earned"),
      scale: { is: { flat: { rate: 1 } }, address, portionAt: address },
    }),
    pass: {
      bound: placed(minimum, address, "minimum"),
      make: (slot) => ({ kind: "guarantee", minimum: slot, carry }),
    },
  };
};
