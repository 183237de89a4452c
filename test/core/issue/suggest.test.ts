import { describe, expect, test } from "vitest";
import { nearestName } from "../../../src/core/issue/suggest.js";

describe("the name that was probably meant", () => {
  test.each([
    ["bookngs", "bookings", "a letter left out"],
    ["bookiings", "bookings", "a letter too many"],
    ["bookimgs", "bookings", "another letter"],
    ["bookigns", "bookings", "two letters swapped"],
    ["obokings", "bookings", "the first two swapped"],
    ["BOOKINGS", "bookings", "other capitals"],
    ["bokigs", "bookings", "two letters left out of six"],
    ["ab", "ac", "one of two letters"],
    ["A", "a", "one letter in another case"],
  ])("%s is %s: %s", (written, meant) => {
    expect(nearestName(written, ["elsewhere", meant])).toBe(meant);
  });

  test.each([
    ["bokngs", "bookingses", "four letters away"],
    ["abcde", "abxye", "two of five letters"],
    ["ab", "ba x", "two away from two"],
    ["z", "a", "a single letter"],
    ["", "a", "nothing"],
    ["x".repeat(81), "x".repeat(80), "longer than is compared"],
    ["x".repeat(80), "x".repeat(81), "a known name longer than is compared"],
  ])("%s is not %s: %s", (written, known) => {
    expect(nearestName(written, [known])).toBeUndefined();
  });

  test("is the nearest of several, the first of those that are equally near", () => {
    expect(nearestName("goal", ["gold", "goals", "goat"])).toBe("goals");
    expect(nearestName("goal", ["gold", "goat"])).toBe("goat");
    expect(nearestName("goals", ["gold", "goals"])).toBe("goals");
    expect(nearestName("x".repeat(80), ["y".repeat(80), `${"x".repeat(79)}y`])).toBe(`${"x".repeat(79)}y`);
  });

  test("is looked for among the first five hundred names that could be near", () => {
    const far = Array.from({ length: 499 }, (_, index) => `zzzz${index % 10}`);
    expect(nearestName("gold", [...far, "golf"])).toBe("golf");
    expect(nearestName("gold", [...far, "zzzzz", "golf"])).toBeUndefined();
    // Names of another length are not compared.
    expect(nearestName("gold", [...far, "z", "zzzzzzzzz", "golf"])).toBe("golf");
  });
});
