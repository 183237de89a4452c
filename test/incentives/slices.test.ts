import { describe, expect, test } from "vitest";
import { evaluated, programOf } from "../program/support.js";

const facts = { quota: "money", size: "money", price: "money" } as const;
const records = { orders: { date: "on", fields: { on: "date", amount: "money" } } };

/** What orders of these amounts earn one after the other. */
function paid(scale: object, amounts: readonly number[], own: object = {}): unknown {
  const incentive = { kind: "rebate", period: "month", for: { each: "orders" }, payOn: "amount", scale };
  const program = programOf({ facts, records, incentives: { r: incentive } });
  const orders = amounts.map((amount, index) => ({ on: `2026-01-0${index + 1}`, amount }));
  const outcome = evaluated(program, { facts: own as Record<string, unknown>, records: { orders } }, "2026-01-31");
  const { status, lines } = outcome.incentives["r"]!;
  return lines?.map(({ exact }) => exact) ?? status;
}

describe("slices in the order of the records", () => {
  const sliced = (bands: readonly object[], more: object = {}): object => ({ apply: "graduated", slice: "inRecordOrder", bands, ...more }); // prettier-ignore
  const TWO = [{ from: 0, rate: 0.1 }, { from: 100, rate: 0.2 }]; // prettier-ignore

  test.each([
    ["just below the bound", [99, 1], ["9.9", "0.1"]],
    ["on the bound", [100, 1], ["10", "0.2"]],
    ["across the bound", [80, 40], ["8", "6"]],
    ["back across the bound", [80, 40, -40], ["8", "6", "-6"]],
    ["below zero at the lowest rate", [-50, 60], ["-5", "6"]],
    ["of nothing", [80, 0, 40], ["8", "0", "6"]],
  ])("%s", (_title, amounts, expected) => {
    expect(paid(sliced(TWO), amounts)).toEqual(expected);
  });

  test("what lies below a first bound above zero is not paid, and a return below it takes nothing back", () => {
    const from50 = sliced([{ from: 50, rate: 0.1 }]);
    expect(paid(from50, [40, 40, -60, 70])).toEqual(["0", "3", "-3", "4"]);
  });

  test("what is paid once for a band is due with the first record that reaches it, and once only", () => {
    const once = sliced([{ from: 0, rate: 0.1 }, { from: 100, rate: 0.1, fixed: 5 }]); // prettier-ignore
    expect(paid(once, [99, 1, 10])).toEqual(["9.9", "5.1", "1"]);
    expect(paid(once, [120, -50, 50])).toEqual(["17", "-5", "5"]);
    expect(paid(sliced([{ from: 0, rate: 0 }, { above: 100, rate: 0, fixed: 5 }]), [100, 1])).toEqual(["0", "5"]); // prettier-ignore
  });

  test("bounds are multiples of a unit; one of zero leaves nothing to compare with, an unknown one leaves it open", () => {
    const inQuotas = sliced([{ from: 0, rate: 0.1 }, { from: 1, rate: 0.2 }], { unit: "partner.quota" }); // prettier-ignore
    expect(paid(inQuotas, [80, 40], { quota: 100 })).toEqual(["8", "6"]);
    expect(paid(inQuotas, [80, 40], { quota: 110 })).toEqual(["8", "5"]);
    expect(paid(inQuotas, [80], { quota: 0 })).toEqual([]);
    expect(paid(inQuotas, [80])).toBe("unknown");
  });
});

describe("packages", () => {
  const packages = (more: object): object => ({ flat: { perPackage: { size: "partner.size", amount: "partner.price", count: "complete", ...more } } }); // prettier-ignore
  test.each([
    ["complete ones", {}, 299, ["2"]],
    ["complete ones, on the bound", {}, 300, ["3"]],
    ["started ones", { count: "started" }, 201, ["3"]],
    ["started ones, on the bound", { count: "started" }, 200, ["2"]],
  ])("%s are paid", (_title, more, amount, expected) => {
    expect(paid(packages(more), [amount], { size: 100, price: 1 })).toEqual(expected);
  });

  test("a size of zero makes none to count, a size or a price that is unknown leaves it open", () => {
    expect(paid(packages({}), [100], { size: 0, price: 1 })).toEqual([]);
    expect(paid(packages({}), [100], { price: 1 })).toBe("unknown");
    expect(paid(packages({}), [100], { size: 100 })).toBe("unknown");
  });
});

test("a curve over a unit: one of zero leaves nothing to read, an unknown one leaves it open", () => {
  const corners = [{ at: 0, is: 0 }, { at: 1, is: 0.1 }, { at: 2, is: 0.4 }]; // prettier-ignore
  const curve = { curve: corners, below: "nothing", beyond: "last", gives: "rate", unit: "partner.quota" };
  expect(paid(curve, [50, 100, 150, 300], { quota: 100 })).toEqual(["2.5", "10", "37.5", "120"]);
  expect(paid(curve, [50], { quota: 0 })).toEqual([]);
  expect(paid(curve, [50])).toBe("unknown");
});
