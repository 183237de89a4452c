import fc from "fast-check";
import { expect, test } from "vitest";
import { parseProgram } from "partner-program";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { programArbitrary } from "partner-program/testing";
import { brokenBySeed, brokenPromises } from "./promises.js";

/** The command `npm run oracle:laws` tries as many as it is asked for. */
const PROGRAMS = 40;

test("random programs with every operator of the language keep what the library promises", () => {
  expect(Array.from({ length: PROGRAMS }, (_, index) => brokenBySeed(index + 1, 15)).flat()).toEqual([]);
});

test("generated programs keep what the library promises", () => {
  for (const document of fc.sample(programArbitrary({ fc }), { numRuns: 30, seed: 1 }))
    expect(brokenPromises(parseProgram(document), 20, 1)).toEqual([]);
});

test("a program with reviews keeps it, too", () => {
  expect(brokenPromises(parseProgram(lifecycleProgram), 20, 1)).toEqual([]);
});
