import { describe, expect, test } from "vitest";
import { measureConcentration } from "partner-program/metrics";

/** The vector of the Gini example in the R packages ineq and DescTools. */
const INEQ = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];

describe("published figures", () => {
  test.each([
    [[30, 30, 20, 20], 2600, "US Department of Justice, quoted at connectbrevard.org"],
    [[10, 9, 12, 15, 12, 11, 15, 16], 1296, "investopedia.com, HHI video transcript"],
    [[100], 10_000, "US Department of Justice"],
  ])("the Herfindahl index of %j is %i (%s)", (shares, points) => {
    expect(measureConcentration(shares).herfindahlPoints).toBe(points);
  });

  test("Gini of the ineq vector, plain and corrected (R ineq and DescTools)", () => {
    const { gini, giniCorrected, herfindahlPoints } = measureConcentration(INEQ, { digits: 7 });
    expect([gini, giniCorrected, herfindahlPoints]).toEqual([0.4620911, 0.5134346, 1840.8123092]);
  });

  test("Gini of equals is 0, of three zeros in five 0.6 (R DescTools)", () => {
    expect(measureConcentration([10, 10, 10]).gini).toBe(0);
    expect(measureConcentration([10, 10, 0, 0, 0]).gini).toBe(0.6);
  });

  test("the top fifth of the vector, and the fewest that deliver 80 %", () => {
    const figures = measureConcentration(INEQ, { digits: 12 });
    expect([figures.topShare, figures.deliveredBy, figures.deliveredByShare]).toEqual([0.513095845974, 5, 0.5]);
  });

  test("strictly 80/20", () => {
    expect(measureConcentration([400, 400, ...Array<number>(8).fill(25)]).topShare).toBe(0.8);
  });
});

describe("edges", () => {
  test("of the partner at the border a fraction counts", () => {
    expect(measureConcentration([6, 2, 2], { top: 0.5 }).topShare).toBe(0.7);
  });

  test("exactly the stated part is enough", () => {
    expect(measureConcentration([80, 20]).deliveredBy).toBe(1);
    expect(measureConcentration(["79.99", "20.01"]).deliveredBy).toBe(2);
  });

  test("the part that is to be delivered is an option, and so are the digits", () => {
    const half = measureConcentration([50, 30, 20], { deliver: 0.5, digits: 2 });
    expect([half.deliveredBy, half.deliveredByShare]).toEqual([1, 0.33]);
    expect(measureConcentration([50, 30, 20], { deliver: "0.5001" }).deliveredBy).toBe(2);
    expect(measureConcentration([50, 30, 20], { deliver: 0 }).deliveredBy).toBe(0);
    expect(measureConcentration([50, 30, 20], { deliver: 1 }).deliveredBy).toBe(3);
  });

  test("nothing to share is not applicable", () => {
    const none = measureConcentration([0, 0]);
    expect(none).toMatchObject({
      count: 2,
      total: "0",
      topShare: null,
      gini: null,
      herfindahl: null,
      deliveredBy: null,
    });
    expect(measureConcentration([])).toMatchObject({ count: 0, gini: null });
  });

  test("one partner has all, and no corrected Gini", () => {
    expect(measureConcentration([5])).toMatchObject({
      gini: 0,
      giniCorrected: null,
      herfindahl: 1,
      deliveredByShare: 1,
    });
  });

  test("negative amounts count as zero and are counted", () => {
    expect(measureConcentration([-5, 10])).toMatchObject({ negative: 1, total: "10", herfindahl: 1 });
  });

  test("what is no number is refused", () => {
    expect(() => measureConcentration(["x"])).toThrow(new RangeError("amounts[0] is not a decimal number"));
    expect(() => measureConcentration([1], { top: 1.1 })).toThrow(RangeError);
  });
});
