/** Cases that pass, fail and cannot be read, of every kind of value, with what is told of each. */
import { parseProgram, runCases } from "partner-program";

const asOf = "2026-03-31";
const above = (fact: string, value: unknown): object => ({ fact, operator: "greaterThanInclusive", value });

const DOCUMENT = {
  language: 1,
  id: "cases",
  currency: "EUR",
  facts: {
    people: "integer",
    sales: "money",
    joinedOn: "date",
    retention: { type: "ratio", whenMissing: "notApplicable" },
    price: { type: "decimal", dated: true },
  },
  records: {
    orders: { date: "on", recordedOn: "known", fields: { on: "date", known: "date", amount: "money" } },
  },
  metrics: {
    points: {
      points: { of: "people", max: 15, at: 7 },
      cases: [
        { case: "three of seven", source: "the agreement", asOf, facts: { people: 3 }, expect: 6.428571 },
        { case: "one too many", source: "the agreement", asOf, facts: { people: 3 }, expect: 7 },
        { case: "without a source", asOf, facts: { people: 7 }, expect: 14 },
        { case: "nobody", asOf, expect: { status: "unknown" } },
        { case: "nobody is none", asOf, expect: 0 },
      ],
    },
    booked: { sum: "orders.amount" },
    retained: { sumOf: ["retention", 1] },
    then: { day: "joinedOn", shift: { years: 1 } },
    size: { step: "people", bands: [{ from: 1, is: "few" }, { from: 5, is: "many" }] },
    large: { holds: above("sales", 100) },
    place: { rank: "people" },
    priced: { sumOf: ["price", 1] },
  },
  tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: above("people", 5) }] } },
  scorecards: {
    card: {
      missing: "exclude",
      scale: [1, 100],
      bands: [{ from: 1, is: "red" }, { from: 50, is: "green" }],
      parts: [{ id: "q", ask: "?", answers: { no: 0, yes: 1 } }],
    },
  },
  cases: [
    {
      case: "a value of each kind, as it is",
      asOf,
      currency: "EUR",
      facts: { people: 7, sales: "99.99", joinedOn: "2024-02-29" },
      answers: { card: { q: "yes" } },
      expect: {
        points: 15,
        then: "2025-02-28",
        size: "many",
        large: false,
        retained: { status: "notApplicable" },
        place: { status: "unknown" },
        "level.main": "gold",
        "score.card": "100",
        "band.card": "green",
        "coverage.card": 1,
      },
    },
    {
      case: "a value of each kind, otherwise",
      source: "nobody",
      asOf,
      currency: "EUR",
      facts: { people: 7, sales: "100.00", joinedOn: "2024-02-29" },
      answers: { card: { q: "no" } },
      expect: {
        points: { status: "unknown" },
        then: "2025-03-01",
        size: "few",
        large: false,
        retained: 1,
        place: 1,
        "level.main": "silver",
        "score.card": 2,
        "band.card": "green",
        "coverage.card": 0,
      },
    },
    { case: "nothing is known", asOf, currency: "EUR", expect: { size: null, "band.card": null, "level.main": "gold" } },
    { case: "nothing applies", asOf, currency: "EUR", facts: { people: 0 }, expect: { size: null, "level.main": "silver" } },
    { case: "given", asOf, currency: "EUR", given: { points: 12, "level.main": "gold" }, expect: { points: 12, "level.main": "gold" } },
    {
      case: "as it was known in time",
      asOf,
      knownAt: "2026-02-01",
      currency: "EUR",
      facts: { price: [{ from: "2026-01-01", value: 2 }, { from: "2026-01-01", value: 3, recordedOn: "2026-03-01" }] },
      records: { orders: [{ on: "2026-01-05", known: "2026-01-05", amount: 10 }, { on: "2026-01-06", known: "2026-03-01", amount: 5 }] },
      expect: { booked: "10.00", priced: 3 },
    },
    {
      case: "as it is known later",
      asOf,
      currency: "EUR",
      records: { orders: [{ on: "2026-01-05", known: "2026-01-05", amount: 10 }, { on: "2026-01-06", known: "2026-03-01", amount: 5 }] },
      expect: { booked: "15.00" },
    },
    {
      case: "in a base",
      asOf,
      currency: "EUR",
      facts: { people: 7 },
      base: { standings: { people: { "": { values: ["3", "7", "9"], total: "19" } } } },
      expect: { place: 2 },
    },
    { case: "a fact of another kind", asOf, currency: "EUR", facts: { people: "many" }, expect: { points: 1 } },
    { case: "in another currency", asOf, currency: "USD", expect: { points: 1 } },
  ],
  versions: [{ from: "2026-01-01", replaces: { parameters: { seats: 3 } } }],
}; // prettier-ignore

/** How many cases there are of each kind, and what is told of each. */
export function caseReport(): object {
  return runCases(parseProgram(DOCUMENT));
}
