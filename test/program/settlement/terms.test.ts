import { describe, expect, test } from "vitest";
import { type JournalEntry, type Partner, type Program, payPartner } from "partner-program";
import { codesOf, issuesOf, programOf } from "../support.js";
import { type Order, ORDERS, partnerWith, programWith, rebate, settled, short } from "./support.js";

const BANDS = { apply: "wholeAmount", bands: [{ from: 0, rate: 0.01 }, { from: 3000, rate: 0.03 }] }; // prettier-ignore
const march = { id: "A", on: "2026-01-15", amount: 1000 };

/** Settles on one day after the other, and appends what it is told. */
function history(program: Program, orders: readonly Order[], days: readonly string[], more: object = {}): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (const on of days)
    journal = [...journal, ...settled(program, partnerWith(orders, journal, more), { period: on, on }).entries];
  return journal;
} // prettier-ignore

describe("what is estimated of an open period", () => {
  const on = "2026-01-30";
  const estimated = (accrue: unknown, more: object = {}, partner: Partial<Partner> = {}): readonly string[] => {
    const program = programWith({ r: rebate({ scale: BANDS, settlement: { accrue } }) }, more);
    const { entries, open } = settled(program, partnerWith([march], [], partner), { period: on, on });
    return [...entries.map(({ kind, amount }) => `${kind} ${amount}`), ...open.map(({ missing }) => `open ${missing.join()}`)]; // prettier-ignore
  };

  test.each([
    ["what is earned so far", "earnedSoFar", ["accrued 10.00"]],
    ["nothing", "nothing", ["accrued 0.00"]],
    ["a rate of its own", { rate: 0.025, on: "sales" }, ["accrued 25.00"]],
    ["a rate that a formula gives", { rate: { product: [0.5, 0.05] }, on: { sumOf: ["sales", 200] } }, ["accrued 30.00"]],
    ["at run rate: 1000 in 30 of 90 days are 3000, which earn 90.00, of which a third is estimated", { runRate: ["sales"] }, ["accrued 30.00"]],
    ["by expected value: 0.25 x 90.00 + 0.75 x 10.00", { expected: [{ probability: 0.25, given: { sales: 3000 } }, { probability: 0.75, given: { sales: 1000 } }] }, ["accrued 30.00"]],
    ["by outcomes that other metrics tell", { expected: [{ probability: 1, given: { sales: "monthly" } }] }, ["accrued 10.00"]],
  ])("%s", (_title, accrue, expected) => {
    expect(estimated(accrue)).toEqual(expected);
  }); // prettier-ignore

  test("a day less at run rate is a band less", () => {
    const program = programWith({ r: rebate({ scale: BANDS, settlement: { accrue: { runRate: ["sales"] } } }) });
    const { entries } = settled(program, partnerWith([march]), { period: on, on: "2026-01-31" });
    // 1000 x 90 / 31 is 2903.225806, and earns 29.03; 31 of 90 days are 10.00.
    expect(entries.map(({ amount }) => amount)).toEqual(["10.00"]);
  });

  test("what cannot be told is open", () => {
    const facts = { factor: "decimal" };
    expect(estimated({ rate: "factor", on: "sales" }, { facts })).toEqual(["open accrual"]);
    expect(estimated({ rate: "factor", on: "sales" }, { facts }, { facts: { factor: 0.5 } })).toEqual(["accrued 500.00"]); // prettier-ignore
  });

  test("however it was estimated, what is earned in the end is what is due", () => {
    const program = programWith({ r: rebate({ scale: BANDS, settlement: { accrue: { rate: 0.025, on: "sales" } } }) });
    const journal = history(program, [march], ["2026-01-31", "2026-04-01"]).filter(({ period }) => period.from < "2026-04-01"); // prettier-ignore
    expect(journal.map(short)).toEqual([
      "accrued 2026-01-01 25.00 estimate",
      "released 2026-01-01 -25.00 closed",
      "earned 2026-01-01 10.00 closed",
    ]);
  });
});

describe("a part is due before the period is closed", () => {
  const orders = [march, { id: "B", on: "2026-02-10", amount: 2000 }, { id: "C", on: "2026-03-10", amount: 500 }];
  const program = programWith({ r: rebate({ settlement: { interim: { share: 0.5, every: "month" } } }) });
  const ofQuarter = (journal: readonly JournalEntry[]): readonly string[] =>
    journal.filter(({ period }) => period.from === "2026-01-01").map((entry) => `${entry.on} ${short(entry)}`);

  test("at the end of each month half of what is earned up to it; the rest when it is closed", () => {
    const journal = history(program, orders, ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01", "2026-04-01"]);
    expect(ofQuarter(journal)).toEqual([
      "2026-01-31 accrued 2026-01-01 20.00 estimate",
      "2026-02-01 earned 2026-01-01 10.00 interim",
      "2026-02-01 released 2026-01-01 -10.00 estimate",
      "2026-02-28 accrued 2026-01-01 40.00 estimate",
      "2026-03-01 earned 2026-01-01 20.00 interim",
      "2026-03-01 released 2026-01-01 -20.00 estimate",
      "2026-04-01 released 2026-01-01 -30.00 closed",
      "2026-04-01 earned 2026-01-01 40.00 closed",
    ]);
  });

  test("it is paid, and what was paid too much is kept back", () => {
    const returned = [march, { id: "A-return", on: "2026-03-01", amount: -900 }];
    const february = history(program, returned, ["2026-02-01"]);
    const paid = payPartner({ id: "p1", journal: february }, { on: "2026-02-05" });
    if (paid.status !== "paid") throw new Error("refused");
    expect(paid.amounts).toEqual({ USD: "10.00" });
    const journal = [...february, ...paid.entries];
    const closed = settled(program, partnerWith(returned, journal), { period: "2026-03-31", on: "2026-04-01" });
    expect(closed.entries.map(short)).toEqual(["released 2026-01-01 -10.00 closed", "reversed 2026-01-01 -8.00 closed"]); // prettier-ignore
    expect(closed.balances["USD"]!.due).toBe("-8.00");
  });

  test("what becomes known late corrects a part, and says so", () => {
    const late = { id: "L", on: "2026-01-20", seen: "2026-02-10", amount: 600 };
    const journal = history(program, [march, late], ["2026-02-01", "2026-02-10"]);
    expect(ofQuarter(journal).at(2)).toBe("2026-02-10 earned 2026-01-01 6.00 interim+lateData");
  });

  test("a period that ends with its last part is closed with what is left, be it nothing", () => {
    const whole = programWith({ r: rebate({ settlement: { interim: { share: 1, every: "month" } } }) });
    const journal = history(whole, [march], ["2026-03-01", "2026-04-01"]);
    expect(ofQuarter(journal)).toEqual(["2026-03-01 earned 2026-01-01 20.00 interim", "2026-04-01 earned 2026-01-01 0.00 closed"]); // prettier-ignore
    const late = { id: "L", on: "2026-01-20", seen: "2026-05-01", amount: 50 };
    expect(history(whole, [march, late], ["2026-03-01", "2026-04-01", "2026-05-01"]).filter(({ on, period }) => on === "2026-05-01" && period.from === "2026-01-01").map(short)).toEqual(["earned 2026-01-01 1.00 lateData"]); // prettier-ignore
  });

  test("in the days of grace the last part is that of the whole period", () => {
    const graceful = programWith({ r: rebate({ settlement: { graceDays: 40, interim: { share: 0.5, every: "month" } } }) }); // prettier-ignore
    const next = { id: "N", on: "2026-04-10", amount: 9000 };
    const journal = history(graceful, [...orders, next], ["2026-01-31", "2026-04-01", "2026-05-05", "2026-05-11"]);
    expect(ofQuarter(journal).filter((entry) => entry.includes("earned"))).toEqual([
      "2026-04-01 earned 2026-01-01 35.00 interim",
      "2026-05-11 earned 2026-01-01 35.00 closed",
    ]);
  });

  test("lines and shares of every part add up to it", () => {
    const each = { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: "0.0333" }, split: { among: [{ id: "a", share: 2 }, { id: "b", share: 1 }] }, settlement: { interim: { share: "0.35", every: "month" } } }; // prettier-ignore
    const journal = history(programWith({ each }), orders, ["2026-02-01", "2026-03-01", "2026-04-01"]);
    const cents = (amount: string): number => Number(amount.replace(".", ""));
    const due = journal.filter(({ kind, period }) => kind === "earned" && period.from === "2026-01-01");
    expect(due).toHaveLength(3);
    for (const { amount, lines = [], shares = [] } of due) {
      expect(lines.reduce((sum, line) => sum + cents(line.amount), 0)).toBe(cents(amount));
      expect(shares.reduce((sum, share) => sum + cents(share.amount), 0)).toBe(cents(amount));
    }
  });
});

describe("a minimum over the months of a year, of which each month is paid", () => {
  const collections = { months: { group: "orders", by: ["month"], fields: { earned: { sum: "orders.amount" } }, date: "month" } }; // prettier-ignore
  const records = { orders: { ...ORDERS.orders, computed: { month: { day: "on", startOf: "month" } } } };
  const guarantee = (carry: boolean): Program =>
    programOf({
      records,
      collections,
      incentives: {
        r: { kind: "guarantee", period: "calendarQuarter", for: { each: "months" }, earned: "earned", minimum: 100, carry, settlement: { interim: { share: 1, every: "month" } } },
      },
    }); // prettier-ignore
  const orders = [
    { id: "A", on: "2026-01-10", amount: 130 },
    { id: "B", on: "2026-02-10", amount: 60 },
    { id: "C", on: "2026-03-10", amount: 80 },
  ];
  const topped = (carry: boolean): readonly string[] =>
    history(guarantee(carry), orders, ["2026-01-31", "2026-02-01", "2026-03-01", "2026-04-01"])
      .filter(({ kind, period }) => kind === "earned" && period.from === "2026-01-01")
      .map(({ on, amount }) => `${on} ${amount}`);

  test("what is earned above it does not count later, or it does", () => {
    expect(topped(false)).toEqual(["2026-03-01 40.00", "2026-04-01 20.00"]);
    expect(topped(true)).toEqual(["2026-03-01 10.00", "2026-04-01 20.00"]);
  });
});

describe("dust", () => {
  const program = programWith({ r: rebate({ settlement: { dust: 5 } }) });
  const late = (id: string, seen: string, amount: number): Order => ({ id, on: "2026-02-01", seen, amount });

  test("a later difference that is too small is told and not posted, until it is not small any more", () => {
    const orders = [march, late("B", "2026-04-10", 249), late("C", "2026-04-20", 1)];
    const closed = history(program, orders, ["2026-03-31", "2026-04-01"]);
    const small = settled(program, partnerWith(orders, closed), { period: "2026-03-31", on: "2026-04-10" });
    expect([small.entries, small.dust.map(({ amount }) => amount)]).toEqual([[], ["4.98"]]);
    const enough = settled(program, partnerWith(orders, closed), { period: "2026-03-31", on: "2026-04-20" });
    expect([enough.entries.map(short), enough.dust]).toEqual([["earned 2026-01-01 5.00 lateData"], []]);
  });

  test("what is due first is posted, however little it is", () => {
    expect(history(program, [{ ...march, amount: 50 }], ["2026-03-31", "2026-04-01"]).map(short)).toContain("earned 2026-01-01 1.00 closed"); // prettier-ignore
  });

  test("below zero it is the same", () => {
    const orders = [march, late("B", "2026-04-10", -200), late("C", "2026-04-20", -60)];
    const closed = history(program, orders, ["2026-03-31", "2026-04-01"]);
    expect(settled(program, partnerWith(orders, closed), { period: "2026-03-31", on: "2026-04-10" }).entries).toEqual([]); // prettier-ignore
    expect(settled(program, partnerWith(orders, closed), { period: "2026-03-31", on: "2026-04-20" }).entries.map(short)).toEqual(["reversed 2026-01-01 -5.20 lateData"]); // prettier-ignore
  });
});

describe("a cap that the quarters of a year share", () => {
  const orders = [
    { id: "A", on: "2026-01-15", amount: 2000 },
    { id: "B", on: "2026-05-15", amount: 2500 },
    { id: "C", on: "2026-08-15", amount: 1000 },
    { id: "D", on: "2027-02-15", amount: 1500 },
  ];
  const cap = { amount: 70, per: "calendarYear" };
  const days = ["2026-04-01", "2026-07-01", "2026-10-01", "2027-01-01", "2027-04-01"];
  const earned = (journal: readonly JournalEntry[]): readonly string[] =>
    journal.filter(({ kind }) => kind === "earned" || kind === "reversed").map(({ period, amount, reasons }) => [period.from, amount, ...reasons].join(" ")); // prettier-ignore

  test.each([
    ["of a period", rebate({ cap })],
    ["of lines", { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.02 }, cap }],
  ])("%s: what is left of it, and all of it again in the next year", (_title, incentive) => {
    const journal = history(programWith({ r: incentive }), orders, ["2026-01-31", ...days]);
    expect(earned(journal)).toEqual([
      "2026-01-01 40.00 closed",
      "2026-04-01 30.00 closed",
      "2026-07-01 0.00 closed",
      "2026-10-01 0.00 closed",
      "2027-01-01 30.00 closed",
    ]);
  }); // prettier-ignore

  test("a return in an earlier quarter frees headroom in the ones after it", () => {
    const late = { id: "A-return", on: "2026-01-20", seen: "2026-09-01", amount: -1000 };
    const journal = history(programWith({ r: rebate({ cap }) }), [...orders, late], ["2026-01-31", "2026-04-01", "2026-07-01", "2026-09-01"]); // prettier-ignore
    expect(earned(journal).slice(2)).toEqual(["2026-01-01 -20.00 lateData", "2026-04-01 20.00 lateData"]);
  });

  test("quarters in which the partner is not eligible take nothing of it", () => {
    const eligible = { fact: "signedOn", operator: "lessThanInclusive", value: { fact: "asOf" } };
    const program = programWith({ r: rebate({ cap, eligible }) }, { facts: { signedOn: "date" } });
    const journal = history(program, orders, ["2026-01-31", ...days], { facts: { signedOn: "2026-04-10" } });
    expect(earned(journal).slice(0, 3)).toEqual(["2026-01-01 0.00 closed", "2026-04-01 50.00 closed", "2026-07-01 20.00 closed"]); // prettier-ignore
  });
});

describe("terms that would have no effect are refused", () => {
  const metrics = { sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } } };
  const codes = (more: object): readonly string[] => codesOf(issuesOf({ records: ORDERS, metrics, incentives: { r: rebate(more) } })); // prettier-ignore
  test.each([
    ["a cap per a shorter period", { cap: { amount: 1, per: "month" } }, ["incentive.option /incentives/r/cap/per"]],
    ["a cap per its own period", { cap: { amount: 1, per: "calendarQuarter" } }, ["incentive.option /incentives/r/cap/per"]],
    ["a cap per a year of another calendar", { cap: { amount: 1, per: "fiscalYear" } }, ["incentive.option /incentives/r/cap/per"]],
    ["parts at the end of its own period", { settlement: { interim: { share: 1, every: "calendarQuarter" } } }, ["incentive.option /incentives/r/settlement/interim"]],
    ["parts of a period that is closed on its first day", { settlement: { closes: "periodStart", interim: { share: 1, every: "month" } } }, ["incentive.option /incentives/r/settlement/interim"]],
    ["a projected metric that is not there", { settlement: { accrue: { runRate: ["sale"] } } }, ["reference.undeclared /incentives/r/settlement/accrue/runRate/0"]],
    ["an outcome of what is not there", { settlement: { accrue: { expected: [{ probability: 1, given: { sale: 1 } }] } } }, ["reference.undeclared /incentives/r/settlement/accrue/expected/0/given/sale"]],
    ["an outcome by what is not there", { settlement: { accrue: { expected: [{ probability: 1, given: { sales: "more" } }] } } }, ["reference.undeclared /incentives/r/settlement/accrue/expected/0/given/sales"]],
    ["probabilities that are no whole", { settlement: { accrue: { expected: [{ probability: 0.9, given: { sales: 1 } }] } } }, ["accrual.probability /incentives/r/settlement/accrue/expected"]],
    ["a rate that is an amount", { settlement: { accrue: { rate: "sales", on: "sales" } } }, ["scale.operand /incentives/r/settlement/accrue/rate"]],
    ["a base that is none", { settlement: { accrue: { rate: 0.1, on: { value: "much" } } } }, ["scale.operand /incentives/r/settlement/accrue/on"]],
  ])("%s", (_title, more, expected) => {
    expect(codes(more)).toEqual(expected);
  }); // prettier-ignore

  test("a cap by a field that a year shares", () => {
    const each = { kind: "spiff", period: "month", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.02 }, cap: { amount: 5, per: "calendarYear", by: "rep" } }; // prettier-ignore
    expect(codesOf(issuesOf({ records: ORDERS, incentives: { each } }))).toEqual(["incentive.option /incentives/each/cap/by"]); // prettier-ignore
  });

  test("parts of what is credited to a fund", () => {
    const incentives = { r: rebate({ settlement: { interim: { share: 1, every: "month" } } }) };
    const funds = { f: { period: "month", opens: "2026-01-01", credits: [{ incentive: "r" }] } };
    expect(codesOf(issuesOf({ records: ORDERS, metrics, incentives, funds }))).toEqual(["incentive.option /incentives/r/settlement/interim"]); // prettier-ignore
  });
});
