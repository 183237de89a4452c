import { describe, expect, test } from "vitest";
import {
  type JournalEntry,
  type JournalStatement,
  type PayOptions,
  type Payout,
  payPartner,
  reconcileJournal,
  stateJournal,
} from "partner-program";
import { codesOf } from "../support.js";
import { partnerWith, programWith, rebate, settled } from "./support.js";

const MARCH = { id: "A", on: "2026-03-01", amount: 1000 };
const BACK = { id: "B", on: "2026-03-02", seen: "2026-05-01", amount: -600 };
const program = programWith({ r: rebate(), m: rebate({ period: "month", payOn: "monthly" }) });
const settle = (orders: readonly object[], journal: readonly JournalEntry[], period: string, on: string): readonly JournalEntry[] => [
  ...journal,
  ...settled(program, partnerWith(orders as readonly (typeof MARCH)[], journal), { period, on }).entries,
]; // prettier-ignore

function paid(journal: readonly JournalEntry[], options: PayOptions): Payout {
  const answer = payPartner({ id: "p1", journal }, options);
  if (answer.status === "issues") throw new Error(answer.issues.map(({ message }) => message).join("\n"));
  return answer;
}

const earned = settle([MARCH, BACK], [], "2026-03-31", "2026-04-01");

describe("what is due is paid", () => {
  test("an entry for each incentive and period, and once only", () => {
    const { entries, amounts, carried } = paid(earned, { on: "2026-04-15" });
    expect(entries.map(({ id, kind, amount, reasons }) => [id, kind, amount, reasons.join()])).toEqual([
      ["p1/r/2026-01-01/2", "paid", "20.00", "payment"],
      ["p1/m/2026-03-01/2", "paid", "20.00", "payment"],
    ]);
    expect([amounts, carried]).toEqual([{ USD: "40.00" }, {}]);
    const again = paid([...earned, ...entries], { on: "2026-04-15" });
    expect([again.entries, again.amounts, again.carried]).toEqual([[], {}, {}]);
  });

  test.each([
    ["just below what is due", "39.99", { USD: "40.00" }, {}],
    ["as much as is due", 40, { USD: "40.00" }, {}],
    ["just above what is due", "40.01", {}, { USD: "40.00" }],
    ["of another currency", undefined, { USD: "40.00" }, {}],
  ])("the least is %s", (_title, least, amounts, carried) => {
    const answer = paid(earned, { on: "2026-04-15", least: least === undefined ? { EUR: 1000 } : { USD: least } });
    expect([answer.amounts, answer.carried]).toEqual([amounts, carried]);
  });

  test("each currency alone, and with ids of its own", () => {
    const own = programWith({ r: rebate() }, { currency: "partner" });
    const euro = settled(own, partnerWith([MARCH], [], { currency: "EUR" }), {
      period: "2026-03-31",
      on: "2026-04-01",
    });
    const handed = paid(euro.entries, { on: "2026-04-02" });
    expect(handed.amounts).toEqual({ EUR: "20.00" });
    const moved = [...euro.entries, ...handed.entries];
    const yen = settled(own, partnerWith([MARCH], moved, { currency: "JPY" }), {
      period: "2026-03-31",
      on: "2026-05-01",
    });
    const both = paid([...moved, ...yen.entries], { on: "2026-05-02" });
    expect([both.amounts, both.carried]).toEqual([{ JPY: "20" }, { EUR: "-20.00" }]);
    const ids = [...moved, ...yen.entries, ...both.entries].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const reconciled = reconcileJournal(own, partnerWith([MARCH], [...moved, ...yen.entries], { currency: "JPY" }), { on: "2026-05-02" }); // prettier-ignore
    expect(reconciled).toMatchObject({ agrees: true, periods: [{ currency: "EUR", earned: "0.00", paid: "20.00", due: "0.00" }, { currency: "JPY", earned: "20", paid: "0", due: "20" }] }); // prettier-ignore
  });

  test("what is estimated is not paid", () => {
    const open = settle([MARCH], [], "2026-03-31", "2026-03-31");
    expect(paid(open, { on: "2026-03-31" })).toMatchObject({ entries: [], amounts: {}, carried: {} });
  });
});

describe("what was paid too much", () => {
  const journal = [...earned, ...paid(earned, { on: "2026-04-15" }).entries];
  const reversed = settle([MARCH, BACK], journal, "2026-04-30", "2026-05-01");

  test("is carried while nothing is due against it", () => {
    const { entries, amounts, carried } = paid(reversed, { on: "2026-05-15" });
    expect([entries, amounts, carried]).toEqual([[], {}, { USD: "-24.00" }]);
  });

  test("is kept back from what is due later", () => {
    const may = settle([MARCH, BACK, { id: "C", on: "2026-05-20", amount: 2000 }], reversed, "2026-05-31", "2026-06-01"); // prettier-ignore
    const { entries, amounts } = paid(may, { on: "2026-06-15" });
    expect(entries.map(({ incentive, period, amount }) => `${incentive} ${period.from} ${amount}`)).toEqual(["r 2026-01-01 -12.00", "m 2026-03-01 -12.00", "m 2026-05-01 40.00"]); // prettier-ignore
    expect(amounts).toEqual({ USD: "16.00" });
  });
});

test.each([
  [{ on: "soon" }, ["options.settle "]],
  [{ on: "2026-04-15", least: { USD: "some" } }, ["options.least "]],
  [{ on: "2026-04-15", least: 5 }, ["options.least "]],
  [{ on: "2026-03-31" }, ["journal.later /journal"]],
])("options such as %j are refused", (options, codes) => {
  const answer = payPartner({ id: "p1", journal: earned }, options as unknown as PayOptions);
  expect(answer.status === "issues" && codesOf(answer.issues)).toEqual(codes);
});

describe("a journal against a new computation", () => {
  const reconciled = (orders: readonly object[], journal: readonly JournalEntry[], on: string): unknown => {
    const answer = reconcileJournal(program, partnerWith(orders as readonly (typeof MARCH)[], journal), { on });
    return answer.status === "reconciled" ? [answer.agrees, answer.periods.map(({ incentive, earned: own, due, difference }) => [incentive, own, due, difference])] : answer; // prettier-ignore
  };

  test("agrees where nothing has changed, and names what differs", () => {
    expect(reconciled([MARCH, BACK], earned, "2026-04-30")).toEqual([true, [["r", "20.00", "20.00", "0.00"], ["m", "20.00", "20.00", "0.00"]]]); // prettier-ignore
    expect(reconciled([MARCH, BACK], earned, "2026-05-01")).toEqual([false, [["r", "20.00", "8.00", "-12.00"], ["m", "20.00", "8.00", "-12.00"]]]); // prettier-ignore
    expect(reconciled([MARCH, BACK], settle([MARCH, BACK], earned, "2026-03-31", "2026-05-01"), "2026-05-01")).toEqual([true, [["r", "8.00", "8.00", "0.00"], ["m", "8.00", "8.00", "0.00"]]]); // prettier-ignore
  });

  test("says where it cannot be told", () => {
    const answer = reconcileJournal(program, { id: "p1", journal: earned }, { on: "2026-04-30" });
    expect(answer).toMatchObject({ agrees: false, periods: [{ due: null, difference: null }, { due: null, difference: null }] }); // prettier-ignore
  });

  test("leaves out what is estimated", () => {
    expect(reconciled([MARCH], settle([MARCH], [], "2026-03-31", "2026-03-31"), "2026-03-31")).toEqual([true, []]);
  });
});

describe("a journal is stated for a time", () => {
  const paidEntries = paid(earned, { on: "2026-04-15" }).entries;
  const journal = settle([MARCH, BACK], [...earned, ...paidEntries], "2026-03-31", "2026-05-01");
  const stated = (from: string, on: string): JournalStatement => {
    const answer = stateJournal({ id: "p1", journal }, { from, on });
    if (answer.status === "issues") throw new Error("refused");
    return answer;
  };
  const balance = (sum: string, handed: string, due: string): object => ({ accrued: "0.00", earned: sum, paid: handed, due }); // prettier-ignore

  test("what stood before, what was posted and why, what stands after", () => {
    const { periods, opening, closing } = stated("2026-04-16", "2026-05-01");
    expect([opening, closing]).toEqual([{ USD: balance("40.00", "40.00", "0.00") }, { USD: balance("16.00", "40.00", "-24.00") }]); // prettier-ignore
    expect(periods.map(({ incentive, before, entries, after }) => [incentive, before, entries.map(({ amount, reasons }) => `${amount} ${reasons.join()}`), after])).toEqual([
      ["r", balance("20.00", "20.00", "0.00"), ["-12.00 lateData"], balance("8.00", "20.00", "-12.00")],
      ["m", balance("20.00", "20.00", "0.00"), ["-12.00 lateData"], balance("8.00", "20.00", "-12.00")],
    ]); // prettier-ignore
  });

  test.each([
    ["up to the day before the first entry", "2026-01-01", "2026-03-31", 0, {}, {}],
    ["the day of the first entry", "2026-04-01", "2026-04-01", 2, {}, { USD: balance("40.00", "0.00", "40.00") }],
    ["behind the last entry", "2026-05-02", "2026-12-31", 0, { USD: balance("16.00", "40.00", "-24.00") }, { USD: balance("16.00", "40.00", "-24.00") }],
  ])("%s", (_title, from, on, count, opening, closing) => {
    const answer = stated(from, on);
    expect([answer.periods.length, answer.opening, answer.closing]).toEqual([count, opening, closing]);
  }); // prettier-ignore

  test("what stands after one time stands before the next", () => {
    for (const day of ["2026-04-01", "2026-04-15", "2026-04-30", "2026-05-01"]) {
      const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
      expect(stated(next, "2026-12-31").opening).toEqual(stated("2026-01-01", day).closing);
    }
  });

  test.each([
    [{ from: "2026-04-02", on: "2026-04-01" }, ["options.settle "]],
    [{ from: "soon", on: "2026-04-01" }, ["options.settle "]],
    [{ from: "2026-04-01", on: "later" }, ["options.settle "]],
  ])("options such as %j are refused", (options, codes) => {
    const answer = stateJournal({ id: "p1", journal }, options);
    expect(answer.status === "issues" && codesOf(answer.issues)).toEqual(codes);
  });
});
