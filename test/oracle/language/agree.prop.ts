import fc from "fast-check";
import { expect, test } from "vitest";
import { disagreements } from "./agree.js";

/** Programs with their partners: 5,000 pairs. The command `npm run oracle` tries as many as it is asked for. */
const PROGRAMS = 1000;
const PARTNERS = 5;

test("the slow oracle and the library agree on every figure of random programs and partners", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      const [found] = disagreements(seed, PARTNERS);
      expect(
        found === undefined ? [] : [found.name, found.library, found.oracle, found.document, found.question],
      ).toEqual([]);
    }),
    { numRuns: PROGRAMS },
  );
}, 120_000);
