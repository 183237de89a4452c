/** A rebate on growth: the growth picks the band, and the increment or the whole is paid on. */
import { type Operand } from "../../core/rule/types.js";
import { type KindAnswer } from "./kind.js";
import { placed } from "./parts.js";

/** A baseline of zero or less has no growth, and nothing is paid. */
export const growthRebate: KindAnswer<"growthRebate"> = (incentive, address) => {
  const { measure, baseline, pays, scale } = incentive;
  const growth: Operand = { growth: [measure, baseline], whenEmpty: "notApplicable" };
  const increment: Operand = { maxOf: [{ difference: [measure, baseline] }, 0] };
  return {
    terms: incentive,
    address,
    result: "money",
    each: undefined,
    earns: () => ({
      base: placed(pays === "total" ? measure : increment, address, "measure"),
      measure: placed(growth, address, "baseline"),
      scale: placed(scale, address, "scale"),
    }),
  };
};
