import fc from "fast-check";
import { expect, test } from "vitest";
import { type FundStatement, type JournalEntry, type Partner, reconcileJournal, stateFunds } from "partner-program";
import { EVERY_STEP, RECORDS, fundWith, settled } from "./support.js";

const orders = { date: "on", recordedOn: "seen", fields: { on: "date", seen: "date", amount: "money" } } as const;
const accrual = { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: "0.0375" } } };
/** A fund of budgets that are granted by hand and of co-op that is accrued, with everything that it can say. */
const program = fundWith(
  {
    opens: "2026-01-01",
    credits: [{ for: { each: "budgets" }, on: "from", amount: "amount", expires: { after: { months: 3 } } }, { incentive: "accrual", expires: { endOf: "calendarQuarter" } }],
    requests: { ...EVERY_STEP, claim: { ...EVERY_STEP.claim, until: { deadline: "approvedOn", after: 40, in: "days" } } },
    unused: { carry: { share: "0.4", expires: { after: { months: 1 } } }, pays: "0.25" },
  },
  { records: { ...RECORDS, orders }, metrics: { sales: { sum: "orders.amount", window: { month: "toDate" } } }, incentives: { accrual } },
); // prettier-ignore

const dayOf = (day: number): string => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
const END = 260;
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));
const written = (whole: number): string => (whole / 100).toFixed(2);
const day = fc.integer({ min: 0, max: 150 });
const late = fc.integer({ min: 0, max: 60 });

const budget = fc.record({ from: day, late, cents: fc.integer({ min: -20_000, max: 80_000 }) });
const order = fc.record({ on: day, late, cents: fc.integer({ min: -90_000, max: 300_000 }) });
/** A request that goes as far as `steps` says: asked for, approved or denied, claimed, accepted or rejected. */
const request = fc.record({ asked: day, late, cost: fc.integer({ min: 0, max: 120_000 }), spend: fc.integer({ min: 0, max: 120_000 }), gaps: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }), steps: fc.integer({ min: 0, max: 5 }) }); // prettier-ignore

const partner = fc
  .record({ budgets: fc.array(budget, { maxLength: 4 }), orders: fc.array(order, { maxLength: 5 }), requests: fc.array(request, { maxLength: 5 }) })
  .map(({ budgets, orders: lines, requests }): Partner => ({
    id: "p1",
    records: {
      budgets: budgets.map((own, index) => ({ id: `b${index}`, from: dayOf(own.from), seen: dayOf(own.from + own.late), amount: written(own.cents) })),
      orders: lines.map((own) => ({ on: dayOf(own.on), seen: dayOf(own.on + own.late), amount: written(own.cents) })),
      requests: requests.map(({ asked, late: later, cost, spend, gaps: [first, second, third], steps }, index) => {
        const approvedOn = asked + first!;
        const claimedOn = approvedOn + second!;
        const decided = dayOf(claimedOn + third!);
        return {
          id: `r${index}`,
          asked: dayOf(asked),
          seen: dayOf(asked + later),
          cost: written(cost),
          spend: written(spend),
          ...(steps === 1 ? { deniedOn: dayOf(approvedOn) } : {}),
          ...(steps >= 2 ? { approvedOn: dayOf(approvedOn) } : {}),
          ...(steps >= 3 ? { claimedOn: dayOf(claimedOn) } : {}),
          ...(steps === 4 ? { acceptedOn: decided } : {}),
          ...(steps === 5 ? { rejectedOn: decided } : {}),
        };
      }),
    },
  })); // prettier-ignore

function stated(own: Partner, on: number, knownAt: number = on): FundStatement {
  const answer = stateFunds(program, own, { on: dayOf(on), knownAt: dayOf(knownAt) });
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer.funds["mdf"]!;
}

const sum = (amounts: readonly string[]): bigint => amounts.reduce((total, amount) => total + cents(amount), 0n);

test("the parts of a lot add up to it, nothing is below zero, and movements add up to the balance", () => {
  fc.assert(
    fc.property(partner, fc.integer({ min: 0, max: END }), (own, on) => {
      const { lots, balance, movements, requests } = stated(own, on);
      for (const { amount, free, held, used, expired, carried, withdrawn } of lots) {
        const parts = [free, held, used, expired, carried, withdrawn];
        for (const part of parts) expect(cents(part) >= 0n).toBe(true);
        if (cents(amount) >= 0n) expect(sum(parts)).toBe(cents(amount));
      }
      expect(cents(balance.available) >= 0n).toBe(true);
      expect(sum(lots.map(({ free }) => free))).toBe(cents(balance.available));
      const moved = (kind: string): bigint => sum(movements.filter((each) => each.kind === kind).map(({ amount }) => amount)); // prettier-ignore
      expect(moved("used")).toBe(cents(balance.used));
      expect(moved("expired")).toBe(cents(balance.expired));
      expect(moved("withdrawn")).toBe(cents(balance.withdrawn));
      expect(moved("held") - moved("released") - moved("used")).toBe(cents(balance.pending) + cents(balance.committed));
      expect(sum(requests.map(({ reimbursed }) => reimbursed))).toBe(cents(balance.used));
    }),
    { numRuns: 120 },
  );
}, 60_000);

test("the order of records decides nothing, and the past is fixed for what was known", () => {
  fc.assert(
    fc.property(partner, fc.integer({ min: 0, max: END }), (own, on) => {
      const turned = Object.fromEntries(Object.entries(own.records!).map(([name, rows]) => [name, rows.toReversed()]));
      const withoutPlaces = (statement: FundStatement): unknown =>
        JSON.parse(JSON.stringify(statement, (key, value: unknown) => (key === "record" ? undefined : value)));
      expect(withoutPlaces(stated({ ...own, records: turned }, on))).toEqual(withoutPlaces(stated(own, on)));
      const known = Object.fromEntries(Object.entries(own.records!).map(([name, rows]) => [name, rows.filter(({ seen }) => (seen as string) <= dayOf(on))])); // prettier-ignore
      expect(withoutPlaces(stated({ ...own, records: known }, on))).toEqual(withoutPlaces(stated(own, on)));
    }),
    { numRuns: 60 },
  );
}, 60_000);

test("settled up to a day, the journal has in the fund what is stated; settled twice, nothing is posted; however often was settled, balances are the same", () => {
  const nights = fc.array(fc.integer({ min: 0, max: END }), { maxLength: 4 }).map((some) => some.toSorted((one, other) => one - other)); // prettier-ignore
  const months = Array.from({ length: 9 }, (_, month) => Date.UTC(2026, month, 15) / 86_400_000 - Date.UTC(2026, 0, 1) / 86_400_000); // prettier-ignore
  /** Every month is named once, so that the journal has it; then the partner is settled on some nights, and at the end. */
  const run = (own: Partner, on: readonly number[]): readonly JournalEntry[] => {
    let journal: readonly JournalEntry[] = [];
    for (const night of [...months, ...on, END].toSorted((one, other) => one - other))
      journal = [...journal, ...settled(program, { ...own, journal }, dayOf(night)).entries];
    return journal;
  };
  fc.assert(
    fc.property(partner, nights, (own, on) => {
      const journal = run(own, on);
      const last = settled(program, { ...own, journal }, dayOf(END));
      expect(last.entries).toEqual([]);
      const { balance, requests } = stated(own, END);
      expect(cents(last.funds?.["mdf"]?.due ?? "0.00")).toBe(cents(balance.actual) - cents(balance.owed));
      const reimbursed = sum(requests.map((each) => each.reimbursed));
      expect(cents(last.balances["USD"]?.due ?? "0.00")).toBe(reimbursed + cents(balance.paidOut));
      expect(settled(program, { ...own, journal: run(own, []) }, dayOf(END)).funds).toEqual(last.funds);
      expect(reconcileJournal(program, { ...own, journal }, { on: dayOf(END) })).toMatchObject({ agrees: true });
    }),
    { numRuns: 25 },
  );
}, 120_000);
