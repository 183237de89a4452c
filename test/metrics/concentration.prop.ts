import fc from "fast-check";
import { expect, test } from "vitest";
import { measureConcentration } from "partner-program/metrics";

const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 40 }).filter((list) => list.some((amount) => amount > 0)); // prettier-ignore

test("bounds: 0 <= gini < 1 and 1/n <= herfindahl <= 1", () => {
  fc.assert(
    fc.property(amounts, (list) => {
      const { gini, herfindahl } = measureConcentration(list, { digits: 12 });
      expect(Number(gini)).toBeGreaterThanOrEqual(0);
      expect(Number(gini)).toBeLessThan(1);
      expect(Number(herfindahl)).toBeGreaterThanOrEqual(1 / list.length - 1e-11);
      expect(Number(herfindahl)).toBeLessThanOrEqual(1);
    }),
  );
});

test("the order of the amounts decides nothing, and neither does their unit", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 2, max: 50 }), (list, factor) => {
      const { total: _total, ...shares } = measureConcentration(list);
      const { total: _other, ...scaled } = measureConcentration(list.toReversed().map((amount) => amount * factor));
      expect(scaled).toEqual(shares);
    }),
  );
});

test("a larger top share never delivers less", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 99 }), (list, top) => {
      const share = (percent: number): number => Number(measureConcentration(list, { top: percent / 100, digits: 12 }).topShare); // prettier-ignore
      expect(share(top + 1)).toBeGreaterThanOrEqual(share(top));
    }),
  );
});
