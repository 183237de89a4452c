/** Issues of what a document means: names, types, and definitions that contradict themselves. */
import { type IssueText, didYouMean, text } from "../text.js";

export type MeaningIssueCode =
  | "reference.undeclared"
  | "reference.cycle"
  | "reference.collection"
  | "reference.field"
  | "id.duplicate"
  | "id.reserved"
  | "condition.constant"
  | "condition.list"
  | "condition.noList"
  | "condition.operator"
  | "condition.types"
  | "condition.whenNotApplicable"
  | "condition.alwaysApplicable"
  | "condition.atLeast"
  | "metric.operands"
  | "metric.field"
  | "metric.window"
  | "metric.validity"
  | "metric.base"
  | "bands.order"
  | "bands.start"
  | "bands.negative"
  | "scorecard.weight"
  | "scorecard.weightless"
  | "scorecard.scale"
  | "scorecard.worth"
  | "scorecard.undated"
  | "version.order"
  | "version.removes"
  | "version.grandfathered"
  | "version.earlyAccess"
  | "review.missing"
  | "review.date"
  | "review.cycle"
  | "review.formerly"
  | "review.gone"
  | "version.tooMany"
  | "catalogue.unknown"
  | "catalogue.entry"
  | "catalogue.state"
  | "case.value"
  | "law.kind"
  | "currency.code";

export const MEANING_ISSUES: Readonly<Record<MeaningIssueCode, IssueText>> = {
  "reference.undeclared": {
    says: (params) => `\`${text(params, "name")}\` is not declared${didYouMean(params)}`,
    cure: () => "Declare it as a fact, a metric or another definition, or mend the name.",
  },
  "reference.cycle": {
    says: (params) => `the definition needs itself: ${text(params, "cycle")}`,
    cure: () => "Break the circle: let one of them read facts or records instead.",
  },
  "reference.collection": {
    says: (params) => `there are no records \`${text(params, "name")}\`${didYouMean(params)}`,
    cure: () => "Declare the collection under `records`, or mend the name.",
  },
  "reference.field": {
    says: (params) =>
      `the records \`${text(params, "collection")}\` have no field \`${text(params, "name")}\`${didYouMean(params)}`,
    cure: () => "Declare the field in the collection, or mend the name.",
  },
  "id.duplicate": {
    says: (params) => `the name \`${text(params, "name")}\` is taken twice`,
    cure: (params) => `Rename one; the other stands at ${text(params, "other")}.`,
  },
  "id.reserved": {
    says: (params) => `the name \`${text(params, "name")}\` is reserved`,
    cure: () => "Choose another id.",
  },
  "condition.constant": {
    says: (params) => `expected ${text(params, "expected")}, found ${text(params, "found")}`,
    cure: (params) => `Write ${text(params, "expected")}.`,
  },
  "condition.list": {
    says: (params) => `the operator \`${text(params, "operator")}\` needs a list`,
    cure: () => "Write a list of constants, or use `equal`.",
  },
  "condition.noList": {
    says: (params) => `the operator \`${text(params, "operator")}\` takes one value, not a list`,
    cure: () => "Write one value, or use `in`.",
  },
  "condition.operator": {
    says: (params) => `\`${text(params, "operator")}\` does not apply to ${text(params, "kind")}`,
    cure: ({ kind }) => (kind === "a list" ? "Use contains or doesNotContain." : "Use equal, notEqual, in or notIn."),
  },
  "condition.types": {
    says: (params) => `${text(params, "left")} cannot be compared with ${text(params, "right")}`,
    cure: () => "Compare values of one kind; amounts only with amounts.",
  },
  "condition.whenNotApplicable": {
    says: (params) => `\`${text(params, "fact")}\` can be not applicable, and the condition does not say what follows`,
    cure: () => 'Add "whenNotApplicable": "met" or "notMet".',
  },
  "condition.alwaysApplicable": {
    says: (params) => `\`${text(params, "fact")}\` always applies`,
    cure: () => "Remove `whenNotApplicable`; it would have no effect.",
  },
  "condition.atLeast": {
    says: (params) => `at least ${text(params, "atLeast")} of ${text(params, "of")} can never hold`,
    cure: () => "Lower `atLeast`, or list more conditions.",
  },
  "metric.operands": {
    says: (params) => `${text(params, "operator")} takes ${text(params, "expected")}`,
    cure: (params) => `Write ${text(params, "expected")} here.`,
  },
  "metric.field": {
    says: (params) => `${text(params, "operator")} takes ${text(params, "expected")}`,
    cure: () => "Write `collection.field` for a field of that kind, or `collection` to count records.",
  },
  "metric.window": {
    says: (params) => `the records \`${text(params, "collection")}\` have no date that the window could read`,
    cure: () => "Name the date field in the collection's `date`, or in the window's `on`.",
  },
  "metric.base": {
    says: (params) => `\`${text(params, "name")}\` itself depends on the base`,
    cure: () => "Rank a figure that is computed of one partner alone.",
  },
  "metric.validity": {
    says: (params) => `the records \`${text(params, "collection")}\` have no days of validity`,
    cure: () => "Name the fields in the collection's `valid`, or read another window.",
  },
  "bands.order": {
    says: (params) => `the ${text(params, "what")} rise from one to the next`,
    cure: (params) => `Sort them by \`${text(params, "key")}\` and give each bound once.`,
  },
  "bands.start": {
    says: (params) => `the lowest value is ${text(params, "lowest")}, and the first band begins above it`,
    cure: (params) => `Let the first band begin at ${text(params, "lowest")} or below.`,
  },
  "bands.negative": {
    says: () => "a graduated scale has no slice below zero",
    cure: () => "Let the first band begin at 0 or above; below the first bound nothing is paid.",
  },
  "scorecard.weight": {
    says: (params) => `a weight has no effect under the aggregate ${text(params, "aggregate")}`,
    cure: () => "Remove it, or make the aggregate `weightedMean`.",
  },
  "scorecard.weightless": {
    says: () => "the weights of the parts sum to zero",
    cure: () => "Give at least one part a weight above 0.",
  },
  "scorecard.scale": {
    says: (params) => `the scale ${text(params, "problem")}`,
    cure: () => "Write two numbers, the lower one first; a card of points has no scale.",
  },
  "scorecard.worth": {
    says: () => "on a card with a scale an answer is worth a fraction of best practice, 0 to 1",
    cure: () => "Write a fraction, 1 being best practice; on a card without a scale an answer may be worth any number.",
  },
  "scorecard.undated": {
    says: (params) => `${text(params, "what")} the days of the answers, and this card has none`,
    cure: () => 'Write `"dated": true` at the card, and answers as lists of { from, value }.',
  },
  "catalogue.unknown": {
    says: (params) => `the catalogue has no entry \`${text(params, "name")}\`${didYouMean(params)}`,
    cure: () => "Name an entry that ships and is not dropped, or add it to the section `catalogue`.",
  },
  "catalogue.state": {
    says: (params) =>
      `\`${text(params, "name")}\` is asked of ${text(params, "states")}, and the catalogue tells who is in none of these states`,
    cure: () => "Tell one of them under `catalogue/states`, or give the part an `appliesWhen` of its own.",
  },
  "catalogue.entry": {
    says: (params) => `the entry \`${text(params, "name")}\` does not ship, and says not what it is`,
    cure: () => "Give it a `title` and a `definition`.",
  },
  "version.order": {
    says: () => "a version begins later than the one before it",
    cure: () => "Sort the versions by `from`, and give each day once.",
  },
  "version.tooMany": {
    says: (params) =>
      `the versions have ${text(params, "count")} definitions together, at most ${text(params, "most")} are compiled`,
    cure: () => "Leave out versions that no day is judged by any more, or keep them in a document of their own.",
  },
  "version.grandfathered": {
    says: (params) => `it ends before the version begins on ${text(params, "from")}, and protects nobody`,
    cure: () => "Write the last day on which the rules of the version before still count.",
  },
  "version.earlyAccess": {
    says: (params) => `the version is in force from ${text(params, "from")} on, so that this is not early`,
    cure: () => "Write a day before the first day of the version, or leave it out.",
  },
  "review.missing": {
    says: (params) => `\`${text(params, "key")}\` says what happens over time, and there is no \`review\``,
    cure: () => 'Say how the ladder is reviewed, such as "review": { "promote": "immediately" }, or leave it out.',
  },
  "review.date": {
    says: (params) => `\`${text(params, "name")}\` is no fact that is a date${didYouMean(params)}`,
    cure: () => "Name a fact of the type date that is not dated itself, or `held.since`.",
  },
  "review.cycle": {
    says: () => "what is due at every so many reviews needs days on which demotions are decided",
    cure: () => 'Give `demote` its days, such as { "on": { "lastDayOf": "fiscalYear" } }.',
  },
  "review.formerly": {
    says: (params) => `\`${text(params, "name")}\` is what another one is called, or was`,
    cure: () => "List an id under `formerly` of the one rung that took its place.",
  },
  "review.gone": {
    says: (params) =>
      `the version has no \`${text(params, "name")}\` any more, and nothing says what became of those who hold it`,
    cure: () => "List the id under `formerly` of the level or stage that they hold now.",
  },
  "version.removes": {
    says: (params) =>
      `there is no \`${text(params, "name")}\` among the ${text(params, "section")} that could be removed`,
    cure: () => "Mend the id, or remove the line.",
  },
  "case.value": {
    says: (params) =>
      `\`${text(params, "name")}\` is ${text(params, "expected")}, and the case expects ${text(params, "found")}`,
    cure: () => "Expect a value of that kind, null, or { status }.",
  },
  "law.kind": {
    says: (params) =>
      `\`${text(params, "name")}\` is ${text(params, "found")}, and the law needs ${text(params, "expected")}`,
    cure: (params) => `Name ${text(params, "expected")}.`,
  },
  "currency.code": {
    says: (params) => `\`${text(params, "found")}\` is not a currency`,
    cure: () => 'Write an ISO 4217 code such as "USD", or "partner" where each partner has its own.',
  },
};
