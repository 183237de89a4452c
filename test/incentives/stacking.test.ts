import { describe, expect, test } from "vitest";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const FACTS = { sales: "money", ok: "boolean" } as const;
const flat = (rate: number | string, more: object = {}): object => ({ kind: "rebate", period: "calendarYear", payOn: "sales", scale: { flat: { rate } }, ...more }); // prettier-ignore

function paid(incentives: object, stacking: object, facts: object = { sales: 1000 }): Readonly<Record<string, string | null>> {
  const program = programOf({ facts: FACTS, incentives, stacking: { all: stacking } });
  const outcome = evaluated(program, { facts: facts as Record<string, unknown> });
  return Object.fromEntries(Object.entries(outcome.incentives).map(([id, { amount }]) => [id, amount]));
} // prettier-ignore

describe("the best of several", () => {
  const incentives = { a: flat(0.1), b: flat(0.2), c: flat(0.2) };
  test("is paid alone, the first of equals", () => {
    expect(paid(incentives, { steps: [{ best: ["a", "b", "c"] }] })).toEqual({ a: "0.00", b: "200.00", c: "0.00" });
    expect(paid(incentives, { steps: [{ best: ["c", "b", "a"] }] })).toEqual({ a: "0.00", b: "0.00", c: "200.00" });
  });

  test("leaves out one that the partner is not eligible for, and waits for one that is unknown", () => {
    const eligible = { fact: "ok", operator: "equal", value: true };
    const some = { a: flat(0.1), b: flat(0.2, { eligible }) };
    expect(paid(some, { steps: [{ best: ["a", "b"] }] }, { sales: 1000, ok: false })).toEqual({ a: "100.00", b: "0.00" });
    expect(paid(some, { steps: [{ best: ["a", "b"] }] }, { sales: 1000, ok: true })).toEqual({ a: "0.00", b: "200.00" });
    expect(paid(some, { steps: [{ best: ["a", "b"] }] })).toEqual({ a: null, b: null });
  }); // prettier-ignore

  test("tells what one would earn alone", () => {
    const program = programOf({ facts: FACTS, incentives, stacking: { all: { steps: [{ best: ["a", "b", "c"] }] } } });
    const { a } = evaluated(program, { facts: { sales: 1000 } }).incentives;
    expect(a).toMatchObject({ amount: "0.00", beforeStacking: "100" });
  });
});

describe("one after the other", () => {
  const incentives = { a: flat(0.1), b: flat(0.2) };
  test.each([
    ["on the whole amount", {}, {}, "200.00"],
    ["on what is left", {}, { on: "remaining" }, "180.00"],
    ["on what is left by one that takes nothing", { reduces: false }, { on: "remaining" }, "200.00"],
  ])("%s", (_title, first, second, b) => {
    expect(paid(incentives, { steps: [{ all: ["a"], ...first }, { all: ["b"], ...second }] })).toEqual({ a: "100.00", b }); // prettier-ignore
  });

  test("nothing is left below zero", () => {
    expect(paid({ a: flat(2), b: flat(0.5) }, { steps: [{ all: ["a"] }, { all: ["b"], on: "remaining" }] })).toEqual({ a: "2000.00", b: "0.00" }); // prettier-ignore
  });

  test("the band is picked by the whole amount", () => {
    const bands = flat(0, { scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.01 }, { from: 1000, rate: 0.1 }] } }); // prettier-ignore
    expect(paid({ a: flat(0.5), b: bands }, { steps: [{ all: ["a"] }, { all: ["b"], on: "remaining" }] })).toEqual({ a: "500.00", b: "50.00" }); // prettier-ignore
  });
});

describe("a cap over all of them", () => {
  test.each([
    ["inOrder", { a: "100.00", b: "150.00" }],
    ["spread", { a: "83.33", b: "166.67" }],
    ["level", { a: "100.00", b: "150.00" }],
  ])("%s", (clip, amounts) => {
    const steps = [{ all: ["a", "b"] }];
    expect(paid({ a: flat(0.1), b: flat(0.2) }, { steps, cap: { amount: 250, clip } })).toEqual(amounts);
  });

  const three = { a: flat("0.033335"), b: flat("0.033335"), c: flat("0.033335") };
  const steps = [{ all: ["a", "b", "c"] }];
  test.each([
    ["spread", 100, { a: "33.33", b: "33.33", c: "33.33" }],
    ["inOrder", 100, { a: "33.34", b: "33.33", c: "33.33" }],
    ["level", "99.995", { a: "33.33", b: "33.33", c: "33.33" }],
    ["spread", "100.004", { a: "33.33", b: "33.33", c: "33.33" }],
    ["spread", "100.005", { a: "33.34", b: "33.33", c: "33.33" }],
  ])("%s: what is posted is never above %s, though each would be rounded up", (clip, amount, amounts) => {
    expect(paid(three, { steps, cap: { amount, clip } })).toEqual(amounts);
  });

  test("each is rounded in its own mode, and the cap is kept all the same", () => {
    const up = { a: flat("0.0100001", { round: "up" }), b: flat("0.0100001", { round: "up" }), c: flat("0.01") };
    expect(paid(up, { steps, cap: { amount: "30.01", clip: "spread" } })).toEqual({ a: "10.01", b: "10.00", c: "10.00" }); // prettier-ignore
    expect(paid(up, { steps, cap: { amount: "30.02", clip: "spread" } })).toEqual({ a: "10.01", b: "10.01", c: "10.00" }); // prettier-ignore
  });
});

describe("for each record", () => {
  const each = (rate: number, more: object = {}): object =>
    flat(rate, { payOn: "amount", for: { each: "orders", ...more } });
  const sections = { records: { orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money", kind: "string" } } } }; // prettier-ignore
  const records = { orders: [{ id: "1", on: "2026-01-01", amount: 100, kind: "new" }, { id: "2", on: "2026-01-02", amount: 100, kind: "old" }] }; // prettier-ignore
  test("the best of each one, among those that it counts for", () => {
    const where = { fact: "kind", operator: "equal", value: "new" };
    const program = programOf({ ...sections, incentives: { a: each(0.1), b: each(0.3, { where }) }, stacking: { all: { steps: [{ best: ["a", "b"] }] } } }); // prettier-ignore
    const { a, b } = evaluated(program, { records }).incentives;
    expect(a!.lines!.map(({ amount }) => amount)).toEqual(["0.00", "10.00"]);
    expect(b!.lines!.map(({ amount }) => amount)).toEqual(["30.00"]);
    expect([a!.beforeStacking, b!.beforeStacking]).toEqual(["20", "30"]);
  });

  test("a cap for each one", () => {
    const stacking = { all: { steps: [{ all: ["a"] }, { all: ["b"], on: "remaining" }], cap: { amount: { product: ["amount", 0.4] }, clip: "inOrder" } } }; // prettier-ignore
    const program = programOf({ ...sections, incentives: { a: each(0.3), b: each(0.3) }, stacking });
    const { a, b } = evaluated(program, { records }).incentives;
    expect([a!.amount, b!.amount]).toEqual(["60.00", "20.00"]);
  });
});

test.each([
  ["of no incentive", { steps: [{ all: ["a", "nobody"] }] }, ["reference.undeclared /stacking/all/steps/0/all/1"]],
  ["that stands twice", { steps: [{ all: ["a"] }, { best: ["a"] }] }, ["id.duplicate /stacking/all/steps/1/best/0"]],
  ["of another period", { steps: [{ all: ["a", "month"] }] }, ["stacking.differs /stacking/all/steps/0/all/1"]],
  ["on another amount", { steps: [{ all: ["a"] }, { all: ["other"], on: "remaining" }] }, ["stacking.differs /stacking/all/steps/1/all/0"]], // prettier-ignore
  ["that counts points", { steps: [{ all: ["a", "points"] }] }, ["stacking.differs /stacking/all/steps/0/all/1"]],
  ["that sees the records before", { steps: [{ all: ["running"] }] }, ["incentive.option /stacking/all/steps/0/all/0"]],
])("a stacking %s is refused", (_title, stacking, codes) => {
  const incentives = {
    a: flat(0.1),
    month: flat(0.1, { period: "month" }),
    other: flat(0.1, { payOn: { product: ["sales", 2] } }),
    points: { ...flat(0.1), kind: "points" },
    running: flat(0.1, { payOn: "amount", for: { each: "orders", running: "catchUp" } }),
  };
  const records = { orders: { date: "on", fields: { on: "date", amount: "money" } } };
  expect(codesOf(issuesOf({ facts: FACTS, records, incentives, stacking: { all: stacking } }))).toEqual(codes);
});
