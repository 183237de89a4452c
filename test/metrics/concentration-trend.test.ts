import { describe, expect, test } from "vitest";
import { concentrationTrend, measureConcentration } from "partner-program/metrics";

describe("the trend of concentration", () => {
  test("is the difference of the figures as they are shown", () => {
    const [before, after] = [[30, 30, 20, 20], [50, 30, 10, 10]]; // prettier-ignore
    const trend = concentrationTrend(before, after, { top: 0.25 });
    expect(trend.before).toEqual(measureConcentration(before, { top: 0.25 }));
    expect(trend.after).toEqual(measureConcentration(after, { top: 0.25 }));
    expect(trend.change).toEqual({
      topShare: 0.2,
      deliveredByShare: -0.25,
      gini: 0.25,
      giniCorrected: 0.333334,
      herfindahl: 0.1,
      herfindahlPoints: 1000,
    });
  });

  test("of equal amounts there is none, and periods that change places turn every sign", () => {
    const amounts = [541, 1463, 2445, 3438];
    expect(new Set(Object.values(concentrationTrend(amounts, amounts).change))).toEqual(new Set([0]));
    const there = Object.values(concentrationTrend(amounts, [1, 2, 3, 40]).change);
    const back = Object.values(concentrationTrend([1, 2, 3, 40], amounts).change);
    expect(back.map((value) => -Number(value))).toEqual(there.map(Number));
  });

  test("where one period has nothing to share there is no change", () => {
    expect(concentrationTrend([], [1, 2]).change).toEqual({ topShare: null, deliveredByShare: null, gini: null, giniCorrected: null, herfindahl: null, herfindahlPoints: null }); // prettier-ignore
    expect(concentrationTrend([5], [1, 2]).change).toMatchObject({
      giniCorrected: null,
      herfindahlPoints: -4444.444444,
    });
    expect(() => concentrationTrend(["x"], [1])).toThrow("amounts[0] is not a decimal number");
  });
});
