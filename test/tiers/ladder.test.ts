import { describe, expect, test } from "vitest";
import { evaluateLadder } from "partner-program/tiers";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const facts = { a: "integer", b: "integer", c: "integer" } as const;
const atLeast = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });
const ladder = (nested?: boolean): object => ({
  ...(nested === undefined ? {} : { nested }),
  levels: [
    { id: "bronze", requires: atLeast("a", 1) },
    { id: "silver", requires: atLeast("b", 1) },
    { id: "gold", requires: atLeast("c", 1) },
  ],
});
const outcomeOf = (values: Record<string, unknown>, nested?: boolean) =>
  evaluated(programOf({ facts, tiers: { t: ladder(nested) } }), { facts: values }).tiers["t"]!;

describe("levels", () => {
  test("are independent: the highest that holds counts, whatever lies below", () => {
    expect(outcomeOf({ a: 0, b: 0, c: 1 })).toMatchObject({ certain: "gold", possible: "gold" });
    expect(outcomeOf({ a: 0, b: 0, c: 1 }).verdicts).toEqual({ bronze: "unmet", silver: "unmet", gold: "met" });
  });

  test("are nested where the ladder says so", () => {
    expect(outcomeOf({ a: 1, b: 0, c: 1 }, true)).toMatchObject({ certain: "bronze", possible: "bronze" });
    expect(outcomeOf({ a: 1, b: 1, c: 1 }, true).certain).toBe("gold");
    expect(outcomeOf({ a: 1, b: 0, c: 1 }, false).certain).toBe("gold");
  });

  test("a ladder may give none", () => {
    expect(outcomeOf({ a: 0, b: 0, c: 0 })).toMatchObject({ certain: null, possible: null, missing: [] });
  });

  test("an unknown level leaves a certain and a possible one, and names what is missing", () => {
    expect(outcomeOf({ a: 1, c: 0 })).toMatchObject({ certain: "bronze", possible: "silver", missing: ["b"] });
    expect(outcomeOf({ a: 1 })).toMatchObject({ certain: "bronze", possible: "gold", missing: ["b", "c"] });
    expect(outcomeOf({ c: 1 })).toMatchObject({ certain: "gold", possible: "gold", missing: [] });
    expect(outcomeOf({})).toMatchObject({ certain: null, possible: "gold" });
  });
});

test("a level twice is refused", () => {
  expect(codesOf(issuesOf({ tiers: { t: { levels: [{ id: "a" }, { id: "b" }, { id: "a" }] } } }))).toEqual(["id.duplicate /tiers/t/levels/2/id"]); // prettier-ignore
});

test("a ladder without levels is refused", () => {
  expect(codesOf(issuesOf({ tiers: { t: { levels: [] } } }))).toEqual(["shape.length /tiers/t/levels"]);
});

test("a ladder can be evaluated without a program, and says what is wrong with its values", () => {
  const levels = [{ id: "l", requires: { fact: "a", operator: "equal", value: 1 } }] as const;
  expect(evaluateLadder({ levels }, { facts: { a: 1 } }, { facts })).toMatchObject({ outcome: { certain: "l" } });
  expect(evaluateLadder({ levels }, { facts: { a: 1.5, d: 1 } }, { facts })).toMatchObject({
    status: "issues",
    issues: [{ code: "partner.value" }, { code: "partner.undeclared" }],
  });
  expect(evaluateLadder({ levels }, {}, {})).toMatchObject({ issues: [{ code: "reference.undeclared" }] });
});
