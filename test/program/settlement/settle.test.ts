import { describe, expect, test } from "vitest";
import { type JournalEntry, type Partner, evaluatePartner, settlePartner } from "partner-program";
import { codesOf } from "../support.js";
import { ORDERS, partnerWith, programWith, rebate, settled, short } from "./support.js";

const MARCH = { id: "A", on: "2026-03-01", amount: 1000 };
const LATE = { id: "B", on: "2026-03-30", seen: "2026-04-20", amount: 500 };
const program = programWith({ r: rebate() });

/** Settles on one day after the other, and appends what it is told. */
function history(
  orders: Parameters<typeof partnerWith>[0],
  days: readonly (readonly [period: string, on: string])[],
  own = program,
): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  for (const [period, on] of days)
    journal = [...journal, ...settled(own, partnerWith(orders, journal), { period, on }).entries];
  return journal;
}

describe("an open period is estimated, a closed one is due", () => {
  test.each([
    ["the last day of the period", {}, "2026-03-31", ["accrued 2026-01-01 20.00 estimate"]],
    ["the day after", {}, "2026-04-01", ["earned 2026-01-01 20.00 closed"]],
    ["the last day of grace", { settlement: { graceDays: 10 } }, "2026-04-10", ["accrued 2026-01-01 20.00 estimate"]],
    ["the day after grace", { settlement: { graceDays: 10 } }, "2026-04-11", ["earned 2026-01-01 20.00 closed"]],
    ["before, where nothing is estimated", { settlement: { accrue: "nothing" } }, "2026-03-31", ["accrued 2026-01-01 0.00 estimate"]],
    ["after, where nothing is estimated", { settlement: { accrue: "nothing" } }, "2026-04-01", ["earned 2026-01-01 20.00 closed"]],
    ["before, where it is said that what is earned so far is", { settlement: { accrue: "earnedSoFar" } }, "2026-03-31", ["accrued 2026-01-01 20.00 estimate"]],
  ])("%s", (_title, more, on, expected) => {
    const own = programWith({ r: rebate(more) });
    expect(settled(own, partnerWith([MARCH]), { period: "2026-03-01", on }).entries.map(short)).toEqual(expected);
  }); // prettier-ignore

  test("a period that was opened is closed, whichever one is named then", () => {
    const late = { id: "B", on: "2026-03-30", seen: "2026-04-02", amount: 500 };
    const days = [
      ["2026-03-31", "2026-03-31"],
      ["2026-04-01", "2026-04-01"],
      ["2026-04-02", "2026-04-02"],
    ] as const;
    expect(history([late], days).map(short)).toEqual([
      "accrued 2026-01-01 0.00 estimate",
      "earned 2026-01-01 0.00 closed",
      "accrued 2026-04-01 0.00 estimate",
      "earned 2026-01-01 10.00 lateData",
    ]);
  });

  test("the estimate moves with what is known, and is taken out when the period is closed", () => {
    const orders = [MARCH, { id: "C", on: "2026-01-10", amount: 300 }, { id: "D", on: "2026-03-05", amount: -100 }];
    const days = [["2026-01-31", "2026-01-31"], ["2026-03-01", "2026-03-01"], ["2026-03-10", "2026-03-10"], ["2026-03-31", "2026-04-01"]] as const; // prettier-ignore
    expect(history(orders, days).map(short)).toEqual([
      "accrued 2026-01-01 6.00 estimate",
      "accrued 2026-01-01 20.00 estimate",
      "released 2026-01-01 -2.00 estimate",
      "released 2026-01-01 -24.00 closed",
      "earned 2026-01-01 24.00 closed",
    ]);
  });

  test("each incentive has its own period, and points stand beside money", () => {
    const own = programWith({ r: rebate(), m: rebate({ period: "month", payOn: "monthly" }), p: { kind: "points", period: "month", payOn: "monthly", scale: { flat: { rate: 1 } } } }); // prettier-ignore
    const { entries, balances } = settled(own, partnerWith([MARCH]), { period: "2026-03-15", on: "2026-04-01" });
    expect(entries.map(({ id, currency, amount, period }) => [id, currency, amount, period.to])).toEqual([
      ["p1/r/2026-01-01/1", "USD", "20.00", "2026-03-31"],
      ["p1/m/2026-03-01/1", "USD", "20.00", "2026-03-31"],
      ["p1/p/2026-03-01/1", "points", "1000", "2026-03-31"],
    ]);
    expect(balances).toEqual({
      USD: { accrued: "0.00", earned: "40.00", paid: "0.00", due: "40.00" },
      points: { accrued: "0", earned: "1000", paid: "0", due: "1000" },
    });
  });
});

test("a period in which nothing is due is closed too, so that late data is not missed", () => {
  const late = { id: "B", on: "2026-03-30", seen: "2026-05-20", amount: 500 };
  const journal = history([late], [["2026-03-31", "2026-04-01"], ["2026-05-20", "2026-05-20"]]); // prettier-ignore
  expect(journal.filter(({ kind }) => kind === "earned").map(short)).toEqual(["earned 2026-01-01 0.00 closed", "earned 2026-01-01 10.00 lateData"]); // prettier-ignore
});

describe("what changes later is a difference with its reason", () => {
  const closed = history([MARCH, LATE], [["2026-03-31", "2026-04-01"]]);

  test("a period that was closed stays closed, also where the rules give it more days later", () => {
    const longer = programWith({ r: rebate({ settlement: { graceDays: 60 } }) });
    const later = { period: "2026-03-31", on: "2026-04-20" };
    expect(settled(longer, partnerWith([MARCH], closed), later).entries).toEqual([]);
    expect(settled(longer, partnerWith([MARCH, LATE], closed), later).entries.map(short)).toEqual(["earned 2026-01-01 10.00 lateData"]); // prettier-ignore
  });

  test("settled twice, nothing is posted twice", () => {
    expect(history([MARCH, LATE], [["2026-03-31", "2026-04-01"], ["2026-03-31", "2026-04-01"], ["2026-03-31", "2026-04-19"]])).toEqual(closed); // prettier-ignore
  });

  test("late data is posted when it is known, and belongs to its period", () => {
    const partner = partnerWith([MARCH, LATE], closed);
    expect(settled(program, partner, { period: "2026-03-31", on: "2026-04-19" }).entries).toEqual([]);
    const [entry] = settled(program, partner, { period: "2026-04-20", on: "2026-04-20" }).entries;
    expect(entry).toMatchObject({ id: "p1/r/2026-01-01/2", kind: "earned", amount: "10.00", on: "2026-04-20", knownAt: "2026-04-20", reasons: ["lateData"], period: { from: "2026-01-01", to: "2026-03-31" } }); // prettier-ignore
  });

  test("a settlement of what was known earlier does not see it", () => {
    const partner = partnerWith([MARCH, LATE], closed);
    expect(settled(program, partner, { period: "2026-03-31", on: "2026-05-01", knownAt: "2026-04-19" }).entries).toEqual([]); // prettier-ignore
  });

  test("an order that is taken back is reversed", () => {
    const withdrawn = { id: "C", on: "2026-03-02", seen: "2026-05-05", amount: -400 };
    expect(settled(program, partnerWith([MARCH, withdrawn], closed), { period: "2026-03-31", on: "2026-05-05" }).entries.map(short)).toEqual(["reversed 2026-01-01 -8.00 lateData"]); // prettier-ignore
  });

  test("data that was changed without a day is told from rules that were changed", () => {
    const changed = partnerWith([{ ...MARCH, amount: 1100 }], closed);
    expect(settled(program, changed, { period: "2026-03-31", on: "2026-05-01" }).entries.map(short)).toEqual(["earned 2026-01-01 2.00 data"]); // prettier-ignore
    const other = programWith({ r: rebate({ scale: { flat: { rate: 0.03 } } }) });
    expect(settled(other, partnerWith([MARCH], closed), { period: "2026-03-31", on: "2026-05-01" }).entries.map(short)).toEqual(["earned 2026-01-01 10.00 rules"]); // prettier-ignore
  });

  test("an incentive that the program no longer has is due no more, one that it has now is from its period on", () => {
    const other = programWith({ s: rebate() });
    expect(settled(other, partnerWith([MARCH], closed), { period: "2026-03-31", on: "2026-05-01" }).entries.map(short)).toEqual(["reversed 2026-01-01 -20.00 rules", "earned 2026-01-01 20.00 closed"]); // prettier-ignore
  });

  test("a level that was decided late moves what is due, and is told", () => {
    const ladder = { tiers: { main: { levels: [{ id: "low" }, { id: "high" }] } }, tables: { rates: { by: { level: "equal" }, rows: [{ level: "low", value: 0.01 }, { level: "high", value: 0.05 }] } } }; // prettier-ignore
    const own = programWith({ r: rebate({ levelAt: { ladder: "main", on: "periodEnd" }, scale: { flat: { rate: { table: "rates", at: { level: "levelAt" } } } } }) }, ladder); // prettier-ignore
    const low = { from: "2026-01-01", is: "low", decidedOn: "2026-01-01" };
    const held = (history: readonly object[]): object => ({ held: { tiers: { main: { history } } } });
    const first = settled(own, partnerWith([MARCH], [], held([low])), { period: "2026-03-31", on: "2026-04-01" });
    expect(first.entries.map(short)).toEqual(["earned 2026-01-01 10.00 closed"]);
    const raised = held([low, { from: "2026-02-01", is: "high", decidedOn: "2026-04-15" }]);
    const later = settled(own, partnerWith([MARCH], first.entries, raised), { period: "2026-03-31", on: "2026-04-15" });
    expect(later.entries.map(short)).toEqual(["earned 2026-01-01 40.00 lateData+level"]);
  });
});

test.each([
  ["on the last day of the period it is looked at", "2026-03-31", ["earned 2026-01-01 10.00 lateData"]],
  ["behind it it is settled for good", "2026-04-01", []],
])("since: %s", (_title, since, expected) => {
  const journal = history([MARCH, LATE], [["2026-03-31", "2026-04-01"]]);
  const partner = partnerWith([MARCH, LATE], journal);
  const { entries } = settled(program, partner, { period: "2026-04-20", on: "2026-04-20", since });
  expect(entries.map(short).filter((entry) => !entry.startsWith("accrued"))).toEqual(expected);
  expect(settled(program, partner, { period: "2026-03-31", on: "2026-04-20", since }).entries).toHaveLength(1);
});

describe("what may no longer be taken back", () => {
  const own = programWith({ r: rebate({ settlement: { takeBackWithin: { months: 2 } } }) });
  const closed = history([MARCH], [["2026-03-31", "2026-04-01"]], own);
  const back = { id: "C", on: "2026-03-02", seen: "2026-04-05", amount: -400 };
  test.each([
    ["on the last day it is", "2026-05-31", ["reversed 2026-01-01 -8.00 lateData"], []],
    ["the day after it is told and not posted", "2026-06-01", [], [{ incentive: "r", period: { from: "2026-01-01", to: "2026-03-31" }, currency: "USD", amount: "-8.00", until: "2026-05-31" }]], // prettier-ignore
  ])("%s", (_title, on, entries, expired) => {
    const answer = settled(own, partnerWith([MARCH, back], closed), { period: "2026-03-31", on });
    expect([answer.entries.map(short), answer.expired]).toEqual([entries, expired]);
  });

  test("what is due more is posted for ever", () => {
    const more = { ...back, amount: 400 };
    expect(settled(own, partnerWith([MARCH, more], closed), { period: "2026-03-31", on: "2028-01-01" }).entries.map(short)).toEqual(["earned 2026-01-01 8.00 lateData"]); // prettier-ignore
  });
});

describe("what cannot be told yet", () => {
  test("is open, and says what is missing; it is told again until it is known", () => {
    const { entries, open } = settled(program, { id: "p1" }, { period: "2026-03-31", on: "2026-04-01" });
    expect(entries.map(short)).toEqual(["accrued 2026-01-01 0.00 estimate"]);
    expect(open).toEqual([{ incentive: "r", period: { from: "2026-01-01", to: "2026-03-31" }, status: "unknown", missing: ["orders"] }]); // prettier-ignore
    const again = settlePartner(program, { id: "p1", journal: entries }, { period: "2026-07-01", on: "2026-07-01" });
    expect(again).toMatchObject({ entries: [{ period: { from: "2026-07-01" } }], open: [{ period: { from: "2026-01-01" } }, { period: { from: "2026-07-01" } }] }); // prettier-ignore
    const known = settled(program, partnerWith([MARCH], entries), { period: "2026-03-31", on: "2026-07-02" });
    expect(known.entries.map(short)).toEqual(["earned 2026-01-01 20.00 closed"]);
  });

  test("an amount that hangs on who is eligible is estimated as far as it is certain, and due only once it is", () => {
    const eligible = { fact: "ok", operator: "equal", value: true };
    const own = programWith({ r: rebate({ eligible }) }, { facts: { ok: "boolean" } });
    const at = (on: string) => settled(own, partnerWith([MARCH]), { period: "2026-03-31", on });
    expect([at("2026-03-31").entries.map(short), at("2026-03-31").open]).toEqual([["accrued 2026-01-01 0.00 estimate"], []]); // prettier-ignore
    expect(at("2026-04-01").open).toMatchObject([{ status: "provisional", missing: ["ok"] }]);
  });
});

describe("records and shares", () => {
  const split = { among: [{ id: "rep", share: 2 }, { id: "manager", share: 1 }], overlays: [{ id: "engineer", share: 0.5 }] }; // prettier-ignore
  const own = programWith({ s: { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.1 }, split } }); // prettier-ignore
  const days = [
    ["2026-03-31", "2026-04-01"],
    ["2026-03-31", "2026-04-25"],
  ] as const;

  test("entries say which records they pay, and corrections only those that differ", () => {
    const [first, second] = history([MARCH, LATE], days, own);
    expect([first!.lines, second!.lines]).toEqual([[{ key: "A", amount: "100.00" }], [{ key: "B", amount: "50.00" }]]);
  });

  test("shares are posted with the amount, and overlays beside it", () => {
    const [first] = history([MARCH], days, own);
    expect(first!.shares).toEqual([{ id: "rep", amount: "66.67" }, { id: "manager", amount: "33.33" }, { id: "engineer", amount: "50.00", overlay: true }]); // prettier-ignore
  });

  test("what is taken back is divided as it was given, whatever the weights are now", () => {
    const journal = history([MARCH], [days[0]], own);
    const even = programWith({ s: { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.1 }, split: { among: [{ id: "rep", share: 1 }, { id: "other", share: 1 }] } } }); // prettier-ignore
    const returned = { id: "A-return", on: "2026-03-20", seen: "2026-04-20", amount: -1000 };
    const [entry] = settled(even, partnerWith([MARCH, returned], journal), { period: "2026-03-31", on: "2026-04-25" }).entries; // prettier-ignore
    expect(entry).toMatchObject({ kind: "reversed", amount: "-100.00" });
    expect(entry!.shares).toEqual([{ id: "rep", amount: "-66.67" }, { id: "manager", amount: "-33.33" }, { id: "engineer", amount: "-50.00", overlay: true }]); // prettier-ignore
  });
});

test("a part that is taken back of a split amount is divided as it was given, what is due more by the weights of today", () => {
  const shared = (among: readonly object[]) => programWith({ r: rebate({ scale: { flat: { rate: 0.1 } }, split: { among } }) }); // prettier-ignore
  const first = history([MARCH], [["2026-03-31", "2026-04-01"]], shared([{ id: "rep", share: 3 }, { id: "manager", share: 1 }])); // prettier-ignore
  const even = shared([{ id: "rep", share: 1 }, { id: "manager", share: 1 }]); // prettier-ignore
  const entryFor = (amount: number) => settled(even, partnerWith([MARCH, { id: "B", on: "2026-03-02", seen: "2026-04-20", amount }], first), { period: "2026-03-31", on: "2026-04-20" }).entries[0]!; // prettier-ignore
  expect(entryFor(-400)).toMatchObject({ kind: "reversed", amount: "-40.00", shares: [{ id: "rep", amount: "-30.00" }, { id: "manager", amount: "-10.00" }] }); // prettier-ignore
  expect(entryFor(200)).toMatchObject({ kind: "earned", amount: "20.00", shares: [{ id: "rep", amount: "-15.00" }, { id: "manager", amount: "35.00" }] }); // prettier-ignore
});

test("records that cannot be told apart, or do not add up to what is due, are left out of entries", () => {
  const { key: _key, ...nameless } = ORDERS.orders;
  const each = { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.1 } }; // prettier-ignore
  const first = (own: ReturnType<typeof programWith>, orders: Parameters<typeof partnerWith>[0]) => settled(own, partnerWith(orders), { period: "2026-03-31", on: "2026-04-01" }).entries[0]!; // prettier-ignore
  expect(first(programWith({ s: each }), [MARCH]).lines).toEqual([{ key: "A", amount: "100.00" }]);
  expect(first(programWith({ s: each }, { records: { orders: nameless } }), [MARCH])).not.toHaveProperty("lines");
  expect(first(programWith({ s: each }), [{ ...MARCH, amount: -1000 }])).toMatchObject({ amount: "0.00" });
  expect(first(programWith({ s: each }), [{ ...MARCH, amount: -1000 }])).not.toHaveProperty("lines");
});

describe("lines of an entry add up to it", () => {
  const each = () => programWith({ s: { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.1 } } }); // prettier-ignore
  const after = (own: ReturnType<typeof programWith>, orders: Parameters<typeof partnerWith>[0], days: readonly (readonly [string, string])[]) =>
    history(orders, days, own).map(({ amount, lines }) => [amount, ...(lines ?? []).map((line) => `${line.key} ${line.amount}`)]); // prettier-ignore
  const back = { id: "B", on: "2026-03-20", seen: "2026-04-20", amount: -1500 };
  const more = { id: "C", on: "2026-03-21", seen: "2026-05-20", amount: 700 };

  test("where nothing is due any more, every record's amount is taken back, and given anew", () => {
    const days = ["2026-04-01", "2026-04-20", "2026-05-20"].map((on) => ["2026-03-31", on] as const);
    expect(after(each(), [MARCH, back, more], days)).toEqual([
      ["100.00", "A 100.00"],
      ["-100.00", "A -100.00"],
      ["20.00", "A 100.00", "B -150.00", "C 70.00"],
    ]);
  });

  test("where they would not, as where records could not be told apart before, they are left out", () => {
    const { key: _key, ...nameless } = ORDERS.orders;
    const before = programWith({ s: { kind: "spiff", period: "calendarQuarter", for: { each: "orders" }, payOn: "amount", pays: { rate: 0.1 } } }, { records: { orders: nameless } }); // prettier-ignore
    const journal = history([MARCH], [["2026-03-31", "2026-04-01"]], before);
    const [entry] = settled(each(), partnerWith([MARCH, more], journal), { period: "2026-03-31", on: "2026-05-20" }).entries; // prettier-ignore
    expect(entry).toMatchObject({ amount: "70.00" });
    expect(entry).not.toHaveProperty("lines");
  });
});

test("earlier periods are posted first, and late data that moves no level is no matter of levels", () => {
  const own = programWith({ r: rebate(), m: rebate({ period: "month", payOn: "monthly" }) }, { tiers: { main: { levels: [{ id: "low" }, { id: "high", requires: { fact: "sales", operator: "greaterThan", value: 1200 } }] } } }); // prettier-ignore
  const journal = history([MARCH], [["2026-02-28", "2026-04-01"], ["2026-03-31", "2026-04-01"]], own); // prettier-ignore
  const late = (amount: number) => settled(own, partnerWith([MARCH, { id: "B", on: "2026-02-02", seen: "2026-04-20", amount }], journal), { period: "2026-03-31", on: "2026-04-20" }).entries.map(short); // prettier-ignore
  expect(late(100)).toEqual(["earned 2026-01-01 2.00 lateData", "earned 2026-02-01 2.00 lateData"]);
  expect(late(300)).toEqual(["earned 2026-01-01 6.00 lateData+level", "earned 2026-02-01 6.00 lateData"]);
});

test("the rules of an entry are those of the document, whatever the order of its keys", () => {
  const rulesOf = (own: ReturnType<typeof programWith>): string => settled(own, partnerWith([MARCH]), { period: "2026-03-31", on: "2026-04-01" }).entries[0]!.rules; // prettier-ignore
  const { kind, period, ...others } = rebate() as Readonly<Record<string, unknown>>;
  expect(rulesOf(programWith({ r: { ...others, period, kind } }))).toBe(rulesOf(program));
  expect(rulesOf(programWith({ r: rebate({ scale: { flat: { rate: "0.02" } } }) }))).not.toBe(rulesOf(program));
  expect(rulesOf(program)).toMatch(/^[0-9a-f]{16}$/);
});

test("a partner that is paid in another currency now is paid what is due in it, and gives back the rest", () => {
  const own = programWith({ r: rebate() }, { currency: "partner" });
  const before = settled(own, partnerWith([MARCH], [], { currency: "EUR" }), {
    period: "2026-03-31",
    on: "2026-04-01",
  });
  const after = settled(own, partnerWith([MARCH], before.entries, { currency: "JPY" }), { period: "2026-03-31", on: "2026-05-01" }); // prettier-ignore
  expect(after.entries.map(({ currency, amount, kind }) => [currency, amount, kind])).toEqual([["EUR", "-20.00", "reversed"], ["JPY", "20", "earned"]]); // prettier-ignore
});

test("a journal changes no evaluation", () => {
  const journal = history([MARCH], [["2026-03-31", "2026-04-01"]]);
  const options = { asOf: "2026-03-31" };
  expect(evaluatePartner(program, partnerWith([MARCH], journal), options)).toEqual(evaluatePartner(program, partnerWith([MARCH]), options)); // prettier-ignore
});

describe("refused", () => {
  const journal = history([MARCH], [["2026-03-31", "2026-04-01"]]);
  const [entry] = journal;
  const codes = (raw: unknown, options: object = {}): readonly string[] => {
    const asked = { period: "2026-03-31", on: "2026-04-01", ...options };
    const answer = settlePartner(program, { ...partnerWith([MARCH]), journal: raw } as Partner, asked);
    return answer.status === "issues" ? codesOf(answer.issues) : [];
  };
  test.each<[string, unknown, readonly string[]]>([
    ["no list", {}, ["partner.type /journal"]],
    ["no entry", [1], ["partner.type /journal/0"]],
    ["a key too many", [{ ...entry, note: "x" }], ["partner.unknownKey /journal/0/note"]],
    ["an unknown kind", [{ ...entry, kind: "given" }], ["partner.type /journal/0/kind"]],
    ["no period", [{ ...entry, period: "Q1" }], ["partner.type /journal/0/period"]],
    ["no day", [{ ...entry, on: "today" }], ["partner.type /journal/0/on"]],
    ["no currency", [{ ...entry, currency: "dollars" }], ["partner.type /journal/0/currency"]],
    ["an amount that is a number", [{ ...entry, amount: 20 }], ["partner.type /journal/0/amount"]],
    ["no reason", [{ ...entry, reasons: ["because"] }], ["partner.type /journal/0/reasons/0"]],
    ["a line without an amount", [{ ...entry, lines: [{ key: "A" }] }], ["partner.type /journal/0/lines/0/amount"]],
    ["a share without an id", [{ ...entry, shares: [{ amount: "1.00" }] }], ["partner.type /journal/0/shares/0/id"]],
    ["an overlay that is none", [{ ...entry, shares: [{ id: "a", amount: "1.00", overlay: 1 }] }], ["partner.type /journal/0/shares/0/overlay"]], // prettier-ignore
    ["two entries under one id", [entry, { ...entry, amount: "21.00" }], ["journal.conflict /journal/1/id"]],
    ["an entry of a later day", [{ ...entry, on: "2026-04-02" }], ["journal.later /journal"]],
  ])("%s", (_title, raw, expected) => {
    expect(codes(raw)).toEqual(expected);
  });

  test("an entry that stands twice is one", () => {
    expect(codes([entry, entry])).toEqual([]);
    expect(settled(program, partnerWith([MARCH], [entry!, entry!]), { period: "2026-03-31", on: "2026-05-01" }).entries).toEqual([]); // prettier-ignore
  });

  test.each([
    [{ on: "soon" }, "options.settle "],
    [{ period: "2026-Q1" }, "options.settle "],
    [{ period: "2026-07-01" }, "options.ahead "],
    [{ knownAt: "then" }, "options.knownAt "],
    [{ since: "then" }, "options.settle "],
    [{ base: 1 }, "options.base "],
  ])("options such as %j", (options, code) => {
    expect(codes([], options)).toEqual([code]);
  });

  test("partners that cannot be evaluated, and what is no partner", () => {
    const wrong = { id: "p1", facts: { unknown: 1 } } as unknown as Partner;
    const answer = settlePartner(program, wrong, { period: "2026-03-31", on: "2026-04-01" });
    expect(answer.status === "issues" && codesOf(answer.issues)).toEqual(["partner.undeclared /facts/unknown"]);
    const none = settlePartner(program, 1 as unknown as Partner, { period: "2026-03-31", on: "2026-04-01" });
    expect(none.status === "issues" && codesOf(none.issues)).toEqual(["partner.type /id"]);
  });
});
