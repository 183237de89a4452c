import { describe, expect, test } from "vitest";
import { type Partner, explainPartner, parseProgram, runCases } from "partner-program";
import { evaluateLadder } from "partner-program/tiers";
import { codesOf, documentOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const atLeast = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });
const facts = { people: "integer", sales: "money", segment: { type: "string", oneOf: ["msp", "reseller"] } };
const levels = [
  { id: "registered", benefits: { margin: 0.05, portal: true } },
  { id: "silver", requires: atLeast("people", 2), benefits: { margin: { parameter: "silverMargin" }, hours: 8 } },
  {
    id: "gold",
    requires: atLeast("people", 5),
    benefits: { margin: 0.15, funds: { product: ["sales", 0.02] }, badge: { value: "golden" } },
  },
];
const parameters = { silverMargin: { by: "segment", values: { msp: 0.12 }, otherwise: 0.1 } };
const sections = { facts, parameters, tiers: { main: { levels } } };
const program = programOf(sections);
const benefits = (given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(evaluated(program, { facts: given }).tiers["main"]!.benefits!).map(([id, found]) => [
      id,
      found.status === "value" ? found.value : found.status,
    ]),
  );

describe("a partner gets what its level gives", () => {
  test("and what the levels below it give that it does not state anew", () => {
    expect(benefits({ people: 0, sales: 1000, segment: "msp" })).toEqual({ margin: 0.05, portal: true, hours: "notApplicable", funds: "notApplicable", badge: "notApplicable" }); // prettier-ignore
    expect(benefits({ people: 5, sales: 1000, segment: "msp" })).toEqual({ margin: 0.15, portal: true, hours: 8, funds: "20.00", badge: "golden" }); // prettier-ignore
  });

  test("by its segment, where a parameter says so", () => {
    expect(benefits({ people: 4, sales: 0, segment: "msp" })).toMatchObject({ margin: 0.12, hours: 8 });
    expect(benefits({ people: 4, sales: 0, segment: "reseller" })).toMatchObject({ margin: 0.1 });
  });

  test("nothing on no level", () => {
    const climbing = programOf({ facts, tiers: { main: { levels: [{ id: "in", requires: atLeast("people", 1), benefits: { margin: 0.1 } }] } } }); // prettier-ignore
    expect(evaluated(climbing, { facts: { people: 0 } }).tiers["main"]!.benefits).toEqual({ margin: { status: "notApplicable" } }); // prettier-ignore
  });

  test("unknown while the level that decides is", () => {
    expect(benefits({ segment: "msp" })).toMatchObject({ margin: "unknown", portal: true, hours: "unknown" });
  });

  test("of the level that is given", () => {
    const given: Omit<Partner, "id"> = { facts: { people: 0, sales: 500 }, given: { "level.main": "gold" } };
    expect(evaluated(program, given).tiers["main"]!.benefits).toMatchObject({ margin: { value: 0.15 }, funds: { value: "10.00" } }); // prettier-ignore
  });
});

test("a ladder without benefits tells of none", () => {
  expect(evaluated(programOf({ tiers: { main: { levels: [{ id: "in" }] } } }), {}).tiers["main"]).not.toHaveProperty("benefits"); // prettier-ignore
});

describe("benefits are values that rules read", () => {
  test("by their names, from another ladder, a metric or an incentive", () => {
    const reading = programOf({
      ...sections,
      metrics: { discount: { product: ["sales", "benefit.main.margin"] } },
      incentives: {
        funds: {
          kind: "rebate",
          period: "fiscalYear",
          payOn: "sales",
          eligible: { fact: "benefit.main.portal", operator: "equal", value: true, whenNotApplicable: "notMet" },
          scale: { apply: "wholeAmount", bands: [{ from: 0, rate: 0.01 }] },
        },
      },
    });
    const outcome = evaluated(reading, { facts: { people: 5, sales: 1000, segment: "msp" } });
    expect(figure(outcome, "discount")).toBe("150.00");
    expect(outcome.incentives["funds"]!.amount).toBe("10.00");
  });

  test("and explained at the level that states them", () => {
    const explained = explainPartner(program, { id: "p1", facts: { people: 5, sales: 1, segment: "msp" } }, { asOf: "2026-03-31", name: "benefit.main.margin" }); // prettier-ignore
    if (explained.status !== "explained") throw new Error(explained.issues[0]!.message);
    expect(explained.definitions[0]).toMatchObject({ name: "benefit.main.margin", address: "/tiers/main/levels/2/benefits/margin" }); // prettier-ignore
  });

  test("a case expects them", () => {
    const cases = [{ case: "an MSP on silver", asOf: "2026-03-31", facts: { people: 2, segment: "msp" }, expect: { "benefit.main.margin": 0.12, "level.main": "silver" } }]; // prettier-ignore
    expect(runCases(parseProgram(documentOf({ ...sections, cases }))).passed).toBe(1);
  });
});

describe("benefits are refused", () => {
  const refused = (ladder: object): readonly string[] => codesOf(issuesOf({ facts, tiers: { main: ladder } }));

  test("that are of several kinds", () => {
    expect(refused({ levels: [{ id: "a", benefits: { x: 1 } }, { id: "b", benefits: { x: true } }] })).toEqual(["metric.operands /tiers/main/levels/1/benefits/x"]); // prettier-ignore
  });

  test("that the ladder does not list", () => {
    const listed = { benefits: { margin: { title: "Margin", unit: "share" } } };
    expect(refused({ ...listed, levels: [{ id: "a", benefits: { margni: 1 } }] })).toEqual(["reference.table /tiers/main/levels/0/benefits/margni"]); // prettier-ignore
    expect(programOf({ tiers: { main: { ...listed, levels: [{ id: "a", benefits: { margin: 1 } }] } } })).toBeDefined();
  });

  test("that read what is not there, or themselves", () => {
    expect(refused({ levels: [{ id: "a", benefits: { x: "nowhere" } }] })).toEqual(["reference.undeclared /tiers/main/levels/0/benefits/x"]); // prettier-ignore
    expect(refused({ levels: [{ id: "a", benefits: { x: "benefit.main.x" } }] })).toEqual(["reference.cycle /tiers/main/levels/0/benefits/x"]); // prettier-ignore
  });
});

test("a ladder alone gives them too", () => {
  const ladder = { levels: [{ id: "in", benefits: { margin: { product: ["people", 0.01] } } }] } as const;
  const result = evaluateLadder(ladder, { facts: { people: 7 } }, { facts: { people: "integer" } });
  expect(result.status === "evaluated" && result.outcome.benefits).toEqual({
    margin: { status: "value", value: 0.07 },
  });
});
