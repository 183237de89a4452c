import { comparePrograms, parseProgram } from "partner-program";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });

describe("why a partner moves", () => {
  const reasons = (before: object, after: object): readonly string[] => {
    const documents = [before, after].map((requires) =>
      parseProgram({
        language: 1,
        id: "why",
        currency: "EUR",
        facts: { people: "integer", sales: "money", deals: "integer" },
        conditions: { staffed: at("people", 2) },
        tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires }] } },
      }),
    );
    const partner = { id: "p", facts: { people: 3, sales: 50, deals: 0 } };
    const comparison = comparePrograms(documents[0]!, documents[1]!, [partner], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    return comparison.moved[0]!.reasons.map(({ address, fact, was, is }) => `${address.replace("/tiers/main/levels/1/requires", "")} ${fact}: ${was.status} ${is.status}`);
  };

  test("a condition that is asked in addition is the reason, and not those that stand elsewhere now", () => {
    const asked = { all: [at("people", 2), at("deals", 1)] };
    expect(reasons(at("people", 2), asked)).toEqual(["/all/1 deals: null unmet"]);
    expect(reasons(asked, at("people", 2))).toEqual(["/all/1 deals: unmet null"]);
    expect(reasons({ condition: "staffed" }, asked)).toEqual(["/all/1 deals: null unmet"]);
  });

  test("one that is put before the others does not take their places", () => {
    const before = { all: [at("people", 2), at("sales", 50)] };
    expect(reasons(before, { all: [at("deals", 1), at("people", 2), at("sales", 50)] })).toEqual(["/all/0 deals: null unmet"]);
  });

  test("one that asks for more is the same one, also where it stands elsewhere", () => {
    expect(reasons(at("sales", 50), at("sales", 51))).toEqual([" sales: met unmet"]);
    expect(reasons(at("sales", 50), { all: [at("people", 2), at("sales", 51)] })).toEqual(["/all/1 sales: met unmet"]);
  });

  test("every cause is told: what asks for more, and what is asked in addition", () => {
    expect(reasons(at("sales", 50), { all: [at("sales", 51), at("deals", 1)] })).toEqual(["/all/0 sales: met unmet", "/all/1 deals: null unmet"]);
  });

  test("of several on one value the one at the same place is the same one, where none asks the same", () => {
    const before = { any: [at("sales", 100), at("sales", 50)] };
    expect(reasons(before, { any: [at("people", 9), at("sales", 51)] })).toEqual([
      "/any/0 people: null unmet",
      "/any/1 sales: met unmet",
      "/any/0 sales: unmet null",
    ]);
    // The same comparisons in other places, put together in another way: none of them says anything else.
    expect(reasons(before, { all: [at("sales", 50), at("sales", 100)] })).toEqual([]);
  });

  test("one that is met, and was not asked, gives a level where it is one way among others", () => {
    expect(reasons({ any: [at("sales", 60)] }, { any: [at("sales", 60), at("people", 2)] })).toEqual([
      "/any/1 people: null met",
    ]);
  });

  test("of several on one value each is held against the one that asks the same", () => {
    const either = { any: [{ all: [at("sales", 40), at("people", 3)] }, at("sales", 50)] };
    expect(reasons(either, { any: [at("sales", 60), { all: [at("sales", 40), at("people", 4)] }] })).toEqual([
      "/any/0 sales: met unmet",
      "/any/1/all/1 people: met unmet",
    ]);
  });
}); // prettier-ignore
