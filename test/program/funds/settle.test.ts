import { describe, expect, test } from "vitest";
import {
  type JournalEntry,
  type Partner,
  type Program,
  payPartner,
  reconcileJournal,
  settlePartner,
  stateJournal,
} from "partner-program";
import { BUDGET, BUDGETS, EVERY_STEP, RECORDS, fundWith, partnerWith, settled, short, stated } from "./support.js";

const REQUEST = { id: "R1", asked: "2026-02-01", cost: 600, approvedOn: "2026-02-10", claimedOn: "2026-03-01", acceptedOn: "2026-03-15" }; // prettier-ignore

/** Settles on one day after the other, and appends what it is told; the partner of a day is what is known then. */
function history(
  program: Program,
  partnerOn: (on: string) => Partner,
  days: readonly string[],
): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (const on of days) journal = [...journal, ...settled(program, { ...partnerOn(on), journal }, on).entries];
  return journal;
}

describe("a fund is posted as it goes on", () => {
  const program = fundWith();
  const partner = partnerWith([REQUEST], [{ ...BUDGET, until: "2026-06-30" }]);

  test("credits of records, what is used, what is paid for it, and what expires", () => {
    const journal = history(program, () => partner, ["2026-01-01", "2026-03-14", "2026-03-15", "2026-06-30", "2026-07-01"]); // prettier-ignore
    expect(journal.map((entry) => `${entry.on}: ${short(entry)}`)).toEqual([
      "2026-01-01: mdf in fund earned 2026-01-01 1000.00 credit",
      "2026-03-15: mdf in fund used 2026-01-01 300.00 claim",
      "2026-03-15: mdf paid earned 2026-01-01 300.00 claim",
      "2026-07-01: mdf in fund expired 2026-07-01 700.00 expiry",
    ]);
    expect(journal[2]!.lines).toEqual([{ key: "R1", amount: "300.00" }]);
  });

  test("what is in the fund by the journal is what the fund states", () => {
    for (const on of ["2026-03-15", "2026-07-01"]) {
      const { funds } = settled(program, partner, on);
      expect(funds!["mdf"]!.due).toBe(stated(program, partner, on).balance.actual);
    }
  });

  test("only what is reimbursed is paid, and it says out of which fund", () => {
    const { entries } = settled(program, partner, "2026-03-31");
    const paid = payPartner({ id: "p1", journal: entries }, { on: "2026-04-01" });
    if (paid.status !== "paid") throw new Error("refused");
    expect([paid.amounts, paid.entries.map(short)]).toEqual([{ USD: "300.00" }, ["mdf paid paid 2026-01-01 300.00 payment"]]); // prettier-ignore
    const again = payPartner({ id: "p1", journal: [...entries, ...paid.entries] }, { on: "2026-04-02" });
    expect(again).toMatchObject({ entries: [], amounts: {} });
  });

  test("what expires is paid for, beside what is reimbursed", () => {
    const own = fundWith({ unused: { pays: "0.25" } });
    const { entries } = settled(own, partnerWith([REQUEST], [{ ...BUDGET, until: "2026-03-20" }]), "2026-03-31");
    expect(entries.map(short)).toEqual([
      "mdf in fund earned 2026-01-01 1000.00 credit",
      "mdf in fund used 2026-01-01 300.00 claim",
      "mdf in fund expired 2026-01-01 700.00 expiry",
      "mdf paid earned 2026-01-01 475.00 claim+expiry",
    ]);
  });

  test("settled again, nothing is posted", () => {
    const { entries } = settled(program, partner, "2026-07-01");
    expect(settled(program, { ...partner, journal: entries }, "2026-07-01").entries).toEqual([]);
  });

  test("periods before `since` are settled for good", () => {
    const answer = settlePartner(program, partner, { period: "2026-07-01", on: "2026-07-01", since: "2026-04-01" });
    if (answer.status !== "settled") throw new Error("refused");
    expect(answer.entries.map(short)).toEqual(["mdf in fund expired 2026-07-01 700.00 expiry"]);
  });

  test("the journal is stated with what is in the fund", () => {
    const { entries } = settled(program, partner, "2026-03-31");
    const statement = stateJournal({ id: "p1", journal: entries }, { from: "2026-01-01", on: "2026-03-31" });
    if (statement.status !== "stated") throw new Error("refused");
    expect(statement.periods.map(({ fund, after }) => [fund, after])).toEqual([
      ["mdf", { accrued: "0.00", earned: "1000.00", paid: "0.00", used: "300.00", expired: "0.00", due: "700.00" }],
      [undefined, { accrued: "0.00", earned: "300.00", paid: "0.00", due: "300.00" }],
    ]);
    expect(statement.closing).toEqual({ USD: { accrued: "0.00", earned: "300.00", paid: "0.00", due: "300.00" } });
  });
});

describe("what a fund has posted is reconciled", () => {
  const program = fundWith();
  const { entries } = settled(program, partnerWith([REQUEST]), "2026-03-31");

  test("nothing differs where nothing has changed", () => {
    const reconciled = reconcileJournal(program, { ...partnerWith([REQUEST]), journal: entries }, { on: "2026-03-31" });
    if (reconciled.status !== "reconciled") throw new Error("refused");
    expect(reconciled.agrees).toBe(true);
    expect(reconciled.periods.map(({ incentive, fund, inFund, earned, due, difference }) => [incentive, fund, inFund, earned, due, difference])).toEqual([
      ["mdf", "mdf", "700.00", "1000.00", "1000.00", "0.00"],
      ["mdf", undefined, undefined, "300.00", "300.00", "0.00"],
    ]);
  }); // prettier-ignore

  test("what would be posted is told", () => {
    const other = { ...partnerWith([{ ...REQUEST, cost: 400 }]), journal: entries };
    const reconciled = reconcileJournal(program, other, { on: "2026-03-31" });
    if (reconciled.status !== "reconciled") throw new Error("refused");
    expect(reconciled.agrees).toBe(false);
    expect(reconciled.periods.map(({ fund, due, difference }) => [fund, due, difference])).toEqual([
      ["mdf", "1000.00", "100.00"],
      [undefined, "200.00", "-100.00"],
    ]);
  });

  test("and what was never posted", () => {
    const reconciled = reconcileJournal(program, partnerWith([REQUEST]), { on: "2026-03-31" });
    expect(reconciled).toMatchObject({ agrees: false, periods: [{ due: "1000.00", difference: "700.00" }, { due: "300.00" }] }); // prettier-ignore
  });
});

describe("corrections say why", () => {
  test("a claim that becomes known late", () => {
    const late = { ...REQUEST, seen: "2026-04-20" };
    const other = { id: "R0", asked: "2026-01-05", cost: 100, approvedOn: "2026-01-06", claimedOn: "2026-01-07", acceptedOn: "2026-01-08" }; // prettier-ignore
    const journal = history(fundWith(), () => partnerWith([other, late]), ["2026-03-31", "2026-04-20"]);
    expect(journal.slice(-2).map(short)).toEqual(["mdf in fund used 2026-01-01 300.00 lateData", "mdf paid earned 2026-01-01 300.00 lateData"]); // prettier-ignore
  });

  test("a budget that turns out to have been smaller takes back what was reimbursed too much", () => {
    const smaller = { id: "B2", seen: "2026-05-01", from: "2026-01-15", amount: -800 };
    const journal = history(fundWith(), () => partnerWith([REQUEST], [BUDGET, smaller]), ["2026-03-31", "2026-05-01"]);
    expect(journal.slice(-3).map(short)).toEqual([
      "mdf in fund reversed 2026-01-01 -800.00 lateData",
      "mdf in fund used 2026-01-01 -100.00 lateData",
      "mdf paid reversed 2026-01-01 -100.00 lateData",
    ]);
  });

  test("other rules, and data without a day", () => {
    const partner = partnerWith([REQUEST]);
    const { entries } = settled(fundWith(), partner, "2026-03-31");
    const third = fundWith({
      requests: { ...EVERY_STEP, request: { on: "asked", amount: { product: ["cost", 0.25] } } },
    });
    expect(settled(third, { ...partner, journal: entries }, "2026-04-01").entries.map(short)).toEqual([
      "mdf in fund used 2026-01-01 -150.00 rules",
      "mdf paid reversed 2026-01-01 -150.00 rules",
    ]);
    const mended = { ...partnerWith([{ ...REQUEST, cost: 400 }]), journal: entries };
    expect(settled(fundWith(), mended, "2026-04-01").entries.map(short)).toEqual([
      "mdf in fund used 2026-01-01 -100.00 data",
      "mdf paid reversed 2026-01-01 -100.00 data",
    ]);
  });

  test("a fund that the document no longer has keeps what it has posted", () => {
    const partner = partnerWith([REQUEST]);
    const { entries } = settled(fundWith(), partner, "2026-03-31");
    const without = fundWith({}, { funds: {} });
    expect(settled(without, { ...partner, journal: entries }, "2026-04-01").entries).toEqual([]);
  });
});

describe("what incentives credit", () => {
  const orders = { date: "on", recordedOn: "seen", fields: { on: "date", seen: "date", amount: "money" } } as const;
  const accrual = { kind: "rebate", period: "calendarQuarter", payOn: "sales", scale: { flat: { rate: 0.02 } } };
  const sections = {
    records: { ...RECORDS, orders },
    metrics: { sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } } },
    incentives: { accrual },
  };
  const program = fundWith({ opens: "2026-01-01", credits: [{ incentive: "accrual" }] }, sections);
  const partner = (lines: readonly object[], requests: readonly object[] = []): Partner => {
    const { records, ...others } = partnerWith(requests, []);
    return { ...others, records: { ...records, orders: lines as never } };
  };
  const march = { on: "2026-03-01", seen: "2026-03-01", amount: 10000 };

  test("is estimated, and is in the fund once its period is closed; it is never paid", () => {
    const journal = history(program, () => partner([march]), ["2026-03-31", "2026-04-01"]);
    expect(journal.map(short)).toEqual([
      "accrual in fund accrued 2026-01-01 200.00 estimate",
      "accrual in fund released 2026-01-01 -200.00 closed",
      "accrual in fund earned 2026-01-01 200.00 closed",
      "accrual in fund accrued 2026-04-01 0.00 estimate",
    ]);
    expect(payPartner({ id: "p1", journal }, { on: "2026-04-02" })).toMatchObject({ entries: [], amounts: {} });
  });

  test("what was paid before the document credited it is taken back, and credited", () => {
    const paying = fundWith({}, sections);
    const { entries } = settled(paying, partner([march]), "2026-04-01", "2026-03-31");
    const moved = settled(program, { ...partner([march]), journal: entries }, "2026-04-01", "2026-03-31").entries;
    expect(moved.map(short)).toEqual(["accrual reversed 2026-01-01 -200.00 data", "accrual in fund earned 2026-01-01 200.00 closed"]); // prettier-ignore
  });

  test("an allocation is closed on the first day of its period, and reconciled by it", () => {
    const allocation = { ...accrual, payOn: "plan", settlement: { closes: "periodStart" } };
    const own = fundWith({ opens: "2026-01-01", credits: [{ incentive: "allocation" }] }, { facts: { plan: { type: "money", dated: true } }, incentives: { allocation } }); // prettier-ignore
    const plan = [{ from: "2026-01-01", value: 5000 }, { from: "2026-02-01", value: 9000 }]; // prettier-ignore
    const planned = { ...partnerWith([]), facts: { plan } };
    const { entries } = settled(own, planned, "2026-02-15");
    expect(entries.map(short)).toEqual(["allocation in fund earned 2026-01-01 100.00 closed"]);
    const reconciled = reconcileJournal(own, { ...planned, journal: entries }, { on: "2026-02-15" });
    expect(reconciled).toMatchObject({ agrees: true, periods: [{ fund: "mdf", due: "100.00" }] });
  });

  test("points that are redeemed are used, and those that expire can be paid for", () => {
    const points = { kind: "points", period: "month", payOn: "sales", scale: { flat: { rate: 0.01 } } };
    const credits = [{ incentive: "points", expires: { after: { months: 1 } } }];
    const redemptions = { date: "on", key: "id", fields: { id: "string", on: "date", points: "decimal" } };
    const fund = { counts: "points", period: "month", opens: "2026-03-01", credits, requests: { for: { each: "redemptions" }, request: { on: "on", amount: "points" }, short: "refuse" }, unused: { pays: 0.5 } }; // prettier-ignore
    const own = fundWith(fund, { ...sections, records: { ...sections.records, redemptions }, metrics: { sales: { sum: "orders.amount", window: { month: "toDate" } } }, incentives: { points } }); // prettier-ignore
    const shopper = (): Partner => {
      const { records, ...others } = partner([march]);
      return { ...others, records: { ...records, redemptions: [{ id: "X", on: "2026-04-10", points: 30 }] } };
    };
    const journal = history(own, shopper, ["2026-03-31", "2026-04-10", "2026-05-01"]);
    const posted = journal.filter(({ kind }) => !["accrued", "released"].includes(kind));
    expect(posted.map((entry) => `${short(entry)} ${entry.currency}`)).toEqual([
      "points in fund earned 2026-03-01 100 closed points",
      "mdf in fund used 2026-04-01 30 claim points",
      "points in fund earned 2026-04-01 0 closed points",
      "mdf in fund expired 2026-05-01 70 expiry points",
      "mdf paid earned 2026-05-01 35.00 expiry USD",
    ]);
  });
});

test("a budget that is credited and a request of one period are told apart by their fund", () => {
  const two = fundWith({}, { funds: { a: { period: "month", credits: [BUDGETS] }, b: { period: "month", credits: [BUDGETS] } } }); // prettier-ignore
  const { entries, funds } = settled(two, partnerWith([]), "2026-01-31");
  expect(entries.map(({ id }) => id)).toEqual(["p1/a/2026-01-01/1", "p1/b/2026-01-01/1"]);
  expect(Object.keys(funds!)).toEqual(["a", "b"]);
});
