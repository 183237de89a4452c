import { describe, expect, test } from "vitest";
import { type Partner, type Statement, type StatementEntry, costIncentives, evaluatePartner, explainPartner, simulatePartner, statePartner, writeStatement } from "partner-program"; // prettier-ignore
import { programOf } from "./support.js";

const SECTIONS = {
  title: "Acme partners",
  facts: { ok: "boolean", quota: "money" },
  records: { orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money" } } },
  metrics: { quarter: { title: "Bookings", sum: "orders.amount", window: { calendarQuarter: "toDate" } } },
};
const BANDS = { apply: "graduated", bands: [{ from: 0, rate: 0.025 }, { from: 100_000, rate: 0.04 }] }; // prettier-ignore
const volume = (more: object = {}): object => ({ kind: "rebate", title: "Volume rebate", period: "calendarQuarter", payOn: "quarter", scale: BANDS, ...more }); // prettier-ignore
const partner = (amount: number | string, facts: object = {}): Partner => ({ id: "p1", facts: facts as Record<string, unknown>, records: { orders: [{ id: "A", on: "2026-02-03", amount }] } }); // prettier-ignore

function stated(incentives: object, who: Partner, sections: object = {}): Statement {
  const statement = statePartner(programOf({ ...SECTIONS, ...sections, incentives }), who, { asOf: "2026-03-31" });
  if (statement.status === "issues") throw new Error(statement.issues.map(({ message }) => message).join("\n"));
  return statement;
}

const nextOf = (incentive: object, amount: number | string, facts: object = {}): StatementEntry["next"] => stated({ v: incentive }, partner(amount, facts)).entries[0]!.next; // prettier-ignore

describe("the next band", () => {
  test("tells how much more reaches it and what that earns", () => {
    expect(nextOf(volume(), 87_600)).toEqual({ measure: "quarter", title: "Bookings", now: "87600.00", from: "100000.00", more: "12400.00", earns: "310.00", rate: "0.04" }); // prettier-ignore
    expect(nextOf(volume(), "99999.99")).toMatchObject({ more: "0.01", earns: "0.00" });
  });

  test("is none at the highest one", () => {
    expect(nextOf(volume(), 100_000)).toBeUndefined();
  });

  test("of a whole-amount scale is the jump", () => {
    expect(nextOf(volume({ scale: { ...BANDS, apply: "wholeAmount" } }), 90_000)).toMatchObject({ more: "10000.00", earns: "1750.00" }); // prettier-ignore
  });

  test("above an exclusive bound says so, and in multiples of a quota the bound is an amount", () => {
    const scale = { apply: "wholeAmount", unit: "quota", bands: [{ from: 0, rate: 0 }, { above: 1, rate: 0.1, fixed: 50 }] }; // prettier-ignore
    expect(nextOf(volume({ scale }), 400, { quota: 1000 })).toEqual({ measure: "quarter", title: "Bookings", now: "400.00", from: "1000.00", above: true, more: "600.00", earns: "150.00", rate: "0.1" }); // prettier-ignore
  });

  test("goes no further than the cap", () => {
    expect(nextOf(volume({ cap: { amount: 2300 } }), 87_600)).toMatchObject({ earns: "110.00" });
  });

  test("is not told of what is not due, of single records, or of a target that stands behind another value", () => {
    const eligible = { fact: "ok", operator: "equal", value: true };
    expect(nextOf(volume({ eligible }), 10, { ok: false })).toBeUndefined();
    expect(nextOf(volume({ for: { each: "orders" }, payOn: "amount" }), 10)).toBeUndefined();
  });

  describe("of records that are paid by their running total", () => {
    const bands = [{ from: 0, rate: 0.025 }, { from: 100_000, rate: 0.04 }]; // prettier-ignore
    const running = (mode: object, more: object = {}): object =>
      volume({ for: { each: "orders", ...mode }, payOn: "amount", scale: { apply: "wholeAmount", bands }, ...more });
    const MODES = [
      ["catching up", running({ running: "catchUp" }), "1810.00"],
      ["from then on", running({ running: "fromThenOn" }), "496.00"],
      ["slice by slice", volume({ for: { each: "orders" }, payOn: "amount", scale: { ...BANDS, slice: "inRecordOrder" } }), "310.00"], // prettier-ignore
      ["below a cap", running({ running: "catchUp" }, { cap: { amount: 3000 } }), "810.00"],
      ["rounded together", running({ running: "fromThenOn" }, { roundPer: "total" }), "496.00"],
    ] as const;
    test.each(MODES)("%s: one more record that reaches the bound earns so much", (_title, incentive, earns) => {
      const next = nextOf(incentive, 87_600)!;
      expect(next).toEqual({ measure: "orders.amount", title: "orders.amount", now: "87600.00", from: "100000.00", more: "12400.00", earns, rate: "0.04" }); // prettier-ignore
      const program = programOf({ ...SECTIONS, incentives: { v: incentive } });
      const whatIf = { records: { orders: [{ id: "B", on: "2026-03-01", amount: next.more }] } };
      const simulated = simulatePartner(program, partner(87_600), { asOf: "2026-03-31", whatIf });
      expect(simulated.status === "simulated" && simulated.payable.difference).toBe(earns);
      expect(nextOf(incentive, 100_000)).toBeUndefined();
    });

    test("in multiples of a quota, above an exclusive bound", () => {
      const scale = { apply: "wholeAmount", unit: "partner.quota", bands: [{ from: 0, rate: 0 }, { above: 1, rate: 0.1 }] }; // prettier-ignore
      const incentive = running({ running: "catchUp" }, { scale });
      expect(nextOf(incentive, 400, { quota: 1000 })).toMatchObject({ now: "400.00", from: "1000.00", above: true, more: "600.00", earns: "100.00" }); // prettier-ignore
      expect(nextOf(incentive, 400)).toBeUndefined();
    });

    test("is not told where a rate is that of the record, or lines are limited", () => {
      const byRecord = [{ from: 0, rate: { ratio: ["amount", "partner.quota"], whenEmpty: "zero" } }, { from: 100_000, rate: 0.04 }]; // prettier-ignore
      expect(nextOf(running({ running: "catchUp" }, { scale: { apply: "wholeAmount", bands: byRecord } }), 10, { quota: 1000 })).toBeUndefined(); // prettier-ignore
      expect(nextOf(running({ running: "catchUp" }, { line: { most: 5 } }), 10)).toBeUndefined();
    });
  });

  test("earns what an evaluation with so much more pays", () => {
    const program = programOf({ ...SECTIONS, incentives: { v: volume() } });
    for (const amount of [1, 50_000, "87600.01"]) {
      const next = nextOf(volume(), amount)!;
      const more = { orders: [{ id: "B", on: "2026-03-01", amount: next.more }] };
      const simulated = simulatePartner(program, partner(amount), { asOf: "2026-03-31", whatIf: { records: more } });
      expect(simulated.status === "simulated" && simulated.payable.difference).toBe(next.earns);
    }
  });
});

describe("a statement", () => {
  const incentives = {
    v: volume({ cap: { amount: 1500 }, split: { among: [{ id: "house", share: 1 }], overlays: [{ id: "rep", share: 0.1 }] } }),
    lines: { kind: "spiff", title: "Spring | spiff", period: "calendarQuarter", for: { each: "orders" }, pays: { fixed: 25 } },
    open: volume({ title: "Open", eligible: { fact: "ok", operator: "equal", value: true } }),
    points: { kind: "points", title: "Points", period: "calendarQuarter", payOn: "quarter", scale: { flat: { rate: 1 } } },
  }; // prettier-ignore

  test("has the amounts of the evaluation, and says why", () => {
    const who = partner(70_000);
    const statement = stated(incentives, who);
    const outcome = evaluatePartner(programOf({ ...SECTIONS, incentives }), who, { asOf: "2026-03-31" });
    expect(outcome.status === "evaluated" && statement.entries.map(({ amount }) => amount)).toEqual(outcome.status === "evaluated" && Object.values(outcome.incentives).map(({ amount }) => amount)); // prettier-ignore
    expect(statement.total).toEqual({ amount: "1525.00", complete: false });
    expect(statement.entries[0]!.because[0]).toContain("at most 1500");
  });

  test("as a text", () => {
    expect(writeStatement(stated(incentives, partner(70_000)), "text"))
      .toBe(`Acme partners: statement for p1, as of 2026-03-31

Volume rebate (2026-01-01 to 2026-03-31): 1,500.00 USD
  The cap of 1,500.00 is reached.
  Shares: house 1,500.00, rep 150.00 (beside it).
  Bookings: 30,000.00 more this quarter earns 0.00 more; from there on the rate is 0.04.

Spring | spiff (2026-01-01 to 2026-03-31): 25.00 USD
  A (2026-02-03): 25.00 on 1

Open (2026-01-01 to 2026-03-31): 0.00 USD, provisional, 1,750.00 USD if the partner proves eligible (missing: ok)

Points (2026-01-01 to 2026-03-31): 70,000 points

Total: 1,525.00 USD so far: not everything is known
`);
  });

  test("as Markdown, in which no title ends a cell", () => {
    const written = writeStatement(stated(incentives, partner(70_000, { ok: false })), "markdown");
    expect(written).toContain("| Spring \\| spiff | 2026-01-01 to 2026-03-31 | 25.00 USD |");
    expect(written).toContain("| Open | 2026-01-01 to 2026-03-31 | 0.00 USD, not eligible |");
    expect(written).toContain("| **Total** | | **1,525.00 USD** |");
    expect(written).toContain("| A (2026-02-03) | 1 | 25.00 |");
  });

  test("of what is carried", () => {
    const back = volume({ for: { each: "orders" }, payOn: "amount", scale: { flat: { rate: 0.1 } } });
    expect(writeStatement(stated({ back }, partner(-500)), "text")).toContain("-50.00 is carried");
  });

  test("of a partner that cannot be read is its issues", () => {
    const program = programOf({ ...SECTIONS, incentives });
    expect(statePartner(program, partner("no amount"), { asOf: "2026-03-31" }).status).toBe("issues");
  });
});

describe("a simulation", () => {
  const tiers = { main: { levels: [{ id: "base" }, { id: "gold", requires: { fact: "quarter", operator: "greaterThanInclusive", value: 1000 } }] } }; // prettier-ignore
  const gold = volume({ eligible: { fact: "level.main", operator: "greaterThanInclusive", value: "gold" } });
  const program = programOf({ ...SECTIONS, tiers, incentives: { v: gold } });
  const asOf = "2026-03-31";

  test("without anything otherwise nothing differs", () => {
    const simulated = simulatePartner(program, partner(2000), { asOf });
    expect(simulated).toMatchObject({ payable: { before: "50.00", after: "50.00", difference: "0.00" } });
  });

  test.each([
    ["more orders", { records: { orders: [{ id: "B", on: "2026-03-01", amount: 200 }] } }, "30.00", "gold"],
    ["a metric that is given", { given: { quarter: 1000 } }, "25.00", "gold"],
    ["a level that is given", { given: { "level.main": "gold" } }, "25.00", "gold"],
  ])("%s", (_title, whatIf, after, level) => {
    const simulated = simulatePartner(program, partner(1000 - 0.01), { asOf, whatIf });
    expect(simulated).toMatchObject({ payable: { before: "0.00", after }, tiers: { main: { before: "base", after: level } } }); // prettier-ignore
  });

  test("another level that is held, and other facts", () => {
    const byHeld = programOf({ ...SECTIONS, tiers, incentives: { v: volume({ scale: { flat: { rate: { choose: [{ when: { fact: "held.tiers.main.level", operator: "equal", value: "gold"}, is: 0.1 }], otherwise: 0.01 } } }, eligible: { fact: "ok", operator: "equal", value: true } }) } }); // prettier-ignore
    const who = { ...partner(1000, { ok: false }), held: { tiers: { main: { history: [{ from: "2020-01-01", is: "base" }] } } } } as Partner; // prettier-ignore
    const simulated = simulatePartner(byHeld, who, { asOf, whatIf: { facts: { ok: true }, levels: { main: "gold" } } });
    expect(simulated).toMatchObject({ payable: { before: "0.00", after: "100.00", difference: "100.00" } });
  });

  test("other rules: an incentive that only one of them has pays nothing by the other", () => {
    const other = programOf({ ...SECTIONS, tiers, incentives: { w: volume({ scale: { flat: { rate: 0.1 } } }) } });
    expect(simulatePartner(program, partner(2000), { asOf, program: other })).toMatchObject({
      incentives: {
        v: { before: "50.00", after: "0.00", difference: "-50.00" },
        w: { before: "0.00", after: "200.00" },
      },
      payable: { difference: "150.00" },
    });
  });

  test("what cannot be read is told", () => {
    expect(simulatePartner(program, partner(1), { asOf, whatIf: { facts: { nobody: 1 } } }).status).toBe("issues");
    expect(simulatePartner(program, { ...partner(1), records: 3 } as unknown as Partner, { asOf, whatIf: { records: { orders: [] } } }).status).toBe("issues"); // prettier-ignore
  });
});

describe("what a program costs", () => {
  const promotion = { kind: "promotion", period: "calendarQuarter", for: { each: "orders" }, from: "2026-01-01", until: "2026-03-31", payOn: "amount", scale: { flat: { rate: 0.1 } }, budget: 250 }; // prettier-ignore
  const program = programOf({ ...SECTIONS, incentives: { v: volume(), promotion, points: { kind: "points", period: "month", payOn: 3, scale: { flat: { perUnit: 2 } } } } }); // prettier-ignore
  const others: readonly Partner[] = [
    { id: "a", records: { orders: [{ id: "1", on: "2026-01-05", amount: 1000 }] } },
    { id: "b", records: { orders: [{ id: "1", on: "2026-02-05", amount: 1500 }] } },
    { id: "c", records: { orders: [{ id: "1", on: "2026-02-06", amount: 10 }] } },
    { id: "d", records: { orders: [{ id: "1", on: "never", amount: 10 }] } },
  ];
  const cost = costIncentives(program, others, { asOf: "2026-03-31", budget: { currency: "USD", amount: 313.74 } });

  test("by incentive, beside the budget of a promotion and the day with which it is used up", () => {
    expect(cost.incentives["promotion"]).toEqual({ USD: { amount: "251.00", partners: 3, open: 0, budget: "250.00", left: "-1.00", usedUpOn: "2026-02-05" } }); // prettier-ignore
    expect(cost.incentives["points"]).toEqual({ points: { amount: "18", partners: 3, open: 0 } });
  });

  test("together, beside what there is to spend; partners that cannot be read are named", () => {
    expect([cost.payable, cost.budget]).toEqual([{ USD: "313.75" }, { currency: "USD", amount: "313.74", left: "-0.01", inside: false }]); // prettier-ignore
    expect([cost.partners, cost.refused.count]).toEqual([4, 1]);
    const enough = costIncentives(program, others, {
      asOf: "2026-03-31",
      budget: { currency: "USD", amount: "313.75" },
    });
    expect(enough.budget).toMatchObject({ left: "0.00", inside: true });
  });
});

describe("a statement stays readable, however much there is to tell", () => {
  const records = { orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money" } } };
  const each = { kind: "spiff", period: "month", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.01 } };

  test.each([
    [100, 100, []],
    [101, 100, ["  and 1 more"]],
  ])("of %d records it tells the first hundred, and how many more there are", (count, told, more) => {
    const program = programOf({ records, incentives: { each } });
    const orders = Array.from({ length: count }, (_, index) => ({ id: `o${index}`, on: "2026-03-01", amount: 100 }));
    const statement = statePartner(program, { id: "p1", records: { orders } }, { asOf: "2026-03-31" });
    if (statement.status !== "stated") throw new Error("refused");
    const { because, lines } = statement.entries[0]!;
    expect(because.filter((line) => line.startsWith("  o"))).toHaveLength(told);
    expect(because.filter((line) => line.startsWith("  and"))).toEqual(more);
    expect(because.join("\n")).toContain(`${count} of ${count} records`);
    expect(lines).toHaveLength(count);
  });

  test("wide stackings that read one another over and over are told as far as somebody reads", () => {
    const ids = Array.from({ length: 60 }, (_, index) => `i${index}`);
    const rebate = { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.01 } } };
    const steps = [0, 1, 2].map((step) => ({ all: ids.slice(step * 20, step * 20 + 20), on: "remaining" }));
    const program = programOf({ facts: { sales: "money" }, incentives: Object.fromEntries(ids.map((id) => [id, rebate])), stacking: { s: { steps } } }); // prettier-ignore
    const partner = { id: "p1", facts: { sales: 1000 } };
    const statement = statePartner(program, partner, { asOf: "2026-03-31" });
    if (statement.status !== "stated") throw new Error("refused");
    expect(statement.entries.at(-1)!.because.join("\n").length).toBeLessThan(100_000);
    const explained = explainPartner(program, partner, { asOf: "2026-03-31", name: "incentive.i59" });
    expect(JSON.stringify(explained).length).toBeLessThan(20_000_000);
  });
});
