import fc from "fast-check";
import { expect, test } from "vitest";
import { type Inequality, solve } from "../../../src/core/analysis/system.js";
import { type Exact, ZERO, add, compare, exactInteger, multiply } from "../../../src/core/number/exact.js";

const inequality: fc.Arbitrary<Inequality> = fc
  .record({
    factors: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 3, maxLength: 3 }),
    bound: fc.integer({ min: -6, max: 6 }),
    strict: fc.boolean(),
  })
  .map(({ factors, bound, strict }) => ({
    factors: new Map(
      factors.flatMap((factor, index) => (factor === 0 ? [] : [[index, exactInteger(factor)] as const])),
    ),
    bound: exactInteger(bound),
    strict,
  }));

function holds({ factors, bound, strict }: Inequality, valueOf: (index: number) => Exact): boolean {
  const sum = [...factors].reduce<Exact>(
    (total, [index, factor]) => add(total, multiply(factor, valueOf(index))),
    ZERO,
  );
  const difference = compare(sum, bound);
  return strict ? difference > 0 : difference >= 0;
}

const half = (low: Exact | undefined, high: Exact | undefined): Exact => {
  if (low !== undefined && high !== undefined) return multiply(add(low, high), 500_000 as Exact);
  return low === undefined ? (high === undefined ? ZERO : add(high, exactInteger(-1))) : add(low, exactInteger(1));
};

test("a solution satisfies every inequality, and where there is none no point of a grid does", () => {
  fc.assert(
    fc.property(fc.array(inequality, { minLength: 1, maxLength: 6 }), (inequalities) => {
      const solution = solve(inequalities, (_index, { lowest, highest }) => half(lowest, highest));
      if (solution === "undecided") return;
      if (solution !== "none") {
        for (const one of inequalities) expect(holds(one, (index) => solution.values.get(index) ?? ZERO)).toBe(true);
        return;
      }
      for (let a = -6; a <= 6; a += 1)
        for (let b = -6; b <= 6; b += 1)
          for (let c = -6; c <= 6; c += 2) {
            const point = [a, b, c].map(exactInteger);
            expect(inequalities.every((one) => holds(one, (index) => point[index]!))).toBe(false);
          }
    }),
  );
});

test("an inequality without numbers holds or does not", () => {
  const constant = (bound: number, strict: boolean): Inequality => ({
    factors: new Map(),
    bound: exactInteger(bound),
    strict,
  });
  expect(solve([constant(0, false)], () => ZERO)).toEqual({ values: new Map() });
  expect(solve([constant(0, true)], () => ZERO)).toBe("none");
});
