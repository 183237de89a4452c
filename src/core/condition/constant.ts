/** Constants of conditions, read as the kind that the compared value has. */
import { type ValueKind, type ValueType, isNumeric } from "../expression/type.js";
import { type Value } from "../expression/value.js";
import { readExact } from "../number/decimal.js";
import { type Constant } from "../rule/types.js";
import { readDay } from "../time/day.js";
import { readInstant } from "../time/instant.js";

/** The constant as a value of this type; undefined where it is none. */
export function constantValue(constant: Constant, type: ValueType): Value | undefined {
  if (type.kind === "boolean") return typeof constant === "boolean" ? constant : undefined;
  if (isNumeric(type.kind)) return readExact(constant);
  if (typeof constant !== "string") return undefined;
  if (type.kind === "date") return readDay(constant);
  if (type.kind === "instant") return readInstant(constant);
  return type.oneOf === undefined || type.oneOf.includes(constant) ? constant : undefined;
}

export const KIND_IN_WORDS: { readonly [K in ValueKind]: string } = {
  integer: "a whole number",
  decimal: "a number",
  money: "an amount",
  text: "a text",
  boolean: "true or false",
  date: "a date",
  instant: "an instant",
  list: "a list",
  timeline: "a dated fact",
  index: "records",
  rows: "records",
  lines: "lines",
  listing: "records",
};

/** What a constant of this type looks like, for messages. */
export function typeInWords(type: ValueType): string {
  return type.oneOf === undefined ? KIND_IN_WORDS[type.kind] : `one of ${type.oneOf.join(", ")}`;
}
