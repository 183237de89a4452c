import { describe, expect, test } from "vitest";
import { type IncentiveOutcome } from "partner-program";
import { evaluated, programOf } from "../program/support.js";

/** What the sections say that a test adds to one incentive. */
function outcomeOf(incentive: object, sections: object, partner: object, asOf = "2026-03-31"): IncentiveOutcome {
  const program = programOf({ ...sections, incentives: { x: { period: "calendarYear", ...incentive } } });
  return evaluated(program, partner, asOf).incentives["x"]!;
}

const ORDERS = { records: { orders: { date: "on", fields: { on: "date", amount: "money", units: "integer", product: "string", since: { type: "date", optional: true } } } } }; // prettier-ignore
const amounts = ({ lines = [] }: IncentiveOutcome): readonly string[] => lines.map(({ amount }) => amount);

describe("growth rebate", () => {
  const facts = { facts: { now: "money", before: "money" } };
  const growth = { kind: "growthRebate", measure: "now", baseline: "before", scale: { apply: "wholeAmount", bands: [{ from: 0.15, rate: 0.03 }] } }; // prettier-ignore
  test.each([
    ["increment", "114999.99", "0.00"],
    ["increment", "115000", "450.00"],
    ["total", "115000", "3450.00"],
  ])("on the %s: %s against 100,000 pays %s", (pays, now, amount) => {
    expect(outcomeOf({ ...growth, pays }, facts, { facts: { now, before: 100_000 } }).amount).toBe(amount);
  });

  test.each([0, -1])("a baseline of %s has no growth", (before) => {
    expect(outcomeOf({ ...growth, pays: "total" }, facts, { facts: { now: 5, before } })).toMatchObject({ status: "notApplicable", amount: null }); // prettier-ignore
  });

  test("against the same period a year before, adjusted", () => {
    const sections = {
      records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
      metrics: { quarter: { sum: "orders.amount", window: { calendarQuarter: "toDate" } }, yearAgo: { sum: "orders.amount", window: { calendarQuarter: "whole", shift: { years: -1 } } } },
    }; // prettier-ignore
    const incentive = { ...growth, period: "calendarQuarter", measure: "quarter", baseline: { product: ["yearAgo", 1.1] }, pays: "increment" }; // prettier-ignore
    const records = { orders: [{ on: "2025-02-01", amount: 1000 }, { on: "2026-02-01", amount: 1300 }] }; // prettier-ignore
    expect(outcomeOf(incentive, sections, { records }).amount).toBe("6.00");
  });
});

describe("margin and revenue-level discount", () => {
  const records = { orders: [{ on: "2026-01-10", amount: 1000, units: 1, product: "a" }, { on: "2026-02-10", amount: 500, units: 1, product: "b" }] }; // prettier-ignore
  test("a margin by a table of products", () => {
    const tables = { rates: { by: { product: "equal" }, rows: [{ product: "a", value: 0.2 }], otherwise: 0.1 } };
    const margin = { kind: "margin", for: { each: "orders" }, listPrice: "amount", rate: { table: "rates", at: { product: "product" } } }; // prettier-ignore
    expect(amounts(outcomeOf(margin, { ...ORDERS, tables }, { records }))).toEqual(["200.00", "50.00"]);
  });

  test.each([
    ["9999.99", "100.00"],
    ["10000", "150.00"],
  ])("a revenue of %s discounts an order of 1,000 by %s", (revenue, amount) => {
    const discount = { kind: "revenueLevelDiscount", for: { each: "orders" }, listPrice: "amount", revenue: "partner.revenue", bands: [{ from: 0, rate: 0.1 }, { from: 10_000, rate: 0.15 }] }; // prettier-ignore
    const outcome = outcomeOf(discount, { ...ORDERS, facts: { revenue: "money" } }, { facts: { revenue }, records });
    expect(amounts(outcome)[0]).toBe(amount);
  });
});

describe("deal registration", () => {
  const sections = { records: { deals: { date: "closedOn", key: "id", fields: { id: "string", registeredOn: "date", approvedOn: { type: "date", optional: true, whenMissing: "notApplicable" }, closedOn: "date", amount: "money", position: "integer", renewal: "boolean" } } } }; // prettier-ignore
  const kind = {
    kind: "dealRegistration",
    for: { each: "deals" },
    payOn: "amount",
    registeredOn: "registeredOn",
    approvedOn: "approvedOn",
    closedOn: "closedOn",
    protection: { length: 90, in: "days" },
    first: { fact: "position", operator: "equal", value: 1 },
    rate: 0.1,
    secondRate: 0.05,
    renewal: { when: { fact: "renewal", operator: "equal", value: true }, rate: 0.02 },
  };
  const deal = (more: object = {}): object => ({ id: "d", registeredOn: "2025-12-20", approvedOn: "2025-12-31", closedOn: "2026-03-31", amount: 1000, position: 1, renewal: false, ...more }); // prettier-ignore
  test.each([
    ["closed on the last day of its protection", {}, "100.00"],
    ["closed a day later", { approvedOn: "2025-12-30" }, "0.00"],
    ["closed on the day of its approval", { approvedOn: "2026-03-31" }, "100.00"],
    ["approved before it was registered", { approvedOn: "2025-12-19" }, "0.00"],
    ["never approved", { approvedOn: undefined }, "0.00"],
    ["second in the queue", { position: 2 }, "50.00"],
    ["a renewal", { renewal: true }, "20.00"],
    ["a renewal out of its protection", { renewal: true, approvedOn: "2025-12-30" }, "0.00"],
  ])("%s pays %s", (_title, more, amount) => {
    const { approvedOn, ...others } = deal(more) as { approvedOn?: string };
    const own = approvedOn === undefined ? others : { ...others, approvedOn };
    expect(outcomeOf(kind, sections, { records: { deals: [own] } }).amount).toBe(amount);
  });

  test("by the level that is held on the day of closing", () => {
    const tiers = { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "never", operator: "equal", value: true } }] } }; // prettier-ignore
    const tables = { discount: { by: { level: "equal" }, rows: [{ level: "silver", value: 0.05 }, { level: "gold", value: 0.15 }] } }; // prettier-ignore
    const rated = { ...kind, levelAt: { ladder: "main", on: "event" }, rate: { table: "discount", at: { level: "levelAt" } } }; // prettier-ignore
    const held = { tiers: { main: { history: [{ from: "2026-01-01", is: "silver" }, { from: "2026-03-31", is: "gold" }] } } }; // prettier-ignore
    const deals = [deal(), deal({ id: "e", closedOn: "2026-03-30" })];
    const outcome = outcomeOf(rated, { ...sections, tiers, tables, facts: { never: "boolean" } }, { records: { deals }, held }); // prettier-ignore
    expect(amounts(outcome)).toEqual(["50.00", "150.00"]);
  });
});

describe("spiff and promotion", () => {
  const on = (day: string, units = 2): object => ({ on: day, amount: 1000, units, product: "a" });
  const records = { orders: [on("2026-01-31"), on("2026-02-01"), on("2026-02-28"), on("2026-03-01")] };
  test("a bonus for each unit, from the first day to the last", () => {
    const spiff = { kind: "spiff", for: { each: "orders" }, from: "2026-02-01", until: "2026-02-28", payOn: "units", pays: { perUnit: 12.5 } }; // prettier-ignore
    expect(outcomeOf(spiff, ORDERS, { records }).lines!.map(({ date, amount }) => `${date} ${amount}`)).toEqual(["2026-02-01 25.00", "2026-02-28 25.00"]); // prettier-ignore
  });

  test("for the sale itself, unless it says of what", () => {
    const spiff = { kind: "spiff", for: { each: "orders" }, pays: { fixed: 10, perUnit: 2 } };
    expect(amounts(outcomeOf(spiff, ORDERS, { records }))).toEqual(["12.00", "12.00", "12.00", "12.00"]);
  });

  test.each([
    [250, undefined, ["100.00", "100.00"]],
    [150, undefined, ["100.00", "50.00"]],
    [150, { amount: 120, clip: "inOrder" }, ["100.00", "20.00"]],
    [110, { amount: 120, clip: "inOrder" }, ["100.00", "10.00"]],
  ])("a promotion with a budget of %s and the cap %j", (budget, cap, paid) => {
    const promotion = { kind: "promotion", for: { each: "orders" }, from: "2026-02-01", until: "2026-02-28", payOn: "amount", scale: { flat: { rate: 0.1 } }, budget, ...(cap === undefined ? {} : { cap }) }; // prettier-ignore
    expect(amounts(outcomeOf(promotion, ORDERS, { records }))).toEqual(paid);
  });
});

describe("referral and renewal fees", () => {
  const sections = { records: { invoices: { date: "on", fields: { on: "date", paid: "money", customerSince: "date" } } } }; // prettier-ignore
  const fee = (more: object): object => ({ kind: "referralFee", for: { each: "invoices" }, payOn: "paid", rate: 0.1, startsOn: "customerSince", months: 24, decay: [{ fromMonth: 12, factor: "0.5" }], ...more }); // prettier-ignore
  test.each([
    ["2026-03-16", "0.00"],
    ["2026-03-15", "10.00"],
    ["2025-03-16", "10.00"],
    ["2025-03-15", "5.00"],
    ["2024-03-16", "5.00"],
    ["2024-03-15", "0.00"],
  ])("of a customer since %s an invoice of 2026-03-15 pays %s", (customerSince, amount) => {
    const records = { invoices: [{ on: "2026-03-15", paid: 100, customerSince }] };
    expect(outcomeOf(fee({}), sections, { records }).amount).toBe(amount);
  });

  test("without months it has no end, and several may share it", () => {
    const records = { invoices: [{ on: "2026-03-15", paid: 100, customerSince: "2001-01-01" }] };
    const { months: _months, ...endless } = fee({ kind: "renewalFee", split: { among: [{ id: "direct", share: 1 }], overlays: [{ id: "upline", share: 0.2 }] } }) as { months: number }; // prettier-ignore
    expect(outcomeOf(endless, sections, { records })).toMatchObject({ amount: "5.00", shares: [{ id: "direct", amount: "5.00" }, { id: "upline", amount: "1.00", overlay: true }] }); // prettier-ignore
  });
});

describe("points", () => {
  test.each([
    ["94.99", undefined, "9", "9.499"],
    ["95", undefined, "10", "9.5"],
    ["94.99", 1, "9.5", "9.499"],
  ])("for %s with %s places", (sales, places, amount, exact) => {
    const scale = { apply: "wholeAmount", bands: [{ from: 0, rate: 0.1 }] };
    const points = { kind: "points", payOn: "sales", scale, ...(places === undefined ? {} : { places }) };
    const outcome = outcomeOf(points, { facts: { sales: "money" } }, { facts: { sales } });
    expect([outcome.amount, outcome.exact, outcome.unit]).toEqual([amount, exact, "points"]);
  });

  test("are no part of what is payable", () => {
    const program = programOf({ facts: { sales: "money" }, incentives: { p: { kind: "points", period: "month", payOn: "sales", scale: { flat: { rate: 1 } } } } }); // prettier-ignore
    const outcome = evaluated(program, { facts: { sales: 100 } });
    expect([outcome.incentives["p"]!.amount, outcome.payable.amount]).toEqual(["100", "0.00"]);
  });
});

describe("compensation of a channel account manager", () => {
  const sections = { facts: { plan: "ratio", pipeline: "ratio", qbrs: "integer", satisfaction: { type: "ratio", whenMissing: "notApplicable" } } }; // prettier-ignore
  const plan = (more: object = {}): object => ({
    kind: "compensation",
    target: 10_000,
    combine: "payouts",
    curve: { curve: [{ at: 0.8, is: 0.5 }, { at: 1, is: 1 }, { at: 1.2, is: 1.6 }], below: "nothing", beyond: "last" },
    categories: [
      { id: "salesAndPipeline", weight: 3, measures: [{ id: "plan", weight: 2, attainment: "plan" }, { id: "pipeline", weight: 1, attainment: "pipeline" }] },
      { id: "planning", weight: 1, gate: { fact: "qbrs", operator: "greaterThanInclusive", value: 4 }, measures: [{ id: "satisfaction", weight: 1, attainment: "satisfaction" }] },
    ],
    ...more,
  }); // prettier-ignore
  const pay = (facts: object, more: object = {}): string | null => outcomeOf(plan(more), sections, { facts }).amount;
  const full = { plan: 1, pipeline: 1, qbrs: 4, satisfaction: 1 };
  test.each([
    ["everything at target", full, "10000.00"],
    ["a measure just below its threshold", { ...full, plan: "0.7999" }, "5000.00"],
    ["a measure at its threshold", { ...full, plan: "0.8" }, "7500.00"],
    ["an accelerator", { ...full, plan: "1.1" }, "11500.00"],
    ["beyond the cap of the curve", { ...full, plan: 9 }, "13000.00"],
    ["the gate of a category", { ...full, qbrs: 3 }, "7500.00"],
    ["a measure that does not apply is left out", { plan: 1, pipeline: 1, qbrs: 4 }, "10000.00"],
  ])("%s", (_title, facts, amount) => {
    expect(pay(facts)).toBe(amount);
  });

  test("payouts that are weighed, and attainments that are weighed and pay together, differ", () => {
    const facts = { plan: "1.2", pipeline: "0.6", qbrs: 4, satisfaction: 1 };
    expect(pay(facts)).toBe("10500.00");
    expect(pay(facts, { combine: "attainment" })).toBe("10000.00");
  });

  test("a measure may have a curve of its own", () => {
    const categories = [{ id: "sales", weight: 1, measures: [{ id: "plan", weight: 1, attainment: "plan", curve: { curve: [{ at: 1, is: 2 }], below: "nothing", beyond: "last" } }] }]; // prettier-ignore
    expect(pay({ plan: 1 }, { categories })).toBe("20000.00");
    expect(pay({ plan: "0.99" }, { categories })).toBe("0.00");
  });
});

describe("guarantee", () => {
  const sections = { facts: { earned: "money", minimum: "money" }, records: { months: { date: "on", fields: { on: "date", earned: "money" } } } }; // prettier-ignore
  test.each([
    ["999.99", "0.01"],
    ["1000", "0.00"],
    ["1000.01", "0.00"],
    ["-50", "1050.00"],
  ])("of 1,000 tops up %s by %s", (earned, amount) => {
    expect(outcomeOf({ kind: "guarantee", earned: "earned", minimum: 1000 }, sections, { facts: { earned } }).amount).toBe(amount); // prettier-ignore
  });

  const months = [12_000, 5000, 9000].map((earned, index) => ({ on: `2026-0${index + 1}-28`, earned }));
  test.each([
    [undefined, ["0.00", "5000.00", "1000.00"]],
    [true, ["0.00", "3000.00", "1000.00"]],
  ])("month by month, carrying %s", (carry, paid) => {
    const guarantee = { kind: "guarantee", for: { each: "months" }, earned: "earned", minimum: 10_000, ...(carry === undefined ? {} : { carry }) }; // prettier-ignore
    expect(amounts(outcomeOf(guarantee, sections, { records: { months } }))).toEqual(paid);
  });
});

describe("draw", () => {
  const sections = { records: { months: { date: "on", fields: { on: "date", earned: "money" } } } };
  const months = [1500, 2375, 3000, -100].map((earned, index) => ({ on: `2026-0${index + 1}-28`, earned }));
  test.each([
    ["nonRecoverable", ["2000.00", "2375.00", "3000.00", "2000.00"]],
    ["recoverable", ["2000.00", "2000.00", "2875.00", "2000.00"]],
    ["advance", ["0.00", "0.00", "875.00", "-100.00"]],
  ])("%s", (draws, paid) => {
    const draw = { kind: "draw", for: { each: "months" }, earned: "earned", draw: 2000, draws };
    expect(amounts(outcomeOf(draw, sections, { records: { months } }, "2026-04-30"))).toEqual(paid);
  });
});
