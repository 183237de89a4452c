import { describe, expect, test } from "vitest";
import { evaluateMetrics } from "partner-program/metrics";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const data = {
  fiscalYear: { startMonth: 7 },
  facts: { region: "string", target: "money", heads: "integer", floor: "money" },
  records: {
    orders: {
      date: "orderedOn",
      fields: {
        orderedOn: "date",
        shippedOn: { type: "date", optional: true },
        amount: "money",
        units: "integer",
        product: "string",
        weight: { type: "decimal", optional: true },
      },
    },
    notes: { fields: { text: "string" } },
  },
};

const order = (orderedOn: string, amount: number | string, product = "a", more: object = {}): object => ({
  orderedOn,
  amount,
  units: 1,
  product,
  ...more,
});

const orders = [
  order("2025-06-30", "1000.00"),
  order("2025-07-01", "0.10"),
  order("2026-01-15", "0.20", "b", { shippedOn: "2026-04-02" }),
  order("2026-03-31", "300.00", "b", { shippedOn: "2026-03-31" }),
  order("2026-04-01", "50.00", "c"),
];

const measure = (
  metrics: object,
  partner: object = { records: { orders } },
  asOf = "2026-03-31",
): Record<string, unknown> => {
  const outcome = evaluated(programOf({ ...data, metrics }), partner, asOf);
  return Object.fromEntries(Object.keys(metrics).map((id) => [id, figure(outcome, id)]));
};

describe("figures over records", () => {
  test("without a window every record up to the judged day counts", () => {
    expect(measure({ all: { sum: "orders.amount" }, n: { count: "orders" } })).toEqual({ all: "1300.30", n: 4 });
  });

  test("windows include both of their ends", () => {
    const metrics = {
      year: { sum: "orders.amount", window: { fiscalYear: "toDate" } },
      wholeYear: { sum: "orders.amount", window: { fiscalYear: "whole" } },
      quarter: { sum: "orders.amount", window: { fiscalQuarter: "whole" } },
      lastYear: { sum: "orders.amount", window: { fiscalYear: "whole", shift: { years: -1 } } },
      day: { sum: "orders.amount", window: { trailing: { days: 1 } } },
    };
    expect(measure(metrics)).toEqual({ year: "300.30", wholeYear: "350.30", quarter: "300.20", lastYear: "1000.00", day: "300.00" }); // prettier-ignore
  });

  test("a window can read another date of the record; a record without it makes the figure unknown", () => {
    const shipped = { sum: "orders.amount", window: { fiscalQuarter: "whole", on: "shippedOn" } };
    const complete = orders.slice(2, 4);
    expect(measure({ shipped }, { records: { orders: complete } })).toEqual({ shipped: "300.00" });
    expect(measure({ shipped })).toEqual({ shipped: "unknown: orders" });
  });

  test("where selects records by their own fields and by values of the partner", () => {
    const metrics = {
      b: { sum: "orders.amount", where: { fact: "product", operator: "equal", value: "b" } },
      large: { count: "orders", where: { fact: "amount", operator: "greaterThan", value: { fact: "partner.floor" } } },
    };
    expect(measure(metrics, { facts: { floor: "0.10" }, records: { orders } })).toEqual({ b: "300.20", large: 3 });
    expect(measure(metrics)).toMatchObject({ large: "unknown: floor" });
  });

  test("a metric can select by another metric over the same records", () => {
    const metrics = {
      mean: { average: "orders.amount", whenEmpty: "zero" },
      above: { count: "orders", where: { fact: "amount", operator: "greaterThan", value: { fact: "partner.mean" } } },
    };
    expect(measure(metrics)).toEqual({ mean: "325.08", above: 1 });
  });

  test("different values count once", () => {
    expect(measure({ n: { countDistinct: "orders.product" } })).toEqual({ n: 2 });
    const thirds = [
      order("2026-01-01", "0.00000001"),
      order("2026-01-01", "0.00000001"),
      order("2026-01-01", "0.00000002"),
    ];
    expect(measure({ n: { countDistinct: "orders.amount" } }, { records: { orders: thirds } })).toEqual({ n: 2 });
  });

  test("records without a date always count", () => {
    expect(measure({ n: { count: "notes" } }, { records: { notes: [{ text: "x" }] } })).toEqual({ n: 1 });
  });

  test("an empty collection is empty, a collection that is not there is unknown", () => {
    const metrics = { s: { sum: "orders.amount" }, n: { count: "orders" } };
    expect(measure(metrics, { records: { orders: [] } })).toEqual({ s: "0.00", n: 0 });
    expect(measure(metrics, {})).toEqual({ s: "unknown: orders", n: "unknown: orders" });
  });

  test("an optional field that is missing makes a sum over it unknown", () => {
    expect(measure({ w: { sum: "orders.weight" } })).toEqual({ w: "unknown: orders" });
  });
});

describe("empty denominators are stated", () => {
  const empty = { records: { orders: [] }, facts: { target: 0 } };
  test.each([
    ["notApplicable", "notApplicable"],
    ["zero", 0],
    ["one", 1],
    ["0.25", 0.25],
    [0.5, 0.5],
  ])("whenEmpty %j gives %j", (whenEmpty, expected) => {
    const metrics = {
      ratio: { ratio: ["target", "target"], whenEmpty },
      growth: { growth: ["target", "target"], whenEmpty },
    };
    expect(measure(metrics, empty)).toEqual({ ratio: expected, growth: expected });
  });

  test("the average of no records is an amount or what is stated", () => {
    expect(measure({ a: { average: "orders.amount", whenEmpty: "zero" } }, empty)).toEqual({ a: "0.00" });
    expect(measure({ a: { average: "orders.units", whenEmpty: "notApplicable" } }, empty)).toEqual({
      a: "notApplicable",
    });
  });
});

describe("figures over figures", () => {
  test("ratio, difference and growth are exact", () => {
    const metrics = {
      third: { ratio: [1, 3], whenEmpty: "zero", digits: 4 },
      sumOfThirds: { ratio: ["third", 1], whenEmpty: "zero" },
      perHead: { ratio: ["target", "heads"], whenEmpty: "zero" },
      gap: { difference: ["target", 900] },
      growth: { growth: ["target", "floor"], whenEmpty: "notApplicable" },
    };
    expect(measure(metrics, { facts: { target: 1000, heads: 3, floor: 800 } })).toEqual({
      third: 0.3333,
      sumOfThirds: 0.333333,
      perHead: "333.33",
      gap: "100.00",
      growth: 0.25,
    });
  });

  test.each([
    ["1", 999],
    ["0", "notApplicable"],
    ["-1", "notApplicable"],
  ])("growth over a baseline of %s is %s", (floor, expected) => {
    const growth = { growth: ["target", "floor"], whenEmpty: "notApplicable" };
    expect(measure({ growth }, { facts: { target: 1000, floor } })).toEqual({ growth: expected });
  });

  test("unknown beats not applicable", () => {
    const metrics = { a: { ratio: ["target", 0], whenEmpty: "notApplicable" }, b: { difference: ["floor", "a"] } };
    const facts = { target: 1 };
    expect(measure({ ...metrics, a: { ratio: ["target", "heads"], whenEmpty: "notApplicable" } }, { facts: { target: 1, heads: 0 } })).toEqual({ a: "notApplicable", b: "unknown: floor" }); // prettier-ignore
    expect(measure({ a: metrics.a }, { facts })).toEqual({ a: "notApplicable" });
  });

  test("digits decide what is shown, never what is compared", () => {
    const program = programOf({
      ...data,
      metrics: { share: { ratio: ["heads", 3000], whenEmpty: "zero", digits: 2 } },
      tiers: {
        t: { levels: [{ id: "half", requires: { fact: "share", operator: "greaterThanInclusive", value: 0.5 } }] },
      },
    });
    const outcome = evaluated(program, { facts: { heads: 1499 } });
    expect([figure(outcome, "share"), outcome.tiers["t"]?.certain]).toEqual([0.5, null]);
  });
});

describe("a metric that cannot be meant is refused", () => {
  const codes = (metrics: object): readonly string[] => codesOf(issuesOf({ ...data, metrics }));
  test.each([
    [{ sum: "ordrs.amount" }, "reference.collection /metrics/m/sum"],
    [{ sum: "orders.amont" }, "reference.field /metrics/m/sum"],
    [{ sum: "orders.product" }, "metric.field /metrics/m/sum"],
    [{ sum: "orders" }, "shape.field /metrics/m/sum"],
    [{ count: "notes", window: { fiscalYear: "whole" } }, "metric.window /metrics/m/window"],
    [{ count: "orders", window: { fiscalYear: "whole", on: "product" } }, "metric.window /metrics/m/window/on"],
    [{ count: "orders", window: { fiscalYear: "whole", on: "soldOn" } }, "reference.field /metrics/m/window/on"],
    [{ ratio: ["heads", "target"], whenEmpty: "zero" }, "metric.operands /metrics/m/ratio"],
    [{ ratio: ["region", 1], whenEmpty: "zero" }, "metric.operands /metrics/m/ratio"],
    [{ difference: ["heads", "target"] }, "metric.operands /metrics/m/difference"],
    [{ difference: ["nothing", 1] }, "reference.undeclared /metrics/m/difference/0"],
    [{ ratio: ["heads", "heads"] }, "shape.missingKey /metrics/m/whenEmpty"],
    [{ ratio: ["heads", "heads"], whenEmpty: "never" }, "shape.choice /metrics/m/whenEmpty"],
    [{ sum: "orders.amount", count: "orders" }, "shape.operator /metrics/m"],
    [{ summ: "orders.amount" }, "shape.operator /metrics/m"],
    [{ sum: "orders.amount", digits: 13 }, "shape.number /metrics/m/digits"],
    [{ sum: "orders.amount", window: { trailing: { months: 0 } } }, "shape.number /metrics/m/window/trailing/months"],
  ])("%j: %s", (metric, expected) => {
    expect(codes({ m: metric })).toEqual([expected]);
  });

  test("metrics that need one another are a cycle, told once with its way", () => {
    const issues = issuesOf({
      metrics: { a: { difference: ["b", 1] }, b: { difference: ["c", 1] }, c: { difference: ["b", 2] } },
    });
    expect(codesOf(issues)).toEqual(["reference.cycle /metrics/b"]);
    expect(issues[0]?.message).toBe("metrics/b: the definition needs itself: b -> c -> b");
  });
});

test("metrics can be evaluated without a program", () => {
  const metrics = { n: { count: "orders" } } as const;
  const options = { asOf: "2026-03-31", records: { orders: { fields: { id: "string" } } } } as const;
  expect(evaluateMetrics(metrics, { records: { orders: [{ id: "1" }] } }, options)).toEqual({
    status: "evaluated",
    outcome: { n: { status: "value", value: 1 } },
  });
  expect(evaluateMetrics(metrics, { records: { orders: [{ id: 1 }] } }, options)).toMatchObject({
    status: "issues",
    issues: [{ code: "partner.value", path: "/records/orders/0/id" }],
  });
  expect(evaluateMetrics({ n: { count: "order" } }, {}, options)).toMatchObject({
    issues: [{ code: "reference.collection" }],
  });
  expect(evaluateMetrics(metrics, {}, {})).toMatchObject({ issues: [{ code: "options.asOf" }] });
});
