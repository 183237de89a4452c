import { describe, expect, test } from "vitest";
import {
  type JournalEntry,
  type Partner,
  type Program,
  payPartner,
  reconcileJournal,
  settlePartner,
} from "partner-program";
import { codesOf, issuesOf, programOf } from "../support.js";
import { ORDERS, settled, short } from "./support.js";

const RETURNS = {
  returns: { key: "id", recordedOn: "seen", fields: { id: "string", order: "string", on: "date", seen: "date", amount: "money" } },
} as const; // prettier-ignore
const terms = { for: { each: "returns" }, of: "order", on: "on", amount: "amount" };
/** The rate falls from the second half of the year on. */
const rate = {
  choose: [{ when: { fact: "on", operator: "lessThan", value: "2026-03-01" }, is: 0.1 }],
  otherwise: 0.02,
};
const split = { among: [{ id: "partner", share: 3 }, { id: "distributor", share: 1 }] }; // prettier-ignore
const incentive = (more: object = {}): object => ({ kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate }, returns: terms, ...more }); // prettier-ignore
const programWith = (more: object = {}): Program => programOf({ records: { ...ORDERS, ...RETURNS }, incentives: { r: incentive(more) } }); // prettier-ignore

const orders = [
  { id: "A", on: "2026-02-01", seen: "2026-02-01", amount: 1000 },
  { id: "B", on: "2026-03-10", seen: "2026-03-10", amount: 500 },
];
const back = (order: string, on: string, amount: number, more: object = {}) => ({ id: `${order} ${on}`, order, on, seen: on, amount, ...more }); // prettier-ignore

function history(program: Program, returns: readonly object[], days: readonly string[], list: readonly object[] = orders, before: readonly JournalEntry[] = []): readonly JournalEntry[] {
  let journal = before;
  for (const on of days) {
    const partner: Partner = { id: "p1", records: { orders: list as never, returns: returns as never }, journal };
    journal = [...journal, ...settled(program, partner, { period: on, on }).entries];
  }
  return journal.filter(({ period }) => period.from === "2026-01-01");
} // prettier-ignore

const DAYS = ["2026-03-31", "2026-04-01"];

describe("a return takes back what its record was paid, at its own rate", () => {
  test("in part, in the period of the record, with its reason and its line", () => {
    const journal = history(programWith(), [back("A", "2026-05-20", 400)], [...DAYS, "2026-05-19", "2026-05-20"]);
    expect(journal.map(short).slice(2)).toEqual([
      "earned 2026-01-01 110.00 closed",
      "reversed 2026-01-01 -40.00 return",
    ]);
    expect(journal.at(-1)!.lines).toEqual([{ key: "A", amount: "-40.00" }]);
  });

  test.each([
    ["a record that was paid less takes less back", [back("B", "2026-05-20", 400)], ["-8.00"]],
    ["all of it", [back("A", "2026-05-20", 1000)], ["-100.00"]],
    ["never more than it was paid", [back("A", "2026-05-20", 700), back("A", "2026-05-20", 700, { id: "twice" })], ["-100.00"]],
    ["nothing for a record that was not paid", [back("X", "2026-05-20", 700)], []],
    ["nothing for an amount of nothing or less", [back("A", "2026-05-20", 0), back("A", "2026-05-20", -50, { id: "less" })], []],
    ["several records at once, each by its own rate", [back("A", "2026-05-20", 100), back("B", "2026-05-20", 100)], ["-12.00"]],
  ])("%s", (_title, returns, expected) => {
    const journal = history(programWith(), returns, [...DAYS, "2026-05-20"]);
    expect(journal.filter(({ kind }) => kind === "reversed").map(({ amount }) => amount)).toEqual(expected);
  }); // prettier-ignore

  test("it is divided as the record's amount was divided", () => {
    const journal = history(programWith({ split }), [back("A", "2026-05-20", 400)], [...DAYS, "2026-05-20"]);
    expect(journal.at(-1)!.shares).toEqual([{ id: "partner", amount: "-30.00" }, { id: "distributor", amount: "-10.00" }]); // prettier-ignore
  });

  test("only a part of it, where the document says so", () => {
    const own = programWith({ returns: { ...terms, share: 0.5 } });
    expect(history(own, [back("A", "2026-05-20", 400)], [...DAYS, "2026-05-20"]).at(-1)!.amount).toBe("-20.00");
  });

  test.each([
    ["2026-08-01", "reversed"],
    ["2026-08-02", "earned"],
  ])("within six months of the record: a return on %s", (on, kind) => {
    const own = programWith({ returns: { ...terms, within: { months: 6 } } });
    expect(history(own, [back("A", on, 400)], [...DAYS, on]).at(-1)!.kind).toBe(kind);
  });

  test("one before the period is closed lowers what is estimated and earned", () => {
    const journal = history(programWith(), [back("A", "2026-03-20", 400)], ["2026-03-19", "2026-03-20", "2026-04-01"]);
    expect(journal.map(short)).toEqual([
      "accrued 2026-01-01 110.00 estimate",
      "released 2026-01-01 -40.00 estimate",
      "released 2026-01-01 -70.00 closed",
      "earned 2026-01-01 70.00 closed",
    ]);
  });

  test("a return that becomes known late is late data", () => {
    const late = back("A", "2026-03-20", 400, { seen: "2026-06-01" });
    expect(history(programWith(), [late], [...DAYS, "2026-06-01"]).at(-1)!.reasons).toEqual(["lateData"]);
  });

  test("a record that becomes known after its return: nothing is lost", () => {
    const late = { id: "C", on: "2026-03-15", seen: "2026-06-01", amount: 200 };
    const returns = [back("C", "2026-05-20", 50)];
    const journal = history(programWith(), returns, [...DAYS, "2026-05-20", "2026-06-01"], [...orders, late]);
    expect(journal.map(short).slice(3)).toEqual(["earned 2026-01-01 3.00 lateData"]);
  });

  test("settled again, nothing is posted; reconciled, nothing differs", () => {
    const returns = [back("A", "2026-05-20", 400)];
    const journal = history(programWith(), returns, [...DAYS, "2026-05-20"]);
    const partner = { id: "p1", records: { orders, returns }, journal };
    expect(settled(programWith(), partner, { period: "2026-03-31", on: "2026-05-20" }).entries).toEqual([]);
    expect(reconcileJournal(programWith(), partner, { on: "2026-05-20" })).toMatchObject({ agrees: true });
  });

  test("returns that the partner document leaves out are open", () => {
    const partner: Partner = { id: "p1", records: { orders } };
    const answer = settlePartner(programWith(), partner, { period: "2026-03-31", on: "2026-04-01" });
    expect(answer).toMatchObject({ status: "settled", open: [{ incentive: "r", missing: ["returns"] }] });
  });

  test.each([
    ["without lines", { kind: "rebate", period: "month", payOn: 1, scale: { flat: { fixed: 1 } }, returns: terms }, ["incentive.option /incentives/r/returns"]],
    ["with a day that is none", incentive({ returns: { ...terms, on: "order" } }), ["scale.operand /incentives/r/returns/on"]],
    ["with an amount that is none", incentive({ returns: { ...terms, amount: "order" } }), ["scale.operand /incentives/r/returns/amount"]],
    ["of records that are not there", incentive({ returns: { ...terms, for: { each: "return" } } }), ["reference.collection /incentives/r/returns/for/each"]],
  ])("returns %s are refused", (_title, own, expected) => {
    expect(codesOf(issuesOf({ records: { ...ORDERS, ...RETURNS }, incentives: { r: own } }))).toEqual(expected);
  }); // prettier-ignore
});

describe("a part is held back until returns are unlikely", () => {
  const own = programWith({ settlement: { holdback: { share: 0.2, months: 3 } } });
  const pay = (journal: readonly JournalEntry[], on: string) => {
    const paid = payPartner({ id: "p1", journal }, { on });
    if (paid.status !== "paid") throw new Error("refused");
    return paid;
  };

  test("it is earned, and paid three months after the period", () => {
    const journal = history(own, [], DAYS);
    expect(journal.at(-1)).toMatchObject({ amount: "110.00", heldBack: { amount: "22.00", until: "2026-06-30" } });
    const first = pay(journal, "2026-04-15");
    expect([first.amounts, first.heldBack]).toEqual([{ USD: "88.00" }, { USD: "22.00" }]);
    const later = [...journal, ...first.entries];
    expect(pay(later, "2026-06-30")).toMatchObject({ entries: [], heldBack: { USD: "22.00" } });
    expect(pay(later, "2026-07-01")).toMatchObject({ amounts: { USD: "22.00" }, heldBack: {} });
  });

  test("a return is set against it first", () => {
    const returns = [back("A", "2026-05-20", 150)];
    const closed = history(own, returns, DAYS);
    const first = pay(closed, "2026-04-15");
    const after = history(own, returns, ["2026-05-20"], orders, [...closed, ...first.entries]);
    expect(pay(after, "2026-05-31")).toMatchObject({ amounts: {}, carried: {}, heldBack: { USD: "7.00" } });
    expect(pay(after, "2026-07-01").amounts).toEqual({ USD: "7.00" });
  });

  test("a return of more than it is carried", () => {
    const returns = [back("A", "2026-05-20", 400)];
    const closed = history(own, returns, DAYS);
    const first = pay(closed, "2026-04-15");
    const after = history(own, returns, ["2026-05-20"], orders, [...closed, ...first.entries]);
    expect(pay(after, "2026-05-31")).toMatchObject({ amounts: {}, carried: { USD: "-18.00" }, heldBack: {} });
  });

  test.each([
    ["an amount that is none", { amount: "much", until: "2026-06-30" }, "partner.type /journal/1/heldBack/amount"],
    ["a day that is none", { amount: "1.00", until: "June" }, "partner.type /journal/1/heldBack/until"],
    ["nothing of it", 5, "partner.type /journal/1/heldBack"],
  ])("a journal with %s in it is refused", (_title, heldBack, code) => {
    const journal = history(own, [], DAYS).map((entry, index) => (index === 1 ? { ...entry, heldBack } : entry));
    const paid = payPartner({ id: "p1", journal: journal as never }, { on: "2026-06-30" });
    expect(paid.status === "issues" && codesOf(paid.issues)).toEqual([code]);
  });
});

describe("a return in another currency", () => {
  const money = { ...ORDERS.orders.fields, currency: "string" };
  const rates = [
    { from: "GBP", to: "USD", on: "2026-01-01", rate: "0.90" },
    { from: "GBP", to: "USD", on: "2026-05-01", rate: "0.80" },
  ];
  /** A thousand are paid at 0.90; four hundred of them come back while the currency is worth 0.80. */
  const takenBack = (convertOn: "boughtOn" | "on"): string => {
    const returns = { ...RETURNS.returns, currency: "currency", convertOn, fields: { ...RETURNS.returns.fields, currency: "string", boughtOn: "date" } }; // prettier-ignore
    const program = programOf({
      records: { orders: { ...ORDERS.orders, fields: money, currency: "currency", convertOn: "on" }, returns } as never,
      incentives: { r: incentive() },
    });
    const records = {
      orders: [{ ...orders[0]!, currency: "GBP" }],
      returns: [{ ...back("A", "2026-05-20", 400), currency: "GBP", boughtOn: "2026-02-01" }],
    };
    let journal: readonly JournalEntry[] = [];
    for (const on of [...DAYS, "2026-05-20"]) {
      const partner = { id: "p1", records, exchangeRates: rates, journal } as unknown as Partner;
      journal = [...journal, ...settled(program, partner, { period: on, on }).entries];
    }
    return journal.find(({ kind }) => kind === "reversed")!.amount;
  };

  test("keeps the rate of the original where it is converted on the original's day", () => {
    expect(takenBack("boughtOn")).toBe("-36.00");
  });

  test("books the difference of the rates where it is converted on its own day", () => {
    expect(takenBack("on")).toBe("-32.00");
  });
});
