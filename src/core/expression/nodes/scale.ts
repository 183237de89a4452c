import { bandAt } from "../../band/band.js";
import { graduatedPay } from "../../band/pay.js";
import { writeExact } from "../../number/decimal.js";
import { ZERO, multiply } from "../../number/exact.js";
import { type Operation } from "../node.js";
import { exactOf, missingOf } from "../value.js";

/** Below the first band nothing is paid. */
export const scale: Operation<"scale"> = {
  operands: (node) => (node.qualifyOn === node.payOn ? [node.payOn] : [node.qualifyOn, node.payOn]),
  apply: ({ qualifyOn, payOn, reading, bands }) => {
    const graduated = graduatedPay(bands);
    return (slots) => {
      const picked = slots[qualifyOn]!;
      const paid = slots[payOn]!;
      const missing = missingOf(picked, paid);
      if (missing !== undefined) return missing;
      if (reading === "graduated") return graduated.exact(exactOf(paid));
      return multiply(exactOf(paid), bandAt(bands, exactOf(picked))?.rate ?? ZERO);
    };
  },
  details: (node) => ({
    apply: node.reading,
    bands: node.bands.map(({ from, rate }) => ({ from: writeExact(from), is: writeExact(rate) })),
  }),
};
