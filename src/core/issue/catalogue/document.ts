/** Issues of the JSON itself and of the shape of a document. */
import { type IssueText, didYouMean, text } from "../text.js";

export type DocumentIssueCode =
  | "json.syntax"
  | "json.tooLarge"
  | "json.tooDeep"
  | "json.notPlain"
  | "json.forbiddenKey"
  | "json.number"
  | "json.surrogate"
  | "issues.more"
  | "shape.type"
  | "shape.missingKey"
  | "shape.unknownKey"
  | "shape.operator"
  | "shape.choice"
  | "shape.length"
  | "shape.number"
  | "shape.id"
  | "shape.name"
  | "shape.field"
  | "shape.day";

export const DOCUMENT_ISSUES: Readonly<Record<DocumentIssueCode, IssueText>> = {
  "json.syntax": {
    says: (params) => `this is not JSON: ${text(params, "reason")}`,
    cure: () => "Mend the text, or pass the parsed value.",
  },
  "json.tooLarge": {
    says: (params) => `the document is larger than ${text(params, "limit")} ${text(params, "unit")}`,
    cure: () => "Split the program, or move lists of data out of the document.",
  },
  "json.tooDeep": {
    says: (params) => `the value is nested deeper than ${text(params, "limit")} levels`,
    cure: () => "Name inner parts as definitions of their own and refer to them.",
  },
  "json.notPlain": {
    says: (params) => `${text(params, "found")} is not JSON`,
    cure: () => "Pass what JSON.parse would return: plain objects, lists, texts, numbers, true, false and null.",
  },
  "json.forbiddenKey": {
    says: (params) => `the key \`${text(params, "key")}\` is not allowed`,
    cure: () => "Choose another name.",
  },
  "json.number": {
    says: (params) => `the number ${text(params, "found")} cannot be read exactly`,
    cure: () => 'Write a number of more than 15 digits as a text: "12345678901234.567".',
  },
  "json.surrogate": {
    says: () => "the text holds half a character (a lone surrogate)",
    cure: () => "Write the text again; it was cut in the middle of a character.",
  },
  "issues.more": {
    says: (params) => `${text(params, "count")} further issues are not listed`,
    cure: () => "Mend the ones that are listed, and try again.",
  },
  "shape.type": {
    says: (params) => `expected ${text(params, "expected")}`,
    cure: (params) => `Write ${text(params, "expected")} here.`,
  },
  "shape.missingKey": {
    says: (params) => `the key \`${text(params, "key")}\` is missing`,
    cure: (params) => `Add \`${text(params, "key")}\`: ${text(params, "expected")}.`,
  },
  "shape.unknownKey": {
    says: (params) => `there is no key \`${text(params, "key")}\` here${didYouMean(params)}`,
    cure: (params) => `Known keys: ${text(params, "known")}.`,
  },
  "shape.operator": {
    says: (params) =>
      text(params, "found") === ""
        ? `${text(params, "kind")} needs one of the keys ${text(params, "known")}${didYouMean(params)}`
        : `${text(params, "kind")} has one of these keys, not several: ${text(params, "found")}`,
    cure: (params) =>
      text(params, "found") === ""
        ? `Choose one of ${text(params, "known")}.`
        : "Keep one; to combine several, put them into a list under `all` or into definitions of their own.",
  },
  "shape.choice": {
    says: (params) => `expected one of ${text(params, "choices")}`,
    cure: (params) => `Choose one of ${text(params, "choices")}.`,
  },
  "shape.length": {
    says: (params) => `expected ${text(params, "expected")}`,
    cure: (params) => `Write ${text(params, "expected")}.`,
  },
  "shape.number": {
    says: (params) => `expected ${text(params, "expected")}`,
    cure: () => 'Write a JSON number, or a decimal text such as "0.025".',
  },
  "shape.id": {
    says: () => "an id is one camelCase word of letters and digits",
    cure: () => "Begin with a small letter, then letters and digits only, at most 64: `goldBookings`.",
  },
  "shape.name": {
    says: () => "a name is camelCase words joined by dots",
    cure: () => "Write the name of a fact, a metric, or a path such as `score.capabilities` or `level.main`.",
  },
  "shape.field": {
    says: () => "a field of records is the collection and the field, joined by a dot",
    cure: () => "Write both, such as `orders.amount`, or `orders.customer.region` over a join.",
  },
  "shape.day": {
    says: () => "a day is written YYYY-MM-DD",
    cure: () => "Write a day of the calendar, such as 2026-07-01.",
  },
};
