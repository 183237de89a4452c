/** What random programs declare: the same facts and collections, in different ways. */
import { type Kind, type Readable, LETTERS } from "./generate-rules.js";
import { type Random } from "./random.js";

export type Json = Record<string, unknown>;

export const FACTS: Readonly<Record<string, { readonly kind: Kind; readonly declared: unknown }>> = {
  n1: { kind: "number", declared: "integer" },
  n2: { kind: "number", declared: { type: "decimal", scale: 3 } },
  n3: { kind: "number", declared: { type: "ratio", whenMissing: "notApplicable" } },
  m1: { kind: "money", declared: "money" },
  m2: { kind: "money", declared: { type: "money", whenMissing: "notApplicable" } },
  t1: { kind: "text", declared: { type: "string", oneOf: LETTERS } },
  t2: { kind: "text", declared: { type: "string", oneOf: LETTERS, whenMissing: "notApplicable" } },
  b1: { kind: "boolean", declared: "boolean" },
  d1: { kind: "date", declared: "date" },
  d2: { kind: "date", declared: { type: "date", whenMissing: "notApplicable" } },
  i1: { kind: "instant", declared: "instant" },
  i2: { kind: "instant", declared: "instant" },
  l1: { kind: "list", declared: { type: "string", oneOf: LETTERS, list: true } },
  v1: { kind: "number", declared: { type: "decimal", dated: true } },
  v2: { kind: "money", declared: { type: "money", dated: true, whenMissing: "notApplicable" } },
};
export const DATED = ["v1", "v2"];

export const ORDER_FIELDS: readonly Readable[] = [
  { name: "on", kind: "date" },
  { name: "known", kind: "date" },
  { name: "amount", kind: "money" },
  { name: "units", kind: "number" },
  { name: "letter", kind: "text" },
  { name: "score", kind: "number" },
  { name: "rate", kind: "number" },
  { name: "buyer.letter", kind: "text" },
  { name: "buyer.size", kind: "number" },
];
export const PEOPLE_FIELDS: readonly Readable[] = [
  { name: "person", kind: "text" },
  { name: "letter", kind: "text" },
  { name: "level", kind: "number" },
  { name: "from", kind: "date" },
];

export function recordsSection(random: Random, computed: Json): Json {
  return {
    orders: {
      date: "on",
      ...(random.chance(0.5) ? { recordedOn: "known" } : {}),
      fields: {
        on: "date",
        known: "date",
        amount: "money",
        units: "integer",
        letter: { type: "string", oneOf: LETTERS },
        customer: "string",
        score: { type: "decimal", optional: true },
        rate: { type: "decimal", optional: true, whenMissing: "notApplicable" },
      },
      computed,
      joins: { buyer: { with: "customers", on: "customer" } },
    },
    people: {
      valid: { from: "from", until: "until" },
      fields: {
        person: { type: "string", oneOf: LETTERS },
        letter: { type: "string", oneOf: LETTERS },
        level: "integer",
        from: "date",
        until: { type: "date", optional: true },
      },
    },
    customers: {
      key: "id",
      fields: {
        id: "string",
        letter: { type: "string", oneOf: LETTERS },
        size: { type: "decimal", optional: true },
      },
    },
  };
}
