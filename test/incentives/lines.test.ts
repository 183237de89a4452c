import { describe, expect, test } from "vitest";
import { type IncentiveOutcome } from "partner-program";
import { evaluated, programOf } from "../program/support.js";

const RECORDS = {
  orders: {
    date: "on",
    key: "id",
    fields: { id: "string", on: "date", amount: { type: "money", optional: true, whenMissing: "notApplicable" }, units: { type: "integer", optional: true }, person: { type: "string", optional: true }, rate: { type: "decimal", optional: true } },
  },
} as const; // prettier-ignore

function outcomeOf(more: object, orders: readonly object[] | undefined, facts: object = {}): IncentiveOutcome {
  const incentive = { kind: "rebate", period: "calendarQuarter", payOn: "amount", scale: { flat: { rate: 0.1 } }, for: { each: "orders" }, ...more }; // prettier-ignore
  const program = programOf({
    facts: { ok: "boolean", most: "money" },
    records: RECORDS,
    incentives: { r: incentive },
  });
  const records = orders === undefined ? {} : { records: { orders: orders as readonly Record<string, unknown>[] } };
  return evaluated(program, { facts: facts as Record<string, unknown>, ...records }).incentives["r"]!;
}

const linesOf = (more: object, orders: readonly object[]): readonly string[] => outcomeOf(more, orders).lines!.map(({ amount }) => amount); // prettier-ignore
const order = (id: string, on: string, amount: number | string, more: object = {}): object => ({
  id,
  on,
  amount,
  ...more,
});

describe("one line for each record", () => {
  test("those of the period up to the judged day, in the order of their days", () => {
    const orders = [order("c", "2026-03-31", 30), order("a", "2025-12-31", 10), order("b", "2026-01-01", 20), order("d", "2026-04-01", 40)]; // prettier-ignore
    const { amount, lines } = outcomeOf({}, orders);
    expect(amount).toBe("5.00");
    expect(lines).toEqual([
      { record: 2, key: "b", date: "2026-01-01", base: "20", earned: "2", exact: "2", amount: "2.00" },
      { record: 0, key: "c", date: "2026-03-31", base: "30", earned: "3", exact: "3", amount: "3.00" },
    ]);
  });

  test("another window, and a condition on the record", () => {
    const orders = [order("a", "2025-12-31", 10), order("b", "2026-01-01", 20), order("c", "2026-01-02", 30)];
    expect(linesOf({ for: { each: "orders", window: { trailing: { months: 12 } } } }, orders)).toEqual(["1.00", "2.00", "3.00"]); // prettier-ignore
    const where = { fact: "amount", operator: "greaterThan", value: 20, whenNotApplicable: "notMet" };
    expect(linesOf({ for: { each: "orders", where } }, orders)).toEqual(["3.00"]);
  });

  test("no records pay nothing, records that nobody brought are unknown", () => {
    expect(outcomeOf({}, [])).toMatchObject({ status: "due", amount: "0.00", lines: [] });
    expect(outcomeOf({}, undefined)).toMatchObject({ status: "unknown", amount: null, missing: ["orders"] });
  });

  test("a record to which the amount does not apply makes no line; one whose rate is unknown leaves all open", () => {
    const orders = [order("a", "2026-01-01", 10), { id: "b", on: "2026-01-02" }];
    expect(linesOf({}, orders)).toEqual(["1.00"]);
    expect(outcomeOf({ scale: { flat: { rate: "rate" } } }, [order("a", "2026-01-01", 10)]).status).toBe("unknown");
  });

  test("groups of records are paid as records are", () => {
    const program = programOf({
      records: RECORDS,
      collections: { people: { group: "orders", by: ["person"], fields: { sold: { sum: "orders.amount" } } } },
      incentives: { r: { kind: "rebate", period: "month", for: { each: "people" }, payOn: "sold", scale: { apply: "graduated", bands: [{ from: 50, rate: 0.5 }] } } },
    }); // prettier-ignore
    const orders = [order("a", "2026-01-01", 40, { person: "x" }), order("b", "2026-01-01", 30, { person: "x" }), order("c", "2026-01-01", 50, { person: "y" })]; // prettier-ignore
    expect(evaluated(program, { records: { orders: orders as readonly Record<string, unknown>[] } }).incentives["r"]!.lines).toMatchObject([{ key: "x", amount: "10.00" }, { key: "y", amount: "0.00" }]); // prettier-ignore
  });
});

describe("the total of the records before", () => {
  const bands = [{ from: 0, rate: 0.01 }, { from: 100, rate: 0.02 }]; // prettier-ignore
  const orders = [order("a", "2026-01-01", 60), order("b", "2026-01-02", 60), order("c", "2026-01-03", -40)];
  test.each([
    ["each alone", undefined, {}, ["0.60", "0.60", "0.00"], "1.20"],
    ["catching up", "catchUp", {}, ["0.60", "1.80", "-1.60"], "0.80"],
    ["from then on", "fromThenOn", {}, ["0.60", "1.20", "-0.40"], "1.40"],
  ])("%s", (_title, running, more, lines, amount) => {
    const each = { each: "orders", ...(running === undefined ? {} : { running }) };
    const outcome = outcomeOf({ for: each, scale: { apply: "wholeAmount", bands }, ...more }, orders);
    expect([outcome.lines!.map((line) => line.amount), outcome.amount]).toEqual([lines, amount]);
  });

  test("slices in the order of the records: what crosses a bound is paid on both sides of it", () => {
    const scale = { apply: "graduated", slice: "inRecordOrder", bands: [{ from: 0, rate: 0.01 }, { from: 100, rate: 0.1, fixed: 7 }] }; // prettier-ignore
    expect(linesOf({ scale }, orders)).toEqual(["0.60", "9.40", "-2.20"]);
  });

  test("the order that is named decides, and not that of the document", () => {
    const each = { each: "orders", orderBy: "amount", running: "catchUp" };
    expect(linesOf({ for: each, scale: { apply: "wholeAmount", bands } }, orders)).toEqual(["0.00", "0.20", "0.60"]);
    expect(linesOf({ for: each, scale: { apply: "wholeAmount", bands } }, orders.toReversed())).toEqual(["0.00", "0.20", "0.60"]); // prettier-ignore
  });
});

describe("what is done over all lines", () => {
  const orders = [order("a", "2026-01-01", 600, { person: "x" }), order("b", "2026-01-02", 300, { person: "y" }), order("c", "2026-01-03", 300, { person: "x" })]; // prettier-ignore
  test.each([
    ["inOrder", ["60.00", "30.00", "10.00"]],
    ["spread", ["50.00", "25.00", "25.00"]],
    ["level", ["40.00", "30.00", "30.00"]],
  ])("a cap of 100 %s", (clip, lines) => {
    const outcome = outcomeOf({ cap: { amount: 100, clip } }, orders);
    expect(outcome.lines!.map(({ amount }) => amount)).toEqual(lines);
    expect([outcome.amount, outcome.capped]).toEqual(["100.00", true]);
  });

  test.each([
    [119.99, "119.99", true],
    [120, "120.00", false],
    [120.01, "120.00", false],
  ])("a cap of %s on 120.00", (amount, paid, capped) => {
    expect(outcomeOf({ cap: { amount, clip: "inOrder" } }, orders)).toMatchObject({ amount: paid, capped });
  });

  test("rounding each line does not lift them above their cap", () => {
    const many = Array.from({ length: 10 }, (_, index) => order(`${index}`, "2026-01-01", 1));
    const cents = { scale: { flat: { rate: "0.0075" } } };
    expect(outcomeOf(cents, many).amount).toBe("0.10");
    expect(outcomeOf({ ...cents, cap: { amount: "0.05", clip: "inOrder" } }, many).amount).toBe("0.05");
    expect(outcomeOf({ ...cents, cap: { amount: "0.06", clip: "level" } }, many).amount).toBe("0.06");
    expect(outcomeOf({ ...cents, cap: { amount: "0.0699", clip: "spread" } }, many).amount).toBe("0.06");
  });

  test("a cap for each person, and one that is a value of the partner", () => {
    expect(linesOf({ cap: { amount: 70, clip: "inOrder", by: "person" } }, orders)).toEqual(["60.00", "30.00", "10.00"]); // prettier-ignore
    expect(outcomeOf({ cap: { amount: "most", clip: "inOrder" } }, orders, { most: 65 }).amount).toBe("65.00");
    expect(outcomeOf({ cap: { amount: "most", clip: "inOrder" } }, orders)).toMatchObject({ status: "unknown", missing: ["most"] }); // prettier-ignore
  });

  test("the least and the most of a line that is paid anything", () => {
    const line = { least: 2, most: 5 };
    const small = [order("a", "2026-01-01", 0), order("b", "2026-01-02", "0.01"), order("c", "2026-01-03", "19.99"), order("d", "2026-01-04", 30), order("e", "2026-01-05", 51)]; // prettier-ignore
    expect(linesOf({ line }, small)).toEqual(["0.00", "2.00", "2.00", "3.00", "5.00"]);
  });

  test("each line is rounded, or their total, which is then spread over them", () => {
    const cents = ["a", "b", "c", "d"].map((id) => order(id, "2026-01-01", "0.33"));
    const scale = { flat: { rate: "0.015" } };
    expect(linesOf({ scale }, cents)).toEqual(["0.00", "0.00", "0.00", "0.00"]);
    expect(linesOf({ scale, roundPer: "total" }, cents)).toEqual(["0.01", "0.01", "0.00", "0.00"]);
  });
});

describe("a total below zero", () => {
  const orders = [order("a", "2026-01-01", -500), order("b", "2026-01-02", 200)];
  test.each([
    ["zero", "0.00", ["-50.00", "20.00"], "-30.00"],
    ["clawback", "-30.00", ["-50.00", "20.00"], undefined],
    ["carry", "0.00", ["0.00", "0.00"], undefined],
  ])("%s", (negative, amount, lines, carried) => {
    const outcome = outcomeOf({ negative }, orders);
    expect([outcome.amount, outcome.lines!.map((line) => line.amount), outcome.carried]).toEqual([amount, lines, carried]); // prettier-ignore
  });

  test("what is carried goes against the lines after it, and what is left has a name", () => {
    const program = programOf({ records: RECORDS, metrics: { left: { sumOf: ["incentive.r.balance"] } }, incentives: { r: { kind: "rebate", period: "month", for: { each: "orders", window: { trailing: { months: 3 } } }, payOn: "amount", negative: "carry", scale: { flat: { rate: 0.1 } } } } }); // prettier-ignore
    const paid = (amounts: readonly number[]): unknown => {
      const rows = amounts.map((amount, index) => order(`${index}`, "2026-03-01", amount)) as readonly Record<string, unknown>[]; // prettier-ignore
      const { incentives, metrics } = evaluated(program, { records: { orders: rows } });
      return [incentives["r"]!.lines!.map((line) => line.amount), metrics["left"]];
    };
    expect(paid([-500, 200, 700])).toEqual([["0.00", "0.00", "40.00"], { status: "value", value: "0.00" }]);
    expect(paid([-500, 200])).toEqual([["0.00", "0.00"], { status: "value", value: "-30.00" }]);
  });
});

describe("shares", () => {
  const among = [{ id: "x", share: 1 }, { id: "y", share: 1 }, { id: "z", share: 1 }]; // prettier-ignore
  test("add up to the amount, the smallest steps go to those who lost most", () => {
    const { shares } = outcomeOf({ split: { among } }, [order("a", "2026-01-01", 1000)]);
    expect(shares).toEqual([{ id: "x", amount: "33.34" }, { id: "y", amount: "33.33" }, { id: "z", amount: "33.33" }]); // prettier-ignore
  });

  test("an overlay is credited beside the amount", () => {
    const split = { among: [{ id: "owner", share: 1 }], overlays: [{ id: "specialist", share: 0.25 }] };
    expect(outcomeOf({ split }, [order("a", "2026-01-01", 1000)]).shares).toEqual([{ id: "owner", amount: "100.00" }, { id: "specialist", amount: "25.00", overlay: true }]); // prettier-ignore
  });

  test("by a field of the record; nobody has a share of a partner that is not eligible", () => {
    const split = { among: [{ id: "x", share: "units" }, { id: "y", share: 1 }] }; // prettier-ignore
    const orders = [order("a", "2026-01-01", 100, { units: 3 }), order("b", "2026-01-02", 100, { units: 0 })];
    expect(outcomeOf({ split }, orders).shares).toEqual([
      { id: "x", amount: "7.50" },
      { id: "y", amount: "12.50" },
    ]);
    const eligible = { fact: "ok", operator: "equal", value: true };
    expect(outcomeOf({ split, eligible }, orders, { ok: false }).shares).toBeUndefined();
    expect(outcomeOf({ eligible }, orders, { ok: false })).toMatchObject({ status: "notEligible", amount: "0.00" });
    expect(outcomeOf({ eligible }, orders)).toMatchObject({ status: "provisional", amount: "0.00", possible: "20.00" });
  });

  test("where nobody has a weight, nobody has a share, and that is told", () => {
    expect(outcomeOf({ split: { among: [{ id: "x", share: 0 }] } }, [order("a", "2026-01-01", 100)])).toMatchObject({ amount: "10.00", shares: [{ id: "x", amount: "0.00" }], unshared: "10.00" }); // prettier-ignore
  });
});
