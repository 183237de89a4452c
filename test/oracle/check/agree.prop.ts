import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDisagreement } from "./agree.js";
import { comparisonDisagreement } from "./compared.js";

/** The command `npm run oracle:check` tries as many as it is asked for. */
const PROGRAMS = 150;

/** Seeds that have shown something wrong before. */
const FOUND: [number][] = [[302_634]];

test("the check finds of a small program what looking at every partner finds, and nothing else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(checkDisagreement(seed)).toBeUndefined();
    }),
    { numRuns: PROGRAMS },
  );
}, 120_000);

test("what is claimed of all partners of two programs is so of every one, and a witness shows what it is told for", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(comparisonDisagreement(seed)).toBeUndefined();
    }),
    { numRuns: PROGRAMS, examples: FOUND },
  );
}, 120_000);
