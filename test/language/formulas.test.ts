import { describe, expect, test } from "vitest";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const facts = {
  sales: "money",
  plan: "money",
  people: "integer",
  share: "ratio",
  region: { type: "string", oneOf: ["NA", "EMEA"] },
  signedOn: "date",
  renewedOn: { type: "date", whenMissing: "notApplicable" },
  retention: { type: "ratio", whenMissing: "notApplicable" },
  openedAt: "instant",
  closedAt: "instant",
  isMsp: "boolean",
};
const known = {
  sales: "1200.50",
  plan: 1000,
  people: 7,
  share: 0.25,
  region: "EMEA",
  signedOn: "2024-02-29",
  openedAt: "2026-03-01T22:30:00+01:00",
  closedAt: "2026-03-02T09:00:00Z",
  isMsp: true,
};

const compute = (
  metrics: object,
  values: Readonly<Record<string, unknown>> = known,
  sections: object = {},
  asOf = "2026-03-31",
): object => {
  const outcome = evaluated(programOf({ facts, metrics, ...sections }), { facts: values }, asOf);
  return Object.fromEntries(Object.keys(metrics).map((id) => [id, figure(outcome, id)]));
};
const refused = (formula: object, sections: object = {}): readonly string[] =>
  codesOf(issuesOf({ facts, metrics: { m: formula }, ...sections }));

describe("arithmetic", () => {
  test("adds, multiplies and compares numbers and amounts exactly", () => {
    expect(
      compute({
        total: { sumOf: ["sales", "plan", "0.50"] },
        weighted: { product: ["sales", "share"] },
        best: { maxOf: [{ difference: ["sales", 1000] }, 100] },
        worst: { minOf: ["sales", "plan"] },
        mean: { averageOf: [1, 2, "people"] },
        third: { round: { ratio: ["plan", 3], whenEmpty: "zero" }, digits: 1 },
        whole: { product: ["people", "people"] },
      }),
    ).toEqual({ total: "2201.00", weighted: "300.13", best: "200.50", worst: "1000.00", mean: 3.333333, third: "333.3", whole: 49 }); // prettier-ignore
  });

  test("a sum needs all of its parts; the best of several leaves out what does not apply", () => {
    expect(
      compute({
        sum: { sumOf: ["retention", 1] },
        best: { maxOf: ["retention", 0.5] },
        none: { maxOf: ["retention", "retention"] },
        unknown: { maxOf: ["retention", "sales2", 1] },
      }, { ...known }, { facts: { ...facts, sales2: "decimal" } }),
    ).toEqual({ sum: "notApplicable", best: 0.5, none: "notApplicable", unknown: "unknown: sales2" }); // prettier-ignore
  });

  test("growth may ask for a minimum baseline", () => {
    const growth = (minimumBaseline: number) => ({ growth: ["sales", "plan"], minimumBaseline, whenEmpty: "zero" });
    expect(compute({ at: growth(1000), above: growth(1001) })).toEqual({ at: 0.2005, above: 0 });
  });

  test("points score the exact ratio, at a threshold that may be computed", () => {
    expect(
      compute({
        part: { points: { of: "people", max: 15, at: 7 } },
        half: { points: { of: "sales", max: 20, at: { product: ["plan", 2] } } },
        capped: { points: { of: "people", max: 15, at: 3 } },
        none: { points: { of: { difference: [0, "people"] }, max: 15, at: 3 } },
        without: { points: { of: "people", max: 15, at: { difference: ["people", 7] } } },
      }),
    ).toEqual({ part: 15, half: 12.005, capped: 15, none: 0, without: "notApplicable" });
  });

  test("operands of kinds that do not fit are refused", () => {
    expect(refused({ sumOf: ["sales", "people"] })).toEqual(["metric.operands /metrics/m/sumOf"]);
    expect(refused({ product: ["sales", "plan"] })).toEqual(["metric.operands /metrics/m/product"]);
    expect(refused({ maxOf: ["sales", "signedOn"] })).toEqual(["metric.operands /metrics/m/maxOf"]);
    expect(refused({ round: "region", digits: 1 })).toEqual(["metric.operands /metrics/m/round"]);
    expect(refused({ points: { of: "people", max: "sales", at: 1 } })).toEqual(["metric.operands /metrics/m/points"]);
    expect(refused({ sumOf: ["salse"] })).toEqual(["reference.undeclared /metrics/m/sumOf/0"]);
  });
});

describe("choices", () => {
  const track = {
    choose: [{ when: { fact: "share", operator: "greaterThanInclusive", value: 0.8 }, is: { value: "smb" } }],
    otherwise: { value: "enterprise" },
  };

  test("the first condition that holds decides", () => {
    expect(compute({ track }, { share: 0.8 })).toEqual({ track: "smb" });
    expect(compute({ track }, { share: 0.799 })).toEqual({ track: "enterprise" });
    expect(compute({ track }, {})).toEqual({ track: "unknown: share" });
    const { choose } = track;
    expect(compute({ track: { choose } }, { share: 0.1 })).toEqual({ track: "notApplicable" });
  });

  test("a choice is a text with known values, which conditions are checked against", () => {
    const is = (value: string) => ({
      conditions: { smb: { fact: "track", operator: "equal", value } },
      metrics: { track },
    });
    expect(codesOf(issuesOf({ facts, ...is("small") }))).toEqual(["condition.constant /conditions/smb/value"]);
  });

  test("steps look a number up; below the first bound there is nothing", () => {
    const needed = {
      step: "people",
      bands: [
        { from: 5, is: 1 },
        { from: 7, is: 2 },
      ],
    };
    expect(compute({ needed }, { people: 4 })).toEqual({ needed: "notApplicable" });
    expect(compute({ needed }, { people: 6 })).toEqual({ needed: 1 });
    expect(compute({ needed }, { people: 7 })).toEqual({ needed: 2 });
    expect(refused({ ...needed, bands: [...needed.bands].reverse() })).toEqual(["bands.order /metrics/m/bands/1/from"]);
  });

  test("values of several kinds are no choice", () => {
    expect(refused({ ...track, otherwise: 1 })).toEqual(["metric.operands /metrics/m/choose"]);
  });

  test("whether a condition holds is a value", () => {
    const holds = { holds: { fact: "people", operator: "greaterThan", value: 7 } };
    expect(compute({ more: holds, msp: { holds: { not: { fact: "isMsp", operator: "equal", value: true } } } })).toEqual({ more: false, msp: false }); // prettier-ignore
  });
});

describe("days and instants", () => {
  test("tenure counts complete units, clamped to the end of the month", () => {
    const months = { elapsed: ["signedOn", "asOf"], in: "months" };
    const years = { elapsed: ["signedOn", "asOf"], in: "years" };
    expect(compute({ months, years }, known, {}, "2025-02-27")).toEqual({ months: 11, years: 0 });
    expect(compute({ months, years }, known, {}, "2025-02-28")).toEqual({ months: 12, years: 1 });
    expect(compute({ months: { elapsed: ["asOf", "signedOn"], in: "months" } }, known, {}, "2025-02-28")).toEqual({ months: -12 }); // prettier-ignore
    expect(compute({ days: { elapsed: ["signedOn", "2024-03-01"], in: "days" }, quarters: { elapsed: ["signedOn", "asOf"], in: "quarters" } })).toEqual({ days: 1, quarters: 8 }); // prettier-ignore
  });

  test("a date is moved, then taken to an end of its period", () => {
    expect(
      compute({
        due: { day: "signedOn", shift: { years: 1, days: 1 } },
        start: { day: "signedOn", startOf: "fiscalQuarter" },
        end: { day: "signedOn", shift: { months: 1 }, endOf: "calendarYear" },
        later: { maxOf: ["signedOn", "2025-01-01"] },
      }, known, { fiscalYear: { startMonth: 2 } }),
    ).toEqual({ due: "2025-03-01", start: "2024-02-01", end: "2024-12-31", later: "2025-01-01" }); // prettier-ignore
  });

  test("hours lie between instants, whatever their offsets", () => {
    expect(compute({ hours: { elapsed: ["openedAt", "closedAt"], in: "hours" } })).toEqual({ hours: 11.5 });
    expect(refused({ elapsed: ["signedOn", "asOf"], in: "hours" })).toEqual(["metric.operands /metrics/m/elapsed"]);
    expect(refused({ elapsed: ["openedAt", "closedAt"], in: "days" })).toEqual(["metric.operands /metrics/m/elapsed"]);
  });

  test("an instant needs an offset", () => {
    expect(() => compute({}, { openedAt: "2026-03-01T22:30:00" })).toThrow("openedAt");
  });
});

describe("parameters and tables", () => {
  const parameters = {
    target: [
      { from: "2025-07-01", value: 400000 },
      { from: "2026-07-01", value: "500000.50" },
    ],
    seats: { by: "region", values: { NA: 20, EMEA: [{ from: "2026-01-01", value: 10 }] }, otherwise: 5 },
    name: "gold",
    flat: 3,
  };

  test("a dated parameter has the value of the judged day, or of a named one", () => {
    const metrics = {
      now: { parameter: "target" },
      then: { parameter: "target", on: { day: "asOf", shift: { years: 1 } } },
    };
    expect(compute(metrics, known, { parameters }, "2026-06-30")).toEqual({ now: 400000, then: 500000.5 });
    expect(compute(metrics, known, { parameters }, "2026-07-01")).toEqual({ now: 500000.5, then: 500000.5 });
    expect(compute(metrics, known, { parameters }, "2025-06-30")).toEqual({
      now: "unknown: parameter.target",
      then: 400000,
    });
  });

  test("a parameter selects by segment; one without dates cannot be read on a day", () => {
    const metrics = { seats: { parameter: "seats" } };
    expect(compute(metrics, known, { parameters })).toEqual({ seats: 10 });
    expect(compute(metrics, { region: "NA" }, { parameters })).toEqual({ seats: 20 });
    expect(refused({ parameter: "flat", on: "asOf" }, { parameters })).toEqual(["parameter.undated /metrics/m/on"]);
    expect(refused({ parameter: "flta" }, { parameters })).toContain("reference.table /metrics/m/parameter");
  });

  test("a parameter stands for an amount as well as for a number", () => {
    const conditions = {
      a: { fact: "sales", operator: "greaterThanInclusive", value: { parameter: "flat" } },
      b: { fact: "people", operator: "greaterThanInclusive", value: { parameter: "flat" } },
    };
    expect(programOf({ facts, parameters, conditions }).document.id).toBe("test");
  });

  test("a table is looked up by equal keys and by the greatest bound that is reached", () => {
    const tables = {
      rate: {
        by: { region: "equal", people: "from" },
        rows: [
          { region: "NA", people: 0, value: 0.01 },
          { region: "NA", people: 5, value: 0.02 },
          { region: "EMEA", people: 0, value: 0.03 },
        ],
        otherwise: 0,
      },
    };
    const metrics = { rate: { table: "rate", at: { region: "region", people: "people" } } };
    expect(compute(metrics, { region: "NA", people: 4 }, { tables })).toEqual({ rate: 0.01 });
    expect(compute(metrics, { region: "NA", people: 5 }, { tables })).toEqual({ rate: 0.02 });
    expect(compute(metrics, { region: "EMEA", people: -1 }, { tables })).toEqual({ rate: 0 });
    expect(compute(metrics, { region: "EMEA" }, { tables })).toEqual({ rate: "unknown: people" });
    expect(refused({ table: "rate", at: { region: "region" } }, { tables })).toEqual(["table.columns /metrics/m/at"]);
    expect(refused({ table: "rate", at: { region: "people", people: "people" } }, { tables })).toEqual([
      "table.key /metrics/m/at/region",
    ]);
  });

  test("tables that contradict themselves are refused", () => {
    const of = (table: object) => codesOf(issuesOf({ tables: { t: table } }));
    const row = { a: "x", value: 1 };
    expect(of({ by: { a: "equal" }, rows: [row, row] })).toEqual(["table.twice /tables/t/rows/1"]);
    expect(of({ by: { a: "equal" }, rows: [row, { a: 1, value: 1 }] })).toEqual(["table.column /tables/t"]);
    expect(of({ by: { a: "from" }, rows: [row] })).toEqual(["table.column /tables/t"]);
    expect(of({ by: { a: "equal" }, rows: [row, { a: "y", value: "z" }] })).toEqual(["table.values /tables/t"]);
    expect(of({ by: { a: "equal" }, rows: [{ b: "x", value: 1 }] })).toEqual(["table.columns /tables/t/rows/0"]);
  });
});
