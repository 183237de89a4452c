import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Program, evaluatePartner, parseProgram, safeParseProgram } from "partner-program";
import { channelProgram } from "partner-program/programs/channel";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { northwindProgram } from "partner-program/programs/northwind";
import { operationsProgram } from "partner-program/programs/operations";
import { historyArbitrary, partnerArbitrary, programArbitrary } from "partner-program/testing";
import { randomProgram } from "../oracle/language/generate.js";
import { randomOf } from "../oracle/language/random.js";

const northwind = parseProgram(northwindProgram);
const SHIPPED: readonly (readonly [string, Program])[] = [
  ["northwind", northwind],
  ["lifecycle", parseProgram(lifecycleProgram)],
  ["channel", parseProgram(channelProgram)],
  ["operations", parseProgram(operationsProgram)],
];
const asOf = "2025-12-31";

describe("generated partners are evaluated, never refused", () => {
  test.each(SHIPPED)("of the shipped program %s", (_name, program) => {
    fc.assert(
      fc.property(partnerArbitrary(program, { fc, asOf }), (partner) => {
        expect(evaluatePartner(program, partner, { asOf }).status).toBe("evaluated");
      }),
    );
    fc.assert(
      fc.property(historyArbitrary(program, { fc, asOf }), ({ partner, days }) => {
        expect(days[0]).toBe(asOf);
        expect([...days].sort()).toEqual(days);
        for (const day of days) expect(evaluatePartner(program, partner, { asOf: day }).status).toBe("evaluated");
      }),
      { numRuns: 30 },
    );
  });

  test("of random programs with every operator of the language", () => {
    for (let seed = 1; seed <= 30; seed += 1) {
      const { program } = randomProgram(randomOf(seed));
      for (const partner of fc.sample(partnerArbitrary(program, { fc, asOf }), { numRuns: 10, seed })) {
        const outcome = evaluatePartner(program, partner, { asOf });
        expect(outcome.status === "issues" ? outcome.issues[0]!.message : outcome.status).toBe("evaluated");
      }
    }
  });
});

test("generated programs are parsed without an issue, whatever they have", () => {
  fc.assert(
    fc.property(programArbitrary({ fc }), (document) => {
      const result = safeParseProgram(document);
      expect(result.success ? [] : result.issues.map(({ message }) => message)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("generated partners reach every level, also the one with the most requirements", () => {
  const partners = fc.sample(partnerArbitrary(northwind, { fc, asOf }), { numRuns: 500, seed: 7 });
  const levels = partners.map((partner) => {
    const outcome = evaluatePartner(northwind, partner, { asOf });
    return outcome.status === "evaluated" && outcome.tiers["main"]!.certain;
  });
  expect(new Set(levels)).toEqual(new Set(["registered", "silver", "gold", "platinum"]));
});

test("numbers lie on the constants of the document and one step to either side", () => {
  const program = parseProgram({
    language: 1,
    id: "bounds",
    currency: "JPY",
    facts: { sales: "money", people: "integer", share: { type: "decimal", scale: 2, max: 0.5 } },
    tiers: {
      main: {
        levels: [
          {
            id: "gold",
            requires: {
              all: [
                { fact: "sales", operator: "greaterThanInclusive", value: 5000 },
                { fact: "people", operator: "greaterThan", value: 7 },
                { fact: "share", operator: "lessThan", value: 0.5 },
              ],
            },
          },
        ],
      },
    },
  });
  const partners = fc.sample(partnerArbitrary(program, { fc }), { numRuns: 2000, seed: 1 });
  const values = (name: string): readonly unknown[] => [...new Set(partners.map(({ facts }) => facts?.[name]))];
  expect(values("sales")).toEqual(expect.arrayContaining([4999, 5000, 5001, undefined]));
  expect(values("people")).toEqual(expect.arrayContaining([6, 7, 8, undefined]));
  expect(values("share")).toEqual(expect.arrayContaining(["0.49", "0.5", undefined]));
  expect(values("share")).not.toContain("0.51");
});

describe("records in other currencies", () => {
  const programIn = (currency: string, convertOn?: string, oneOf?: readonly string[]): Program =>
    parseProgram({
      language: 1,
      id: "currencies",
      currency,
      records: {
        orders: {
          date: "on",
          currency: "in",
          ...(convertOn === undefined ? {} : { convertOn }),
          fields: { on: "date", amount: "money", in: { type: "string", ...(oneOf === undefined ? {} : { oneOf }) } },
        },
      },
      metrics: { bookings: { sum: "orders.amount" } },
    });
  const drawn = (program: Program): readonly (readonly [string | undefined, ReadonlySet<unknown>, ReadonlySet<unknown>])[] =>
    fc.sample(partnerArbitrary(program, { fc, asOf }), { numRuns: 300, seed: 1 }).map((partner) => {
      const outcome = evaluatePartner(program, partner, { asOf });
      expect(outcome.status === "issues" ? outcome.issues[0]!.message : outcome.status).toBe("evaluated");
      const currencies = (partner.records?.["orders"] ?? []).map((order) => order["in"]);
      return [partner.currency, new Set(currencies), new Set(partner.exchangeRates?.map(({ from }) => from))];
    }); // prettier-ignore
  const union = (sets: readonly ReadonlySet<unknown>[]): ReadonlySet<unknown> => new Set(sets.flatMap((set) => [...set]));

  test("are drawn with the rates that convert them, and no others, where a collection says which day's rate counts", () => {
    const partners = drawn(programIn("EUR", "on"));
    expect(union(partners.map(([, records]) => records))).toEqual(new Set(["EUR", "USD", "JPY"]));
    expect(union(partners.map(([, , rates]) => rates))).toEqual(new Set(["USD", "JPY"]));
    for (const [, records, rates] of partners) expect([...rates].filter((from) => !records.has(from))).toEqual([]);
  });

  test("are drawn into the currency that a partner has of its own", () => {
    const partners = drawn(programIn("partner", "on"));
    expect(new Set(partners.map(([own]) => own))).toEqual(new Set(["EUR", "USD", "JPY"]));
    expect(partners.some(([own, records]) => own === "JPY" && records.has("USD"))).toBe(true);
  });

  test("are those that the document names, where it does", () => {
    const codes = ["CHF", "EUR"];
    expect(union(drawn(programIn("EUR", "on", codes)).map(([, records]) => records))).toEqual(new Set(codes));
    const partners = drawn(programIn("partner", undefined, codes));
    expect(new Set(partners.flatMap(([own, records]) => (records.size === 0 ? [] : [own])))).toEqual(new Set(codes));
  });

  test("are not drawn where nothing converts them", () => {
    expect(union(drawn(programIn("EUR")).map(([, records]) => records))).toEqual(new Set(["EUR"]));
    for (const [own, records] of drawn(programIn("partner"))) expect([own]).toEqual(expect.arrayContaining([...records]));
  });
}); // prettier-ignore

test("decisions by hand are drawn for ladders whose held levels matter", () => {
  const program = parseProgram(lifecycleProgram);
  const partners = fc.sample(historyArbitrary(program, { fc, asOf }), { numRuns: 100, seed: 1 });
  const decisions = partners.flatMap(({ partner }) => partner.exceptions?.lifecycle?.partner ?? []);
  expect(new Set(decisions.map(({ atLeast }) => atLeast === undefined))).toEqual(new Set([true, false]));
  const moved = partners.filter(({ partner }) => {
    const { exceptions: _without, ...rest } = partner;
    const [as, without] = [partner, rest].map((each) => evaluatePartner(program, { held: {}, ...each }, { asOf }));
    return JSON.stringify(as) !== JSON.stringify(without);
  });
  expect(moved.length).toBeGreaterThan(0);
});

test("counterexamples shrink to few facts", () => {
  const property = fc.property(partnerArbitrary(northwind, { fc, asOf }), (partner) => {
    const outcome = evaluatePartner(northwind, partner, { asOf });
    return outcome.status !== "evaluated" || outcome.metrics["orders6Months"]!.status !== "value";
  });
  const { counterexample } = fc.check(property, { seed: 3 });
  const { facts, records = {}, given = {}, answers = {} } = counterexample![0];
  // What is required, and what the counterexample is about.
  expect(Object.keys(facts!).sort()).toEqual(["agreementSigned", "region"]);
  expect(Object.keys({ ...records, ...given, ...answers })).toHaveLength(1);
});
