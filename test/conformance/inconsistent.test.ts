import { describe, expect, test } from "vitest";
import { evaluatePartner, runCases, safeParseProgram } from "partner-program";
import { documentOf, programOf } from "../program/support.js";

/**
 * Published rules that contradict themselves. None of their figures is expected anywhere; what is held here is that each contradiction is refused, reported, or
 * cannot be written at all.
 */
const asOf = "2026-03-31";

describe("printed figures that do not follow from their own rule are told beside what follows", () => {
  test("a growth rebate of 20 % that is printed as 17.276 % (Phocas, retrospective growth rebate)", () => {
    const rebate = { kind: "rebate", period: "calendarYear", payOn: "sales", scale: { apply: "wholeAmount", bands: [{ from: 621238, rate: 0.2 }] } }; // prettier-ignore
    const cases = [{ case: "as printed", source: "helpphocassoftware.atlassian.net pageId=3487006761", asOf, facts: { sales: "740044.18" }, expect: { "incentive.growth": "127850.96" } }]; // prettier-ignore
    const report = runCases(programOf({ facts: { sales: "money" }, incentives: { growth: rebate }, cases }));
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    const [difference] = report.results[0]!.differences;
    expect(difference).toMatchObject({ name: "incentive.growth", expected: "127850.96", found: "148008.84" });
    expect(difference!.explanation.found[0]).toContain("from 621238: 0.2");
  });

  test("a formula whose text takes the first rate twice, and whose arithmetic does not (NetSuite, tiered rates)", () => {
    const metrics = {
      asArithmetic: { sumOf: [{ product: [100, "0.05"] }, { product: [{ difference: ["sales", 100] }, "0.1"] }] },
      asText: { sumOf: [{ product: [100, "0.05"] }, { product: [{ difference: ["sales", 100] }, "0.05"] }] },
    };
    const cases = [{ case: "both readings", asOf, facts: { sales: 150 }, expect: { asArithmetic: 10, asText: 10 } }];
    const [result] = runCases(programOf({ facts: { sales: "decimal" }, metrics, cases })).results;
    expect(result!.differences).toMatchObject([{ name: "asText", expected: 10, found: 7.5 }]);
  });
});

describe("bands that overlap, are upside down or leave gaps cannot be written", () => {
  const levelOf = (bands: readonly object[]) => documentOf({ facts: { points: "decimal" }, metrics: { tier: { step: "points", bands } } }); // prettier-ignore

  test("two bounds for each band, which overlap at 100 and run from 5000 down to 1000 (Kaddra, tier rules)", () => {
    const written = [
      { from: 0, to: 100, is: "Bronze" },
      { from: 100, to: 500, is: "Silver" },
      { from: 5000, to: 1000, is: "Gold" },
    ];
    const result = safeParseProgram(levelOf(written));
    expect(result.success ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual(
      [0, 1, 2].map((index) => `shape.unknownKey /metrics/tier/bands/${index}/to`),
    );
    const falling = safeParseProgram(levelOf([{ from: 0, is: "Bronze" }, { from: 5000, is: "Silver" }, { from: 1000, is: "Gold" }])); // prettier-ignore
    expect(falling.success ? [] : falling.issues.map(({ code }) => code)).toEqual(["bands.order"]);
  });

  test("5000 belongs to no band of `1500-4999` and `>5000`; with lower bounds it belongs to one (Gumdrop, deal terms)", () => {
    const program = programOf({
      facts: { points: "decimal" },
      metrics: { tier: { step: "points", bands: [{ from: 100, is: 1 }, { from: 500, is: 2 }, { from: 1500, is: 3 }, { from: "5000.01", is: 4 }] } },
    }); // prettier-ignore
    const levels = ["99.99", 100, "499.50", 500, 4999, 5000, "5000.01"].map((points) => {
      const outcome = evaluatePartner(program, { id: "p", facts: { points } }, { asOf });
      const level = outcome.status === "evaluated" ? outcome.metrics["tier"]! : undefined;
      return level?.status === "value" ? level.value : level?.status;
    });
    expect(levels).toEqual(["notApplicable", 1, 1, 2, 3, 3, 4]);
  });
});

test("two criteria that give different tiers have a stated precedence: the highest level that holds (Laksana, sub-tiers)", () => {
  const reached = (paid: number, revenue: number): object => ({
    any: [
      { fact: "paid", operator: "greaterThanInclusive", value: paid },
      { fact: "revenue", operator: "greaterThanInclusive", value: revenue },
    ],
  });
  const levels = [
    { id: "bronze", requires: reached(3, 0) },
    { id: "silver", requires: reached(10, 250) },
    { id: "gold", requires: reached(40, 1000) },
    { id: "platinum", requires: reached(200, 5000) },
  ];
  const program = programOf({ facts: { paid: "integer", revenue: "money" }, tiers: { main: { levels } } });
  const outcome = evaluatePartner(program, { id: "p", facts: { paid: 5, revenue: 6000 } }, { asOf });
  expect(outcome.status === "evaluated" && outcome.tiers["main"]!.certain).toBe("platinum");
});
