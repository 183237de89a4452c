import { describe, expect, test } from "vitest";
import { type Partner, type PartnerColumns, evaluatePartners, explainPartner, runCases } from "partner-program";
import { codesOf, evaluated, issuesOf, programOf, refused } from "./support.js";

const SECTIONS = {
  records: {
    orders: { date: "on", key: "id", currency: "currency", convertOn: "paidOn", fields: { id: "string", on: "date", paidOn: "date", currency: "string", amount: "money", fees: { type: "money", list: true, optional: true } } },
  },
  metrics: { bookings: { title: "Bookings", sum: "orders.amount" } },
  incentives: { r: { kind: "rebate", period: "calendarYear", for: { each: "orders" }, payOn: "amount", scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.01 }, { from: 108, rate: 0.1 }] } } },
} as const; // prettier-ignore
const program = programOf(SECTIONS);
const order = (more: object = {}): Record<string, unknown> => ({ id: "A1", on: "2026-01-10", paidOn: "2026-02-01", currency: "EUR", amount: 100, ...more }); // prettier-ignore
const RATES = [
  { from: "EUR", to: "USD", on: "2026-02-01", rate: "1.08" },
  { from: "EUR", to: "USD", on: "2026-01-01", rate: 1.05 },
  { from: "USD", to: "GBP", on: "2026-01-01", rate: 0.8 },
] as const;
const partner = (orders: readonly Record<string, unknown>[], exchangeRates: unknown = RATES): Omit<Partner, "id"> => ({ records: { orders }, exchangeRates }) as Omit<Partner, "id">; // prettier-ignore
const codes = (orders: readonly Record<string, unknown>[], rates: unknown): readonly string[] => codesOf(refused(program, { id: "p1", ...partner(orders, rates) })); // prettier-ignore

describe("amounts of another currency", () => {
  test.each([
    ["2026-01-31", "105.00", "1.05"],
    ["2026-02-01", "108.00", "10.80"],
    ["2027-01-01", "108.00", "10.80"],
  ])("are converted at the rate of %s, before a band is picked", (paidOn, bookings, amount) => {
    const outcome = evaluated(program, partner([order({ paidOn })]));
    expect(outcome.metrics["bookings"]).toEqual({ status: "value", value: bookings });
    expect(outcome.incentives["r"]!.amount).toBe(amount);
  });

  test("stand beside those of the partner's own, and may name their currency themselves", () => {
    const own = order({ id: "A2", currency: "USD", amount: { amount: "1.00", currency: "USD" } });
    const other = order({ amount: { amount: "100.00", currency: "EUR" }, fees: [1, "2.50"] });
    expect(evaluated(program, partner([other, own])).metrics["bookings"]).toEqual({ status: "value", value: "109.00" });
    expect(codes([order({ amount: { amount: "1.00", currency: "USD" } })], RATES)).toEqual(["partner.currency /records/orders/0/amount"]); // prettier-ignore
  });

  test("keep their rate in the explanation", () => {
    const who = { id: "p1", ...partner([order()]) };
    const explained = explainPartner(program, who, { asOf: "2026-03-31", name: "bookings" });
    if (explained.status !== "explained") throw new Error("refused");
    expect(explained.sentences).toContain("  A1 (2026-01-10): 108 USD (EUR at 1.08)");
    const [record] = explained.definitions[0]!.computation.records!.counted;
    expect(record!.converted).toEqual({ currency: "EUR", rate: "1.08" });
  });

  test("without a rate of that day or of one before it are refused; none is turned around", () => {
    const at = ["partner.exchangeRate /records/orders/0/currency"];
    expect(codes([order({ paidOn: "2025-12-31" })], RATES)).toEqual(at);
    expect(codes([order({ currency: "GBP" })], RATES)).toEqual(at);
    expect(codes([order()], [])).toEqual(at);
  });

  test.each([
    ["no list", {}, "/exchangeRates"],
    ["no currency", [{ ...RATES[0], from: "euro" }], "/exchangeRates/0"],
    ["no day", [{ ...RATES[0], on: "today" }], "/exchangeRates/0"],
    ["zero", [{ ...RATES[0], rate: 0 }], "/exchangeRates/0"],
    ["below zero", [{ ...RATES[0], rate: -1 }], "/exchangeRates/0"],
    ["a key too many", [{ ...RATES[0], note: "x" }], "/exchangeRates/0"],
    ["two of one day", [RATES[0], RATES[0]], "/exchangeRates/1"],
  ])("rates that are %s are refused", (_title, rates, path) => {
    expect(codes([order({ currency: "USD" })], rates)).toEqual([`partner.type ${path}`]);
  });

  test("in columns, at rates that all partners share", () => {
    const columns: PartnerColumns = {
      id: ["p1", "p2", "p3"],
      records: { orders: { offsets: [0, 2, 3, 4], fields: { id: ["A", "B", "C", "D"], on: Array<string>(4).fill("2026-01-10"), paidOn: ["2026-01-10", "2026-02-01", "2026-02-01", "2026-02-01"], currency: ["USD", "EUR", "USD", "GBP"], amount: [1, 100, 7, 5] } } },
      exchangeRates: RATES,
    }; // prettier-ignore
    const outcomes = [...evaluatePartners(program, { columns }, { asOf: "2026-03-31" })];
    const told = outcomes.map((outcome) => (outcome.status === "evaluated" ? outcome.metrics["bookings"] : codesOf(outcome.issues))); // prettier-ignore
    expect(told).toEqual([
      { status: "value", value: "109.00" },
      { status: "value", value: "7.00" },
      ["partner.exchangeRate /records/orders/0/currency"],
    ]);
    const refusal = { columns: { ...columns, exchangeRates: [{ ...RATES[0], rate: 0 }] } };
    expect(() => [...evaluatePartners(program, refusal, { asOf: "2026-03-31" })]).toThrow("exchangeRates/0: expected an exchange rate"); // prettier-ignore
  });

  test("in cases of a document", () => {
    const cases = [{ case: "converted", asOf: "2026-03-31", ...partner([order()]), expect: { bookings: 108 } }];
    expect(runCases(programOf({ ...SECTIONS, cases })).passed).toBe(1);
  });
});

test("a collection that does not convert refuses another currency, and one that converts has to say in which its amounts are", () => {
  const { convertOn: _convertOn, ...plain } = SECTIONS.records.orders;
  const found = refused(programOf({ records: { orders: plain } }), { id: "p1", ...partner([order()]) });
  expect(codesOf(found)).toEqual(["partner.currency /records/orders/0/currency"]);
  const { currency: _currency, ...nameless } = SECTIONS.records.orders;
  expect(codesOf(issuesOf({ records: { orders: nameless } }))).toEqual(["data.convertOn /records/orders/convertOn"]);
});
