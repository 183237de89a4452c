import { describe, expect, test } from "vitest";
import { type IncentiveOutcome, type Rebate, evaluateIncentive } from "partner-program/incentives";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const BANDS = [
  { from: 0, rate: 0 },
  { from: 100_000, rate: 0.02 },
  { from: 250_000, rate: "0.0325" },
];
const facts = { sales: "money", growth: "decimal", increase: "money", ok: "boolean" } as const;
const rebate = (more: object = {}, apply = "graduated", bands: readonly object[] = BANDS): Rebate =>
  ({ kind: "rebate", period: "fiscalQuarter", payOn: "sales", scale: { apply, bands }, ...more }) as Rebate;

const pay = (incentive: Rebate, values: object, currency = "USD"): IncentiveOutcome => {
  const result = evaluateIncentive(incentive, { facts: values as Record<string, unknown> }, { asOf: "2026-02-10", currency, facts, fiscalYear: { startMonth: 7 } }); // prettier-ignore
  if (result.status === "issues") throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.outcome;
};
const amountOf = (incentive: Rebate, sales: number | string): string | null => pay(incentive, { sales }).amount;

describe("a graduated scale pays each slice at its own rate", () => {
  test.each([
    ["0", "0.00"],
    ["99999.99", "0.00"],
    ["100000", "0.00"],
    ["100000.01", "0.00"],
    ["100000.25", "0.01"],
    ["249999.99", "3000.00"],
    ["250000", "3000.00"],
    ["250100", "3003.25"],
    ["1000000", "27375.00"],
  ])("%s sold pays %s", (sales, amount) => {
    expect(amountOf(rebate(), sales)).toBe(amount);
  });
});

describe("a whole-amount scale pays all of it at the rate of the band", () => {
  test.each([
    ["99999.99", "0.00"],
    ["100000", "2000.00"],
    ["249999.99", "5000.00"],
    ["250000", "8125.00"],
  ])("%s sold pays %s", (sales, amount) => {
    expect(amountOf(rebate({}, "wholeAmount"), sales)).toBe(amount);
  });

  test("another value can pick the band", () => {
    const growing = rebate({ qualifyOn: "growth", payOn: "increase" }, "wholeAmount", [{ from: 0, rate: 0 }, { from: 0.1, rate: 0.02 }]); // prettier-ignore
    expect(pay(growing, { growth: "0.1", increase: 50_000 }).amount).toBe("1000.00");
    expect(pay(growing, { growth: "0.0999999", increase: 50_000 }).amount).toBe("0.00");
  });
});

describe("below the first band, and below zero", () => {
  const bands = [{ from: 1000, rate: 0.01 }];
  test("nothing is paid below the first bound", () => {
    expect(amountOf(rebate({}, "wholeAmount", bands), 999.99)).toBe("0.00");
    expect(amountOf(rebate({}, "wholeAmount", bands), 1000)).toBe("10.00");
    expect(amountOf(rebate({}, "graduated", bands), 1100)).toBe("1.00");
  });

  test("a payment is never negative", () => {
    const fromBelow = [{ from: -100_000, rate: 0.01 }];
    expect(amountOf(rebate({}, "wholeAmount", fromBelow), -500)).toBe("0.00");
  });
});

describe("cap and rounding", () => {
  const flat = [{ from: 0, rate: "0.015" }];
  test.each([
    ["99.99", "99.99", false],
    ["100", "100.00", false],
    ["100.01", "100.00", true],
  ])("a cap of 100 on %s", (earned, amount, capped) => {
    const outcome = pay(rebate({ cap: { amount: 100 } }, "graduated", [{ from: 0, rate: 1 }]), { sales: earned });
    expect([outcome.amount, outcome.capped]).toEqual([amount, capped]);
  });

  test.each([
    ["halfAwayFromZero", "0.02"],
    ["halfTowardZero", "0.01"],
    ["halfEven", "0.02"],
    ["down", "0.01"],
    ["up", "0.02"],
  ] as const)("a tie of 0.015 rounded %s is %s", (round, amount) => {
    expect(pay(rebate({ round }, "graduated", flat), { sales: 1 })).toMatchObject({ amount, exact: "0.015" });
  });

  test("digits follow the currency", () => {
    expect(pay(rebate({}, "graduated", flat), { sales: 101 }, "JPY").amount).toBe("2");
    expect(pay(rebate({}, "graduated", flat), { sales: 101 }, "KWD").amount).toBe("1.515");
  });

  test("the document's rounding holds where the incentive states none", () => {
    const program = programOf({
      rounding: "down",
      facts,
      incentives: { r: rebate({}, "graduated", flat), s: rebate({ round: "up" }, "graduated", flat) },
    });
    const { incentives, payable } = evaluated(program, { facts: { sales: 1 } });
    expect([incentives["r"]?.amount, incentives["s"]?.amount, payable.amount]).toEqual(["0.01", "0.02", "0.03"]);
  });

  test("what no decimal says is exact as a fraction", () => {
    const program = programOf({
      facts: { sales: "money", parts: "integer" },
      metrics: { share: { ratio: ["sales", "parts"], whenEmpty: "zero" } },
      incentives: { r: rebate({ payOn: "share" }, "graduated", [{ from: 0, rate: 1 }]) },
    });
    expect(evaluated(program, { facts: { sales: 100, parts: 3 } }).incentives["r"]).toMatchObject({
      amount: "33.33",
      exact: "100/3",
    });
  });
});

describe("who is paid", () => {
  const gated = rebate({ eligible: { fact: "ok", operator: "equal", value: true } });
  test("an eligible partner is", () => {
    expect(pay(gated, { ok: true, sales: 150_000 })).toEqual({
      status: "due",
      period: { from: "2026-01-01", to: "2026-03-31" },
      amount: "1000.00",
      exact: "1000",
      capped: false,
    });
  });

  test("another one is not, and it is said so", () => {
    expect(pay(gated, { ok: false, sales: 150_000 })).toMatchObject({
      status: "notEligible",
      amount: "0.00",
      exact: "0",
    });
    expect(pay(gated, { ok: false })).toMatchObject({ status: "notEligible", amount: "0.00" });
  });

  test("while eligibility is unknown the amount is provisional: what is certain, and what is possible", () => {
    expect(pay(gated, { sales: 150_000 })).toMatchObject({ status: "provisional", amount: "0.00", possible: "1000.00", missing: ["ok"] }); // prettier-ignore
  });

  test("an unknown measure is unknown, one that does not apply is not applicable", () => {
    expect(pay(gated, { ok: true })).toMatchObject({ status: "unknown", amount: null, missing: ["sales"] });
    const program = programOf({
      facts,
      metrics: { g: { growth: ["sales", "increase"], whenEmpty: "notApplicable" } },
      incentives: { r: rebate({ qualifyOn: "g" }, "wholeAmount") },
    });
    const { incentives, payable } = evaluated(program, { facts: { sales: 1, increase: 0 } });
    expect(incentives["r"]).toMatchObject({ status: "notApplicable", amount: null, exact: null });
    expect(payable).toEqual({ amount: "0.00", complete: true });
  });

  test("the total says whether something is still open", () => {
    const program = programOf({ facts, incentives: { r: gated, s: rebate() } });
    expect(evaluated(program, { facts: { sales: 150_000 } }).payable).toEqual({ amount: "1000.00", complete: false });
  });
});

describe("a rebate that cannot be meant is refused", () => {
  const sections = {
    fiscalYear: { startMonth: 7 },
    facts,
    records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
    metrics: {
      quarter: { sum: "orders.amount", window: { fiscalQuarter: "whole" } },
      quarterToDate: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
      year: { sum: "orders.amount", window: { fiscalYear: "toDate" } },
      lastQuarter: { sum: "orders.amount", window: { fiscalQuarter: "whole", shift: { quarters: -1 } } },
      always: { sum: "orders.amount" },
      moreThanLast: { difference: ["quarter", "lastQuarter"] },
      lessThanLast: { difference: ["lastQuarter", "quarter"] },
    },
  };
  const codes = (incentive: object): readonly string[] =>
    codesOf(issuesOf({ ...sections, incentives: { r: incentive } }));

  test.each([
    [rebate({ payOn: "growth" }), "incentive.measure /incentives/r/payOn"],
    [rebate({ payOn: "nothing" }), "reference.undeclared /incentives/r/payOn"],
    [rebate({ qualifyOn: "ok" }, "wholeAmount"), "incentive.measure /incentives/r/qualifyOn"],
    [rebate({ qualifyOn: "growth" }), "incentive.graduated /incentives/r/qualifyOn"],
    [rebate({}, "graduated", [{ from: 5, rate: 0 }, { from: 5, rate: 1 }]), "bands.order /incentives/r/scale/bands/1/from"],
    [rebate({}, "graduated", [{ from: -1, rate: 0 }]), "bands.negative /incentives/r/scale/bands/0/from"],
    [rebate({}, "graduated", [{ from: 0, rate: -1 }]), "shape.number /incentives/r/scale/bands/0/rate"],
    [rebate({}, "marginal"), "shape.choice /incentives/r/scale/apply"],
    [rebate({ cap: { amount: -1 } }), "shape.number /incentives/r/cap/amount"],
    [rebate({ payOn: "year" }), "incentive.period /incentives/r/payOn"],
    [rebate({ payOn: "lastQuarter" }), "incentive.period /incentives/r/payOn"],
    [rebate({ payOn: "always" }), "incentive.period /incentives/r/payOn"],
    [rebate({ payOn: "lessThanLast" }), "incentive.period /incentives/r/payOn"],
    [{ ...rebate(), kind: "bonus" }, "shape.type /incentives/r"],
  ])("%j: %s", (incentive, expected) => {
    expect(codes(incentive)).toEqual([expected]);
  }); // prettier-ignore

  test("a measure of the incentive's own period is taken", () => {
    const incentives = Object.fromEntries(["quarter", "quarterToDate", "moreThanLast", "sales"].map((payOn) => [payOn, rebate({ payOn })])); // prettier-ignore
    expect(() => programOf({ ...sections, incentives })).not.toThrow();
  });
});

test("an incentive on its own needs a day and a currency", () => {
  expect(evaluateIncentive(rebate(), {}, { facts })).toMatchObject({
    issues: [{ code: "options.asOf" }, { code: "currency.code" }],
  });
});
