import fc from "fast-check";
import { expect, test } from "vitest";
import { type JournalEntry, evaluatePartner, payPartner, reconcileJournal } from "partner-program";
import { type Order, partnerWith, programWith, rebate, settled } from "./support.js";

const BANDS = { apply: "graduated", bands: [{ from: 0, rate: "0.0125" }, { from: 1000, rate: "0.03" }, { from: 5000, rate: "0.0425" }] }; // prettier-ignore
const split = { among: [{ id: "a", share: 3 }, { id: "b", share: 2 }] }; // prettier-ignore
const program = programWith({
  quarter: rebate({ scale: BANDS, split }),
  month: rebate({ period: "month", payOn: "monthly", scale: { ...BANDS, apply: "wholeAmount" }, cap: { amount: 90 } }),
  each: { kind: "spiff", period: "month", for: { each: "orders" }, payOn: "amount", pays: { rate: "0.0111" }, cap: { amount: 50, clip: "spread" } },
  graceful: rebate({ settlement: { graceDays: 20 } }),
}); // prettier-ignore

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
/** Orders of half a year, some of them returns, that become known up to three months later. */
const orders = fc
  .array(fc.record({ on: fc.integer({ min: 0, max: 180 }), late: fc.integer({ min: 0, max: 90 }), cents: fc.integer({ min: -90_000, max: 300_000 }) }), { maxLength: 12 })
  .map((rows) => rows.map(({ on, late, cents }, index): Order => ({ id: `o${index}`, on: dayOf(on), seen: dayOf(on + late), amount: (cents / 100).toFixed(2) }))); // prettier-ignore
/** Days on which is settled, each with whether is paid then; the last one lies behind everything that becomes known. */
const days = fc
  .array(fc.tuple(fc.integer({ min: 20, max: 280 }), fc.boolean()), { minLength: 1, maxLength: 6 })
  .map((some) => [...some].sort(([one], [other]) => one - other));
const END = 300;
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));
const sum = (entries: readonly { readonly amount: string }[]): bigint => entries.reduce((total, { amount }) => total + cents(amount), 0n); // prettier-ignore

/** The journal of a host that settles every month that is over, and pays, on some days. */
function run(rows: readonly Order[], on: readonly (readonly [number, boolean])[]): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  const append = (entries: readonly JournalEntry[]): void => void (journal = [...journal, ...entries]);
  let settledUpTo = 0;
  for (const [day, pays] of [...on, [END, false] as const]) {
    // Every month from the last settlement on: a period is named once, the journal has it from then on.
    for (let month = settledUpTo; month <= Math.min(day, 200); month += 28)
      append(settled(program, partnerWith(rows, journal), { period: dayOf(month), on: dayOf(day) }).entries);
    settledUpTo = Math.max(0, Math.min(day, 200) - 28);
    if (!pays) continue;
    const payout = payPartner({ id: "p1", journal }, { on: dayOf(day) });
    if (payout.status === "paid") append(payout.entries);
  }
  return journal;
}

test("the entries of every period add up to what is due on its last day, however late data came and however often was settled", () => {
  fc.assert(
    fc.property(orders, days, (rows, on) => {
      const journal = run(rows, on);
      const periods = new Map(journal.map((entry) => [`${entry.incentive} ${entry.period.from}`, entry]));
      for (const { incentive, period } of periods.values()) {
        const own = journal.filter((entry) => entry.incentive === incentive && entry.period.from === period.from);
        const due = own.filter(({ kind }) => kind === "earned" || kind === "reversed");
        const outcome = evaluatePartner(program, partnerWith(rows), { asOf: period.to });
        expect(sum(due)).toBe(outcome.status === "evaluated" ? cents(outcome.incentives[incentive]!.amount!) : -1n);
        expect(sum(own.filter(({ kind }) => kind === "accrued" || kind === "released"))).toBe(0n);
      }
      const reconciled = reconcileJournal(program, partnerWith(rows, journal), { on: dayOf(END) });
      expect(reconciled).toMatchObject({ status: "reconciled", agrees: true });
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("settled again on the same day, nothing is posted; ids are never used twice; only appended", () => {
  fc.assert(
    fc.property(orders, days, (rows, on) => {
      const journal = run(rows, on);
      expect(new Set(journal.map(({ id }) => id)).size).toBe(journal.length);
      const last = { period: dayOf(200), on: dayOf(END) };
      const all = [...journal, ...settled(program, partnerWith(rows, journal), last).entries];
      expect(settled(program, partnerWith(rows, all), last).entries).toEqual([]);
      expect(journal.map(({ on: posted }) => posted)).toEqual(journal.map(({ on: posted }) => posted).toSorted());
    }),
    { numRuns: 40 },
  );
}, 60_000);

test("the past is fixed: what becomes known later changes no settlement of an earlier knowledge", () => {
  fc.assert(
    fc.property(orders, fc.integer({ min: 0, max: 250 }), (rows, day) => {
      const known = dayOf(day);
      const early = rows.filter(({ seen }) => seen! <= known);
      const at = (some: readonly Order[]): object => settled(program, partnerWith(some), { period: known, on: dayOf(END), knownAt: known }); // prettier-ignore
      expect(at(rows)).toEqual(at(early));
    }),
    { numRuns: 60 },
  );
});

test("shares and lines of an entry add up to it; payments and what is carried add up to what is due", () => {
  fc.assert(
    fc.property(orders, days, (rows, on) => {
      const journal = run(rows, on);
      for (const { shares, lines, amount, incentive, kind } of journal) {
        if (shares !== undefined) expect(sum(shares)).toBe(cents(amount));
        if (lines !== undefined) expect(sum(lines)).toBe(cents(amount));
        const isShared = incentive === "quarter" && (kind === "earned" || kind === "reversed") && cents(amount) !== 0n;
        expect(shares !== undefined).toBe(isShared);
      }
      const { balances } = settled(program, partnerWith(rows, journal), { period: dayOf(200), on: dayOf(END) });
      const payout = payPartner({ id: "p1", journal }, { on: dayOf(END) });
      if (payout.status !== "paid") throw new Error("refused");
      const [handed, carried] = [payout.amounts["USD"] ?? "0.00", payout.carried["USD"] ?? "0.00"];
      expect(sum(payout.entries)).toBe(cents(handed));
      expect(cents(handed) + cents(carried)).toBe(cents(balances["USD"]?.due ?? "0.00"));
    }),
    { numRuns: 60 },
  );
}, 60_000);
