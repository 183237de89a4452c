import { describe, expect, test } from "vitest";
import { readDecimal, readNumber, writeExact, writeFixed, writeNumber } from "../../../src/core/number/decimal.js";
import { exactFraction } from "../../../src/core/number/exact.js";
import { currencyDigits, isCurrencyCode } from "../../../src/core/number/currency.js";

describe("reading decimals", () => {
  test.each(["0x1f", "Infinity", "NaN", "", " 1", "1 ", "1,5", "+1", ".5", "5.", "01", "1_000", "--1", "1e5000", "1e-41"])(
    "refuses %j",
    (text) => {
      expect(readDecimal(text)).toBeUndefined();
    },
  ); // prettier-ignore

  test("keeps every digit, and refuses a text that is longer than any amount", () => {
    const digits = "1234567890".repeat(4);
    expect(writeExact(readDecimal(`${digits}1`)!)).toBe(`${digits}1`);
    expect(readDecimal(`${digits}12`)).toBeUndefined();
    expect(writeExact(readDecimal(`0.${digits}123456789`)!)).toBe(`0.${digits}123456789`);
    expect(readDecimal(`0.${"1".repeat(59)}`)).toBeUndefined();
  });

  test("takes exponents up to forty either way", () => {
    expect(writeExact(readDecimal("1e40")!)).toBe(`1${"0".repeat(40)}`);
    expect(writeExact(readDecimal("1e-7")!)).toBe("0.0000001");
  });

  test("a number of fifteen digits is exact, one of sixteen is refused", () => {
    expect(writeExact(readNumber(123456789012.345)!)).toBe("123456789012.345");
    expect(readNumber(0.1 + 0.2)).toBeUndefined();
    expect(readNumber(9007199254740993)).toBeUndefined();
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuses %d", (value) => {
    expect(readNumber(value)).toBeUndefined();
  });

  test("numbers with an exponent are read", () => {
    expect(writeExact(readNumber(1e21)!)).toBe("1000000000000000000000");
    expect(writeExact(readNumber(1.5e-7)!)).toBe("0.00000015");
  });
});

describe("writing", () => {
  test("amounts keep their zeros", () => {
    expect(writeFixed(readDecimal("1234.5")!, 2)).toBe("1234.50");
    expect(writeFixed(readDecimal("-0.005")!, 2)).toBe("-0.01");
    expect(writeFixed(readDecimal("-0.004")!, 2)).toBe("0.00");
    expect(writeFixed(readDecimal("1234.5")!, 0)).toBe("1235");
  });

  test("what no decimal says exactly is a fraction", () => {
    expect(writeExact(exactFraction(100n, 3n))).toBe("100/3");
    expect(writeExact(exactFraction(1n, 8n))).toBe("0.125");
  });

  test("a number of more than fifteen digits is written as a text", () => {
    expect(writeNumber(readDecimal("12345678901234567")!, 0)).toBe("12345678901234567");
    expect(writeNumber(readDecimal("123456789012345")!, 0)).toBe(123456789012345);
    // Its double has a shorter name, which is another number.
    expect(writeNumber(readDecimal("49999999999271692")!, 0)).toBe("49999999999271692");
  });
});

describe("currencies", () => {
  test("digits follow ISO 4217", () => {
    expect([currencyDigits("USD"), currencyDigits("JPY"), currencyDigits("KWD"), currencyDigits("CLF")]).toEqual([
      2, 0, 3, 4,
    ]);
  });

  test("a code is three capital letters", () => {
    expect([isCurrencyCode("USD"), isCurrencyCode("usd"), isCurrencyCode("EURO")]).toEqual([true, false, false]);
  });
});
