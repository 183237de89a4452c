import { describe, expect, test } from "vitest";
import { codesOf, evaluated, issuesOf, programOf } from "../../program/support.js";

const facts = {
  bookings: "money",
  people: "integer",
  share: "decimal",
  region: { type: "string", oneOf: ["NA", "EMEA"] },
  name: "string",
  signed: "boolean",
  since: "date",
  other: "money",
};

/** The verdict of a condition on a partner. */
const verdict = (condition: object, values: Record<string, unknown>, more: object = {}): unknown => {
  const program = programOf({ facts, ...more, tiers: { t: { levels: [{ id: "l", requires: condition }] } } });
  return evaluated(program, { facts: values }).tiers["t"]?.verdicts["l"];
};
const compare = (fact: string, operator: string, value: unknown, values: Record<string, unknown>): unknown =>
  verdict({ fact, operator, value }, values);

describe("comparators at their boundary: just below, at, just above", () => {
  test.each([
    ["greaterThanInclusive", "unmet met met"],
    ["greaterThan", "unmet unmet met"],
    ["lessThanInclusive", "met met unmet"],
    ["lessThan", "met unmet unmet"],
    ["equal", "unmet met unmet"],
    ["notEqual", "met unmet met"],
  ])("%s", (operator, expected) => {
    const at = (bookings: string): unknown => compare("bookings", operator, "400000", { bookings });
    expect([at("399999.999999999"), at("400000.00"), at("400000.000000001")].join(" ")).toBe(expected);
    const on = (since: string): unknown => compare("since", operator, "2026-01-01", { since });
    expect([on("2025-12-31"), on("2026-01-01"), on("2026-01-02")].join(" ")).toBe(expected);
  });

  test("greater than 0 and at least 1 differ on fractions", () => {
    expect(compare("share", "greaterThan", 0, { share: 0.5 })).toBe("met");
    expect(compare("share", "greaterThanInclusive", 1, { share: 0.5 })).toBe("unmet");
  });

  test("numbers are numbers, whatever their notation", () => {
    expect(compare("share", "equal", "0.30", { share: 0.3 })).toBe("met");
    expect(compare("people", "greaterThan", 9, { people: "10" })).toBe("met");
  });

  test("texts, truth values and lists", () => {
    expect(compare("region", "equal", "NA", { region: "NA" })).toBe("met");
    expect(compare("region", "notEqual", "NA", { region: "NA" })).toBe("unmet");
    expect(compare("signed", "equal", false, { signed: false })).toBe("met");
    expect(compare("name", "in", ["a", "b"], { name: "b" })).toBe("met");
    expect(compare("name", "notIn", ["a", "b"], { name: "b" })).toBe("unmet");
    expect(compare("share", "in", [0.5, "1e-9"], { share: "0.000000001" })).toBe("met");
    expect(compare("since", "in", ["2026-01-01"], { since: "2026-01-01" })).toBe("met");
  });

  test("a fact can be compared with another one, and with the judged day", () => {
    expect(compare("bookings", "greaterThan", { fact: "other" }, { bookings: 2, other: 1 })).toBe("met");
    expect(compare("since", "lessThan", { fact: "asOf" }, { since: "2026-03-30" })).toBe("met");
    expect(compare("since", "lessThan", { fact: "asOf" }, { since: "2026-03-31" })).toBe("unmet");
  });
});

describe("three-valued logic", () => {
  const T = { fact: "signed", operator: "equal", value: true };
  const F = { fact: "signed", operator: "equal", value: false };
  const U = { fact: "people", operator: "equal", value: 1 };
  const values = { signed: true };

  test.each([
    ["all", [T, T], "met"],
    ["all", [T, U], "unknown"],
    ["all", [F, U], "unmet"],
    ["any", [T, U], "met"],
    ["any", [F, U], "unknown"],
    ["any", [F, F], "unmet"],
  ])("%s of %j is %s", (operator, parts, expected) => {
    expect(verdict({ [operator]: parts }, values)).toBe(expected);
  });

  test.each([
    [2, [T, T, U], "met"],
    [2, [T, F, U], "unknown"],
    [2, [F, F, U], "unmet"],
    [1, [F, F, U], "unknown"],
    [3, [T, T, T], "met"],
  ])("at least %i of %j is %s", (atLeast, of, expected) => {
    expect(verdict({ atLeast, of }, values)).toBe(expected);
  });

  test("not keeps what is unknown", () => {
    expect([verdict({ not: T }, values), verdict({ not: F }, values), verdict({ not: U }, values)]).toEqual(["unmet", "met", "unknown"]); // prettier-ignore
  });
});

describe("not applicable is stated", () => {
  const metrics = { ratio: { ratio: ["bookings", "other"], whenEmpty: "notApplicable" } };
  const condition = { fact: "ratio", operator: "greaterThan", value: 1 };

  test("a comparison that can be not applicable has to say what follows", () => {
    const issues = issuesOf({ facts, metrics, conditions: { c: condition } });
    expect(codesOf(issues)).toEqual(["condition.whenNotApplicable /conditions/c"]);
  });

  test.each(["met", "notMet"] as const)("whenNotApplicable %s", (whenNotApplicable) => {
    const expected = whenNotApplicable === "met" ? "met" : "unmet";
    expect(verdict({ ...condition, whenNotApplicable }, { bookings: 1, other: 0 }, { metrics })).toBe(expected);
    expect(verdict({ not: { ...condition, whenNotApplicable } }, { bookings: 1, other: 0 }, { metrics })).not.toBe(
      expected,
    );
  });

  test("and one that always applies may not", () => {
    const issues = issuesOf({
      facts,
      conditions: { c: { fact: "share", operator: "equal", value: 1, whenNotApplicable: "met" } },
    });
    expect(codesOf(issues)).toEqual(["condition.alwaysApplicable /conditions/c/whenNotApplicable"]);
  });
});

describe("named conditions", () => {
  test("are read by name, also inside where", () => {
    const conditions = { big: { fact: "people", operator: "greaterThan", value: 10 } };
    expect(verdict({ condition: "big" }, { people: 11 }, { conditions })).toBe("met");
    const program = programOf({
      facts,
      conditions,
      records: { orders: { fields: { id: "string" } } },
      metrics: { n: { count: "orders", where: { condition: "big" } } },
    });
    expect(evaluated(program, { facts: { people: 11 }, records: { orders: [{ id: "1" }] } }).metrics["n"]).toEqual({ status: "value", value: 1 }); // prettier-ignore
  });

  test("cannot be circular", () => {
    const issues = issuesOf({ conditions: { a: { condition: "b" }, b: { not: { condition: "a" } } } });
    expect(codesOf(issues)).toEqual(["reference.cycle /conditions/a"]);
  });
});

describe("levels in conditions", () => {
  const tiers = {
    main: {
      levels: [
        { id: "bronze" },
        { id: "silver", requires: { fact: "people", operator: "greaterThanInclusive", value: 1 } },
        { id: "gold", requires: { fact: "bookings", operator: "greaterThanInclusive", value: 10 } },
      ],
    },
  };
  const holds = (operator: string, value: unknown, values: Record<string, unknown>): unknown => {
    const program = programOf({
      facts,
      tiers: { ...tiers, badge: { levels: [{ id: "l", requires: { fact: "level.main", operator, value } }] } },
    });
    return evaluated(program, { facts: values }).tiers["badge"]?.verdicts["l"];
  };
  const silver = { people: 1, bookings: 0 };

  test.each([
    ["equal", "silver", "met"],
    ["equal", "gold", "unmet"],
    ["notEqual", "gold", "met"],
    ["greaterThan", "bronze", "met"],
    ["greaterThan", "silver", "unmet"],
    ["greaterThan", "gold", "unmet"],
    ["greaterThanInclusive", "silver", "met"],
    ["lessThan", "gold", "met"],
    ["lessThan", "silver", "unmet"],
    ["lessThanInclusive", "silver", "met"],
    ["lessThanInclusive", "gold", "met"],
    ["in", ["bronze", "silver"], "met"],
    ["notIn", ["bronze", "gold"], "met"],
  ])("a silver partner: level %s %j is %s", (operator, value, expected) => {
    expect(holds(operator, value, silver)).toBe(expected);
  });

  test("at least silver is certain while gold is unknown", () => {
    expect(holds("greaterThanInclusive", "silver", { people: 1 })).toBe("met");
    expect(holds("equal", "silver", { people: 1 })).toBe("unknown");
    expect(holds("greaterThanInclusive", "gold", { people: 1 })).toBe("unknown");
  });
});

describe("a condition that cannot be meant is refused", () => {
  const codes = (condition: object): readonly string[] => codesOf(issuesOf({ facts, conditions: { c: condition } }));
  test.each([
    [{ fact: "bokings", operator: "equal", value: 1 }, "reference.undeclared /conditions/c/fact"],
    [{ fact: "bookings", operator: "equal", value: "many" }, "condition.constant /conditions/c/value"],
    [{ fact: "people", operator: "equal", value: true }, "condition.constant /conditions/c/value"],
    [{ fact: "region", operator: "equal", value: "APAC" }, "condition.constant /conditions/c/value"],
    [{ fact: "region", operator: "in", value: ["NA", "APAC"] }, "condition.constant /conditions/c/value/1"],
    [{ fact: "since", operator: "equal", value: "2026-02-30" }, "condition.constant /conditions/c/value"],
    [{ fact: "name", operator: "greaterThan", value: "10" }, "condition.operator /conditions/c/operator"],
    [{ fact: "name", operator: "in", value: "abc" }, "condition.list /conditions/c/value"],
    [{ fact: "name", operator: "equal", value: ["abc"] }, "condition.noList /conditions/c/value"],
    [{ fact: "bookings", operator: "equal", value: { fact: "people" } }, "condition.types /conditions/c/value"],
    [
      { fact: "bookings", operator: "equal", value: { fact: "nobody" } },
      "reference.undeclared /conditions/c/value/fact",
    ],
    [{ atLeast: 2, of: [{ condition: "c" }] }, "reference.cycle /conditions/c"],
    [{ atLeast: 2, of: [{ fact: "people", operator: "equal", value: 1 }] }, "condition.atLeast /conditions/c/atLeast"],
    [{ any: [] }, "shape.length /conditions/c/any"],
    [{ all: [{}] }, "shape.operator /conditions/c/all/0"],
    [{ all: [], any: [] }, "shape.operator /conditions/c"],
    [{ fact: "people", operator: "atLeast", value: 1 }, "shape.choice /conditions/c/operator"],
    [{ fact: "people", operator: "equal", value: null }, "shape.type /conditions/c/value"],
    [{ fact: "people", operator: "equal", value: 1, path: "$.a" }, "shape.unknownKey /conditions/c/path"],
    [{ fact: "people", operator: "equal" }, "shape.missingKey /conditions/c/value"],
  ])("%j: %s", (condition, expected) => {
    expect(codes(condition)).toEqual([expected]);
  });

  test("a near name is suggested", () => {
    const [issue] = issuesOf({ facts, conditions: { c: { fact: "bokings", operator: "equal", value: 1 } } });
    expect(issue?.message).toBe("conditions/c/fact: `bokings` is not declared; did you mean `bookings`?");
  });
});
