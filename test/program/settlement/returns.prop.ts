import fc from "fast-check";
import { expect, test } from "vitest";
import { type JournalEntry, type Partner } from "partner-program";
import { programOf } from "../support.js";
import { ORDERS, settled } from "./support.js";

const program = programOf({
  records: {
    ...ORDERS,
    returns: { key: "id", recordedOn: "seen", fields: { id: "string", order: "string", on: "date", seen: "date", amount: "money" } },
  },
  incentives: {
    r: {
      kind: "spiff",
      period: "calendarQuarter",
      for: { each: "orders" },
      payOn: "amount",
      pays: { rate: { choose: [{ when: { fact: "on", operator: "lessThan", value: "2026-02-15" }, is: "0.0737" }], otherwise: "0.0211" } },
      split: { among: [{ id: "a", share: 3 }, { id: "b", share: 2 }, { id: "c", share: 2 }] },
      returns: { for: { each: "returns" }, of: "order", on: "on", amount: "amount" },
    },
  },
}); // prettier-ignore

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const END = 400;
const cents = (amount: string): number => Number(amount.replace(".", ""));
const written = (whole: number): string => (whole / 100).toFixed(2);
const sum = (parts: readonly { readonly amount: string }[]): number => parts.reduce((total, { amount }) => total + cents(amount), 0); // prettier-ignore

const order = fc.record({ on: fc.integer({ min: 0, max: 85 }), late: fc.integer({ min: 0, max: 120 }), cents: fc.integer({ min: 1, max: 500_000 }) }); // prettier-ignore
const back = fc.record({ order: fc.nat(3), on: fc.integer({ min: 0, max: 200 }), late: fc.integer({ min: 0, max: 120 }), share: fc.integer({ min: 1, max: 130 }) }); // prettier-ignore
const nights = fc.array(fc.integer({ min: 91, max: END - 1 }), { maxLength: 4 }).map((some) => some.toSorted((one, other) => one - other)); // prettier-ignore

type Order = typeof order extends fc.Arbitrary<infer T> ? T : never;
type Back = typeof back extends fc.Arbitrary<infer T> ? T : never;

function partnerOf(orders: readonly Order[], backs: readonly Back[]): Partner {
  const returns = backs.flatMap(({ order: which, on, late, share }, index) => {
    const of = orders[which];
    if (of === undefined) return [];
    return [{ id: `r${index}`, order: `o${which}`, on: dayOf(on), seen: dayOf(on + late), amount: written(Math.ceil((of.cents * share) / 100)) }]; // prettier-ignore
  });
  return {
    id: "p1",
    records: {
      orders: orders.map((own, index) => ({ id: `o${index}`, on: dayOf(own.on), seen: dayOf(own.on + own.late), amount: written(own.cents) })), // prettier-ignore
      returns,
    },
  };
}

function run(partner: Partner, on: readonly number[]): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (const night of [89, ...on, END])
    journal = [...journal, ...settled(program, { ...partner, journal }, { period: "2026-03-31", on: dayOf(night) }).entries]; // prettier-ignore
  return journal.filter(({ kind, period }) => (kind === "earned" || kind === "reversed") && period.from === "2026-01-01"); // prettier-ignore
}

test("whatever comes back, and whenever it becomes known: lines and shares of every entry add up to it, and none is below nothing in the end", () => {
  fc.assert(
    fc.property(fc.array(order, { maxLength: 4 }), fc.array(back, { maxLength: 5 }), nights, (orders, backs, on) => {
      const partner = partnerOf(orders, backs);
      const due = run(partner, on);
      for (const { amount, lines = [], shares = [] } of due) {
        expect(sum(lines)).toBe(cents(amount));
        expect(sum(shares)).toBe(cents(amount));
      }
      for (const key of orders.map((_, index) => `o${index}`)) {
        const own = due.flatMap(({ lines = [] }) => lines.filter((line) => line.key === key));
        expect(sum(own)).toBeGreaterThanOrEqual(0);
      }
      expect(sum(run(partner, []))).toBe(sum(due));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("a reversal is exact: where everything comes back, nothing is left of any line, nor of any share", () => {
  const all = fc.integer({ min: 0, max: 200 });
  fc.assert(
    fc.property(fc.array(order, { minLength: 1, maxLength: 4 }), all, nights, (orders, day, on) => {
      const backs = orders.map((_, index): Back => ({ order: index, on: day, late: 0, share: 100 }));
      const due = run(partnerOf(orders, backs), on);
      expect(sum(due)).toBe(0);
      for (const parts of [
        due.flatMap(({ lines = [] }) => lines.map(({ key, amount }) => ({ id: key, amount }))),
        due.flatMap(({ shares = [] }) => shares),
      ])
        // prettier-ignore
        for (const id of new Set(parts.map((part) => part.id))) expect(sum(parts.filter((part) => part.id === id))).toBe(0);
    }),
    { numRuns: 60 },
  );
}, 60_000);
