import fc from "fast-check";
import { expect, test } from "vitest";
import { settlementDisagreement } from "./agree.js";

/** The command `npm run oracle:settlement` tries as many as it is asked for. */
const HISTORIES = 500;

test("settlement: the slow oracle posts the same entries, night by night, for the same reasons", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(settlementDisagreement(seed)).toBeUndefined();
    }),
    { numRuns: HISTORIES },
  );
}, 120_000);
