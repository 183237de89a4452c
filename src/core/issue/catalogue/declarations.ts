/** Issues of what a document declares: facts, records, collections, parameters and tables. */
import { type IssueText, didYouMean, text } from "../text.js";

export type DeclarationIssueCode =
  | "data.convertOn"
  | "data.oneOf"
  | "data.range"
  | "data.whenMissing"
  | "data.datedList"
  | "reference.table"
  | "table.column"
  | "table.columns"
  | "table.key"
  | "table.twice"
  | "table.values"
  | "parameter.undated"
  | "fact.undated"
  | "collection.join"
  | "collection.source"
  | "data.field";

export const DECLARATION_ISSUES: Readonly<Record<DeclarationIssueCode, IssueText>> = {
  "data.convertOn": {
    says: () => "amounts are converted, and no field has their currency",
    cure: () => "Name the field with the currency of the record's amounts in `currency`.",
  },
  "data.oneOf": {
    says: (params) => `\`oneOf\` belongs to the type \`string\`, not to \`${text(params, "type")}\``,
    cure: () => "Remove `oneOf`, or make the type `string`.",
  },
  "data.range": {
    says: (params) => `\`${text(params, "key")}\` ${text(params, "problem")}`,
    cure: () => "State bounds, scale and unit for numbers only, the smaller bound as `min`.",
  },
  "data.whenMissing": {
    says: () => "`whenMissing` has no effect on a value that is always there",
    cure: () => "Remove it, or let the value be missing.",
  },
  "data.datedList": {
    says: () => "a fact is either a list or dated",
    cure: () => "Remove `list` or `dated`; several dated values are records with a validity.",
  },
  "reference.table": {
    says: (params) => `there is no ${text(params, "kind")} \`${text(params, "name")}\`${didYouMean(params)}`,
    cure: (params) => `Declare the ${text(params, "kind")}, or mend the name.`,
  },
  "table.column": {
    says: (params) => `the column \`${text(params, "column")}\` has to hold ${text(params, "expected")}`,
    cure: () => "Write keys of one kind in each column; bounds are numbers or days.",
  },
  "table.columns": {
    says: (params) => `\`${text(params, "table")}\` has exactly these keys: ${text(params, "columns")}`,
    cure: () => "Name each of them once, and nothing else.",
  },
  "table.key": {
    says: (params) => `the column \`${text(params, "column")}\` is looked up by ${text(params, "expected")}`,
    cure: () => "Name a value of that kind.",
  },
  "table.twice": {
    says: (params) => `the same keys stand at ${text(params, "other")}`,
    cure: () => "Remove one of the two rows.",
  },
  "table.values": {
    says: (params) => `the values of \`${text(params, "name")}\` are of several kinds`,
    cure: () => "Write only numbers, only texts, only days, or only true and false.",
  },
  "parameter.undated": {
    says: (params) => `\`${text(params, "name")}\` has no dates, so that every day has the same value`,
    cure: () => "Remove `on`, or give the parameter a list of dated values.",
  },
  "fact.undated": {
    says: (params) => `\`${text(params, "name")}\` is not a dated fact`,
    cure: () => 'Name a fact that is declared with "dated": true.',
  },
  "collection.join": {
    says: (params) => `\`${text(params, "name")}\` has no key by which its records could be found`,
    cure: () => "Name the collection's `key`, or group it by one field.",
  },
  "collection.source": {
    says: (params) =>
      `\`${text(params, "name")}\` is not the collection that is grouped, \`${text(params, "source")}\``,
    cure: (params) => `Take the figure over \`${text(params, "source")}\`.`,
  },
  "data.field": {
    says: (params) =>
      `\`${text(params, "name")}\` has to be a field of type ${text(params, "type")} that is always there`,
    cure: (params) => `Declare the field with type ${text(params, "type")} and without \`optional\`.`,
  },
};
