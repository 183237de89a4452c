import { describe, expect, test } from "vitest";
import { type Finding, type Partner, checkProgram, evaluatePartner, parseProgram } from "partner-program";

const bands = (...rates: readonly number[]) => rates.map((rate, place) => ({ from: place * 10_000, rate }));
const DEALS = { date: "on", key: "id", fields: { id: "string", on: "date", amount: { type: "money", min: 0 }, kind: { type: "string", oneOf: ["renewal", "new"] } } }; // prettier-ignore

function documentOf(incentive: object, more: object = {}): object {
  const deal = { kind: "rebate", period: "month", for: { each: "deals" }, payOn: "amount", ...incentive };
  return { language: 1, id: "deals", currency: "EUR", records: { deals: DEALS }, incentives: { deal }, ...more };
}

function findings(incentive: object, more: object = {}): readonly Finding[] {
  return checkProgram(parseProgram(documentOf(incentive, more))).findings.filter(({ code }) =>
    /^pay\.(?!unbounded)/.test(code),
  );
}

const codes = (incentive: object, more: object = {}): readonly string[] => findings(incentive, more).map(({ code }) => code); // prettier-ignore

/** What the partners of a witness are paid: with more, and with less. */
function paid({ witness }: Finding, incentive: object, more: object = {}): readonly (string | null)[] {
  const program = parseProgram(documentOf(incentive, more));
  return [witness!.partner, witness!.other!].map((partner: Partner) => {
    const outcome = evaluatePartner(program, partner, { asOf: witness!.asOf });
    return outcome.status === "evaluated" ? outcome.incentives["deal"]!.amount : "refused";
  });
}

describe("a deal that is paid less though it is larger", () => {
  const falling = { scale: { apply: "wholeAmount", bands: bands(0.03, 0.02) } };

  test("is found at the bound, shown on two partners, and told where it is back", () => {
    const [cliff] = findings(falling);
    expect(cliff!.message).toBe("incentives/deal: at 10000 of `deals.amount` the amount falls from 300 to 200; it is back at 14999.75"); // prettier-ignore
    expect(paid(cliff!, falling)).toEqual(["200.00", "300.00"]);
    expect(cliff!.witness!.partner.records).toEqual({ deals: [{ id: "1", on: "2025-01-01", amount: "10000", kind: "renewal" }] }); // prettier-ignore
  });

  test("is none where the rate does not fall, or the bands are graduated", () => {
    expect(codes({ scale: { apply: "wholeAmount", bands: bands(0.03, 0.03) } })).toEqual([]);
    expect(codes({ scale: { apply: "graduated", bands: bands(0.03, 0.02) } })).toEqual([]);
  });

  test("is found by the running total, in a currency without cents, and by a count that picks the band", () => {
    expect(codes({ ...falling, for: { each: "deals", running: "fromThenOn" } })).toEqual(["pay.cliff"]);
    const [yen] = findings(falling, { currency: "JPY" });
    expect(yen!.params).toMatchObject({ at: "10000", before: "300", after: "200" });
    const records = { deals: { ...DEALS, fields: { ...DEALS.fields, seats: "integer" } } };
    const seats = { qualifyOn: "seats", scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.03 }, { from: 5, rate: 0.01 }] } }; // prettier-ignore
    expect(findings(seats, { records })[0]!.params).toMatchObject({ in: "deals.seats", at: "5" });
  });

  test("is found where deals are paid in groups, and in groups of these, by what their records add up to", () => {
    const records = { deals: { ...DEALS, fields: { ...DEALS.fields, customer: "string", region: "string" } } };
    const customers = {
      group: "deals",
      by: ["customer", "region"],
      fields: { spend: { sum: "deals.amount" }, most: { max: "deals.amount", whenEmpty: "zero" } },
    };
    const regions = { group: "customers", by: ["region"], fields: { spend: { sum: "customers.spend" } } };
    const collections = { customers, regions };
    const more = { records, collections };
    for (const each of ["customers", "regions"]) {
      const grouped = { ...falling, for: { each }, payOn: "spend" };
      const [cliff] = findings(grouped, more);
      expect(cliff!.message).toContain("at 10000 of `deals.amount` the amount falls from 300 to 200");
      expect(paid(cliff!, grouped, more)).toEqual(["200.00", "300.00"]);
    }
    const where = { fact: "region", operator: "equal", value: "north" };
    const narrow = { ...falling, for: { each: "regions", where }, payOn: "spend" };
    expect(findings(narrow, more)[0]!.witness!.partner.records).toMatchObject({ deals: [{ region: "north" }] });
    // What is no sum is left alone.
    expect(codes({ ...falling, for: { each: "customers" }, payOn: "most" }, more)).toEqual([]);
  });

  test("is found among the records that count, and for those who are eligible", () => {
    const where = { fact: "kind", operator: "equal", value: "new" };
    const facts = { signed: "boolean" };
    const eligible = { fact: "signed", operator: "equal", value: true };
    const narrow = { ...falling, for: { each: "deals", where }, eligible };
    const [cliff] = findings(narrow, { facts });
    expect(paid(cliff!, narrow, { facts })).toEqual(["200.00", "300.00"]);
    expect(cliff!.witness!.partner.facts).toEqual({ signed: true });
  });

  test("is undecided where no record was found that is paid", () => {
    const where = { fact: "kind", operator: "equal", value: { choose: [{ when: { fact: "amount", operator: "greaterThan", value: 7e9 }, is: { value: "new" } }], otherwise: { value: "old" } } }; // prettier-ignore
    const { undecided } = checkProgram(parseProgram(documentOf({ ...falling, for: { each: "deals", where } })));
    expect(undecided).toContainEqual({ code: "pay.cliff", path: "/incentives/deal" });
  });
});

describe("a deal that jumps, or is paid more than it is worth", () => {
  test("a step of more than two cents is told, and none of a rate alone", () => {
    expect(codes({ scale: { apply: "wholeAmount", bands: bands(0.02, 0.03) } })).toEqual(["pay.jump"]);
    expect(codes({ scale: { flat: { rate: 0.02 } } })).toEqual([]);
  });

  test.each([
    [1, []],
    [1.01, ["pay.aboveBase"]],
    [2, ["pay.aboveBase"]],
  ])("a rate of %d", (rate, expected) => {
    expect(codes({ scale: { flat: { rate } } })).toEqual(expected);
  });

  test("a fixed sum for each deal is more than a deal of a cent", () => {
    expect(codes({ scale: { flat: { fixed: 50 } } })).toEqual(["pay.aboveBase"]);
  });
});
