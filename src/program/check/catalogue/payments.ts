/** Findings of what is paid. */
import { text } from "../../../core/issue/text.js";
import { type FindingText } from "./text.js";

export type PaymentFindingCode =
  | "pay.cliff"
  | "pay.decreasing"
  | "pay.jump"
  | "pay.nothing"
  | "pay.unbounded"
  | "pay.aboveBase"
  | "pay.twice"
  | "level.paysLess"
  | "band.unreachable"
  | "band.pointless";

export const PAYMENT_FINDINGS: Readonly<Record<PaymentFindingCode, FindingText>> = {
  "pay.cliff": {
    severity: "error",
    says: (params) =>
      `at ${text(params, "at")} of \`${text(params, "in")}\` the amount falls from ${text(params, "before")} to ${text(params, "after")}${params["back"] === undefined ? ", and it never comes back" : `; it is back at ${text(params, "back")}`}`,
    cure: () =>
      "Pay graduated, let the higher band pay at least as much at its bound, or let nobody lose eligibility by growing.",
  },
  "pay.decreasing": {
    severity: "warning",
    says: (params) =>
      `between ${text(params, "from")} and ${text(params, "to")} of \`${text(params, "in")}\` the amount falls, from ${text(params, "before")} to ${text(params, "after")}`,
    cure: () => "Let no band take back what the bands below it pay.",
  },
  "pay.jump": {
    severity: "warning",
    says: (params) =>
      `at ${text(params, "at")} of \`${text(params, "in")}\` one more unit earns ${text(params, "amount")} at once: orders will be pulled forward to reach it`,
    cure: () => "Pay graduated, or accept the step with a reason.",
  },
  "pay.nothing": {
    severity: "error",
    says: (params) => `\`${text(params, "incentive")}\` never pays anything`,
    cure: () => "Mend its scale, its cap or its bounds.",
  },
  "pay.unbounded": {
    severity: "note",
    says: (params) => `nothing bounds what \`${text(params, "incentive")}\` can pay`,
    cure: () => "Give it a `cap`, or declare a `max` of what it is paid on.",
  },
  "pay.aboveBase": {
    severity: "warning",
    says: (params) => `\`${text(params, "incentive")}\` pays ${text(params, "amount")} on ${text(params, "base")}`,
    cure: () => "See whether a rate was written as percent (2 for 2 %), or lower it.",
  },
  "pay.twice": {
    severity: "warning",
    says: (params) =>
      `\`${text(params, "first")}\` and \`${text(params, "second")}\` both pay on \`${text(params, "base")}\`: ${text(params, "amounts")}`,
    cure: () =>
      "Put them into one group of `stacking`, let their conditions exclude one another, or accept it with a reason.",
  },
  "level.paysLess": {
    severity: "warning",
    says: (params) =>
      `at ${text(params, "at")} of \`${text(params, "in")}\` a partner on \`${text(params, "level")}\` is paid ${text(params, "amount")}, and one on \`${text(params, "below")}\` ${text(params, "more")}`,
    cure: () => "Let the higher level be paid at least as much.",
  },
  "band.unreachable": {
    severity: "error",
    says: (params) =>
      `the bound ${text(params, "bound")} is never reached: the value lies between ${text(params, "lowest")} and ${text(params, "highest")}`,
    cure: () => "Mend the bound or the unit it is written in, or the declared `min` and `max`.",
  },
  "band.pointless": {
    severity: "note",
    says: (params) => `the band from ${text(params, "bound")} on pays what the one below it pays`,
    cure: () => "Drop the band, or mend what it pays.",
  },
};
