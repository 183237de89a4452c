import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDecimal, readNumber, writeExact, writeFixed, writeNumber } from "../../../src/core/number/decimal.js";
import { type Exact, add, asFraction, compare, divide, exactFraction, multiply, sign, subtract } from "../../../src/core/number/exact.js"; // prettier-ignore
import { ROUNDING_MODES, type RoundingMode, round } from "../../../src/core/number/round.js";

/** Decimals around the edges of the fast path: few and many digits, small and large. */
const decimalText = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.integer({ min: 0, max: 9 }))
  .map(([digits, places]) => {
    const text = (digits < 0n ? -digits : digits).toString().padStart(places + 1, "0");
    const point = text.length - places;
    return `${digits < 0n ? "-" : ""}${text.slice(0, point)}${places > 0 ? `.${text.slice(point)}` : ""}`;
  });
const exactNumber = decimalText.map((text) => readDecimal(text)!);

/** The slow way: a numerator and a denominator, never reduced. */
const slow = (value: Exact): readonly [bigint, bigint] => [asFraction(value).numerator, asFraction(value).denominator];
const equals = (value: Exact, [n, d]: readonly [bigint, bigint]): boolean => {
  const [vn, vd] = slow(value);
  return vn * d === n * vd;
};

describe("the fast path and big fractions agree", () => {
  test("add, subtract, multiply", () => {
    fc.assert(
      fc.property(exactNumber, exactNumber, (a, b) => {
        const [an, ad] = slow(a);
        const [bn, bd] = slow(b);
        expect(equals(add(a, b), [an * bd + bn * ad, ad * bd])).toBe(true);
        expect(equals(subtract(a, b), [an * bd - bn * ad, ad * bd])).toBe(true);
        expect(equals(multiply(a, b), [an * bn, ad * bd])).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("divide and compare", () => {
    fc.assert(
      fc.property(exactNumber, exactNumber, (a, b) => {
        const [an, ad] = slow(a);
        const [bn, bd] = slow(b);
        if (sign(b) !== 0) expect(equals(divide(a, b), [an * bd, ad * bn])).toBe(true);
        const difference = an * bd - bn * ad;
        expect(Math.sign(compare(a, b))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
      { numRuns: 2000 },
    );
  });

  test("every value has one representation: ticks where it fits", () => {
    fc.assert(
      fc.property(exactNumber, fc.bigInt({ min: 1n, max: 10n ** 9n }), (a, factor) => {
        const { numerator, denominator } = asFraction(a);
        expect(exactFraction(numerator * factor, denominator * factor)).toEqual(a);
      }),
    );
  });
});

describe("reading and writing", () => {
  test("what is written is read back", () => {
    fc.assert(
      fc.property(exactNumber, (value) => {
        expect(readDecimal(writeExact(value))).toEqual(value);
      }),
    );
  });

  test("a JSON number is the shortest decimal of its double", () => {
    const numbers = fc.tuple(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), fc.integer({ min: 0, max: 6 }));
    fc.assert(
      fc.property(numbers, ([digits, places]) => {
        const text = new Decimal(digits).div(10 ** places).toFixed();
        expect(readNumber(Number(text))).toEqual(readDecimal(text));
      }),
    );
  });

  test("any double is read as its own text, or refused", () => {
    fc.assert(
      fc.property(fc.double(), (value) => {
        const read = readNumber(value);
        if (read === undefined) return;
        const { numerator, denominator } = asFraction(read);
        const text = new Decimal(String(value));
        expect(new Decimal(numerator.toString()).eq(text.times(new Decimal(denominator.toString())))).toBe(true);
      }),
    );
  });
});

const DECIMAL_JS: Partial<Record<RoundingMode, Decimal.Rounding>> = {
  halfAwayFromZero: Decimal.ROUND_HALF_UP,
  halfTowardZero: Decimal.ROUND_HALF_DOWN,
  halfEven: Decimal.ROUND_HALF_EVEN,
  halfUp: Decimal.ROUND_HALF_CEIL,
  halfDown: Decimal.ROUND_HALF_FLOOR,
  awayFromZero: Decimal.ROUND_UP,
  towardZero: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_CEIL,
  down: Decimal.ROUND_FLOOR,
};
const Library = Decimal.clone({ precision: 60 });

describe("rounding", () => {
  test("every mode that decimal.js has agrees with it on decimals, ties included", () => {
    const ties = fc.tuple(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 1, max: 7 })).map(([n, p]) => new Library(n).div(new Library(10).pow(p)).toFixed()); // prettier-ignore
    fc.assert(
      fc.property(fc.oneof(decimalText, ties), fc.integer({ min: 0, max: 8 }), fc.constantFrom(...(Object.keys(DECIMAL_JS) as RoundingMode[])), (text, digits, mode) => {
        const expected = new Library(text).toFixed(digits, DECIMAL_JS[mode]!).replace(/^-(0(?:\.0+)?)$/, "$1");
        expect(writeFixed(readDecimal(text)!, digits, mode)).toBe(expected);
      }),
      { numRuns: 3000 },
    ); // prettier-ignore
  });

  test("rounding moves a value by less than one step, and by half a step at most in the half modes", () => {
    fc.assert(
      fc.property(exactNumber, fc.bigInt({ min: 1n, max: 999n }), fc.integer({ min: 0, max: 4 }), fc.constantFrom(...ROUNDING_MODES), (a, divisor, digits, mode) => {
        const value = divide(a, exactFraction(divisor, 1n));
        const moved = subtract(round(value, digits, mode), value);
        const step = exactFraction(1n, (mode.startsWith("half") ? 2n : 1n) * 10n ** BigInt(digits));
        expect(compare(moved, step)).toBeLessThanOrEqual(0);
        expect(compare(subtract(exactFraction(0n, 1n), moved), step)).toBeLessThanOrEqual(0);
      }),
    ); // prettier-ignore
  });

  test("a number that is written for an outcome is read back as the rounded value", () => {
    fc.assert(
      fc.property(exactNumber, fc.integer({ min: 0, max: 6 }), (value, digits) => {
        const written = writeNumber(value, digits);
        const read = typeof written === "number" ? readNumber(written) : readDecimal(written);
        expect(read).toEqual(round(value, digits, "halfAwayFromZero"));
      }),
    );
  });
});
