import { describe, expect, test } from "vitest";
import { type Partner } from "partner-program";
import { codesOf, evaluated, programOf, refused } from "./support.js";

const program = programOf({
  records: { orders: { date: "on", fields: { on: "date", amount: "money", note: { type: "string", optional: true } } } },
  metrics: { total: { sum: "orders.amount" }, noted: { count: "orders", where: { fact: "note", operator: "equal", value: "x" } } },
}); // prettier-ignore
const partnerWith = (orders: readonly object[]): Partner => ({ id: "p", records: { orders } }) as unknown as Partner;
const totals = (orders: readonly object[]): readonly unknown[] => {
  const { total, noted } = evaluated(program, partnerWith(orders)).metrics;
  return [total, noted].map((metric) => (metric?.status === "value" ? metric.value : metric?.status));
};

describe("the fields of a record are found", () => {
  test("in whatever order they are written, also where it differs from record to record", () => {
    const orders = [
      { on: "2026-01-01", amount: 1, note: "x" },
      { note: "x", amount: 10, on: "2026-01-02" },
      { amount: 100, note: "y", on: "2026-01-03" },
      { on: "2026-01-01", amount: 1000, note: "x" },
    ];
    expect(totals(orders)).toEqual(["1111.00", 3]);
  });

  test("where they are getters of a class", () => {
    class Order {
      readonly note = "x";
      readonly #cents: number;
      readonly #on: string;
      constructor(cents: number, on: string) {
        this.#cents = cents;
        this.#on = on;
      }
      get on(): string {
        return this.#on;
      }
      get amount(): number {
        return this.#cents / 100;
      }
    }
    const order = { on: "2026-01-01", amount: 100, note: "x" };
    expect(totals([new Order(150, "2026-01-01"), order, new Order(1000, "2026-01-02")])).toEqual(["111.50", 3]);
  });

  test("and nothing else is taken for one", () => {
    const misspelt = { amount: 1, on: "2026-01-01", nota: "x" };
    expect(codesOf(refused(program, partnerWith([misspelt])))).toEqual(["partner.undeclared /records/orders/0/nota"]);
    const inherited: object = Object.assign(Object.create({ nota: "x" }) as object, { amount: 1, on: "2026-01-01", note: "x" }); // prettier-ignore
    expect(totals([inherited])).toEqual(["1.00", 1]);
  });
});

describe("records are counted together as they are one by one", () => {
  const figures = programOf({
    facts: { limit: "money" },
    records: { orders: { date: "on", fields: { on: "date", amount: "money", kind: "string" } } },
    metrics: {
      sum: { sum: "orders.amount" },
      large: { count: "orders", where: { fact: "amount", operator: "greaterThan", value: { fact: "partner.limit" } } },
      kinds: { countDistinct: "orders.kind", window: { month: "toDate" } },
      least: { min: "orders.amount", whenEmpty: "zero" },
      most: { max: "orders.amount", whenEmpty: "zero" },
      middle: { median: "orders.amount", whenEmpty: "zero" },
      last: { latest: "orders.amount", ties: "max" },
    },
    incentives: {
      spiff: { kind: "spiff", period: "month", for: { each: "orders", where: { fact: "kind", operator: "equal", value: "k0" } }, payOn: "amount", pays: { rate: "0.01" } },
    },
  }); // prettier-ignore
  const orders = (count: number): readonly object[] =>
    Array.from({ length: count }, (_, index) => ({ on: `2026-01-${String(1 + (index % 31)).padStart(2, "0")}`, amount: 100 + index, kind: `k${index % 3}` })); // prettier-ignore
  const whole = (from: number, to: number): number => ((to - from + 1) * (from + to)) / 2;

  test.each([1, 2, 127, 128, 129, 256, 257, 1000])("%i records", (count) => {
    const partner = { id: "p", facts: { limit: 110 }, records: { orders: orders(count) } } as unknown as Partner;
    const { metrics, incentives } = evaluated(figures, partner, "2026-01-31");
    const last = Math.max(...Array.from({ length: count }, (_, index) => index).filter((index) => index % 31 === Math.min(30, count - 1))); // prettier-ignore
    const text = (amount: number): object => ({ status: "value", value: amount.toFixed(2) });
    const paid = Array.from({ length: count }, (_, index) => index).filter((index) => index % 3 === 0);
    expect(metrics).toEqual({
      sum: text(whole(100, 99 + count)),
      large: { status: "value", value: Math.max(0, count - 11) },
      kinds: { status: "value", value: Math.min(3, count) },
      least: text(100),
      most: text(99 + count),
      middle: text((100 + 99 + count) / 2),
      last: text(100 + last),
    });
    expect(incentives["spiff"]!.lines).toHaveLength(paid.length);
    expect(incentives["spiff"]!.amount).toBe((paid.reduce((sum, index) => sum + 100 + index, 0) / 100).toFixed(2));
  });

  test("where a sum has more digits than a double", () => {
    const huge = Array.from({ length: 3 }, () => ({ on: "2026-01-01", amount: "8000000000.01", kind: "k1" }));
    const partner = { id: "p", facts: { limit: 0 }, records: { orders: huge } } as unknown as Partner;
    expect(evaluated(figures, partner, "2026-01-31")).toMatchObject({ metrics: { sum: { value: "24000000000.03" }, most: { value: "8000000000.01" }, kinds: { value: 1 } } }); // prettier-ignore
  });
});
