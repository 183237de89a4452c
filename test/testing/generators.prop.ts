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
