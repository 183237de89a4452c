import fc from "fast-check";
import { expect, test } from "vitest";
import { fundDisagreement } from "./agree.js";

/** The command `npm run oracle:funds` tries as many as it is asked for. */
const HISTORIES = 500;

test("funds: the slow oracle has every cent in the same place, and every request in the same state", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(fundDisagreement(seed)).toBeUndefined();
    }),
    { numRuns: HISTORIES },
  );
}, 120_000);
