import { describe, expect, test } from "vitest";
import { type IncentiveOutcome } from "partner-program";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const SECTIONS = {
  facts: { sales: "money", never: "boolean" },
  records: { orders: { date: "on", fields: { on: "date", amount: "money", dueOn: "date" } } },
  tiers: { main: { levels: [{ id: "base" }, { id: "gold", requires: { fact: "never", operator: "equal", value: true } }] } }, // prettier-ignore
  tables: {
    rates: {
      by: { level: "equal" },
      rows: [
        { level: "base", value: 0.1 },
        { level: "gold", value: 0.2 },
      ],
    },
  },
};
const rebate = (on: unknown, more: object = {}): object => ({ kind: "rebate", period: "calendarQuarter", levelAt: { ladder: "main", on }, payOn: "sales", scale: { flat: { rate: { table: "rates", at: { level: "levelAt" } } } }, ...more }); // prettier-ignore

/** Gold from the 11th of February 2026 on: 41 days of the quarter were base, 49 are gold. */
const HELD = {
  tiers: {
    main: {
      history: [
        { from: "2025-01-01", is: "base" },
        { from: "2026-02-11", is: "gold" },
      ],
    },
  },
};

function outcomeOf(incentive: object, partner: object): IncentiveOutcome {
  const program = programOf({ ...SECTIONS, incentives: { r: incentive } });
  return evaluated(program, partner).incentives["r"]!;
}

describe("the level that counts", () => {
  test.each([
    ["periodStart", "90.00"],
    ["periodEnd", "180.00"],
    ["dayByDay", "139.00"],
  ])("of a period: %s pays %s on 900", (on, amount) => {
    expect(outcomeOf(rebate(on), { facts: { sales: 900 }, held: HELD }).amount).toBe(amount);
  });

  test("of a record: the day of the event, or of its instalment", () => {
    const each = { for: { each: "orders" }, payOn: "amount" };
    const orders = [{ on: "2026-02-10", amount: 100, dueOn: "2026-02-11" }, { on: "2026-02-11", amount: 100, dueOn: "2026-02-10" }]; // prettier-ignore
    const paid = (on: unknown): unknown => outcomeOf(rebate(on, each), { records: { orders }, held: HELD }).lines!.map(({ amount }) => amount); // prettier-ignore
    expect([paid("event"), paid({ field: "dueOn" })]).toEqual([["10.00", "20.00"], ["20.00", "10.00"]]); // prettier-ignore
  });

  test("nothing is paid for days without a level; days of which nobody knows leave all open", () => {
    const withoutLevel = { tiers: { main: { history: [{ from: "2025-01-01", is: "base" }, { from: "2026-02-11", is: null }] } } }; // prettier-ignore
    expect(outcomeOf(rebate("dayByDay"), { facts: { sales: 900 }, held: withoutLevel }).amount).toBe("41.00");
    expect(outcomeOf(rebate("dayByDay"), { facts: { sales: 900 } })).toMatchObject({ status: "unknown", missing: ["held.tiers.main.level"] }); // prettier-ignore
  });
});

test.each([
  ["event", {}, "incentive.option /incentives/r/levelAt/on"],
  [{ field: "dueOn" }, {}, "incentive.option /incentives/r/levelAt/on"],
  ["dayByDay", { for: { each: "orders" }, payOn: "amount" }, "incentive.option /incentives/r/levelAt/on"],
])("%j is refused where there is no such day", (on, more, code) => {
  expect(codesOf(issuesOf({ ...SECTIONS, incentives: { r: rebate(on, more) } }))).toContain(code);
});

test("a ladder that nobody declares is refused", () => {
  const incentive = { ...rebate("periodEnd"), levelAt: { ladder: "other", on: "periodEnd" } };
  expect(codesOf(issuesOf({ ...SECTIONS, incentives: { r: incentive } }))).toEqual(["reference.undeclared /incentives/r/levelAt/ladder"]); // prettier-ignore
});
