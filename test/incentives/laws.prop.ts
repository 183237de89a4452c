import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type IncentiveOutcome, type Partner, evaluatePartner, parseProgram } from "partner-program";

const cents = fc.integer({ min: 0, max: 50_000_000 });
const signedCents = fc.integer({ min: -2_000_000, max: 5_000_000 });
const money = (amount: number): string => (amount / 100).toFixed(2);
/** Amounts in cents. */
const centsOf = (amount: string | null): bigint => BigInt(amount!.replace(".", ""));
const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + centsOf(amount), 0n);

/** Bounds that rise from zero, with rates that rise too. */
const rising = fc
  .uniqueArray(fc.integer({ min: 1, max: 400_000 }), { maxLength: 5 })
  .chain((bounds) => fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: bounds.length + 1, maxLength: bounds.length + 1 }).map((rates) => [0, ...bounds.toSorted((a, b) => a - b)].map((from, index) => ({ from, rate: `${rates.toSorted((a, b) => a - b)[index]! / 10_000}` })))); // prettier-ignore

function payOn(scale: object, sales: number, more: object = {}): IncentiveOutcome {
  const program = parseProgram({ language: 1, id: "laws", currency: "USD", facts: { sales: "money" }, incentives: { r: { kind: "rebate", period: "month", payOn: "sales", scale, ...more } } }); // prettier-ignore
  const outcome = evaluatePartner(program, { id: "p", facts: { sales: money(sales) } }, { asOf: "2026-01-31" });
  if (outcome.status !== "evaluated") throw new Error("refused");
  return outcome.incentives["r"]!;
}

const orders = fc.array(
  fc.record({ on: fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, "0")}`), amount: signedCents.map(money), person: fc.constantFrom("x", "y") }),
  { maxLength: 12 },
).map((rows) => rows.map((row, id) => ({ id, ...row }))); // prettier-ignore
type Orders = readonly Readonly<Record<string, unknown>>[];

function payLines(rows: Orders, more: object): IncentiveOutcome {
  const incentive = { kind: "rebate", period: "month", for: { each: "orders" }, payOn: "amount", scale: { flat: { rate: "0.0375" } }, ...more }; // prettier-ignore
  const program = parseProgram({
    language: 1,
    id: "laws",
    currency: "USD",
    records: { orders: { date: "on", key: "id", fields: { id: "integer", on: "date", amount: "money", person: "string" } } }, // prettier-ignore
    incentives: { r: incentive },
  });
  const partner = { id: "p", records: { orders: rows } } as Partner;
  const outcome = evaluatePartner(program, partner, { asOf: "2026-01-31" });
  if (outcome.status !== "evaluated") throw new Error("refused");
  return outcome.incentives["r"]!;
}

describe("readings of one table whose rates rise", () => {
  test("graduated is never more than the whole amount, and the additive one never less than either", () => {
    fc.assert(
      fc.property(rising, cents, (bands, sales) => {
        const of = (apply: string): bigint => centsOf(payOn({ apply, bands }, sales).amount);
        expect(of("graduated")).toBeLessThanOrEqual(of("wholeAmount"));
        expect(of("wholeAmount")).toBeLessThanOrEqual(of("additive"));
        expect(of("graduated")).toBeLessThanOrEqual(of("rolling"));
        expect(of("rolling")).toBeLessThanOrEqual(of("additive"));
      }),
    );
  });

  test("graduated bands are the same in one piece and record by record, whatever is done with them", () => {
    fc.assert(
      fc.property(rising, orders, (bands, rows) => {
        const positive = rows.map((row) => ({ ...row, amount: row.amount.replace("-", "") }));
        const total = positive.reduce((all, { amount }) => all + Number(centsOf(amount)), 0);
        const scale = { apply: "graduated", bands };
        const whole = payOn(scale, total).exact;
        expect(payLines(positive, { scale, for: { each: "orders", running: "catchUp" } }).exact).toBe(whole);
        expect(payLines(positive, { scale: { ...scale, slice: "inRecordOrder" } }).exact).toBe(whole);
      }),
    );
  });
});

describe("conservation", () => {
  const clips = fc.constantFrom("inOrder", "spread", "level");
  test("lines add up to the amount, and shares too; rounding the total is never a cent off", () => {
    fc.assert(
      fc.property(orders, fc.constantFrom("line", "total"), fc.option(fc.tuple(fc.integer({ min: 0, max: 900 }), clips)), (rows, roundPer, cap) => {
        const among = [{ id: "a", share: 3 }, { id: "b", share: 2 }, { id: "c", share: "0.5" }];
        const capped = cap === null ? {} : { cap: { amount: cap[0], clip: cap[1] } };
        const { amount, lines, shares, carried, exact } = payLines(rows, { roundPer, split: { among }, negative: "clawback", ...capped });
        expect(sum(lines!.map((line) => line.amount))).toBe(centsOf(amount));
        expect(sum(shares!.map((share) => share.amount))).toBe(centsOf(amount));
        expect(carried).toBeUndefined();
        if (roundPer === "total") expect(Number(amount)).toBeCloseTo(Number(exact!.includes("/") ? amount : exact), 1);
      }),
    ); // prettier-ignore
  });

  test("a total is never above its cap, and never below zero unless it is taken back", () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 900 }), clips, fc.constantFrom("zero", "carry"), (rows, cap, clip, negative) => {
        const { amount } = payLines(rows, { cap: { amount: cap, clip }, negative });
        expect(centsOf(amount)).toBeGreaterThanOrEqual(0n);
        expect(centsOf(amount)).toBeLessThanOrEqual(BigInt(cap * 100));
      }),
    ); // prettier-ignore
  });

  test("the order of the records decides nothing", () => {
    const shuffled = orders.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length }))); // prettier-ignore
    fc.assert(
      fc.property(shuffled, clips, fc.constantFrom(undefined, "catchUp", "fromThenOn"), ([rows, other], clip, running) => {
        const more = { for: { each: "orders", ...(running === undefined ? {} : { running }) }, cap: { amount: 300, clip }, scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.01 }, { from: 5000, rate: 0.03 }] } };
        const plain = ({ lines, ...others }: IncentiveOutcome): object => ({ ...others, lines: lines!.map(({ record: _record, ...line }) => line) });
        expect(plain(payLines(other, more))).toEqual(plain(payLines(rows, more)));
      }),
    ); // prettier-ignore
  });
});

test("stacking: the best of several is the greatest of what each pays alone, and a cap over them is kept", () => {
  const rates = fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(rates, cents, fc.integer({ min: 0, max: 100_000 }), fc.constantFrom("inOrder", "spread", "level"), (own, sales, cap, clip) => {
      const incentives = Object.fromEntries(own.map((rate, index) => [`i${index}`, { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: `${rate / 10_000}` } } }]));
      const ids = Object.keys(incentives);
      const pay = (stacking: object): readonly string[] => {
        const program = parseProgram({ language: 1, id: "laws", currency: "USD", facts: { sales: "money" }, incentives, ...stacking });
        const outcome = evaluatePartner(program, { id: "p", facts: { sales: money(sales) } }, { asOf: "2026-01-31" });
        return outcome.status === "evaluated" ? ids.map((id) => outcome.incentives[id]!.amount!) : [];
      };
      const alone = pay({}).map(centsOf);
      const greatest = alone.reduce((most, each) => (each > most ? each : most), 0n);
      expect(sum(pay({ stacking: { s: { steps: [{ best: ids }] } } }))).toBe(greatest);
      const capped = sum(pay({ stacking: { s: { steps: [{ all: ids }], cap: { amount: cap, clip } } } }));
      expect(capped).toBeLessThanOrEqual(BigInt(cap * 100));
      const remaining = sum(pay({ stacking: { s: { steps: ids.map((id) => ({ all: [id], on: "remaining" })) } } }));
      expect(remaining).toBeLessThanOrEqual(alone.reduce((total, each) => total + each, 0n) + BigInt(ids.length));
    }),
  ); // prettier-ignore
});
