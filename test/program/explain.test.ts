import { describe, expect, test } from "vitest";
import { ENGLISH, type ExplainedOutcome, type StepEvidence, type NamedEvidence, evaluatePartner, explainPartner, parseProgram } from "partner-program"; // prettier-ignore
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "./support.js";

const program = programOf({
  fiscalYear: { startMonth: 7 },
  facts: { region: { type: "string", title: "Region" } },
  records: {
    orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money", product: "string" } },
  },
  metrics: {
    bookings: { title: "Bookings", note: "Net of returns.", source: "Program guide, page 4", sum: "orders.amount", window: { fiscalQuarter: "whole" } },
    cloud: { sum: "orders.amount", where: { fact: "product", operator: "equal", value: "cloud" } },
  },
  tiers: { main: { title: "Level", levels: [{ id: "registered" }, { id: "gold", requires: { any: [
    { fact: "bookings", operator: "greaterThanInclusive", value: 100 },
    { fact: "region", operator: "equal", value: "NA" },
  ] } }] } },
  incentives: { volume: { title: "Volume rebate", kind: "rebate", period: "fiscalQuarter",
    eligible: { fact: "level.main", operator: "equal", value: "gold" }, payOn: "bookings",
    scale: { apply: "graduated", bands: [{ from: 0, rate: 0 }, { from: 100, rate: "0.025" }] }, cap: { amount: 10 } } },
}); // prettier-ignore

const partner = {
  id: "p1",
  facts: { region: "EMEA" },
  records: {
    orders: [
      { id: "A", on: "2026-01-05", amount: "300.10", product: "cloud" },
      { id: "B", on: "2025-12-31", amount: "77.00", product: "cloud" },
      { id: "C", on: "2026-03-31", amount: "200.00", product: "suite" },
    ],
  },
};
const explain = (at: string, more: object = {}): ExplainedOutcome => {
  const explanation = explainPartner(program, { ...partner, ...more }, { asOf: "2026-02-10", at });
  if (explanation.status !== "explained") throw new Error(JSON.stringify(explanation.issues));
  return explanation;
};

describe("an amount is explained down to its records", () => {
  const explanation = explain("/incentives/volume");

  test("in sentences", () => {
    expect(explanation.sentences).toEqual([
      "Volume rebate = 10 USD: graduated bands (from 0: 0; from 100: 0.025) on Bookings (500.10 USD), at most 10, rounded halfAwayFromZero; due only where it is so: all of (Level: gold (yes); not: no)",
      "Bookings = 500.10 USD: sum over orders: 2 of 3 records, from 2026-01-01 to 2026-03-31",
      "  A (2026-01-05): 300.10 USD",
      "  C (2026-03-31): 200 USD",
      "Level: gold = yes: one of (Bookings (500.10 USD) is at least 100)",
    ]);
  });

  test("in evidence: addresses into document and data, values, and what decided", () => {
    const [volume, bookings] = explanation.definitions;
    expect(volume).toMatchObject({
      name: "incentive.volume",
      address: "/incentives/volume",
      title: "Volume rebate",
      given: false,
    });
    expect(volume?.computation).toMatchObject({ kind: "onlyIf", operands: [{ kind: "round", operands: [{ kind: "clip", value: { value: "10" } }] }, { kind: "gate" }] }); // prettier-ignore
    expect(bookings).toMatchObject({ note: "Net of returns.", source: "Program guide, page 4" });
    expect(bookings?.computation.records).toEqual({
      collection: "orders",
      of: 3,
      counted: [
        { address: "/records/orders/0", key: "A", date: "2026-01-05", value: { status: "value", value: "300.1" } },
        { address: "/records/orders/2", key: "C", date: "2026-03-31", value: { status: "value", value: "200" } },
      ],
    });
  });

  test("what did not decide is shown with its value and not followed", () => {
    const names = explanation.definitions.map(({ name }) => name);
    expect(names).not.toContain("region");
    const gold = explanation.definitions.find(({ name }) => name === "level.main.gold");
    const [first, second] = gold!.computation.operands as readonly StepEvidence[];
    expect([first?.decided, second?.decided, second?.value]).toEqual([true, false, { status: "value", value: false }]);
  });

  test("depth says how far it goes", () => {
    const options = { asOf: "2026-02-10", at: "/incentives/volume" };
    const names = (depth: number): readonly string[] => {
      const explained = explainPartner(program, partner, { ...options, depth });
      return explained.status === "explained" ? explained.definitions.map(({ name }) => name) : [];
    };
    expect(names(0)).toEqual(["incentive.volume"]);
    expect(names(1)).toEqual(["incentive.volume", "bookings", "level.main.gold"]);
  });

  test("a host may bring its own words", () => {
    const phrasebook = { ...ENGLISH, aggregate: (): string => "Summe der Aufträge" };
    const explained = explainPartner(program, partner, { asOf: "2026-02-10", at: "/metrics/bookings", phrasebook });
    expect(explained.status === "explained" && explained.sentences[0]).toBe(
      "Bookings = 500.10 USD: Summe der Aufträge",
    );
  });
});

describe("other figures", () => {
  test("a condition on records selects the evidence", () => {
    expect(explain("/metrics/cloud").definitions[0]?.computation.records?.counted.map(({ key }) => key)).toEqual([
      "A",
      "B",
    ]);
  });

  test("a given value is marked and not followed", () => {
    const explanation = explain("/incentives/volume", { given: { bookings: "150" } });
    expect(explanation.definitions.find(({ name }) => name === "bookings")).toMatchObject({
      given: true,
      value: { value: "150" },
    });
    expect(explanation.sentences).toContain("Bookings = 150 USD: given in the partner document");
  });

  test("a collection that is not there is said so", () => {
    const { sentences } = explain("/metrics/bookings", { records: {} });
    expect(sentences).toEqual(["Bookings = unknown: sum over orders, which the partner document does not have"]);
  });

  test("an address below a definition finds it, a wrong one is an issue with a suggestion", () => {
    expect(explain("/tiers/main/levels/1").definitions[0]?.name).toBe("level.main.gold");
    expect(explainPartner(program, partner, { asOf: "2026-02-10", at: "/metrics/bokings" })).toMatchObject({
      status: "issues",
      issues: [{ code: "options.at", message: expect.stringContaining("did you mean `/metrics/bookings`?") as string }],
    });
    expect(explainPartner(program, { id: "p1", facts: { x: 1 } }, { asOf: "2026-02-10", at: "/metrics/bookings" }).status).toBe("issues"); // prettier-ignore
  });
});

describe("replay", () => {
  const northwind = parseProgram(northwindProgram);
  const sumOf = (values: readonly string[]): bigint => values.reduce((sum, value) => {
    const [whole = "0", fraction = ""] = value.split(".");
    return sum + BigInt(whole + fraction.padEnd(2, "0"));
  }, 0n); // prettier-ignore

  test("for every partner the values of the counted records add up to the figure", () => {
    for (const each of northwindPartners({ count: 40, seed: 3 })) {
      const outcome = evaluatePartner(northwind, each, { asOf: "2026-03-31" });
      const explanation = explainPartner(northwind, each, { asOf: "2026-03-31", at: "/metrics/bookingsQuarter" });
      if (outcome.status !== "evaluated" || explanation.status !== "explained") throw new Error(each.id);
      const counted = explanation.definitions[0]!.computation.records!.counted;
      const values = counted.map(({ value }) => (value?.status === "value" ? String(value.value) : ""));
      const figure = outcome.metrics["bookingsQuarter"];
      expect(sumOf(values)).toBe(sumOf([figure?.status === "value" ? String(figure.value) : ""]));
    }
  });

  test("every definition that decided is explained, and every name resolves", () => {
    for (const each of northwindPartners({ count: 10, seed: 5 })) {
      const explanation = explainPartner(northwind, each, { asOf: "2026-03-31", at: "/tiers/main" });
      if (explanation.status !== "explained") throw new Error(each.id);
      const explained = new Set(explanation.definitions.map(({ name }) => name));
      const decidedNames = (step: StepEvidence | NamedEvidence): readonly string[] =>
        !step.decided ? [] : "name" in step ? [step.name] : step.operands.flatMap(decidedNames);
      for (const { computation } of explanation.definitions)
        for (const name of computation.operands.flatMap(decidedNames)) expect(explained).toContain(name);
    }
  });
});
