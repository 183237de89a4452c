import { describe, expect, test } from "vitest";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const SECTIONS = {
  facts: { target: "money", attained: "decimal", ok: "boolean", word: "string" },
  records: {
    deals: {
      date: "closedOn",
      fields: { registeredOn: "date", approvedOn: "date", closedOn: "date", amount: "money", size: "integer", first: "boolean", renews: "boolean" },
    },
  },
}; // prettier-ignore
const refusedWith = (incentive: object): readonly string[] => codesOf(issuesOf({ ...SECTIONS, incentives: { i: incentive } })); // prettier-ignore
const is = (fact: string): object => ({ fact, operator: "equal", value: true });

describe("deal registration says where it is wrong", () => {
  const deal = { kind: "dealRegistration", period: "calendarQuarter", for: { each: "deals" }, payOn: "amount", registeredOn: "registeredOn", approvedOn: "approvedOn", closedOn: "closedOn", protection: { length: 90, in: "days" }, rate: 0.1 }; // prettier-ignore
  test.each<[string, object, readonly string[]]>([
    ["a day that is no day", { registeredOn: "amount" }, ["scale.operand /incentives/i/registeredOn"]],
    ["an approval that is no field", { approvedOn: "aproved" }, ["reference.undeclared /incentives/i/approvedOn"]],
    ["a closing that is no day", { closedOn: "first" }, ["scale.operand /incentives/i/closedOn"]],
    ["a value that is a number", { payOn: "size" }, ["incentive.measure /incentives/i/payOn"]],
    ["a rate that is an amount", { rate: "amount" }, ["scale.operand /incentives/i/rate"]],
    ["a rate for the second without a first", { secondRate: 0.05 }, ["incentive.option /incentives/i/secondRate"]],
    ["a rate for the second that is an amount", { first: is("first"), secondRate: "amount" }, ["scale.operand /incentives/i/secondRate"]],
    ["a first that asks of nothing", { first: is("furst") }, ["reference.undeclared /incentives/i/first/fact"]],
    ["a renewal that asks of nothing", { renewal: { when: is("renew"), rate: 0.02 } }, ["reference.undeclared /incentives/i/renewal/when/fact"]],
    ["a renewal's rate that is an amount", { renewal: { when: is("renews"), rate: "amount" } }, ["scale.operand /incentives/i/renewal/rate"]],
  ])("%s", (_title, more, codes) => {
    expect(refusedWith({ ...deal, ...more })).toEqual(codes);
  }); // prettier-ignore

  test("its rates may be metrics, wherever they stand in the document", () => {
    const incentives = { a: { ...deal, first: is("first"), rate: "partner.high", secondRate: "partner.low", renewal: { when: is("renews"), rate: "partner.least" } } }; // prettier-ignore
    const metrics = { high: { product: ["attained", 2] }, low: { product: ["attained", 1] }, least: { product: ["attained", 0.5] } }; // prettier-ignore
    const program = programOf({ ...SECTIONS, incentives, metrics });
    const day = { registeredOn: "2026-01-01", approvedOn: "2026-01-02", closedOn: "2026-01-20", amount: 100, size: 1 };
    const deals = [{ ...day, first: true, renews: false }, { ...day, first: false, renews: false }, { ...day, first: true, renews: true }]; // prettier-ignore
    const outcome = evaluated(program, { facts: { attained: "0.1" }, records: { deals } });
    expect(outcome.incentives["a"]!.lines!.map(({ amount }) => amount).toSorted()).toEqual(["10.00", "20.00", "5.00"]);
  });
});

describe("a compensation plan says where it is wrong", () => {
  const measure = { id: "m", weight: 1, attainment: "attained" };
  const category = { id: "c", weight: 1, measures: [measure] };
  const plan = { kind: "compensation", period: "calendarQuarter", target: "target", combine: "payouts", categories: [category] }; // prettier-ignore
  const line = { curve: [{ at: 0, is: 0 }, { at: 1, is: 1 }], below: "nothing", beyond: "last" }; // prettier-ignore
  const falling = { ...line, curve: [{ at: 1, is: 0 }, { at: 0, is: 1 }] }; // prettier-ignore
  const withMeasure = (more: object): object => ({ ...plan, categories: [{ ...category, measures: [{ ...measure, ...more }] }] }); // prettier-ignore
  const at = "/incentives/i/categories/0";
  test.each<[string, object, readonly string[]]>([
    ["a target that is a number", { ...plan, target: "attained" }, ["incentive.measure /incentives/i/target"]],
    ["an attainment that is a text", withMeasure({ attainment: "word" }), [`scale.operand ${at}/measures/0/attainment`]],
    ["an attainment that is an amount", withMeasure({ attainment: "target" }), [`scale.operand ${at}/measures/0/attainment`]],
    ["a gate that asks of nothing", withMeasure({ gate: is("fine") }), [`reference.undeclared ${at}/measures/0/gate/fact`]],
    ["a category's gate that asks of nothing", { ...plan, categories: [{ ...category, gate: is("fine") }] }, [`reference.undeclared ${at}/gate/fact`]],
    ["measures of one name", { ...plan, categories: [{ ...category, measures: [measure, measure] }] }, [`id.duplicate ${at}/measures/1/id`]],
    ["categories of one name", { ...plan, categories: [category, category] }, ["id.duplicate /incentives/i/categories/1/id"]],
    ["measures without any weight", withMeasure({ weight: 0 }), [`scorecard.weightless ${at}/measures`]],
    ["categories without any weight", { ...plan, categories: [{ ...category, weight: 0 }] }, ["scorecard.weightless /incentives/i/categories"]],
    ["a curve of a measure that is not asked", { ...withMeasure({ curve: line }), combine: "attainment" }, [`incentive.option ${at}/measures/0/curve`]],
  ])("%s", (_title, incentive, codes) => {
    expect(refusedWith(incentive)).toEqual(codes);
  }); // prettier-ignore

  test("a curve that falls back", () => {
    expect(refusedWith({ ...plan, curve: falling })[0]).toMatch("/incentives/i/curve/curve/1");
    expect(refusedWith(withMeasure({ curve: falling }))[0]).toMatch(`${at}/measures/0/curve/curve/1`);
  });

  test("a target of the document is an amount, and gates may be of metrics that stand later", () => {
    const gated = { ...plan, target: 1000, categories: [{ ...category, gate: { fact: "double", operator: "greaterThan", value: 1 } }] }; // prettier-ignore
    const program = programOf({ ...SECTIONS, incentives: { i: gated }, metrics: { double: { product: ["attained", 2] } } }); // prettier-ignore
    const paid = (attained: number): string | null => evaluated(program, { facts: { attained } }).incentives["i"]!.amount; // prettier-ignore
    expect([paid(0.5), paid(0.51)]).toEqual(["0.00", "510.00"]);
  });
});

describe("a fee that falls", () => {
  const fee = (more: object): object => ({ kind: "referralFee", period: "month", for: { each: "deals" }, payOn: "amount", startsOn: "registeredOn", rate: "0.10", ...more }); // prettier-ignore
  const paid = (incentive: object, registeredOn: string): readonly string[] => {
    const deal = { registeredOn, approvedOn: registeredOn, closedOn: "2026-03-15", amount: 100, size: 1, first: true, renews: false }; // prettier-ignore
    const outcome = evaluated(programOf({ ...SECTIONS, incentives: { i: incentive } }), { records: { deals: [deal] } });
    return outcome.incentives["i"]!.lines!.map(({ amount }) => amount);
  };
  test.each([
    ["before it falls", "2025-12-16", "10.00"],
    ["as it falls", "2025-12-15", "5.00"],
    ["before it ends", "2025-09-16", "5.00"],
    ["as it ends", "2025-09-15", "0.00"],
  ])("%s", (_title, registeredOn, amount) => {
    const falls = [{ fromMonth: 3, factor: 0.5 }];
    expect(paid(fee({ months: 6, decay: falls }), registeredOn)).toEqual([amount]);
    expect(paid(fee({ months: 6, decay: [...falls, { fromMonth: 6, factor: 9 }, { fromMonth: 9, factor: 9 }] }), registeredOn)).toEqual([amount]); // prettier-ignore
  });

  test("it may fall from the beginning", () => {
    expect(paid(fee({ decay: [{ fromMonth: 0, factor: 0.25 }] }), "2026-03-15")).toEqual(["2.50"]);
  });
});

describe("a promotion keeps its cap and its budget", () => {
  const promotion = (more: object): object => ({ kind: "promotion", period: "calendarQuarter", for: { each: "deals" }, payOn: "amount", scale: { flat: { rate: 0.1 } }, from: "2026-01-01", until: "2026-03-31", ...more }); // prettier-ignore
  test.each([
    [{}, "30.00"],
    [{ cap: { amount: 25 } }, "25.00"],
    [{ budget: 20 }, "20.00"],
    [{ budget: 20, cap: { amount: 25 } }, "20.00"],
    [{ budget: 25, cap: { amount: 20 } }, "20.00"],
  ])("%j", (more, amount) => {
    const deal = { registeredOn: "2026-01-01", approvedOn: "2026-01-01", closedOn: "2026-02-01", amount: 300, size: 1, first: true, renews: false }; // prettier-ignore
    const outcome = evaluated(programOf({ ...SECTIONS, incentives: { i: promotion(more) } }), { records: { deals: [deal] } }); // prettier-ignore
    expect(outcome.incentives["i"]!.amount).toBe(amount);
  });
});
