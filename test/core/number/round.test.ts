import { expect, test } from "vitest";
import { readDecimal, writeFixed } from "../../../src/core/number/decimal.js";
import { exactFraction } from "../../../src/core/number/exact.js";
import { ROUNDING_MODES } from "../../../src/core/number/round.js";

/** Just below, on and just above a tie, on both sides of zero. */
const AT = ["2.4999999", "2.5", "2.5000001", "-2.4999999", "-2.5", "-2.5000001", "3.5"];

test("every mode at every boundary", () => {
  const rounded = Object.fromEntries(
    ROUNDING_MODES.map((mode) => [mode, AT.map((text) => writeFixed(readDecimal(text)!, 0, mode)).join(" ")]),
  );
  expect(rounded).toEqual({
    halfAwayFromZero: "2 3 3 -2 -3 -3 4",
    halfTowardZero: "2 2 3 -2 -2 -3 3",
    halfEven: "2 2 3 -2 -2 -3 4",
    halfUp: "2 3 3 -2 -2 -3 4",
    halfDown: "2 2 3 -2 -3 -3 3",
    awayFromZero: "3 3 3 -3 -3 -3 4",
    towardZero: "2 2 2 -2 -2 -2 3",
    up: "3 3 3 -2 -2 -2 4",
    down: "2 2 2 -3 -3 -3 3",
  });
});

test("a fraction a hair below a tie is no tie", () => {
  const hair = exactFraction(10n ** 50n - 1n, 2n * 10n ** 50n);
  expect(writeFixed(hair, 0, "halfAwayFromZero")).toBe("0");
  expect(writeFixed(exactFraction(1n, 2n), 0, "halfAwayFromZero")).toBe("1");
});
