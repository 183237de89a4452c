/** Issues of what partners are paid: scales, incentives, and incentives that are stacked. */
import { type IssueText, text } from "../text.js";

export type PaymentIssueCode =
  | "scale.pays"
  | "scale.bound"
  | "scale.operand"
  | "incentive.option"
  | "stacking.differs"
  | "incentive.measure"
  | "incentive.graduated"
  | "incentive.period"
  | "accrual.probability"
  | "fund.counts"
  | "fund.event"
  | "registration.event";

export const PAYMENT_ISSUES: Readonly<Record<PaymentIssueCode, IssueText>> = {
  "scale.pays": {
    says: () => "it is not said what is paid",
    cure: () =>
      "Write `rate` (of an amount) or `perUnit` (of a number), `fixed`, `perPackage`, or several of them; not both of the first two.",
  },
  "scale.bound": {
    says: () => "a band has one bound",
    cure: () => "Write `from` (inclusive) or `above` (exclusive).",
  },
  "scale.operand": {
    says: (params) => `this has to be ${text(params, "expected")}`,
    cure: () => "Name a value of that kind, or write a formula that gives one.",
  },
  "incentive.option": {
    says: (params) => `${text(params, "option")} needs ${text(params, "needs")}`,
    cure: () => "Remove it, or write what it needs.",
  },
  "stacking.differs": {
    says: (params) =>
      `\`${text(params, "name")}\` has another ${text(params, "what")} than \`${text(params, "other")}\``,
    cure: () => "Stack incentives of one period, one `for` and one amount; give the others a stacking of their own.",
  },
  "incentive.measure": {
    says: (params) => `\`${text(params, "name")}\` has to be ${text(params, "expected")}`,
    cure: () => "Name a metric or fact of that kind.",
  },
  "incentive.graduated": {
    says: () => "a scale of slices pays on another value than it slices, and does not say what a slice of it is",
    cure: () =>
      'Write `"slice": "proportional"` or "inRecordOrder" at the scale, remove `qualifyOn`, or make it `wholeAmount`.',
  },
  "incentive.period": {
    says: (params) =>
      `\`${text(params, "name")}\` is measured over ${text(params, "window")}, not over the incentive's ${text(params, "period")}`,
    cure: (params) =>
      `Give the metric the window { "${text(params, "period")}": "whole" } or "toDate", or change the incentive's period.`,
  },
  "accrual.probability": {
    says: () => "the probabilities of the outcomes do not add up to 1",
    cure: () => "State every outcome, also that nothing is earned, so that the probabilities add up to exactly 1.",
  },
  "fund.counts": {
    says: (params) => `the fund counts ${text(params, "counts")}, and \`${text(params, "name")}\` does not`,
    cure: () => 'Credit points to a fund that says `"counts": "points"`, and amounts to one that does not.',
  },
  "fund.event": {
    says: (params) =>
      `the fund \`${text(params, "name")}\` cannot take the step \`${text(params, "step")}\` on ${text(params, "on")}: the request is ${text(params, "state")}`,
    cure: () => "Mend the days of the record; FUND_TABLE says which step follows which.",
  },
  "registration.event": {
    says: (params) =>
      `the registration cannot take the step \`${text(params, "step")}\` on ${text(params, "on")}: it is ${text(params, "state")}`,
    cure: () => "Mend the days of the record; REGISTRATION_TABLE says which step follows which.",
  },
};
