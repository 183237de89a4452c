import fc from "fast-check";
import { expect, test } from "vitest";
import { checkDisagreement } from "./agree.js";

/** The command `npm run oracle:check` tries as many as it is asked for. */
const PROGRAMS = 150;

test("the check finds of a small program what looking at every partner finds, and nothing else", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(checkDisagreement(seed)).toBeUndefined();
    }),
    { numRuns: PROGRAMS },
  );
}, 120_000);
