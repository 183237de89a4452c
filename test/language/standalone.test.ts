import { describe, expect, test } from "vitest";
import { evaluateMetrics } from "partner-program/metrics";
import { evaluateScorecard } from "partner-program/scorecard";
import { evaluateLadder } from "partner-program/tiers";

describe("one section alone speaks the whole language", () => {
  test("metrics over derived collections, tables and other days", () => {
    const options = {
      asOf: "2026-03-31",
      records: { orders: { date: "on", fields: { on: "date", kind: "string", units: "integer" } } },
      collections: { kinds: { group: "orders", by: ["kind"], fields: { units: { sum: "orders.units" } } } },
      tables: { weight: { by: { kind: "equal" }, rows: [{ kind: "pro", value: 2 }], otherwise: 1 } },
    } as const;
    const metrics = {
      largest: { max: "kinds.units", whenEmpty: "zero" },
      proWeight: { table: "weight", at: { kind: { value: "pro" } } },
      before: { shifted: "largest", shift: { months: -1 } },
    } as const;
    const orders = [
      { on: "2026-02-01", kind: "pro", units: 3 },
      { on: "2026-03-01", kind: "pro", units: 4 },
    ];
    expect(evaluateMetrics(metrics, { records: { orders } }, options)).toEqual({
      status: "evaluated",
      outcome: {
        largest: { status: "value", value: 7 },
        proWeight: { status: "value", value: 2 },
        before: { status: "value", value: 3 },
      },
    });
  });

  test("a ladder whose threshold is a parameter by segment and by day", () => {
    const ladder = {
      levels: [
        { id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: { parameter: "needed" } } },
      ],
    } as const;
    const parameters = {
      needed: { by: "region", values: { NA: [{ from: "2026-01-01", value: 6 }] }, otherwise: 3 },
    } as const;
    const facts = { people: "integer", region: "string" } as const;
    const level = (region: string, people: number, asOf: string) => {
      const result = evaluateLadder(ladder, { facts: { people, region } }, { asOf, facts, parameters });
      return result.status === "evaluated" ? result.outcome.certain : result.issues;
    };
    expect([level("NA", 5, "2026-01-01"), level("NA", 6, "2026-01-01"), level("EMEA", 3, "2026-01-01")]).toEqual([null, "gold", "gold"]); // prettier-ignore
  });

  test("a scorecard with computed parts", () => {
    const card = {
      missing: "fail",
      aggregate: "sum",
      parts: [
        { id: "adds", points: { of: { sumOf: ["a", "b"] }, max: 10, at: 4 } },
        {
          id: "bonus",
          score: { choose: [{ when: { fact: "a", operator: "greaterThan", value: 1 }, is: 5 }], otherwise: 0 },
          cap: 3,
        },
      ],
    } as const;
    const result = evaluateScorecard(card, { facts: { a: 2, b: 0 } }, { facts: { a: "integer", b: "integer" } });
    expect(result.status === "evaluated" && result.outcome.score).toEqual({ status: "value", value: 8 });
  });

  test("what is wrong with a declaration comes back as issues", () => {
    const tables = { t: { by: { k: "equal" }, rows: [{ k: "a" }] } } as const;
    expect(evaluateMetrics({}, {}, { asOf: "2026-03-31", tables: tables })).toMatchObject({
      status: "issues",
      issues: [{ code: "table.columns", path: "/tables/t/rows/0" }],
    });
  });
});
