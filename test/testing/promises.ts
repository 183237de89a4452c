/** Which laws a program breaks that are no matter of its rules: promises of the library. */
import fc from "fast-check";
import { type Program } from "partner-program";
import { type LawId, BrokenLaw, programLaws } from "partner-program/testing";
import { randomProgram } from "../oracle/language/generate.js";
import { randomOf } from "../oracle/language/random.js";

/** What a vendor can break by its rules. */
const OF_THE_VENDOR: readonly LawId[] = ["moreIsNotLess", "largerIsNotLess", "withinBase"];

/** What each broken promise has to say, with so many inputs for each law. */
export function brokenPromises(program: Program, numRuns: number, seed: number): readonly string[] {
  return programLaws(program, { fc, asOf: "2025-12-31" }).flatMap((law) => {
    if (OF_THE_VENDOR.includes(law.id as LawId)) return [];
    try {
      law.assert({ numRuns, seed });
      return [];
    } catch (error) {
      if (error instanceof BrokenLaw) return [`${error.message}\n${JSON.stringify(program.document)}`];
      throw error;
    }
  });
}

/** Those of the random program of a seed, with every operator of the language. */
export function brokenBySeed(seed: number, numRuns: number): readonly string[] {
  return brokenPromises(randomProgram(randomOf(seed)).program, numRuns, seed);
}
