import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { readExact, writeExact } from "../../../src/core/number/decimal.js";
import { type Exact, add, compare, divide, exactInteger, subtract } from "../../../src/core/number/exact.js";
import { round } from "../../../src/core/number/round.js";
import { spread } from "../../../src/core/number/spread.js";

const exact = (text: string): Exact => readExact(text)!;
const spreadOf = (total: string, shares: readonly string[], digits: number): readonly string[] =>
  spread(exact(total), shares.map(exact), digits).map((share) => writeExact(share));

describe("shares that add up to a rounded total", () => {
  test.each([
    ["10", ["3.333333", "3.333333", "3.333334"], 2, ["3.33", "3.33", "3.34"]],
    ["10", ["3.34", "3.33", "3.33"], 2, ["3.34", "3.33", "3.33"]],
    ["0.01", ["0.004", "0.003", "0.003"], 2, ["0.01", "0", "0"]],
    ["1", ["0.5", "0.5"], 0, ["1", "0"]],
    ["-1", ["-0.5", "-0.5"], 0, ["0", "-1"]],
    ["0", [], 2, []],
  ])("%s over %j to %d places is %j", (total, shares, digits, expected) => {
    expect(spreadOf(total, shares, digits)).toEqual(expected);
  });

  test("they add up, and none is a whole step away from what it is", () => {
    const share = fc
      .integer({ min: -99_999, max: 99_999 })
      .map((count) => divide(exactInteger(count), exactInteger(7)));
    fc.assert(
      fc.property(
        fc.array(share, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 4 }),
        (shares, digits) => {
          const total = round(shares.reduce(add), digits, "halfEven");
          const spreaded = spread(total, shares, digits);
          expect(compare(spreaded.reduce(add), total)).toBe(0);
          const step = divide(exactInteger(1), exactInteger(10 ** digits));
          for (const [index, each] of spreaded.entries()) {
            const away = subtract(each, shares[index]!);
            expect(compare(away, step)).toBeLessThan(0);
            expect(compare(subtract(shares[index]!, each), step)).toBeLessThan(0);
          }
        },
      ),
    );
  });
});
