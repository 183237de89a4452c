import fc from "fast-check";
import { expect, test } from "vitest";
import { reviewDisagreements } from "./agree.js";

/** Ladders with their reviews, over 700 days each. The command `npm run oracle:review` tries as many as it is asked for. */
const REVIEWS = 200;

test("reviews: the slow oracle agrees day by day, one review gives what several give, a second one changes nothing, the past is fixed, at most one move a day", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 31 }), (seed) => {
      expect(reviewDisagreements(seed)).toEqual([]);
    }),
    { numRuns: REVIEWS },
  );
}, 120_000);
