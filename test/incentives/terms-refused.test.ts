import { describe, expect, test } from "vitest";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const SECTIONS = {
  facts: { sales: "money", units: "integer", word: "string", share: "decimal" },
  records: { orders: { date: "on", fields: { on: "date", amount: "money", units: "integer", word: "string" } }, visits: { date: "on", fields: { on: "date", cost: "money" } } },
  metrics: { quarter: { sum: "orders.amount", window: { calendarQuarter: "toDate" } }, month: { sum: "orders.amount", window: { month: "toDate" } } },
}; // prettier-ignore
const rebate = (more: object = {}): object => ({ kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.1 } }, ...more }); // prettier-ignore
const each = (more: object = {}): object => rebate({ for: { each: "orders" }, payOn: "amount", ...more });
const refusedWith = (incentive: object): readonly string[] => codesOf(issuesOf({ ...SECTIONS, incentives: { i: incentive } })); // prettier-ignore
const GRADUATED = { apply: "graduated", bands: [{ from: 0, rate: 0.1 }] };

describe("an option without what it needs is refused where it stands", () => {
  test.each<[string, object, string]>([
    ["the clip of a cap over one amount", rebate({ cap: { amount: 5, clip: "spread" } }), "incentive.option cap/clip"],
    ["a cap by field over one amount", rebate({ cap: { amount: 5, by: "word" } }), "incentive.option cap/by"],
    ["the limits of lines", rebate({ line: { most: 5 } }), "incentive.option line"],
    ["rounding by line", rebate({ roundPer: "total" }), "incentive.option roundPer"],
    ["a negative amount that is carried", rebate({ negative: "carry" }), "incentive.option negative"],
    ["a cap by a field that is not there", each({ cap: { amount: 5, by: "person" } }), "reference.field cap/by"],
    ["a least that is a text", each({ line: { least: "word" } }), "scale.operand line/least"],
    ["a most that is a number", each({ line: { most: "units" } }), "scale.operand line/most"],
    ["a share that is a text", rebate({ split: { among: [{ id: "a", share: "word" }] } }), "scale.operand split/among/0/share"],
    ["an overlay that is a text", rebate({ split: { among: [{ id: "a", share: 1 }], overlays: [{ id: "b", share: "word" }] } }), "scale.operand split/overlays/0/share"],
    ["a condition on records that asks of nothing", each({ for: { each: "orders", where: { fact: "wrd", operator: "equal", value: "a" } } }), "reference.undeclared for/where/fact"],
    ["a rate on a number", rebate({ payOn: "units" }), "incentive.measure payOn"],
    ["an amount for each unit of an amount", rebate({ scale: { flat: { perUnit: 2 } } }), "incentive.measure payOn"],
    ["a curve of rates over what is a number", rebate({ payOn: "units", scale: { curve: [{ at: 0, is: 0 }, { at: 1, is: 1 }], below: "nothing", beyond: "last", gives: "rate" } }), "incentive.measure payOn"],
    ["slices of one value paid on another", rebate({ qualifyOn: "units", scale: GRADUATED }), "incentive.graduated qualifyOn"],
    ["slices by record, for one amount", rebate({ scale: { ...GRADUATED, slice: "inRecordOrder" } }), "incentive.option scale/slice"],
    ["slices by record of bands that do not slice", each({ scale: { ...GRADUATED, apply: "wholeAmount", slice: "inRecordOrder" } }), "incentive.option scale/slice"],
    ["slices by record beside a running total", each({ for: { each: "orders", running: "catchUp" }, scale: { ...GRADUATED, slice: "inRecordOrder" } }), "incentive.option scale/slice"],
    ["a cap of points that is an amount", { ...rebate({ cap: { amount: "sales" } }), kind: "points" }, "scale.operand cap/amount"],
    ["a cap of money that is a number", rebate({ cap: { amount: "units" } }), "scale.operand cap/amount"],
  ])("%s", (_title, incentive, expected) => {
    const [code, path] = expected.split(" ");
    expect(refusedWith(incentive)).toEqual([`${code!} /incentives/i/${path!}`]);
  }); // prettier-ignore
});

describe("what is measured over another period is found inside formulas", () => {
  test.each([
    [{ difference: ["quarter", 5] }],
    [{ sumOf: ["month", "quarter"] }],
    [{ product: [2, "quarter"] }],
    [{ minOf: ["quarter", 100] }],
    [{ maxOf: ["quarter", 0] }],
  ])("%j", (payOn) => {
    expect(refusedWith(rebate({ payOn }))).toEqual(["incentive.period /incentives/i/payOn"]);
    const own = JSON.parse(JSON.stringify(payOn).replaceAll("quarter", "month")) as object;
    expect(programOf({ ...SECTIONS, incentives: { i: rebate({ payOn: own }) } })).toBeDefined();
  });
});

describe("what an incentive reads may stand later in the document", () => {
  const later = { rate: { product: ["share", 1] }, bound: { product: ["sales", 0.5] }, unit: { product: ["sales", 0.1] } }; // prettier-ignore
  const paid = (incentive: object): string | null => {
    const program = programOf({ ...SECTIONS, incentives: { i: incentive }, metrics: { ...SECTIONS.metrics, ...later } }); // prettier-ignore
    const outcome = evaluated(program, { facts: { sales: 1000, share: "0.25" } });
    return outcome.incentives["i"]!.amount;
  };
  test.each<[string, object, string]>([
    ["a flat rate", { flat: { rate: "rate" } }, "250.00"],
    ["the rate of a band", { apply: "wholeAmount", bands: [{ from: 0, rate: "rate" }] }, "250.00"],
    ["a fixed amount of a band", { apply: "wholeAmount", bands: [{ from: 0, fixed: "bound" }] }, "500.00"],
    ["a target, and what it pays", { target: "bound", pays: { rate: "rate" } }, "250.00"],
    ["the size of a package", { flat: { perPackage: { size: "unit", amount: "bound", count: "complete" } } }, "5000.00"],
    ["the unit of bands", { apply: "wholeAmount", unit: "unit", bands: [{ from: 10, rate: 0.1 }] }, "100.00"],
    ["the unit of a curve", { curve: [{ at: 0, is: 0 }, { at: 10, is: 0.5 }], below: "nothing", beyond: "last", gives: "rate", unit: "unit" }, "500.00"],
  ])("%s", (_title, scale, amount) => {
    expect(paid(rebate({ scale }))).toBe(amount);
  }); // prettier-ignore

  test("a cap and shares", () => {
    expect(paid(rebate({ cap: { amount: "unit" } }))).toBe("100.00");
    expect(paid(rebate({ split: { among: [{ id: "a", share: "rate" }] } }))).toBe("100.00");
  });
});

describe("incentives of one stacking", () => {
  const stacked = (incentives: object, steps: readonly object[]): readonly string[] => codesOf(issuesOf({ ...SECTIONS, incentives, stacking: { s: { steps } } })); // prettier-ignore
  test("are for one kind of record", () => {
    const visits = rebate({ for: { each: "visits" }, payOn: "cost" });
    expect(stacked({ a: each(), b: visits }, [{ all: ["a", "b"] }])).toEqual(["stacking.differs /stacking/s/steps/0/all/1"]); // prettier-ignore
  });

  test("pay on one amount only where one takes from what is left to the other", () => {
    const other = rebate({ payOn: { product: ["sales", 2] } });
    const accepted = { ...SECTIONS, incentives: { a: rebate(), b: other }, stacking: { s: { steps: [{ all: ["a"] }, { all: ["b"], on: "original" }] } } }; // prettier-ignore
    expect(programOf(accepted)).toBeDefined();
    expect(stacked({ a: rebate(), b: other }, [{ all: ["a"] }, { all: ["b"], on: "remaining" }])).toEqual(["stacking.differs /stacking/s/steps/1/all/0"]); // prettier-ignore
  });

  test("do not see the records before", () => {
    const sliced = each({ scale: { ...GRADUATED, slice: "inRecordOrder" } });
    expect(stacked({ a: each(), b: sliced }, [{ all: ["a", "b"] }])).toEqual(["incentive.option /stacking/s/steps/0/all/1"]); // prettier-ignore
  });
});
