import { describe, expect, test } from "vitest";
import { type BaseSummary, evaluatePartner, summarizeBase } from "partner-program";
import { codesOf, figure, issuesOf, programOf } from "../program/support.js";

const asOf = "2026-03-31";
const facts = { points: "decimal", sales: "money", region: "string" };

type Values = Readonly<Record<string, unknown>>;

const of = (metrics: object, partners: readonly Values[], own: Values, change?: (base: BaseSummary) => unknown) => {
  const program = programOf({ currency: "partner", facts, metrics });
  const everybody = partners.map((each, index) => ({ id: String(index), currency: "USD", facts: each }));
  const summary = summarizeBase(program, everybody, { asOf });
  const base = (change === undefined ? summary : change(summary)) as BaseSummary;
  const outcome = evaluatePartner(program, { id: "own", currency: "USD", facts: own }, { asOf, base });
  if (outcome.status !== "evaluated") throw new Error(JSON.stringify(outcome.issues));
  return Object.fromEntries(Object.keys(metrics).map((id) => [id, figure(outcome, id)]));
};

const points = [40, 10, 20, 10].map((each) => ({ points: each }));

describe("what the partners of a base have together", () => {
  const take = (choice: string, more: object = {}): object => ({ ofBase: "points", take: choice, ...more });
  const metrics = {
    least: take("min"),
    most: take("max"),
    mean: take("average"),
    median: take("median"),
    ninth: take("percentile", { share: 0.9 }),
    first: take("percentile", { share: 0 }),
    last: take("percentile", { share: 1 }),
  };

  test("the least, the greatest, the mean, and percentiles between neighbours", () => {
    expect(of(metrics, points, {})).toEqual({ least: 10, most: 40, mean: 20, median: 15, ninth: 34, first: 10, last: 40 }); // prettier-ignore
  });

  test("of one partner are its own value; of none there are none", () => {
    expect(new Set(Object.values(of(metrics, [{ points: 7 }], {})))).toEqual(new Set([7]));
    expect(new Set(Object.values(of(metrics, [{}], {})))).toEqual(new Set(["notApplicable"]));
  });

  test("amounts stay amounts, each currency for itself", () => {
    const program = programOf({ currency: "partner", facts, metrics: { median: { ofBase: "sales", take: "median" } } });
    const partners = [
      ["USD", 10],
      ["USD", 20],
      ["EUR", 500],
    ].map(([currency, sales], index) => ({ id: String(index), currency: currency as string, facts: { sales } }));
    const base = summarizeBase(program, partners, { asOf });
    const medians = partners.map((partner) => evaluatePartner(program, partner, { asOf, base }));
    expect(medians.map((outcome) => outcome.status === "evaluated" && outcome.metrics["median"])).toEqual([
      { status: "value", value: "15.00" },
      { status: "value", value: "15.00" },
      { status: "value", value: "500.00" },
    ]);
  });

  test("a group is that of the partner; without it the figure is unknown", () => {
    const partners = [
      { points: 1, region: "NA" },
      { points: 3, region: "NA" },
      { points: 50, region: "EMEA" },
    ];
    const mean = { mean: take("average", { among: "region" }) };
    expect(of(mean, partners, { region: "NA" })).toEqual({ mean: 2 });
    expect(of(mean, partners, { region: "APAC" })).toEqual({ mean: "notApplicable" });
    expect(of(mean, partners, {})).toEqual({ mean: "unknown: region" });
  });

  test("a base that cannot be read is none", () => {
    const spoilt = (values: readonly unknown[], total: unknown) => (): unknown => ({
      standings: { points: { "": { values, total } } },
    });
    expect(of({ mean: metrics.mean, median: metrics.median }, points, {}, spoilt(["x", "y", "z"], "x"))).toEqual({
      mean: "unknown: base",
      median: "unknown: base",
    });
    expect(of({ mean: metrics.mean, median: metrics.median }, points, {}, spoilt(["1"], null))).toEqual({
      mean: "unknown: base",
      median: 1,
    });
  });

  test("a percentile states its share, and nothing else does", () => {
    const refused = (metric: object): readonly string[] => codesOf(issuesOf({ facts, metrics: { m: metric } }));
    expect(refused(take("percentile"))).toEqual(["metric.operands /metrics/m/take"]);
    expect(refused(take("median", { share: 0.5 }))).toEqual(["metric.operands /metrics/m/take"]);
    expect(refused({ ...take("max"), ofBase: "region" })).toEqual(["metric.operands /metrics/m/ofBase"]);
  });
});

describe("a group that is too small tells nothing", () => {
  test.each([
    [4, { place: 3, share: 0.5, part: 0.125, median: 15 }],
    [5, { place: "notApplicable", share: "notApplicable", part: "notApplicable", median: "notApplicable" }],
  ])("of four partners where at least %d are asked for", (minimumPeers, told) => {
    const metrics = {
      place: { rank: "points", minimumPeers },
      share: { percentileRank: "points", minimumPeers },
      part: { shareOfBase: "points", minimumPeers },
      median: { ofBase: "points", take: "median", minimumPeers },
    };
    expect(of(metrics, points, { points: 10 })).toEqual(told);
  });

  test("so that a rule has to say what that means", () => {
    const conditions = { first: { fact: "place", operator: "equal", value: 1 } };
    const metrics = { place: { rank: "points", minimumPeers: 5 } };
    expect(codesOf(issuesOf({ facts, metrics, conditions }))).toEqual([
      "condition.whenNotApplicable /conditions/first",
    ]);
  });
});

test("min-max is the way from the least of the base to its greatest", () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const metrics = {
    least: { ofBase: "points", take: "min" },
    most: { ofBase: "points", take: "max" },
    scaled: { normalise: "points", worst: "least", best: "most", to: [2, 7], digits: 10 },
  };
  const base = values.map((each) => ({ points: each }));
  expect(values.map((own) => of(metrics, base, { points: own })["scaled"])).toEqual([
    2, 2.5555555556, 3.1111111111, 3.6666666667, 4.2222222222, 4.7777777778, 5.3333333333, 5.8888888889, 6.4444444444,
    7,
  ]);
});
