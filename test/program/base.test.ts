import { describe, expect, test } from "vitest";
import { type Partner, evaluatePartners, parseProgram, summarizeBase } from "partner-program";
import { measureConcentration } from "partner-program/metrics";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "./support.js";

const asOf = "2026-03-31";

describe("a small base", () => {
  const program = programOf({
    currency: "partner",
    facts: { sales: "money", ok: "boolean" },
    lifecycle: { partner: { stages: [{ id: "a" }, { id: "b", enter: { fact: "ok", operator: "equal", value: true } }], flags: { f: { when: { fact: "ok", operator: "equal", value: false } } } } },
    tiers: { t: { levels: [{ id: "low", requires: { fact: "sales", operator: "greaterThan", value: 0 } }, { id: "high", requires: { fact: "ok", operator: "equal", value: true } }] } },
    incentives: { r: { kind: "rebate", period: "month", eligible: { fact: "ok", operator: "equal", value: true }, payOn: "sales", scale: { apply: "graduated", bands: [{ from: 0, rate: "0.1" }] } } },
    base: { concentration: { sales: { of: "sales", top: 0.5, deliver: 0.7 } } },
  }); // prettier-ignore
  const partner = (id: string, currency: string, sales: unknown, ok?: unknown): Partner => ({
    id,
    currency,
    facts: { sales, ok },
  });
  const partners = [
    partner("1", "USD", 30, true),
    partner("2", "USD", 10, false),
    partner("3", "EUR", 5, true),
    partner("4", "USD", 0),
    partner("5", "USD", "much"),
    partner("6", "USD", undefined, true),
  ];
  const summary = summarizeBase(program, partners, { asOf });

  test("counts levels, stages and flags by what is certain", () => {
    expect(summary).toMatchObject({ asOf, partners: 6, evaluated: 5 });
    expect(summary.tiers["t"]).toEqual({ counts: { low: 1, high: 3 }, none: 1, undecided: 1 });
    expect(summary.stages).toEqual({ counts: { a: 2, b: 3 }, none: 0, undecided: 1 });
    expect(summary.flags).toEqual({ f: { met: 1, unmet: 3, unknown: 1 } });
  });

  test("adds payouts by currency, never over currencies", () => {
    expect(summary.incentives["r"]).toEqual({
      USD: { amount: "3.00", partners: 1, open: 2 },
      EUR: { amount: "0.50", partners: 1, open: 0 },
    });
    expect(summary.payable).toEqual({ USD: "3.00", EUR: "0.50" });
  });

  test("measures concentration by currency, and says who is left out", () => {
    expect(summary.concentration["sales"]?.["USD"]).toEqual({
      ...measureConcentration([30, 10, 0], { top: 0.5, deliver: 0.7 }),
      left: 1,
    });
    expect(summary.concentration["sales"]?.["EUR"]).toMatchObject({ count: 1, total: "5", left: 0 });
  });

  test("names the partners that were refused, with the first of their issues", () => {
    expect(summary.refused).toMatchObject({ count: 1, first: [{ partner: "5", codes: ["partner.value"], issues: [{ path: "/facts/sales" }] }] }); // prettier-ignore
    const wrong = { id: "w", currency: "EUR", facts: { a: 1, b: 1, sales: "x", c: 1 } };
    const [refused] = summarizeBase(program, [wrong], { asOf: "2026-03-31" }).refused.first;
    expect(refused!.codes).toEqual(["partner.undeclared", "partner.value"]);
    expect(refused!.issues.map(({ path }) => path)).toHaveLength(3);
  });

  test("an empty base is a base", () => {
    expect(summarizeBase(program, [], { asOf })).toMatchObject({
      partners: 0,
      payable: {},
      concentration: { sales: {} },
    });
  });

  test("a bad day refuses everybody and throws nothing", () => {
    expect(summarizeBase(program, partners, { asOf: "someday" })).toMatchObject({
      partners: 6,
      evaluated: 0,
      refused: { count: 6 },
    });
  });
});

describe("the Northwind base", () => {
  const program = parseProgram(northwindProgram);
  const partners = northwindPartners({ count: 120 });

  test("is the sum of its partners", () => {
    const summary = summarizeBase(program, partners, { asOf });
    const outcomes = [...evaluatePartners(program, partners, { asOf })].filter(
      (outcome) => outcome.status === "evaluated",
    );
    const cents = outcomes.reduce((sum, { payable }) => sum + BigInt(payable.amount.replace(".", "")), 0n);
    expect(summary.payable["USD"]?.replace(".", "")).toBe(String(cents));
    const gold = outcomes.filter(({ tiers }) => tiers["main"]?.certain === "gold");
    expect(summary.tiers["main"]?.counts["gold"]).toBe(gold.length);
  });

  test("does not depend on the order of the partners", () => {
    expect(summarizeBase(program, partners.toReversed(), { asOf })).toEqual(summarizeBase(program, partners, { asOf }));
  });
});
