import { expect, test } from "vitest";
import { readDecimal, writeFixed } from "../../../src/core/number/decimal.js";
import { divide, exactFraction, multiply } from "../../../src/core/number/exact.js";
import { ROUNDING_MODES } from "../../../src/core/number/round.js";

/** Just below, on and just above a tie, on both sides of zero. */
const AT = ["2.4999999", "2.5", "2.5000001", "-2.4999999", "-2.5", "-2.5000001", "3.5"];

const ROUNDED = {
  halfAwayFromZero: "2 3 3 -2 -3 -3 4",
  halfTowardZero: "2 2 3 -2 -2 -3 3",
  halfEven: "2 2 3 -2 -2 -3 4",
  halfOdd: "2 3 3 -2 -3 -3 3",
  halfUp: "2 3 3 -2 -2 -3 4",
  halfDown: "2 2 3 -2 -3 -3 3",
  awayFromZero: "3 3 3 -3 -3 -3 4",
  towardZero: "2 2 2 -2 -2 -2 3",
  up: "3 3 3 -2 -2 -2 4",
  down: "2 2 2 -3 -3 -3 3",
};

/** Every mode at every boundary, of the numbers divided by so much. */
function roundedBy(divisor: bigint, digits: number) {
  const round = (text: string, mode: (typeof ROUNDING_MODES)[number]): string => {
    const steps = divide(readDecimal(text)!, exactFraction(divisor, 1n));
    return writeFixed(multiply(readDecimal(writeFixed(steps, digits, mode))!, exactFraction(divisor, 1n)), 0);
  };
  return Object.fromEntries(ROUNDING_MODES.map((mode) => [mode, AT.map((text) => round(text, mode)).join(" ")]));
}

test("every mode at every boundary", () => {
  expect(roundedBy(1n, 0)).toEqual(ROUNDED);
});

test("every mode at every boundary, of numbers with more places than are counted in whole steps", () => {
  expect(roundedBy(10n ** 6n, 6)).toEqual(ROUNDED);
  expect(roundedBy(10n ** 7n, 7)).toEqual(ROUNDED);
  expect(roundedBy(10n ** 12n, 12)).toEqual(ROUNDED);
});

test("a fraction a hair below a tie is no tie", () => {
  const hair = exactFraction(10n ** 50n - 1n, 2n * 10n ** 50n);
  expect(writeFixed(hair, 0, "halfAwayFromZero")).toBe("0");
  expect(writeFixed(exactFraction(1n, 2n), 0, "halfAwayFromZero")).toBe("1");
});
