import { describe, expect, test } from "vitest";
import { type Partner, evaluatePartner, explainPartner, summarizeBase } from "partner-program";
import { codesOf, evaluated, figure, issuesOf, programOf, refused } from "../program/support.js";

const facts = {
  joinedOn: "date",
  target: { type: "money", dated: true },
  region: "string",
  countries: { type: "string", list: true, oneOf: ["DE", "FR", "ES"] },
};
const records = {
  orders: {
    date: "orderedOn",
    recordedOn: "knownOn",
    fields: { orderedOn: "date", knownOn: "date", amount: "money", region: "string" },
    computed: {
      then: { dated: "partner.target", on: "orderedOn" },
    },
  },
  certificates: {
    valid: { from: "from", until: "until" },
    fields: { person: "string", level: "integer", from: "date", until: { type: "date", optional: true } },
  },
};
const order = (
  orderedOn: string,
  amount: number,
  region = "NA",
  knownOn = orderedOn,
): Readonly<Record<string, unknown>> => ({
  orderedOn,
  knownOn,
  amount,
  region,
});
const partner: Omit<Partner, "id"> = {
  facts: {
    joinedOn: "2024-05-15",
    region: "NA",
    countries: ["DE", "FR"],
    target: [
      { from: "2026-01-01", value: 200 },
      { from: "2025-01-01", value: 100 },
      { from: "2026-01-01", value: 250, recordedOn: "2026-03-01" },
    ],
  },
  records: {
    orders: [
      order("2025-03-31", 10),
      order("2025-12-31", 20, "EMEA"),
      order("2026-02-28", 40, "NA"),
      order("2026-03-15", 80, "EMEA", "2026-04-02"),
    ],
    certificates: [
      { person: "p1", level: 1, from: "2025-01-01", until: "2026-03-30" },
      { person: "p2", level: 2, from: "2025-06-01" },
      { person: "p2", level: 1, from: "2026-04-01", until: "2026-12-31" },
    ],
  },
};

const measure = (metrics: object, sections: object = {}, asOf = "2026-03-31", data: object = partner): object => {
  const outcome = evaluated(programOf({ facts, records, metrics, ...sections }), data, asOf);
  return Object.fromEntries(Object.keys(metrics).map((id) => [id, figure(outcome, id)]));
};

describe("windows", () => {
  const sum = (window: object) => ({ sum: "orders.amount", window });

  test("complete periods end before the judged day, or on it", () => {
    const metrics = {
      month: sum({ complete: { months: 1 } }),
      quarters: sum({ complete: { calendarQuarters: 2 } }),
      years: sum({ complete: { fiscalYears: 1 } }),
    };
    expect(measure(metrics)).toEqual({ month: "80.00", quarters: "140.00", years: "30.00" });
    expect(measure(metrics, {}, "2026-03-30")).toEqual({ month: "40.00", quarters: "20.00", years: "30.00" });
  });

  test("since a day, a snapshot or a date of the partner; until another", () => {
    expect(
      measure({
        snapshot: sum({ since: "2025-12-31" }),
        after: sum({ since: "2026-01-01" }),
        between: sum({ since: "joinedOn", until: "2025-12-30" }),
      }),
    ).toEqual({ snapshot: "140.00", after: "120.00", between: "10.00" });
  });

  test("the year since the partner's anniversary; before its start there is none", () => {
    const year = sum({ anniversaryYear: "toDate", of: "joinedOn" });
    const last = sum({ anniversaryYear: "whole", of: "joinedOn", shift: { years: -1 } });
    expect(measure({ year, last })).toEqual({ year: "140.00", last: "10.00" });
    expect(measure({ year }, {}, "2026-05-15")).toEqual({ year: "0.00" });
    expect(measure({ year }, {}, "2024-05-14")).toEqual({ year: "0.00" });
  });

  test("calendar periods stand beside fiscal ones", () => {
    const metrics = { calendar: sum({ calendarYear: "toDate" }), fiscal: sum({ fiscalYear: "toDate" }) };
    expect(measure(metrics, { fiscalYear: { startMonth: 12 } })).toEqual({ calendar: "120.00", fiscal: "140.00" });
  });

  test("records that are valid on a day: both ends are inclusive, and an end that is missing is open", () => {
    const valid = (validOn: string) => ({ countDistinct: "certificates.person", window: { validOn } });
    expect(measure({ now: valid("asOf"), before: valid("2026-03-30"), later: valid("2027-01-01") })).toEqual({
      now: 1,
      before: 2,
      later: 1,
    });
    const shifted = { count: "certificates", window: { validOn: "asOf", shift: { years: -1 } } };
    expect(measure({ shifted })).toEqual({ shifted: 1 });
    expect(codesOf(issuesOf({ facts, records, metrics: { m: { count: "orders", window: { validOn: "asOf" } } } }))).toEqual([
      "metric.validity /metrics/m/window",
    ]); // prettier-ignore
  });
});

test("a role that names no field is told once, where it is declared", () => {
  const of = (roles: object) => {
    const r = { fields: { on: "date", n: "integer" }, ...roles };
    const metrics = { m: { count: "r" }, v: { count: "r", window: { validOn: "asOf" } } };
    return codesOf(issuesOf({ records: { r }, metrics })).filter((code) => !code.startsWith("metric.validity"));
  };
  expect(of({ date: "none" })).toEqual(["data.field /records/r/date"]);
  expect(of({ recordedOn: "none" })).toEqual(["data.field /records/r/recordedOn"]);
  expect(of({ valid: { from: "none" } })).toEqual(["data.field /records/r/valid/from"]);
  expect(of({ valid: { from: "on", until: "none" } })).toEqual(["data.field /records/r/valid/until"]);
});

describe("what was known", () => {
  test("a record counts from the day on which it was recorded", () => {
    const program = programOf({ facts, records, metrics: { all: { sum: "orders.amount" } } });
    const at = (knownAt: string) => {
      const outcome = evaluatePartner(program, { id: "p", ...partner }, { asOf: "2026-03-31", knownAt });
      return outcome.status === "evaluated" && outcome.metrics["all"];
    };
    expect(at("2026-04-01")).toEqual({ status: "value", value: "70.00" });
    expect(at("2026-04-02")).toEqual({ status: "value", value: "150.00" });
  });

  test("the day of knowledge has to be a day", () => {
    const program = programOf({});
    const outcome = evaluatePartner(program, { id: "p" }, { asOf: "2026-03-31", knownAt: "soon" });
    expect(outcome).toMatchObject({ issues: [{ code: "options.knownAt" }] });
  });

  test("a dated fact has the value of the day, as far as it was known", () => {
    const program = programOf({ facts, metrics: { m: { sumOf: ["target", 0] } } });
    const at = (asOf: string, knownAt?: string) => {
      const options = { asOf, ...(knownAt === undefined ? {} : { knownAt }) };
      const outcome = evaluatePartner(program, { id: "p", facts: partner.facts! }, options);
      return outcome.status === "evaluated" && figure(outcome, "m");
    };
    expect(at("2024-12-31")).toBe("unknown: target");
    expect(at("2025-12-31")).toBe("100.00");
    expect(at("2026-01-01")).toBe("250.00");
    expect(at("2026-01-01", "2026-02-28")).toBe("200.00");
  });

  test("a record reads a dated fact on its own day", () => {
    expect(measure({ targets: { max: "orders.then", whenEmpty: "zero", window: { calendarYear: "whole", shift: { years: -1 } } } })).toEqual({ targets: "100.00" }); // prettier-ignore
  });

  test("a dated fact that cannot be read says what is wrong", () => {
    const program = programOf({ facts: { target: { type: "integer", dated: true } } });
    const at = (target: unknown) => refused(program, { id: "p", facts: { target } }).map(({ message }) => message);
    expect(at(5)[0]).toContain("each day once: 5");
    expect(at([{ from: "2026-01-01", value: 1.5 }])[0]).toContain("entry 0");
    expect(at([{ from: "2026-01-01", value: 1 }, { from: "2026-01-01", value: 2 }])[0]).toContain("two values for one day"); // prettier-ignore
  });
});

describe("figures on other days", () => {
  const sections = {
    conditions: { active: { fact: "month", operator: "greaterThan", value: 0 } },
  };
  const month = { sum: "orders.amount", window: { month: "whole" } };

  test("a value as it was on another day", () => {
    const metrics = { month, before: { shifted: "month", shift: { months: -1 } }, then: { shifted: "target", shift: { years: -1 } } }; // prettier-ignore
    expect(measure(metrics)).toEqual({ month: "80.00", before: "40.00", then: "100.00" });
  });

  test("a value at the end of each of the last periods", () => {
    const each = (take: string) => ({ onEach: "month", complete: { months: 4 }, take });
    const active = { holds: { condition: "active" } };
    const metrics = { month, active, best: each("max"), worst: each("min"), total: each("sum"), mean: each("average") };
    expect(measure(metrics, sections)).toMatchObject({ best: "80.00", worst: "0.00", total: "140.00", mean: "35.00" });
    const held = (take: string) => ({ onEach: "active", complete: { months: 4 }, take });
    const verdicts = { month, active, every: held("every"), any: held("any"), count: held("count") };
    expect(measure(verdicts, sections)).toMatchObject({ every: false, any: true, count: 3 });
  });

  test("a condition that held on one day, or on every day", () => {
    const large = { fact: "month", operator: "greaterThanInclusive", value: 40 };
    const any = (window: object) => ({ heldOnAnyDay: large, window });
    const every = (window: object) => ({ heldOnEveryDay: large, window });
    const metrics = {
      month,
      q1: any({ calendarQuarter: "whole" }),
      q4: any({ calendarQuarter: "whole", shift: { quarters: -1 } }),
      march: every({ month: "whole" }),
      quarter: every({ calendarQuarter: "whole" }),
    };
    expect(measure(metrics)).toMatchObject({ q1: true, q4: false, march: true, quarter: false });
  });

  test("a certificate that was held on any day of a window", () => {
    const certified = { countDistinct: "certificates.person", window: { validOn: "asOf" } };
    const two = { fact: "certified", operator: "greaterThanInclusive", value: 2 };
    const any = (window: object) => ({ heldOnAnyDay: two, window });
    const metrics = {
      certified,
      lastQuarter: any({ trailing: { quarters: 1 } }),
      today: any({ trailing: { days: 1 } }),
      tomorrow: any({ since: "2026-03-30" }),
    };
    expect(measure(metrics)).toMatchObject({ lastQuarter: true, today: false, tomorrow: true });
  });

  test("the explanation shows the figure on each day", () => {
    const metrics = { month, before: { onEach: "month", complete: { months: 2 }, take: "max" } };
    const explained = explainPartner(
      programOf({ facts, records, metrics }),
      { id: "p", ...partner },
      { asOf: "2026-03-31", at: "/metrics/before" },
    );
    if (explained.status !== "explained") throw new Error("refused");
    expect(explained.definitions[0]!.computation.moments).toEqual([
      { at: "2026-02-28", value: { status: "value", value: "40" } },
      { at: "2026-03-31", value: { status: "value", value: "80" } },
    ]);
    expect(explained.sentences[0]).toBe(
      "before = 80 USD: max of month at the end of each period (2026-02-28: 40; 2026-03-31: 80)",
    );
  });
});

describe("slices", () => {
  const slices = { regions: { records: { orders: "region" }, values: ["APAC"] } };
  const sections = {
    slices,
    tiers: {
      main: {
        levels: [{ id: "base" }, { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 100 } }],
      },
    },
  }; // prettier-ignore
  const sales = { sum: "orders.amount" };

  test("a value in each slice, with a stated roll-up", () => {
    const each = (take: string) => ({ each: "sales", in: "regions", take });
    const metrics = { sales, best: each("max"), least: each("min"), all: each("sum") };
    expect(measure(metrics, sections)).toMatchObject({ best: "100.00", least: "0.00", all: "150.00" });
  });

  test("a level in each slice: the highest, or the lowest", () => {
    const each = (take: string) => ({ each: "level.main", in: "regions", take });
    expect(measure({ sales, best: each("highest"), least: each("lowest") }, sections)).toMatchObject({
      best: "gold",
      least: "base",
    });
  });

  test("a slice that only later records name is not there while they are not known", () => {
    const program = programOf({
      records: { orders: { recordedOn: "seen", fields: { region: "string", seen: "date" } } },
      slices: { regions: { records: { orders: "region" } } },
      metrics: { one: { value: 1 }, all: { each: "one", in: "regions", take: "sum" } },
    });
    const orders = [{ region: "EMEA", seen: "2026-02-01" }, { region: "APAC", seen: "2026-03-02" }]; // prettier-ignore
    const known = (knownAt: string): unknown => {
      const outcome = evaluatePartner(program, { id: "p1", records: { orders } }, { asOf: "2026-03-31", knownAt });
      return outcome.status === "evaluated" && outcome.metrics["all"];
    };
    expect(known("2026-01-31")).toEqual({ status: "notApplicable" });
    expect(known("2026-03-01")).toEqual({ status: "value", value: 1 });
    expect(known("2026-03-02")).toEqual({ status: "value", value: 2 });
  });

  test("a way of slicing has to exist, and what is taken has to fit", () => {
    const of = (metric: object) => codesOf(issuesOf({ facts, records, ...sections, metrics: { sales, m: metric } }));
    expect(of({ each: "sales", in: "region", take: "sum" })).toEqual(["reference.table /metrics/m/in"]);
    expect(of({ each: "sales", in: "regions", take: "any" })).toEqual(["metric.operands /metrics/m/each"]);
    expect(of({ each: "sales", in: "regions", take: "highest" })).toEqual(["metric.operands /metrics/m/each"]);
  });
});

describe("lists", () => {
  const conditions = (operator: string, value: unknown) => ({ holds: { fact: "countries", operator, value } });

  test("contain an item or not", () => {
    const metrics = { de: conditions("contains", "DE"), es: conditions("contains", "ES"), noEs: conditions("doesNotContain", "ES") }; // prettier-ignore
    expect(measure(metrics)).toEqual({ de: true, es: false, noEs: true });
  });

  test("have no other operators, and items of their own kind", () => {
    const of = (operator: string, value: unknown) =>
      codesOf(issuesOf({ facts, metrics: { m: conditions(operator, value) } }));
    expect(of("equal", "DE")).toEqual(["condition.operator /metrics/m/holds/operator"]);
    expect(of("in", ["DE"])).toEqual(["condition.operator /metrics/m/holds/operator"]);
    expect(of("contains", "IT")).toEqual(["condition.constant /metrics/m/holds/value"]);
  });
});

describe("the base", () => {
  const program = programOf({
    facts: { points: "decimal", region: "string" },
    metrics: {
      place: { rank: "points" },
      regionPlace: { rank: "points", among: "region" },
      reversed: { rank: "points", order: "lowestFirst" },
      percentile: { percentileRank: "points" },
      part: { shareOfBase: "points" },
      top: { holds: { fact: "place", operator: "lessThanInclusive", value: 1 } },
    },
  });
  const partners = [
    ["a", 10, "NA"],
    ["b", 30, "NA"],
    ["c", 30, "EMEA"],
    ["d", 20, "EMEA"],
    ["e", undefined, "NA"],
  ].map(([id, points, region]) => ({
    id: id as string,
    facts: points === undefined ? { region } : { points, region },
  }));
  const base = summarizeBase(program, partners, { asOf: "2026-03-31" });

  const of = (id: string) => {
    const partner = partners.find((each) => each.id === id)!;
    const outcome = evaluatePartner(program, partner, { asOf: "2026-03-31", base });
    if (outcome.status !== "evaluated") throw new Error("refused");
    return Object.fromEntries(Object.keys(outcome.metrics).map((metric) => [metric, figure(outcome, metric)]));
  };

  test("ranks partners: ties share the better rank", () => {
    expect(of("b")).toEqual({ place: 1, regionPlace: 1, reversed: 3, percentile: 1, part: 0.333333, top: true });
    expect(of("d")).toEqual({ place: 3, regionPlace: 2, reversed: 2, percentile: 0.5, part: 0.222222, top: false });
    expect(of("e")["place"]).toBe("unknown: points");
  });

  test("survives JSON, and without it the standing is unknown", () => {
    const copied = JSON.parse(JSON.stringify(base)) as typeof base;
    const options = { asOf: "2026-03-31", base: copied };
    expect(evaluatePartner(program, partners[0]!, options)).toEqual(evaluatePartner(program, partners[0]!, { ...options, base })); // prettier-ignore
    const outcome = evaluated(program, partners[0]!);
    expect(figure(outcome, "place")).toBe("unknown: base");
  });

  test("a figure that needs the base itself cannot be ranked", () => {
    const metrics = { place: { rank: "points" }, placeOfPlace: { rank: "place" } };
    expect(codesOf(issuesOf({ facts: { points: "decimal" }, metrics }))).toEqual([
      "metric.base /metrics/placeOfPlace/rank",
    ]);
  });
});
