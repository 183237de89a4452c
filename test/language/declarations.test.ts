import { describe, expect, test } from "vitest";
import { explainPartner, runCases } from "partner-program";
import { codesOf, evaluated, figure, issuesOf, programOf, refused } from "../program/support.js";

describe("declarations of numbers", () => {
  const program = programOf({ facts: { share: { type: "ratio", scale: 2, min: 0, max: 1 } } });
  const codes = (share: unknown) => refused(program, { id: "p", facts: { share } }).map(({ code }) => code);

  test("the scale bounds the decimal places: as many as stated are accepted, one more is not", () => {
    expect(evaluated(program, { facts: { share: "0.25" } }).status).toBe("evaluated");
    expect(evaluated(program, { facts: { share: "0.250" } }).status).toBe("evaluated");
    expect(codes("0.251")).toEqual(["partner.range"]);
  });

  test("a ratio is bounded like any number", () => {
    expect(evaluated(program, { facts: { share: 1 } }).status).toBe("evaluated");
    expect(codes(1.01)).toEqual(["partner.range"]);
  });

  test("scale and unit say something of numbers only", () => {
    const of = (declared: object) => codesOf(issuesOf({ facts: { f: declared } }));
    expect(of({ type: "string", scale: 1 })).toEqual(["data.range /facts/f/scale"]);
    expect(of({ type: "date", unit: "days" })).toEqual(["data.range /facts/f/unit"]);
    expect(of({ type: "integer", scale: 0 })).toEqual(["data.range /facts/f/scale"]);
  });

  test("a unit stands behind the number in explanations", () => {
    const records = { changes: { fields: { users: { type: "integer", unit: "users" } } } };
    const explained = explainPartner(
      programOf({ records, metrics: { netUsers: { sum: "changes.users" } } }),
      { id: "p", records: { changes: [{ users: 40 }, { users: -10 }] } },
      { asOf: "2026-03-31", name: "netUsers" },
    );
    expect(explained.status === "explained" && explained.sentences).toEqual([
      "netUsers = 30 users: sum over changes: 2 of 2 records",
      "  /records/changes/0: 40 users",
      "  /records/changes/1: -10 users",
    ]);
  });
});

describe("values that are missing", () => {
  test("a field that does not apply is left out; one that is unknown leaves the figure open", () => {
    const records = {
      r: {
        fields: {
          a: { type: "integer", optional: true, whenMissing: "notApplicable" },
          b: { type: "integer", optional: true },
        },
      },
    };
    const program = programOf({ records, metrics: { a: { sum: "r.a" }, b: { sum: "r.b" } } });
    const outcome = evaluated(program, { records: { r: [{ a: 1, b: 1 }, {}] } });
    expect([figure(outcome, "a"), figure(outcome, "b")]).toEqual([1, "unknown: r"]);
  });

  test("what is always there does not say what it is when it is missing", () => {
    const field = { type: "integer", whenMissing: "notApplicable" };
    expect(codesOf(issuesOf({ records: { r: { fields: { f: field } } } }))).toEqual([
      "data.whenMissing /records/r/fields/f/whenMissing",
    ]);
    expect(codesOf(issuesOf({ facts: { f: { ...field, required: true } } }))).toEqual([
      "data.whenMissing /facts/f/whenMissing",
    ]);
  });

  test("a dated fact that need not apply does not apply on any day, and a rule says what that means", () => {
    const facts = { price: { type: "decimal", dated: true, whenMissing: "notApplicable" } };
    const metrics = { then: { dated: "price", on: "2025-12-31" } };
    const above = { fact: "then", operator: "greaterThan", value: 1 };
    const outcome = evaluated(programOf({ facts, metrics }), {});
    expect(figure(outcome, "then")).toBe("notApplicable");
    expect(codesOf(issuesOf({ facts, metrics, conditions: { above } }))).toEqual([
      "condition.whenNotApplicable /conditions/above",
    ]);
  });

  test("no number stands for a date that is not there", () => {
    const records = { r: { fields: { on: "date" } } };
    expect(codesOf(issuesOf({ records, metrics: { m: { min: "r.on", whenEmpty: "zero" } } }))).toEqual([
      "metric.field /metrics/m/whenEmpty",
    ]);
  });
});

describe("formulas that round", () => {
  test("a tie goes where the mode says", () => {
    const round = (mode?: string) => ({ round: "n", digits: 0, ...(mode === undefined ? {} : { mode }) });
    const metrics = { away: round(), even: round("halfEven"), down: round("down") };
    const outcome = evaluated(programOf({ facts: { n: "decimal" }, metrics }), { facts: { n: 2.5 } });
    expect(Object.keys(metrics).map((id) => figure(outcome, id))).toEqual([3, 2, 2]);
  });
});

describe("given values and names that share a rule", () => {
  test("a given level changes no condition that the level shares, and a given metric no parameter", () => {
    const program = programOf({
      facts: { n: "integer" },
      parameters: { seats: 5 },
      conditions: { many: { fact: "n", operator: "greaterThan", value: 1 } },
      metrics: { own: { parameter: "seats" }, other: { parameter: "seats" }, isMany: { holds: { condition: "many" } } },
      tiers: { main: { levels: [{ id: "base" }, { id: "gold", requires: { condition: "many" } }] } },
    });
    const outcome = evaluated(program, { facts: { n: 2 }, given: { "level.main": "base", own: 9 } });
    expect(["own", "other", "isMany"].map((id) => figure(outcome, id))).toEqual([9, 5, true]);
    expect(outcome.tiers["main"]!.certain).toBe("base");
  });

  test("a given parameter is read by every rule", () => {
    const program = programOf({
      parameters: { seats: 5 },
      metrics: { double: { product: [{ parameter: "seats" }, 2] } },
    });
    expect(figure(evaluated(program, { given: { "parameter.seats": 7 } }), "double")).toBe(14);
  });
});

test("a case may have a currency of its own, where the program takes the partner's", () => {
  const expect100 = { case: "yen", asOf: "2026-03-31", currency: "JPY", facts: { sales: 100 }, expect: { m: "100" } };
  const program = programOf({
    currency: "partner",
    facts: { sales: "money" },
    metrics: { m: { sumOf: ["sales", 0] } },
    cases: [expect100, { ...expect100, currency: "yen" }],
  });
  expect(runCases(program)).toMatchObject({ passed: 1, refused: 1 });
});
