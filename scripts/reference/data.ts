/** The program and the partner that every example of the language reference reads. */

import { type Partner } from "../../src/index.js";

export const AS_OF = "2026-03-31";

export const SECTIONS = {
  language: 1,
  id: "reference",
  currency: "EUR",
  fiscalYear: { startMonth: 7 },
  facts: {
    people: "integer",
    target: { type: "money", dated: true },
    region: { type: "string", oneOf: ["NA", "EMEA"] },
    countries: { type: "string", list: true },
    joinedOn: "date",
    retention: { type: "ratio", whenMissing: "notApplicable" },
    openedAt: "instant",
    closedAt: "instant",
  },
  records: {
    orders: {
      date: "orderedOn",
      key: "id",
      recordedOn: "bookedOn",
      fields: {
        id: "string",
        orderedOn: "date",
        bookedOn: "date",
        customer: "string",
        region: "string",
        units: "integer",
        amount: "money",
      },
      computed: {
        weighted: { product: ["units", { table: "weights", at: { segment: "buyer.segment" } }] },
        month: { day: "orderedOn", startOf: "month" },
      },
      joins: { buyer: { with: "customers", on: "customer" } },
    },
    customers: { key: "id", fields: { id: "string", segment: "string" } },
    certificates: {
      valid: { from: "from", until: "until" },
      fields: { person: "string", level: "integer", from: "date", until: { type: "date", optional: true } },
    },
  },
  collections: {
    months: {
      group: "orders",
      by: ["month"],
      fields: { spend: { sum: "orders.amount" }, orders: { count: "orders" } },
      computed: { average: { ratio: ["spend", "orders"], whenEmpty: "zero" } },
      date: "month",
    },
  },
  parameters: {
    goldBookings: [
      { from: "2025-07-01", value: 400 },
      { from: "2026-07-01", value: 500 },
    ],
    seats: { by: "region", values: { NA: 20, EMEA: 10 } },
  },
  tables: { weights: { by: { segment: "equal" }, rows: [{ segment: "enterprise", value: 1.5 }], otherwise: 1 } },
  calendars: {
    desk: {
      week: Object.fromEntries(["monday", "tuesday", "wednesday", "thursday", "friday"].map((day) => [day, [{ from: "09:00", to: "17:00" }]])),
      holidays: ["2026-04-03", "2026-04-06"],
      utcOffset: [{ from: "2025-10-26", value: "+01:00" }, { from: "2026-03-29", value: "+02:00" }],
      until: "2026-12-31",
    },
  },
  slices: { regions: { records: { orders: "region" } } },
  conditions: { large: { fact: "bookings", operator: "greaterThanInclusive", value: { parameter: "goldBookings" } } },
  metrics: {
    bookings: { sum: "orders.amount" },
    quarter: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
    certified: { countDistinct: "certificates.person", window: { validOn: "asOf" } },
  },
  tiers: {
    main: { levels: [{ id: "registered" }, { id: "silver", requires: { fact: "bookings", operator: "greaterThanInclusive", value: 300 } }, { id: "gold", requires: { condition: "large" } }] },
  },
} as const; // prettier-ignore

const order = (id: string, orderedOn: string, customer: string, region: string, units: number, amount: number): Readonly<Record<string, unknown>> => ({ id, orderedOn, bookedOn: orderedOn, customer, region, units, amount }); // prettier-ignore

export const PARTNER: Partner = {
  id: "example",
  facts: {
    people: 7,
    target: [
      { from: "2025-01-01", value: 300 },
      { from: "2026-01-01", value: 450 },
    ],
    region: "EMEA",
    countries: ["DE", "FR"],
    joinedOn: "2024-05-15",
    openedAt: "2026-03-01T22:30:00+01:00",
    closedAt: "2026-03-02T09:00:00Z",
  },
  records: {
    orders: [
      order("A1", "2025-03-31", "c1", "NA", 1, 100),
      order("A2", "2025-12-31", "c2", "EMEA", 2, 50),
      order("A3", "2026-01-15", "c1", "NA", 4, 120),
      order("A4", "2026-03-31", "c2", "EMEA", 3, 80),
    ],
    customers: [
      { id: "c1", segment: "enterprise" },
      { id: "c2", segment: "smb" },
    ],
    certificates: [
      { person: "p1", level: 1, from: "2025-01-01", until: "2026-03-30" },
      { person: "p2", level: 2, from: "2025-06-01" },
    ],
  },
};

/** The base of the examples: partners whose bookings are given. */
export const BASE = [100, 200, 350, 500, 900].map((bookings, index) => ({
  id: `peer${index}`,
  facts: { region: index % 2 === 0 ? "EMEA" : "NA" },
  given: { bookings },
}));
