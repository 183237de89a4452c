import fc from "fast-check";
import { expect, test } from "vitest";
import { type Program, parseProgram } from "partner-program";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { type LawId, BrokenLaw, programArbitrary, programLaws } from "partner-program/testing";
import { randomProgram } from "../oracle/language/generate.js";
import { randomOf } from "../oracle/language/random.js";

/** What a vendor can break by its rules; everything else is promised by the library. */
const OF_THE_VENDOR: readonly LawId[] = ["moreIsNotLess", "largerIsNotLess", "withinBase"];

function brokenPromises(program: Program, numRuns: number): readonly string[] {
  return programLaws(program, { fc, asOf: "2025-12-31" }).flatMap((law) => {
    if (OF_THE_VENDOR.includes(law.id as LawId)) return [];
    try {
      law.assert({ numRuns });
      return [];
    } catch (error) {
      if (error instanceof BrokenLaw) return [`${error.message}\n${JSON.stringify(program.document)}`];
      throw error;
    }
  });
}

test("random programs with every operator of the language keep what the library promises", () => {
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      expect(brokenPromises(randomProgram(randomOf(seed)).program, 15)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test("generated programs keep what the library promises", () => {
  fc.assert(
    fc.property(programArbitrary({ fc }), (document) => {
      expect(brokenPromises(parseProgram(document), 20)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("a program with reviews keeps it, too", () => {
  expect(brokenPromises(parseProgram(lifecycleProgram), 20)).toEqual([]);
});
