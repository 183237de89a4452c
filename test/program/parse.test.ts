import { describe, expect, test } from "vitest";
import { ProgramError, compileProgram, evaluatePartner, parseProgram, safeParseProgram } from "partner-program";
import { northwindProgram } from "partner-program/programs/northwind";
import { codesOf, documentOf, issuesOf } from "./support.js";

describe("a document with several mistakes reports all of them", () => {
  const document = documentOf({
    facts: { region: { type: "string", oneOf: ["NA"] }, heads: { type: "integer", min: "x" } },
    records: { orders: { date: "date", fields: { date: "date", amount: "money" } } },
    metrics: {
      bookings: { sum: "orders.amount", wndow: {} },
      count: { count: "ordrs" },
      ratio: { ratio: ["bookings", "count"], whenEmpty: "zero" },
    },
    tiers: {
      main: {
        levels: [
          { id: "silver", requires: { fact: "bookings", operator: "greaterThan", value: 1 } },
          { id: "gold", requires: { fact: "regoin", operator: "equal", value: "NA" } },
        ],
      },
    },
    incentives: { volume: { kind: "rebate", period: "fiscalQuarter", scale: { apply: "graduated", bands: [] } } },
  });

  test("of shape and of meaning, each with address and cure, and none that follows from another", () => {
    const result = safeParseProgram(document);
    expect(result.success ? [] : codesOf(result.issues)).toEqual([
      "shape.number /facts/heads/min",
      "shape.unknownKey /metrics/bookings/wndow",
      "shape.missingKey /incentives/volume/payOn",
      "shape.length /incentives/volume/scale/bands",
      "reference.collection /metrics/count/count",
      "reference.undeclared /tiers/main/levels/1/requires/fact",
    ]);
    for (const { message, hint } of result.success ? [] : result.issues) {
      expect(message).toMatch(/^[a-z]+\/.+: .+/);
      expect(hint.length).toBeGreaterThan(10);
    }
  });

  test("parseProgram throws one error that lists them", () => {
    expect(() => parseProgram(document)).toThrow(ProgramError);
    try {
      parseProgram(document);
    } catch (error) {
      expect((error as ProgramError).issues).toHaveLength(6);
      expect((error as ProgramError).message).toContain(
        "The program document has 6 issues:\n- facts/heads/min: expected a number",
      );
    }
  });

  test("a sound definition that reads a broken one is not blamed", () => {
    expect(
      codesOf(issuesOf({ metrics: { a: { sum: 1 }, b: { difference: ["a", 1] }, c: { difference: ["b", 1] } } })),
    ).toEqual(["shape.type /metrics/a/sum"]);
    expect(codesOf(issuesOf({ metrics: { a: { count: "none" }, b: { difference: ["a", 1] }, c: { difference: ["b", 1] } } }))).toEqual(["reference.collection /metrics/a/count"]); // prettier-ignore
  });

  test("very many mistakes are listed up to a limit, and the rest is counted", () => {
    const metrics = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`m${index}`, { count: "none" }]));
    const issues = issuesOf({ metrics });
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({ code: "issues.more", params: { count: 300 } });
  });

  test("so are very many mistakes of shape", () => {
    const facts = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 5]));
    const issues = issuesOf({ facts });
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)).toMatchObject({ code: "issues.more", params: { count: 300 } });
  });
});

describe("the whole document", () => {
  test.each([
    [null, "shape.type "],
    [[], "shape.type "],
    ["[", "json.syntax "],
    [{}, "shape.choice /language"],
    [{ ...documentOf({}), language: 2 }, "shape.choice /language"],
    [{ ...documentOf({}), currency: "dollars" }, "currency.code /currency"],
    [{ ...documentOf({}), id: "Not an id" }, "shape.id /id"],
    [{ ...documentOf({}), fiscalYear: { startMonth: 13 } }, "shape.number /fiscalYear/startMonth"],
    [{ ...documentOf({}), rounding: "nearest" }, "shape.choice /rounding"],
    [{ ...documentOf({}), metrcs: {} }, "shape.unknownKey /metrcs"],
    [{ ...documentOf({}), facts: { asOf: "date" } }, "id.reserved /facts/asOf"],
    [{ ...documentOf({}), facts: { "two words": "date" } }, "shape.id /facts/two words"],
    [{ ...documentOf({}), facts: { a: "money" }, metrics: { a: { ratio: [1, 2], whenEmpty: "zero" } } }, "id.duplicate /metrics/a"],
    [{ ...documentOf({}), facts: { a: { type: "integer", oneOf: ["1"] } } }, "data.oneOf /facts/a/oneOf"],
    [{ ...documentOf({}), facts: { a: { type: "string", min: 1 } } }, "data.range /facts/a/min"],
    [{ ...documentOf({}), facts: { a: { type: "money", min: 2, max: 1 } } }, "data.range /facts/a/min"],
    [{ ...documentOf({}), records: { r: { date: "day", fields: { on: "date" } } } }, "data.field /records/r/date"],
    [{ ...documentOf({}), records: { r: { date: "on", fields: { on: { type: "date", optional: true } } } } }, "data.field /records/r/date"],
    [{ ...documentOf({}), records: { r: { key: "amount", fields: { amount: "money" } } } }, "data.field /records/r/key"],
    [{ ...documentOf({}), records: { r: { currency: "c", fields: { c: "integer" } } } }, "data.field /records/r/currency"],
    [{ ...documentOf({}), base: { concentration: { c: { of: "nothing" } } } }, "reference.undeclared /base/concentration/c/of"],
    [{ ...documentOf({}), facts: { s: "string" }, base: { concentration: { c: { of: "s" } } } }, "metric.operands /base/concentration/c/of"],
    [{ ...documentOf({}), base: { concentration: { c: { of: "s", top: 2 } } } }, "shape.number /base/concentration/c/top"],
  ])("%j: %s", (document, expected) => {
    const result = safeParseProgram(document);
    expect(result.success ? [] : codesOf(result.issues)).toContain(expected);
  }); // prettier-ignore

  test("limits are options", () => {
    expect(safeParseProgram(documentOf({ title: "x".repeat(100) }), { limits: { characters: 100 } })).toMatchObject({
      success: false,
      issues: [{ code: "json.tooLarge" }],
    });
    expect(safeParseProgram(documentOf({ fiscalYear: { startMonth: 7 } }), { limits: { depth: 1 } })).toMatchObject({
      issues: [{ code: "json.tooDeep", path: "/fiscalYear/startMonth" }],
    });
  });

  test("definitions may stand in any order", () => {
    const metrics = {
      c: { difference: ["b", 1] },
      b: { difference: ["a", 1] },
      a: { ratio: [6, 2], whenEmpty: "zero" },
    };
    const outcome = evaluatePartner(parseProgram(documentOf({ metrics })), { id: "p" }, { asOf: "2026-01-01" });
    expect(outcome.status === "evaluated" && outcome.metrics["c"]).toEqual({ status: "value", value: 1 });
  });

  test("a chain of thousands of definitions is compiled and evaluated", () => {
    const length = 5000;
    const metrics = Object.fromEntries(Array.from({ length }, (_, index) => [`m${index}`, { difference: [index === 0 ? 0 : `m${index - 1}`, -1] }])); // prettier-ignore
    const outcome = evaluatePartner(parseProgram(documentOf({ metrics })), { id: "p" }, { asOf: "2026-01-01" });
    expect(outcome.status === "evaluated" && outcome.metrics[`m${length - 1}`]).toEqual({
      status: "value",
      value: length,
    });
  });
});

describe("what is parsed is a value of its own", () => {
  test("the caller's value is neither changed nor kept", () => {
    const mine = structuredClone(northwindProgram) as { title?: string };
    const before = structuredClone(mine);
    const program = parseProgram(mine);
    expect(mine).toEqual(before);
    mine.title = "changed";
    expect(program.document.title).toBe("Northwind Partner Program");
    expect(Object.isFrozen(program.document.metrics)).toBe(true);
  });

  test("a program as JSON is its document", () => {
    expect(JSON.parse(JSON.stringify(parseProgram(northwindProgram)))).toEqual({ document: northwindProgram });
  });

  test("a document that was parsed once compiles without its shape being read again", () => {
    const again = compileProgram(
      JSON.parse(JSON.stringify(parseProgram(northwindProgram).document)) as typeof northwindProgram,
    );
    const partner = { id: "p", facts: { region: "NA", agreementSigned: true } };
    expect(evaluatePartner(again, partner, { asOf: "2026-01-01" })).toEqual(
      evaluatePartner(parseProgram(northwindProgram), partner, { asOf: "2026-01-01" }),
    );
    expect(() => compileProgram({ language: 1, id: "x", currency: "USD", metrics: { a: { count: "none" } } })).toThrow(ProgramError); // prettier-ignore
  });
});
