import { describe, expect, test } from "vitest";
import fc from "fast-check";
import { safeParseProgram } from "partner-program";
import { codesOf, documentOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const facts = {
  x: "decimal",
  low: "decimal",
  high: "decimal",
  sales: "money",
  plan: "money",
  retention: { type: "ratio", whenMissing: "notApplicable" },
  joinedOn: "date",
};

function compute(metric: object, values: Readonly<Record<string, unknown>>): unknown {
  const outcome = evaluated(programOf({ facts, metrics: { m: { ...metric, digits: 10 } } }), { facts: values });
  return figure(outcome, "m");
}
const refused = (metric: object): readonly string[] => codesOf(issuesOf({ facts, metrics: { m: metric } }));

describe("a line through corners", () => {
  const corners = [
    { at: 0, is: 1 },
    { at: 10, is: 6 },
    { at: 13, is: 5 },
  ];
  test.each([
    [-1, 1],
    [0, 1],
    ["0.5", 1.25],
    [9.99, 5.995],
    [10, 6],
    [11, 5.6666666667],
    [13, 5],
    [14, 5],
  ])("%d is worth %d", (x, worth) => {
    expect(compute({ interpolate: "x", corners }, { x })).toBe(worth);
  });

  test("of one corner is level", () => {
    expect(compute({ interpolate: "x", corners: [{ at: 3, is: 7 }] }, { x: 2 })).toBe(7);
    expect(compute({ interpolate: "x", corners: [{ at: 3, is: 7 }] }, { x: 4 })).toBe(7);
  });

  test("an amount has a worth too, and what is missing has none", () => {
    expect(compute({ interpolate: "sales", corners }, { sales: "5.00" })).toBe(3.5);
    expect(compute({ interpolate: "x", corners }, {})).toBe("unknown: x");
    expect(compute({ interpolate: "retention", corners }, {})).toBe("notApplicable");
  });

  test("corners rise, and what is placed is a number", () => {
    expect(refused({ interpolate: "joinedOn", corners })).toEqual(["metric.operands /metrics/m/interpolate"]);
    expect(refused({ interpolate: "x", corners: [corners[1], corners[1]] })).toEqual(["bands.order /metrics/m/corners/1/at"]); // prettier-ignore
    expect(refused({ interpolate: "x", corners: [] })).toEqual(["shape.length /metrics/m/corners"]);
  });
});

describe("the way from the worst to the best", () => {
  const goalposts = { normalise: "x", worst: 20, best: 85 };
  test.each([
    [19.99, 0],
    [20, 0],
    [46, 0.4],
    [85, 1],
    [85.01, 1],
  ])("goalposts place %d at %d", (x, share) => {
    expect(compute(goalposts, { x })).toBe(share);
  });

  test("less is better where the best lies below the worst", () => {
    const days = { normalise: "x", worst: 30, best: 0 };
    expect([31, 30, 21, 0, -1].map((x) => compute(days, { x }))).toEqual([0, 0, 0.3, 1, 1]);
  });

  test("a scale maps the ends, and `extend` lets the line go on", () => {
    expect([20, 46, 85, 90].map((x) => compute({ ...goalposts, to: [1, 100] }, { x }))).toEqual([1, 40.6, 100, 100]);
    expect([13.5, 98].map((x) => compute({ ...goalposts, beyond: "extend" }, { x }))).toEqual([-0.1, 1.2]);
    expect([13.5, 98].map((x) => compute({ ...goalposts, beyond: "clip" }, { x }))).toEqual([0, 1]);
  });

  test("on a logarithmic curve equal ratios count the same", () => {
    const powers = { normalise: "x", worst: 1, best: 10_000, curve: "logarithmic" };
    expect([0, 1, 10, 100, 10_000, 20_000].map((x) => compute(powers, { x }))).toEqual([0, 0, 0.25, 0.5, 1, 1]);
    expect(compute({ ...powers, curve: "linear" }, { x: 100 })).toBe(0.0099009901);
    expect(compute({ ...powers, worst: 10_000, best: 1 }, { x: 10 })).toBe(0.75);
    expect(compute({ ...powers, beyond: "extend" }, { x: 100_000 })).toBe(1.25);
    expect(compute({ ...powers, beyond: "extend" }, { x: "0.1" })).toBe(-0.25);
  });

  test("amounts go with amounts; posts may be computed", () => {
    expect(compute({ normalise: "sales", worst: 0, best: "plan" }, { sales: "75.00", plan: 100 })).toBe(0.75);
    expect(compute({ normalise: "x", worst: "low", best: { sumOf: ["low", 10] } }, { x: 4, low: 2 })).toBe(0.2);
    expect(refused({ normalise: "sales", worst: 0, best: "x" })).toEqual(["metric.operands /metrics/m/normalise"]);
    expect(refused({ normalise: "joinedOn", worst: 0, best: 1 })).toEqual(["metric.operands /metrics/m/normalise"]);
  });

  test("without a way there is nothing, or what the document says", () => {
    const between = { normalise: "x", worst: "low", best: "high" };
    const flat = { x: 4, low: 4, high: 4 };
    expect(compute(between, flat)).toBe("notApplicable");
    expect(compute({ ...between, whenEmpty: "zero" }, flat)).toBe(0);
    expect(compute({ ...between, whenEmpty: "one", to: [1, 100] }, flat)).toBe(1);
    expect(compute({ ...between, curve: "logarithmic", whenEmpty: 7 }, { x: 4, low: 0, high: 9 })).toBe(7);
    expect(compute({ ...between, curve: "logarithmic", whenEmpty: 7 }, { x: 4, low: 9, high: -1 })).toBe(7);
    const extended = { normalise: "x", worst: 1, best: 9, curve: "logarithmic", beyond: "extend" };
    expect(compute({ ...extended, whenEmpty: 7 }, { x: 0 })).toBe(7);
    expect(compute(extended, { x: 0 })).toBe("notApplicable");
  });

  test("what is unknown or does not apply stays so", () => {
    expect(compute(goalposts, {})).toBe("unknown: x");
    expect(compute({ ...goalposts, best: "high" }, { x: 1 })).toBe("unknown: high");
    expect(compute({ ...goalposts, normalise: "retention" }, {})).toBe("notApplicable");
  });

  test("posts of the document have to differ, and lie above zero on a logarithmic curve", () => {
    expect(refused({ ...goalposts, best: 20 })).toEqual(["metric.operands /metrics/m/best"]);
    expect(refused({ ...goalposts, worst: 0, curve: "logarithmic" })).toEqual(["metric.operands /metrics/m/best"]);
    expect(refused({ ...goalposts, best: -1, curve: "logarithmic" })).toEqual(["metric.operands /metrics/m/best"]);
  });

  test("between posts of the document there is always a way, so that no rule has to say what its absence means", () => {
    const conditions = { high: { fact: "m", operator: "greaterThan", value: 0.5 } };
    const rule = (metric: object): readonly string[] => {
      const result = safeParseProgram(documentOf({ facts, metrics: { m: metric }, conditions }));
      return result.success ? [] : codesOf(result.issues);
    };
    const asked = ["condition.whenNotApplicable /conditions/high"];
    const logarithmic = { ...goalposts, curve: "logarithmic" };
    expect(rule(goalposts)).toEqual([]);
    expect(rule(logarithmic)).toEqual([]);
    expect(rule({ ...logarithmic, beyond: "extend" })).toEqual(asked);
    expect(rule({ ...logarithmic, beyond: "extend", whenEmpty: "zero" })).toEqual([]);
    expect(rule({ ...goalposts, best: "high" })).toEqual(asked);
    expect(rule({ ...goalposts, best: "high", whenEmpty: "one" })).toEqual([]);
  });
});

describe("laws", () => {
  const number = fc.integer({ min: -10_000, max: 10_000 }).map((count) => count / 100);
  const posts = fc.tuple(number, number).filter(([worst, best]) => worst !== best);

  test("the worst and the best are worth the ends, whatever the curve", () => {
    const positive = fc.tuple(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 })).filter(([a, b]) => a !== b); // prettier-ignore
    fc.assert(
      fc.property(positive, fc.constantFrom("linear", "logarithmic"), ([worst, best], curve) => {
        const metric = { normalise: "x", worst, best, curve, to: [1, 100] };
        expect([compute(metric, { x: worst }), compute(metric, { x: best })]).toEqual([1, 100]);
      }),
      { numRuns: 50 },
    );
  });

  test("posts that change places turn the way round", () => {
    fc.assert(
      fc.property(posts, number, ([worst, best], x) => {
        const there = compute({ normalise: "x", worst, best }, { x }) as number;
        const back = compute({ normalise: "x", worst: best, best: worst }, { x }) as number;
        expect(there + back).toBeCloseTo(1, 9);
      }),
      { numRuns: 50 },
    );
  });

  test("a line through two corners is the way between them", () => {
    fc.assert(
      fc.property(posts, number, ([a, b], x) => {
        const [worst, best] = [Math.min(a, b), Math.max(a, b)];
        const corners = [
          { at: worst, is: 3 },
          { at: best, is: -2 },
        ];
        expect(compute({ interpolate: "x", corners }, { x })).toBe(
          compute({ normalise: "x", worst, best, to: [3, -2] }, { x }),
        );
      }),
      { numRuns: 50 },
    );
  });
});
