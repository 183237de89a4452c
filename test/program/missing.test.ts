import { describe, expect, test } from "vitest";
import { type Partner } from "partner-program";
import { evaluated, figure, programOf } from "./support.js";

const program = programOf({
  facts: { a: "decimal", b: "decimal", c: "decimal", on: "date", price: { type: "decimal", dated: true } },
  records: {
    orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "decimal", customer: "string" } },
    customers: { key: "id", fields: { id: "string", size: "decimal" } },
    lines: { fields: { order: "string", units: "decimal" }, joins: { of: { with: "orders", on: "order" } } },
  },
  collections: { byCustomer: { group: "orders", by: ["customer"], fields: { spend: { sum: "orders.amount" } } } },
  slices: { customers: { records: { orders: "customer" } } },
  parameters: { rate: [{ from: "2026-01-01", value: 2 }] },
  metrics: {
    first: { sumOf: ["a", "b"] },
    second: { sumOf: ["first", "c"] },
    twice: { sumOf: ["first", "first", "a"] },
    either: { sumOf: ["first", "second", "a"] },
    bookings: { sum: "orders.amount" },
    both: { sumOf: ["bookings", "a"] },
    large: {
      count: "byCustomer",
      where: { fact: "spend", operator: "greaterThan", value: { sumOf: ["partner.a", 1] } },
    },
    joined: {
      sum: "lines.units",
      where: { fact: "of.amount", operator: "greaterThan", value: 1, whenNotApplicable: "notMet" },
    },
    early: { sumOf: [{ parameter: "rate", on: "2025-12-31" }, 1] },
    then: { dated: "price", on: "on" },
    before: { shifted: "both", shift: { quarters: -1 } },
    grown: { shifted: "large", shift: { quarters: -1 } },
    sliced: { each: "both", in: "customers", take: "max" },
    priceBefore: { shifted: "price", shift: { years: -1 } },
    priced: { sumOf: ["price", "bookings", "large"] },
    pricedBefore: { shifted: "priced", shift: { years: -1 } },
    slicedFact: { each: "c", in: "customers", take: "max" },
    ranked: { rank: "bookings" },
    chosen: { choose: [{ when: { fact: "a", operator: "greaterThan", value: 1 }, is: "b" }], otherwise: "c" },
  },
});

const none: Omit<Partner, "id"> = {};
const records = { orders: [], lines: [] };

describe("what is missing for a figure", () => {
  test.each<readonly [string, Omit<Partner, "id">, unknown]>([
    ["first", none, "unknown: a, b"],
    ["first", { facts: { a: 1 } }, "unknown: b"],
    ["first", { facts: { a: 1, b: 2 } }, 3],
    ["second", { facts: { b: 1 } }, "unknown: a, c"],
    ["second", { facts: { a: 1, b: 1 } }, "unknown: c"],
    ["twice", none, "unknown: a, b"],
    ["either", none, "unknown: a, b, c"],
    ["either", { facts: { a: 1, c: 1 } }, "unknown: b"],
    ["bookings", none, "unknown: orders"],
    ["both", { facts: { a: 1 } }, "unknown: orders"],
    ["both", { records }, "unknown: a"],
    ["large", none, "unknown: orders, a"],
    ["large", { records: { orders: [{ id: "1", on: "2026-01-01", amount: 1, customer: "k" }] } }, "unknown: a"],
    ["joined", { records: { lines: [{ order: "1", units: 1 }] } }, "unknown: orders"],
    ["joined", { records: { orders: [] } }, "unknown: lines"],
    ["early", none, "unknown: parameter.rate"],
    ["then", { facts: { on: "2026-01-01" } }, "unknown: price"],
    ["then", { facts: { price: [{ from: "2026-01-01", value: 1 }] } }, "unknown: on"],
    ["then", { facts: { on: "2025-12-31", price: [{ from: "2026-01-01", value: 1 }] } }, "unknown: price"],
    ["before", none, "unknown: orders, a"],
    ["before", { facts: { a: 1 } }, "unknown: orders"],
    ["grown", { records }, 0],
    ["sliced", { facts: { a: 1 } }, "unknown: orders"],
    ["sliced", { records }, "notApplicable"],
    ["priceBefore", { facts: { price: [{ from: "2026-01-01", value: 1 }] } }, "unknown: price"],
    ["priceBefore", { facts: { price: [{ from: "2025-01-01", value: 1 }] } }, 1],
    [
      "pricedBefore",
      { facts: { a: 1, price: [{ from: "2026-01-01", value: 1 }] }, records },
      "unknown: orders, price, a",
    ],
    ["slicedFact", { facts: { c: 1 } }, "unknown: orders"],
    ["ranked", { records }, "unknown: base"],
    ["ranked", none, "unknown: orders"],
    ["chosen", { facts: { b: 1, c: 1 } }, "unknown: a"],
    ["chosen", { facts: { a: 1, b: 1 } }, "unknown: c"],
    ["chosen", { facts: { a: 2, c: 1 } }, "unknown: b"],
  ])("%s of %j is %s", (name, partner, expected) => {
    expect(figure(evaluated(program, partner), name)).toBe(expected);
  });

  test("a figure that is given as unknown is what is missing, not what it would have been computed of", () => {
    const outcome = evaluated(program, { facts: { c: 1 }, given: { first: null } });
    expect(figure(outcome, "second")).toBe("unknown: first");
    expect(figure(outcome, "first")).toBe("unknown: first");
  });

  test("at most fifty names are told", () => {
    const facts = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`f${index}`, "decimal"]));
    const names = Object.keys(facts);
    const many = programOf({ facts, metrics: { m: { sumOf: names }, n: { sumOf: [...names.slice(0, 50)] } } });
    expect(figure(evaluated(many, none), "m")).toBe(`unknown: ${names.slice(0, 50).join(", ")}`);
    expect(figure(evaluated(many, none), "n")).toBe(`unknown: ${names.slice(0, 50).join(", ")}`);
  });
});

describe("what is missing for a level and a score", () => {
  const at = (fact: string) => ({ fact, operator: "greaterThan", value: 1 });
  const tiers = { main: { levels: [{ id: "silver", requires: at("a") }, { id: "gold", requires: { all: [at("b"), at("c")] } }, { id: "top", requires: at("a") }] } }; // prettier-ignore
  const levels = programOf({ facts: { a: "decimal", b: "decimal", c: "decimal" }, tiers });
  const missing = (facts: Readonly<Record<string, unknown>>) => evaluated(levels, { facts }).tiers["main"]!.missing;

  test("a level that is open names what it lacks; one that cannot move the partner does not", () => {
    expect(missing({})).toEqual(["a", "b", "c"]);
    expect(missing({ a: 1 })).toEqual(["b", "c"]);
    expect(missing({ a: 1, b: 1 })).toEqual([]);
    expect(missing({ a: 1, b: 2 })).toEqual(["c"]);
    expect(missing({ a: 2 })).toEqual([]);
  });

  test("a score that lacks coverage names the answers that were left out of it", () => {
    const part = (id: string) => ({ id, ask: "?", answers: { no: 0, yes: 1 } });
    const card = { missing: "exclude", minimumCoverage: 0.6, parts: [part("p"), part("q"), part("r")] };
    const scored = programOf({ scorecards: { card }, metrics: { s: { sumOf: ["score.card", 1] } } });
    const of = (answers: Readonly<Record<string, string>>) =>
      figure(evaluated(scored, { answers: { card: answers } }), "s");
    expect(of({ p: "yes" })).toBe("unknown: answer.card.q, answer.card.r");
    expect(of({ p: "yes", q: "yes" })).toBe(2);
    expect(of({})).toBe("unknown: answer.card.p, answer.card.q, answer.card.r");
  });
});
