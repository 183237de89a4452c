/** What random programs declare: the same facts and collections, in different ways. */
import { type Kind, type Readable, LETTERS, randomDay } from "./generate-rules.js";
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

const HOURS = [
  { from: "09:00", to: "12:30" },
  { from: "13:00", to: "17:00" },
];

/** A desk with holidays in a place with summer time, one that is open at night, and one whose days are listed. */
export function calendarsSection(random: Random): Json {
  const all = (hours: unknown): Json => Object.fromEntries(["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, hours])); // prettier-ignore
  const days = [...new Set(Array.from({ length: 6 }, () => randomDay(random)))];
  const offsets = [
    { from: "2020-10-25", value: "+01:00" },
    { from: "2024-12-31", value: "+02:00" },
    { from: "2025-07-01", value: random.pick(["-11:00", "+13:30", "+01:00"]) },
    { from: "2026-03-01", value: "+02:00" },
  ];
  return {
    desk: {
      week: { ...all(HOURS), ...(random.chance(0.5) ? { saturday: HOURS.slice(0, 1) } : {}) },
      holidays: days.slice(0, 3),
      openings: Object.fromEntries(days.slice(3).map((day) => [day, [{ from: "10:00", to: "12:00" }]])), // prettier-ignore
      utcOffset: random.pick(["+01:00", "-05:30"]),
    },
    night: {
      week: { ...all([{ from: "00:00", to: "24:00" }]), friday: [{ from: "22:00", to: "24:00" }] },
      utcOffset: offsets,
    },
    listed: {
      week: random.pick([all(HOURS), { tuesday: HOURS }]),
      ...(random.chance(0.8) ? { from: "2024-06-01" } : {}),
      ...(random.chance(0.8) ? { until: "2026-02-28" } : {}),
    },
  };
}
