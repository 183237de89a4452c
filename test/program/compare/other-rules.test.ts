import { type Partner, type Program, comparePrograms, parseProgram } from "partner-program";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });

describe("a value that is computed by other rules", () => {
  const small = { type: "integer", min: 0, max: 9, required: true };
  const documentWith = (m: object, more: object = {}): object => ({
    language: 1,
    id: "rules",
    currency: "EUR",
    facts: { a: small, b: small, c: small },
    records: { orders: { date: "on", fields: { on: "date", amount: "money", kind: "string" } } },
    parameters: { kind: [{ from: "2025-01-01", value: "x" }] },
    metrics: { m, inner: { sum: "orders.amount" } },
    conditions: { everybody: at("a", 0) },
    tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires: at("m", 5) }] } },
    ...more,
  });
  const answers = (before: object, after: object): readonly string[] => {
    const programs = [before, after].map((document) => parseProgram(document)) as [Program, Program];
    const comparison = comparePrograms(...programs, [], { asOf: "2026-03-31", segments: ["everybody"] });
    return comparison.status === "compared" ? comparison.theorems.map(({ answer }) => answer) : ["refused"];
  };
  const of = (kind: unknown): object => ({ sum: "orders.amount", where: { fact: "kind", operator: "equal", value: kind } });
  const sum = { sum: "orders.amount" };

  test.each([
    ["records of one kind", sum, of("x")],
    ["another window", { ...sum, window: { month: "toDate" } }, { ...sum, window: { trailing: { days: 30 } } }],
    ["another number of records", { count: "orders" }, { count: "orders", where: { fact: "kind", operator: "equal", value: "x" } }],
    ["a product of others", { product: ["a", "b"] }, { product: ["a", "c"] }],
  ])("is another value, of which nothing is proved: %s", (_what, before, after) => {
    expect(answers(documentWith(before), documentWith(after))).toEqual(["undecided", "undecided"]);
    expect(answers(documentWith(before), documentWith(before))).toEqual(["proved", "proved"]);
  });

  test("a partner of the base shows that a claim is wrong where nothing else can", () => {
    const paid = { incentives: { rebate: { kind: "rebate", period: "month", payOn: "inner", scale: { flat: { rate: 0.1 } } } } };
    const month = { window: { month: "toDate" } };
    const [before, after] = [{ ...sum, ...month }, { ...of("x"), ...month }].map((m) => parseProgram(documentWith(m, { metrics: { m, inner: m }, ...paid }))) as [Program, Program];
    const partnerWith = (id: string, kind: string): Partner => ({ id, facts: { a: 1, b: 1, c: 1 }, records: { orders: [{ on: "2026-03-02", amount: 7, kind }] } });
    const theoremsOver = (partners: readonly Partner[]): readonly unknown[] => {
      const comparison = comparePrograms(before, after, partners, { asOf: "2026-03-31" });
      return comparison.status === "compared" ? comparison.theorems.map(({ answer, witness }) => [answer, witness?.partner.id, witness?.shows]) : [];
    };
    expect(theoremsOver([partnerWith("stays", "x")])).toEqual([["undecided", undefined, undefined], ["undecided", undefined, undefined]]);
    expect(theoremsOver([partnerWith("stays", "x"), partnerWith("falls", "y"), partnerWith("too", "z")])).toEqual([
      ["witness", "falls", "the partner falls goes from gold to registered"],
      ["witness", "falls", "the partner falls was paid 0.70 and is paid 0.00"],
    ]);
    // Who is not known to fall shows nothing.
    expect(theoremsOver([{ id: "open", facts: { a: 1, b: 1, c: 1 } }])).toEqual([["undecided", undefined, undefined], ["undecided", undefined, undefined]]);
  });

  test("also where what it reads has changed, at any distance", () => {
    const named = documentWith(of({ parameter: "kind" }));
    const later = { parameters: { kind: [{ from: "2025-01-01", value: "y" }] } };
    expect(answers(named, documentWith(of({ parameter: "kind" }), later))).toEqual(["undecided", "undecided"]);
    const nested = documentWith({ product: ["inner", "a"] });
    const inner = { metrics: { m: { product: ["inner", "a"] }, inner: of("x") } };
    expect(answers(nested, documentWith({ product: ["inner", "a"] }, inner))).toEqual(["undecided", "undecided"]);
  });

  test("is the same one where only other definitions, titles of facts or bounds of facts have changed", () => {
    const more = { facts: { a: { ...small, max: 12, title: "A" }, b: small, c: small, d: "string" } };
    expect(answers(documentWith(of("x")), documentWith(of("x"), more))).toEqual(["proved", "proved"]);
    const other = { metrics: { m: of("x"), inner: of("y") } };
    expect(answers(documentWith(of("x")), documentWith(of("x"), other))).toEqual(["proved", "proved"]);
  });

  test("that can be worked out is worked out: a witness has what both read, and shows it", () => {
    const programs = [{ difference: ["a", "b"] }, { difference: ["a", "c"] }].map((m) => parseProgram(documentWith(m))) as [Program, Program];
    const comparison = comparePrograms(...programs, [], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    const { partner } = comparison.theorems[0]!.witness!;
    expect(Object.keys(partner.facts!).sort()).toEqual(["a", "b", "c"]);
    expect(comparePrograms(...programs, [partner], { asOf: "2026-03-31" })).toMatchObject({ tiers: { main: { down: 1 } } });
  });
}); // prettier-ignore
