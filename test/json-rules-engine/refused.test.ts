import { describe, expect, test } from "vitest";
import { type ProgramDocument } from "partner-program";
import { fromRules, toRules } from "partner-program/json-rules-engine";

const rule = (condition: unknown): object => ({ conditions: { all: [condition] }, event: { type: "found" } });
const compare = { fact: "people", operator: "greaterThan", value: 1 };
const nest = (depth: number): object => (depth === 0 ? compare : { not: nest(depth - 1) });
const AT = "/rules/0/conditions/all/0";

describe("what json-rules-engine has and a program has not is refused, with its address", () => {
  test.each<[string, unknown, string]>([
    ["a path into a fact", { ...compare, path: "$.count" }, `path ${AT}/path`],
    ["a fact with parameters", { ...compare, params: { of: 1 } }, `params ${AT}/params`],
    ["an operator of the host", { ...compare, operator: "near" }, `operator ${AT}/operator`],
    ["a decorated operator", { ...compare, operator: "not:equal" }, `operator ${AT}/operator`],
    ["two groups in one object", { all: [compare], any: [compare] }, `groupKeys ${AT}`],
    ["all of nothing", { all: [] }, `empty ${AT}/all`],
    ["any of nothing", { any: [] }, `empty ${AT}/any`],
    ["a group that is no list", { all: compare }, `shape ${AT}/all`],
    ["a condition that is no object", 7, `shape ${AT}`],
    ["conditions nested too deep", nest(60), `shape ${AT}${"/not".repeat(60)}`],
    ["texts in an order", { ...compare, value: "10" }, `orderOfTexts ${AT}/value`],
    ["part of a text", { fact: "region", operator: "in", value: "EMEA" }, `list ${AT}/value`],
    ["one of nothing", { fact: "region", operator: "in", value: [] }, `list ${AT}/value`],
    ["a list of several types", { fact: "region", operator: "in", value: ["1", 1] }, `list ${AT}/value`],
    ["null", { ...compare, operator: "equal", value: null }, `value ${AT}/value`],
    ["nothing", { fact: "people", operator: "equal" }, `value ${AT}/value`],
    ["an object", { ...compare, operator: "equal", value: { a: 1 } }, `value ${AT}/value`],
    ["a list where one value is needed", { ...compare, value: [1] }, `value ${AT}/value`],
    ["NaN", { ...compare, value: Number.NaN }, `value ${AT}/value`],
    ["more than fifteen digits", { ...compare, value: 0.1 + 0.2 }, `value ${AT}/value`],
    ["another fact with a path", { ...compare, value: { fact: "other", path: "$.x" } }, `value ${AT}/value`],
    ["a fact whose name is no name", { ...compare, fact: "account-size" }, `fact ${AT}/fact`],
    ["a condition that is not there", { condition: "gold" }, `reference ${AT}/condition`],
  ])("%s", (_name, condition, refused) => {
    const found = fromRules([rule(condition), rule(compare)]);
    expect(found.refused.map(({ code, path }) => `${code} ${path}`)).toEqual([refused]);
    expect(found.refused[0]!.message.length).toBeGreaterThan(10);
    expect(found.rules.map(({ id }) => id)).toEqual(["found"]);
  });

  test("what is just inside: 60 levels, a day in an order, fifteen digits", () => {
    const inside = [nest(59), { fact: "since", operator: "lessThan", value: "2026-01-01" }, { ...compare, value: 0.123456789012345 }]; // prettier-ignore
    expect(fromRules(inside.map(rule)).refused).toEqual([]);
  });

  test("a rule without an event, and what is no rule", () => {
    const refused = fromRules([{ conditions: { all: [compare] } }, null, "rule"]).refused;
    expect(refused.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "shape /rules/0",
      "shape /rules/1",
      "shape /rules/2",
    ]);
  });

  test("a named condition that is refused takes those with it that refer to it", () => {
    const named = { bad: { any: [] }, worse: { all: [{ condition: "bad" }] }, good: { all: [compare] } };
    const found = fromRules([rule({ condition: "worse" }), rule({ condition: "good" })], named);
    expect(Object.keys(found.conditions)).toEqual(["good", "found2"]);
    expect(found.refused.map(({ code, path }) => `${code} ${path}`)).toEqual([
      "empty /conditions/bad/any",
      "reference /conditions/worse",
      "reference /rules/0",
    ]);
  });
});

describe("ids are camelCase words, each once", () => {
  test.each([
    ["is-gold", "isGold"],
    ["Is Gold", "isGold"],
    ["42", "rule42"],
    ["über", "ber"],
    ["", "rule"],
    ["x".repeat(80), "x".repeat(56)],
  ])("%j is %s", (name, id) => {
    const twice = fromRules([
      { ...rule(compare), name },
      { ...rule(compare), name },
    ]);
    expect(twice.rules.map((each) => each.id)).toEqual([id, `${id}2`]);
  });
});

describe("what a program has and json-rules-engine has not is refused, with its address", () => {
  const document = (requires: object, conditions: object = {}): ProgramDocument =>
    ({
      language: 1,
      id: "p",
      currency: "EUR",
      conditions,
      tiers: { main: { levels: [{ id: "gold", requires }] } },
    }) as unknown as ProgramDocument;
  const HERE = "/tiers/main/levels/0/requires";

  test.each<[string, object, string]>([
    ["a formula", { ...compare, value: { sumOf: ["a", "b"] } }, `formula ${HERE}/value`],
    ["a level by rank", { fact: "level.main", operator: "greaterThan", value: "silver" }, `rank ${HERE}/fact`],
    ["what does not apply", { ...compare, whenNotApplicable: "met" }, `whenNotApplicable ${HERE}/whenNotApplicable`],
    ["a hundred and twenty-six combinations", { atLeast: 4, of: new Array(9).fill(compare) }, `combinations ${HERE}`],
  ])("%s", (_name, requires, refused) => {
    const found = toRules(document(requires));
    expect(found.refused.map(({ code, path }) => `${code} ${path}`)).toEqual([refused]);
    expect(found.rules).toEqual([]);
  });

  test("at least two of three is written out", () => {
    const [a, b, c] = ["a", "b", "c"].map((fact) => ({ ...compare, fact }));
    expect(toRules(document({ atLeast: 2, of: [a, b, c] })).rules[0]!.conditions).toEqual({
      any: [{ all: [a, b] }, { all: [a, c] }, { all: [b, c] }],
    });
  });

  test("decimal texts are numbers, unless the fact is a text", () => {
    const texts = { ...document({ all: [{ fact: "code", operator: "equal", value: "10" }, { fact: "sales", operator: "equal", value: "10.50" }] }), facts: { code: "string", sales: "money" } } as const; // prettier-ignore
    const [first] = toRules(texts).rules;
    expect((first!.conditions["all"] as readonly { value: unknown }[]).map(({ value }) => value)).toEqual(["10", 10.5]);
  });

  test("a level that refers to a condition that is left out is left out", () => {
    const found = toRules(
      document({ condition: "ranked" }, { ranked: { fact: "stage", operator: "equal", value: "x" } }),
    );
    expect(found.rules).toEqual([]);
    expect(found.refused.map(({ code }) => code)).toEqual(["rank", "reference"]);
  });
});
