import fc from "fast-check";
import { expect, test } from "vitest";
import { incentiveDisagreements } from "./agree.js";

/** Programs with five partners each: 2,000 pairs. The command `npm run oracle:incentives` tries as many as it is asked for. */
const PROGRAMS = 400;

test("incentives: the slow oracle agrees on every amount, every line and every share", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(incentiveDisagreements(seed, 5)).toEqual([]);
    }),
    { numRuns: PROGRAMS },
  );
}, 120_000);
