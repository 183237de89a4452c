import { describe, expect, test } from "vitest";
import { readExact, writeExact } from "../../../src/core/number/decimal.js";
import { type Exact, ONE, add, compare, divide, exactFraction, exactInteger, isWhole, multiply, negate, sign, subtract } from "../../../src/core/number/exact.js"; // prettier-ignore

const exact = (text: string | number): Exact => readExact(text)!;

describe("exact numbers", () => {
  test("a tenth and two tenths are three tenths", () => {
    expect(compare(add(exact("0.1"), exact("0.2")), exact("0.3"))).toBe(0);
  });

  test("three thirds are one, which forty digits of a decimal cannot say", () => {
    const third = divide(ONE, exactInteger(3));
    expect(compare(add(add(third, third), third), ONE)).toBe(0);
  });

  test("money by percent stays on the fast path", () => {
    const product = multiply(exact("123456.78"), exact("0.02"));
    expect(typeof product).toBe("number");
    expect(writeExact(product)).toBe("2469.1356");
  });

  test("a large amount by basis points stays on the fast path although the plain product is not safe", () => {
    const product = multiply(exact("5000000.00"), exact("0.0325"));
    expect(typeof product).toBe("number");
    expect(writeExact(product)).toBe("162500");
  });

  test("what does not fit in ticks falls back to a fraction and comes back when it fits again", () => {
    const tiny = multiply(exact("0.000001"), exact("0.1"));
    expect(typeof tiny).toBe("object");
    const back = multiply(tiny, exactInteger(10));
    expect(typeof back).toBe("number");
    expect(compare(back, exact("0.000001"))).toBe(0);
  });

  test("sums beyond the safe integers of ticks are exact", () => {
    const large = exact("9007199254.740991");
    const sum = add(large, exact("0.000001"));
    expect(typeof sum).toBe("object");
    expect(writeExact(sum)).toBe("9007199254.740992");
    expect(writeExact(subtract(sum, large))).toBe("0.000001");
  });

  test("a negative zero does not exist", () => {
    expect(Object.is(negate(exact(0)), 0)).toBe(true);
    expect(Object.is(multiply(exact(0), exact(-5)), 0)).toBe(true);
    expect(Object.is(exact(-0), 0)).toBe(true);
    expect(Object.is(divide(exact(0), exact(-5)), 0)).toBe(true);
  });

  test("sign and wholeness look at the exact value", () => {
    expect(sign(exactFraction(-1n, 3n))).toBe(-1);
    expect(isWhole(exactFraction(10n ** 30n, 1n))).toBe(true);
    expect(isWhole(exact("0.000001"))).toBe(false);
  });
});
