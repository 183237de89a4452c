import fc from "fast-check";
import { expect, test } from "vitest";
import { parseProgram } from "partner-program";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { programArbitrary } from "partner-program/testing";
import { brokenBySeed, brokenPromises } from "./promises.js";

/** The command `npm run oracle:laws` tries as many as it is asked for. */
const PROGRAMS = 40;

test("random programs with every operator of the language keep what the library promises", () => {
  expect(Array.from({ length: PROGRAMS }, (_, index) => brokenBySeed(index + 1, 15)).flat()).toEqual([]);
});

test("generated programs keep what the library promises", () => {
  for (const document of fc.sample(programArbitrary({ fc }), { numRuns: 30, seed: 1 }))
    expect(brokenPromises(parseProgram(document), 20, 1)).toEqual([]);
});

test("a program with reviews keeps it, too", () => {
  expect(brokenPromises(parseProgram(lifecycleProgram), 20, 1)).toEqual([]);
});

test("a program whose orders come in other currencies keeps it, and so does one whose levels are also moved by hand", () => {
  const document = {
    language: 1,
    id: "currencies",
    currency: "EUR",
    records: {
      orders: {
        date: "on",
        key: "id",
        currency: "in",
        convertOn: "on",
        recordedOn: "seen",
        fields: { id: "string", on: "date", seen: "date", amount: { type: "money", min: 0 }, in: "string" },
      },
    },
    metrics: {
      sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } },
      large: { count: "orders", where: { fact: "amount", operator: "greaterThanInclusive", value: 1000 } },
    },
    tiers: {
      main: {
        levels: [
          { id: "registered" },
          { id: "silver", requires: { fact: "sales", operator: "greaterThanInclusive", value: 1000 } },
          { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 20000 } },
        ],
        review: { promote: "immediately", demote: { on: { lastDayOf: "calendarQuarter" }, grace: { for: { days: 30 } } } },
      },
    },
    incentives: {
      volume: {
        kind: "rebate",
        period: "calendarQuarter",
        payOn: "sales",
        eligible: { fact: "held.tiers.main.level", operator: "greaterThanInclusive", value: "silver" },
        scale: { apply: "graduated", bands: [{ from: 0, rate: 0.01 }, { from: 10000, rate: 0.02 }] },
        cap: { amount: 300 },
      },
      perOrder: {
        kind: "rebate",
        period: "month",
        for: { each: "orders" },
        payOn: "amount",
        scale: { flat: { rate: 0.03 } },
      },
    },
  }; // prettier-ignore
  expect(brokenPromises(parseProgram(document), 60, 1)).toEqual([]);
});
