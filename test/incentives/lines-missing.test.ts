import { describe, expect, test } from "vitest";
import { type IncentiveOutcome } from "partner-program";
import { evaluated, programOf } from "../program/support.js";

const optional = (type: string, whenMissing: string): object => ({ type, optional: true, whenMissing });
const RECORDS = {
  orders: {
    date: "on",
    fields: { on: "date", amount: "money", open: optional("money", "unknown"), none: optional("money", "notApplicable"), kind: optional("string", "unknown"), rank: optional("integer", "notApplicable") },
  },
}; // prettier-ignore

/** What two orders of 100 are paid, the second of which has what the test says. */
function paid(more: object, second: object = {}, facts: object = {}): IncentiveOutcome {
  const rebate = { kind: "rebate", payOn: "amount", scale: { flat: { rate: 0.1 } } };
  const incentive = { period: "month", for: { each: "orders" }, ...("kind" in more ? {} : rebate), ...more };
  const program = programOf({ facts: { most: "money", none: { type: "money", whenMissing: "notApplicable" } }, records: RECORDS, incentives: { r: incentive } }); // prettier-ignore
  const first = { on: "2026-01-01", amount: 100, open: 100, none: 100, kind: "a", rank: 1 };
  const { kind: _kind, ...plain } = { on: "2026-01-02", amount: 100, kind: "" };
  const orders = [first, { ...plain, ...second }];
  return evaluated(program, { facts: facts as Record<string, unknown>, records: { orders } }, "2026-01-31").incentives["r"]!; // prettier-ignore
}
const linesOf = ({ status, lines }: IncentiveOutcome): unknown => lines?.map(({ amount }) => amount) ?? status;
const RUNNING = {
  scale: {
    apply: "wholeAmount",
    bands: [
      { from: 0, rate: 0.1 },
      { from: 150, rate: 0.2 },
    ],
  },
};

describe("a record without what it is paid on", () => {
  test.each([
    ["what is paid on", { payOn: "open" }, { payOn: "none" }],
    ["what picks the band", { ...RUNNING, qualifyOn: "open" }, { ...RUNNING, qualifyOn: "none" }],
    ["what its total is", { ...RUNNING, for: { each: "orders", running: "catchUp" }, qualifyOn: "open" }, { ...RUNNING, for: { each: "orders", running: "catchUp" }, qualifyOn: "none" }], // prettier-ignore
    ["what is paid on by the total of another", { ...RUNNING, for: { each: "orders", running: "catchUp" }, payOn: "open", qualifyOn: "amount" }, { ...RUNNING, for: { each: "orders", running: "catchUp" }, payOn: "none", qualifyOn: "amount" }], // prettier-ignore
    ["what it earns", { scale: { flat: { fixed: "open" } } }, { scale: { flat: { fixed: "none" } } }],
  ])("leaves everything open where %s is unknown, and makes no line where there is none", (_title, open, none) => {
    expect(linesOf(paid(open))).toBe("unknown");
    expect(linesOf(paid(open, { open: 100 }))).toHaveLength(2);
    expect(linesOf(paid(none))).toHaveLength(1);
    expect(linesOf(paid(none, { none: 100 }))).toHaveLength(2);
  });

  test("leaves everything open where it is unknown whether it counts", () => {
    const where = { fact: "kind", operator: "equal", value: "a" };
    const more = { for: { each: "orders", where } };
    expect(linesOf(paid(more))).toBe("unknown");
    expect(linesOf(paid(more, { kind: "b" }))).toEqual(["10.00"]);
    expect(linesOf(paid(more, { kind: "a" }))).toEqual(["10.00", "10.00"]);
  });
});

describe("the least and the most of a line", () => {
  test.each([
    ["least", { least: "open" }, { least: "none" }, 30, ["100.00", "30.00"], ["100.00", "10.00"]],
    ["most", { most: "open" }, { most: "none" }, 3, ["10.00", "3.00"], ["10.00", "10.00"]],
  ] as const)("%s: one that is unknown leaves it open, one that does not apply is none", (_title, open, none, bound, known, without) => {
    expect(linesOf(paid({ line: open }))).toBe("unknown");
    expect(linesOf(paid({ line: open }, { open: bound }))).toEqual(known);
    expect(linesOf(paid({ line: none }))).toEqual(without);
  }); // prettier-ignore
});

describe("a cap over lines", () => {
  test("that is unknown leaves it open, and one that does not apply is none", () => {
    expect(linesOf(paid({ cap: { amount: "most" } }))).toBe("unknown");
    expect(linesOf(paid({ cap: { amount: "most" } }, {}, { most: 12 }))).toEqual(["10.00", "2.00"]);
    expect(linesOf(paid({ cap: { amount: "none" } }))).toEqual(["10.00", "10.00"]);
    expect(linesOf(paid({ cap: { amount: "none" } }, {}, { none: -5 }))).toEqual(["0.00", "0.00"]);
  });

  test.each(["inOrder", "spread", "level"])("that is as high as what they earn takes nothing: %s", (clip) => {
    expect(paid({ cap: { amount: 20, clip } })).toMatchObject({ amount: "20.00", capped: false });
    expect(paid({ cap: { amount: "19.99", clip } })).toMatchObject({ amount: "19.99", capped: true });
  });
});

describe("guarantees and draws", () => {
  const minimum = (of: string): object => ({ kind: "guarantee", earned: "amount", minimum: of });
  test("a bound that is unknown leaves it open, one that does not apply is nothing", () => {
    expect(linesOf(paid(minimum("open")))).toBe("unknown");
    expect(linesOf(paid(minimum("open"), { open: 130 }))).toEqual(["0.00", "30.00"]);
    expect(linesOf(paid(minimum("none")))).toEqual(["0.00", "0.00"]);
  });
});

test("records are taken in a stated order, those without the value last, equal ones as they came", () => {
  const cap = { amount: 15 };
  const by = (rank: object): unknown => linesOf(paid({ for: { each: "orders", orderBy: "rank" }, cap }, rank));
  const program = (rank: object): readonly number[] => paid({ for: { each: "orders", orderBy: "rank" }, cap }, rank).lines!.map(({ record }) => record); // prettier-ignore
  expect(by({})).toEqual(["10.00", "5.00"]);
  expect(program({})).toEqual([0, 1]);
  expect(program({ rank: 0 })).toEqual([1, 0]);
  expect(program({ rank: 1 })).toEqual([0, 1]);
  expect(program({ rank: 2 })).toEqual([0, 1]);
});
