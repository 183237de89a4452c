import { describe, expect, test } from "vitest";
import { type Requirement, measureProgress, parseProgram } from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { evaluated, programOf } from "./support.js";

const facts = {
  bookings: "money",
  people: "integer",
  since: "date",
  region: "string",
  growth: "decimal",
  base: "money",
};
const requirement = (condition: object, values: object, more: object = {}): Requirement => {
  const program = programOf({ facts, ...more, tiers: { t: { levels: [{ id: "l", requires: condition }] } } });
  const progress = measureProgress(
    program,
    { id: "p", facts: values as Record<string, unknown> },
    { asOf: "2026-03-31" },
  );
  if (progress.status !== "measured") throw new Error(JSON.stringify(progress.issues));
  return progress.tiers["t"]![0]!.requires!;
};
const gap = (condition: object, values: object): unknown => {
  const found = requirement(condition, values);
  return found.kind === "fact" ? [found.status, found.gap] : undefined;
};

describe("a requirement says what there is, what is needed and what is missing", () => {
  test.each([
    ["greaterThanInclusive", "399999.99", ["unmet", "0.01"]],
    ["greaterThanInclusive", "400000", ["met", null]],
    ["greaterThan", "400000", ["unmet", "0.00"]],
    ["lessThanInclusive", "400000.01", ["unmet", "0.01"]],
    ["lessThan", "390000", ["met", null]],
    ["equal", "390000", ["unmet", "10000.00"]],
    ["notEqual", "400000", ["unmet", null]],
  ])("bookings %s 400,000 at %s", (operator, bookings, expected) => {
    expect(gap({ fact: "bookings", operator, value: 400_000 }, { bookings })).toEqual(expected);
  });

  test("actual and needed are presented like figures", () => {
    expect(
      requirement({ fact: "bookings", operator: "greaterThanInclusive", value: 400_000 }, { bookings: 1 }),
    ).toEqual({
      kind: "fact",
      address: "/tiers/t/levels/0/requires",
      fact: "bookings",
      operator: "greaterThanInclusive",
      status: "unmet",
      applies: true,
      actual: { status: "value", value: "1.00" },
      needed: { status: "value", value: "400000.00" },
      gap: "399999.00",
    });
  });

  test("dates are days apart, texts have no gap, lists stand as they are", () => {
    expect(gap({ fact: "since", operator: "lessThanInclusive", value: "2026-01-01" }, { since: "2026-01-31" })).toEqual(
      ["unmet", 30],
    );
    expect(gap({ fact: "region", operator: "equal", value: "NA" }, { region: "EMEA" })).toEqual(["unmet", null]);
    expect(requirement({ fact: "people", operator: "in", value: [1, 2] }, { people: 3 })).toMatchObject({
      needed: [1, 2],
      gap: null,
    });
  });

  test("another fact can be what is needed", () => {
    const condition = { fact: "bookings", operator: "greaterThanInclusive", value: { fact: "base" } };
    expect(requirement(condition, { bookings: 5, base: 7 })).toMatchObject({ needed: { value: "7.00" }, gap: "2.00" });
    expect(requirement(condition, { bookings: 5 })).toMatchObject({ status: "unknown", needed: { status: "unknown", missing: ["base"] }, gap: null }); // prettier-ignore
  });

  test("a formula can be what is needed", () => {
    const above = (value: object) => ({ fact: "people", operator: "greaterThanInclusive", value });
    const needed = (value: object, facts: Readonly<Record<string, unknown>>, more?: object) =>
      requirement(above(value), { people: 3, ...facts }, more);
    expect(needed({ sumOf: [2, 3] }, {})).toMatchObject({
      status: "unmet",
      needed: { status: "value", value: 5 },
      gap: 2,
    });
    expect(needed({ product: ["people", 2] }, {})).toMatchObject({ needed: { status: "value", value: 6 }, gap: 3 });
    const bookings = { fact: "bookings", operator: "lessThan", value: { sumOf: ["base", 1] } };
    expect(requirement(bookings, { bookings: 5, base: 7 })).toMatchObject({ status: "met", needed: { status: "value", value: "8.00" } }); // prettier-ignore
    expect(requirement(bookings, { bookings: 5 })).toMatchObject({ status: "unknown", needed: { status: "unknown" }, gap: null }); // prettier-ignore
  });

  test("what is not applicable is shown as such beside its verdict", () => {
    const metrics = { g: { growth: ["bookings", "base"], whenEmpty: "notApplicable" } };
    const condition = { fact: "g", operator: "greaterThan", value: 0, whenNotApplicable: "met" };
    expect(requirement(condition, { bookings: 1, base: 0 }, { metrics })).toMatchObject({ status: "met", applies: false, actual: { status: "notApplicable" }, gap: null }); // prettier-ignore
    const other = { fact: "people", operator: "lessThan", value: { fact: "g" }, whenNotApplicable: "notMet" };
    expect(requirement(other, { people: 1, bookings: 1, base: 0 }, { metrics })).toMatchObject({ status: "unmet", applies: false, needed: { status: "notApplicable" } }); // prettier-ignore
  });

  test("groups count what is met", () => {
    const one = (value: number): object => ({ fact: "people", operator: "greaterThanInclusive", value });
    expect(requirement({ atLeast: 2, of: [one(1), one(2), one(3)] }, { people: 1 })).toMatchObject({ kind: "atLeast", status: "unmet", needed: 2, met: 1 }); // prettier-ignore
    expect(requirement({ all: [one(1), one(2)] }, { people: 2 })).toMatchObject({
      kind: "all",
      status: "met",
      needed: 2,
      met: 2,
    });
    expect(requirement({ any: [one(1), one(2)] }, { people: 0 })).toMatchObject({
      kind: "any",
      status: "unmet",
      needed: 1,
      met: 0,
    });
    expect(requirement({ not: one(1) }, { people: 1 })).toMatchObject({
      kind: "not",
      status: "unmet",
      needed: 0,
      met: 1,
    });
  });

  test("a level in another ladder is a requirement like any other", () => {
    const program = programOf({
      facts,
      tiers: {
        main: {
          levels: [{ id: "low" }, { id: "high", requires: { fact: "people", operator: "greaterThan", value: 1 } }],
        },
        badge: { levels: [{ id: "b", requires: { fact: "level.main", operator: "equal", value: "high" } }] },
      },
    });
    const progress = measureProgress(program, { id: "p", facts: { people: 1 } }, { asOf: "2026-03-31" });
    expect(progress.status === "measured" && progress.tiers["badge"]?.[0]?.requires).toMatchObject({
      status: "unmet",
      actual: { value: "low" },
      needed: { value: "high" },
    });
  });

  test("named conditions stand once, beside the levels", () => {
    const conditions = {
      inner: { fact: "people", operator: "greaterThan", value: 1 },
      outer: { all: [{ condition: "inner" }, { condition: "inner" }] },
    };
    const program = programOf({
      facts,
      conditions,
      tiers: { t: { levels: [{ id: "l", requires: { condition: "outer" } }, { id: "free" }] } },
    });
    const progress = measureProgress(program, { id: "p", facts: { people: 1 } }, { asOf: "2026-03-31" });
    if (progress.status !== "measured") throw new Error("not measured");
    expect(progress.tiers["t"]?.[0]?.requires).toMatchObject({
      kind: "condition",
      condition: "outer",
      status: "unmet",
    });
    expect(progress.tiers["t"]?.[1]).toEqual({ id: "free", status: "met", requires: null });
    expect(Object.keys(progress.conditions)).toEqual(["outer", "inner"]);
    // "More than 1" at 1: the bound itself is not enough.
    expect(progress.conditions["inner"]).toMatchObject({ status: "unmet", gap: 0 });
  });

  test("conditions that double one another are listed, not multiplied", () => {
    const conditions = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [
        `c${index}`,
        index === 0
          ? { fact: "people", operator: "greaterThan", value: 1 }
          : { all: [{ condition: `c${index - 1}` }, { condition: `c${index - 1}` }] },
      ]),
    );
    const program = programOf({
      facts,
      conditions,
      tiers: { t: { levels: [{ id: "l", requires: { condition: "c59" } }] } },
    });
    const progress = measureProgress(program, { id: "p", facts: { people: 2 } }, { asOf: "2026-03-31" });
    expect(progress.status === "measured" && Object.keys(progress.conditions)).toHaveLength(60);
  });
});

test("a bad partner gets the same issues as in an evaluation", () => {
  const program = programOf({ facts, tiers: { t: { levels: [{ id: "l" }] } } });
  expect(measureProgress(program, { id: "p", facts: { x: 1 } }, { asOf: "2026-03-31" })).toMatchObject({
    status: "issues",
  });
});

test("for every Northwind partner the requirement trees have the verdicts of the outcome", () => {
  const program = parseProgram(northwindProgram);
  for (const partner of northwindPartners({ count: 60, seed: 9 })) {
    const progress = measureProgress(program, partner, { asOf: "2026-03-31" });
    if (progress.status !== "measured") throw new Error(partner.id);
    const { verdicts } = evaluated(program, partner).tiers["main"]!;
    for (const { id, status, requires } of progress.tiers["main"]!) {
      expect(status).toBe(verdicts[id]);
      if (requires !== null) expect(requires.status).toBe(status);
    }
  }
});
