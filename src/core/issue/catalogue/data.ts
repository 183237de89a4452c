/** Issues of a partner document and of the options of an evaluation. */
import { type IssueText, didYouMean, text } from "../text.js";

export type DataIssueCode =
  | "columns.shape"
  | "columns.length"
  | "options.asOf"
  | "options.knownAt"
  | "options.base"
  | "options.limits"
  | "options.at"
  | "options.by"
  | "options.card"
  | "options.ladder"
  | "options.level"
  | "options.most"
  | "options.on"
  | "options.settle"
  | "options.ahead"
  | "options.least"
  | "options.review"
  | "options.from"
  | "options.partner"
  | "options.price"
  | "options.periods"
  | "options.target"
  | "options.quarter"
  | "options.segments"
  | "options.budget"
  | "partner.tooManyDigits"
  | "partner.tooMuchWork"
  | "partner.unreadable"
  | "partner.type"
  | "partner.unknownKey"
  | "partner.undeclared"
  | "partner.value"
  | "partner.range"
  | "partner.missing"
  | "partner.duplicate"
  | "partner.currency"
  | "partner.exchangeRate"
  | "partner.noCurrency"
  | "partner.given"
  | "partner.rung"
  | "review.closed"
  | "journal.conflict"
  | "journal.later";

export const DATA_ISSUES: Readonly<Record<DataIssueCode, IssueText>> = {
  "columns.shape": {
    says: (params) => `expected ${text(params, "expected")}`,
    cure: () => "Pass a list, a typed array, a vector with `length` and `get`, or an object with `values`.",
  },
  "columns.length": {
    says: (params) => `the column has ${text(params, "found")} rows, and ${text(params, "expected")} are needed`,
    cure: () => "Pass one value for each row; null is a missing value.",
  },
  "options.base": {
    says: (params) => `\`base\` has no standings: ${text(params, "found")}`,
    cure: () => "Pass the answer of summarizeBase, or leave the option out.",
  },
  "options.limits": {
    says: (params) => `\`limits\` has no number that is not negative: ${text(params, "found")}`,
    cure: () => 'Pass limits such as { "work": 5000000 }, or leave the option out.',
  },
  "options.knownAt": {
    says: (params) => `\`knownAt\` is no day: ${text(params, "found")}`,
    cure: () => "Pass a day of the calendar as YYYY-MM-DD, or leave the option out: then everything is known.",
  },
  "options.asOf": {
    says: (params) => `\`asOf\` is no day: ${text(params, "found")}`,
    cure: () => "Pass a day of the calendar as YYYY-MM-DD; the library has no clock.",
  },
  "options.by": {
    says: (params) => `there is no text \`${text(params, "found")}\` to group partners by${didYouMean(params)}`,
    cure: () =>
      "Pass the name of a text: a fact such as `region`, `level.main`, `stage.partner` or `band.capabilities`.",
  },
  "options.card": {
    says: (params) => `there is no scorecard \`${text(params, "found")}\`${didYouMean(params)}`,
    cure: () => "Pass `card`: the id of one of the program's scorecards.",
  },
  "options.ladder": {
    says: (params) => `there is no ladder \`${text(params, "found")}\`${didYouMean(params)}`,
    cure: () => "Pass `ladder`: the id of one of the program's ladders.",
  },
  "options.level": {
    says: (params) => `the ladder has no level \`${text(params, "found")}\`${didYouMean(params)}`,
    cure: () => "Pass `level`: the id of one of its levels.",
  },
  "options.most": {
    says: (params) => `\`most\` is a whole number from 1 to ${text(params, "limit")}, and not ${text(params, "found")}`,
    cure: () => "Write how many are told at most, or leave it out.",
  },
  "options.price": {
    says: (params) =>
      `a cost or speed is a number of a value of the program, and not ${text(params, "found")}${didYouMean(params)}`,
    cure: () => "Write costs of at least 0 and speeds above 0 by the names of values.",
  },
  "options.on": {
    says: (params) =>
      `a forecast needs a day that is not before ${text(params, "asOf")}, and not ${text(params, "found")}`,
    cure: () => "Pass `on`: a later day, as YYYY-MM-DD.",
  },
  "options.review": {
    says: (params) => `\`on\` is no day: ${text(params, "found")}`,
    cure: () => "Pass the day of the review as YYYY-MM-DD; the library has no clock.",
  },
  "options.from": {
    says: (params) => `\`from\` is no day up to that of the review: ${text(params, "found")}`,
    cure: () => "Pass the first day that is to be reviewed of a partner that never was, or leave the option out.",
  },
  "options.partner": {
    says: (params) =>
      `there is no partner \`${text(params, "found")}\` among those that were handed in${didYouMean(params)}`,
    cure: () => "Pass the id of one of the partners.",
  },
  "options.periods": {
    says: (params) => `\`periods\` counts 1 to 100 periods of one kind, and not ${text(params, "found")}`,
    cure: () =>
      "Write one of months, fiscalQuarters, fiscalYears, calendarQuarters, calendarYears with a whole number: { fiscalQuarters: 4 }.",
  },
  "options.target": {
    says: (params) =>
      `\`${text(params, "option")}\` is ${text(params, "found")}, which is not ${text(params, "expected")}`,
    cure: (params) => `Pass ${text(params, "expected")}.`,
  },
  "options.at": {
    says: (params) => `there is nothing to explain at \`${text(params, "found")}\`${didYouMean(params)}`,
    cure: () => 'Pass the address of a definition in the program document, such as "/tiers/main".',
  },
  "partner.tooManyDigits": {
    says: () => "a figure needs more digits than are computed",
    cure: () => "Look for a figure that is multiplied by itself again and again, and round it, or mend the data.",
  },
  "partner.tooMuchWork": {
    says: () => "figures are evaluated again on more days, or over more records, than is allowed",
    cure: () =>
      "Shorten the windows and periods of figures that read others on many days, or raise the limit `work` of the evaluation.",
  },
  "partner.unreadable": {
    says: (params) => `the document fails while it is read: ${text(params, "reason")}`,
    cure: () => "Pass plain data: no getters, proxies or objects that compute their values.",
  },
  "partner.type": {
    says: (params) =>
      `expected ${text(params, "expected")}${"found" in params ? `, not ${text(params, "found")}` : ""}`,
    cure: (params) => `Write ${text(params, "expected")} here.`,
  },
  "partner.unknownKey": {
    says: (params) => `there is no key \`${text(params, "key")}\` here${didYouMean(params)}`,
    cure: (params) => `Known keys: ${text(params, "known")}.`,
  },
  "partner.undeclared": {
    says: (params) =>
      `the program declares no ${text(params, "kind")} \`${text(params, "name")}\`${didYouMean(params)}`,
    cure: () => "Declare it in the program, or leave it out of the partner document.",
  },
  "partner.value": {
    says: (params) => `${text(params, "where")} is not ${text(params, "expected")}: ${text(params, "found")}`,
    cure: (params) => `Write ${text(params, "expected")}, or leave the value out where it may be missing.`,
  },
  "partner.range": {
    says: (params) => `${text(params, "where")} is ${text(params, "found")}, outside ${text(params, "expected")}`,
    cure: () => "Mend the value, or the bounds that the program declares.",
  },
  "partner.rung": {
    says: (params) => `no version of the program has the level or stage ${text(params, "found")}${didYouMean(params)}`,
    cure: (params) =>
      `Known ones: ${text(params, "known")}. One that was renamed is listed under \`formerly\` of what it became.`,
  },
  "review.closed": {
    says: (params) => `what lies up to ${text(params, "reviewedOn")} was reviewed, and is not reviewed again`,
    cure: () => "Review a later day. What arrived late counts as far as a decision is still open.",
  },
  "partner.missing": {
    says: (params) => `${text(params, "where")} is missing`,
    cure: () => "Add the value, or declare that it may be missing.",
  },
  "partner.duplicate": {
    says: (params) =>
      `${text(params, "where")} has the same \`${text(params, "key")}\` as ${text(params, "other")}: ${text(params, "found")}`,
    cure: () => "Remove the record that was delivered twice, or mend its key.",
  },
  "partner.currency": {
    says: (params) =>
      `${text(params, "where")} is in ${text(params, "found")}, and the partner is evaluated in ${text(params, "expected")}`,
    cure: () =>
      "Amounts of several currencies are never added: convert them first, or evaluate them as partners of their own.",
  },
  "partner.exchangeRate": {
    says: (params) =>
      `${text(params, "where")} is in ${text(params, "found")}, and no rate to ${text(params, "expected")} is known on its day`,
    cure: (params) =>
      `Add a rate from ${text(params, "found")} to ${text(params, "expected")} on that day, or before it, to \`exchangeRates\`.`,
  },
  "partner.noCurrency": {
    says: () => "the program's amounts are in the partner's own currency, and the partner names none",
    cure: () => 'Add "currency": an ISO 4217 code such as "EUR".',
  },
  "partner.given": {
    says: (params) => `\`${text(params, "name")}\` cannot be given: ${text(params, "reason")}`,
    cure: () => "Give a value of the kind that the program computes under this name.",
  },
  "options.settle": {
    says: (params) => `\`${text(params, "name")}\` is no ${text(params, "expected")}: ${text(params, "found")}`,
    cure: () =>
      "Pass a day of the calendar as YYYY-MM-DD: `on` is the day on which is posted, `period` lies in the period that is settled.",
  },
  "options.segments": {
    says: (params) => `\`segments\` is not a list of conditions that both programs have: ${text(params, "found")}`,
    cure: () => "Name conditions of the section `conditions` of both programs.",
  },
  "options.budget": {
    says: (params) => `\`budget\` is not a number above 0: ${text(params, "found")}`,
    cure: () => "Pass how many formulas may be settled, such as 20000000, or leave the option out.",
  },
  "options.quarter": {
    says: (params) => `\`quarter\` is neither fiscalQuarter nor calendarQuarter: ${text(params, "found")}`,
    cure: () => 'Pass "fiscalQuarter" or "calendarQuarter", or leave the option out.',
  },
  "options.ahead": {
    says: (params) =>
      `the period of \`${text(params, "name")}\` begins on ${text(params, "found")}, after the day on which is to be posted`,
    cure: () => "Name a day of a period that has begun.",
  },
  "options.least": {
    says: (params) => `\`least\` has no amount for each currency: ${text(params, "found")}`,
    cure: () => 'Pass amounts by currency, such as { "USD": 25 }, or leave the option out.',
  },
  "journal.conflict": {
    says: (params) =>
      `the entry \`${text(params, "name")}\` stands at ${text(params, "other")} already, with another content`,
    cure: () =>
      "Append an entry once, and change none: where two settlements ran at the same time, keep the entries of one, and settle again.",
  },
  "journal.later": {
    says: (params) =>
      `the entry \`${text(params, "name")}\` was posted on ${text(params, "found")}, after the day on which is to be posted`,
    cure: () => "Post on that day or a later one; what was known earlier is told by `knownAt`.",
  },
};
