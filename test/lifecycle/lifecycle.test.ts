import { describe, expect, test } from "vitest";
import { evaluateLifecycle } from "partner-program/lifecycle";
import { codesOf, evaluated, issuesOf, programOf } from "../program/support.js";

const facts = { signed: "boolean", people: "integer", deals: "integer" } as const;
const lifecycle = {
  partner: {
    stages: [
      { id: "recruit" },
      { id: "onboard", enter: { fact: "signed", operator: "equal", value: true } },
      { id: "activate", enter: { fact: "people", operator: "greaterThanInclusive", value: 2 } },
      { id: "succeed", enter: { fact: "deals", operator: "greaterThan", value: 0 } },
    ],
    flags: { idle: { when: { fact: "deals", operator: "equal", value: 0 } } },
  },
} as const;
const program = programOf({ facts, lifecycle });
const stageOf = (values: object): unknown => {
  const { certain, possible } = evaluated(program, { facts: values as Record<string, unknown> }).lifecycle!.stage;
  return [certain, possible];
};

describe("life stages are a journey", () => {
  test.each([
    [{ signed: false, people: 9, deals: 9 }, ["recruit", "recruit"]],
    [{ signed: true, people: 1, deals: 9 }, ["onboard", "onboard"]],
    [{ signed: true, people: 2, deals: 0 }, ["activate", "activate"]],
    [{ signed: true, people: 2, deals: 1 }, ["succeed", "succeed"]],
  ])("%j is in %j: no stage is skipped", (values, expected) => {
    expect(stageOf(values)).toEqual(expected);
  });

  test("what is unknown leaves the certain and the possible stage, and names what is missing", () => {
    const { stage } = evaluated(program, { facts: { signed: true, deals: 1 } }).lifecycle!;
    expect(stage).toMatchObject({ certain: "onboard", possible: "succeed", missing: ["people"] });
    expect(stage.verdicts).toEqual({ recruit: "met", onboard: "met", activate: "unknown", succeed: "unknown" });
  });

  test("flags stand beside the stages", () => {
    expect(evaluated(program, { facts: { deals: 0 } }).lifecycle?.flags).toEqual({ idle: "met" });
    expect(evaluated(program, { facts: {} }).lifecycle?.flags).toEqual({ idle: "unknown" });
  });

  test("stages and flags can be read by conditions", () => {
    const requires = {
      all: [
        { fact: "stage.partner", operator: "greaterThanInclusive", value: "activate" },
        { fact: "flag.idle", operator: "equal", value: false },
      ],
    };
    const tiered = programOf({ facts, lifecycle, tiers: { t: { levels: [{ id: "l", requires }] } } });
    const level = (values: Record<string, unknown>): unknown =>
      evaluated(tiered, { facts: values }).tiers["t"]?.certain;
    expect([level({ signed: true, people: 2, deals: 1 }), level({ signed: true, people: 2, deals: 0 })]).toEqual([
      "l",
      null,
    ]);
  });
});

test("a stage twice is refused", () => {
  const stages = [{ id: "a" }, { id: "a" }];
  expect(codesOf(issuesOf({ lifecycle: { partner: { stages } } }))).toEqual([
    "id.duplicate /lifecycle/partner/stages/1/id",
  ]);
});

test("a life cycle can be evaluated without a program", () => {
  const result = evaluateLifecycle(lifecycle.partner, { facts: { signed: true } }, { facts });
  expect(result).toMatchObject({
    status: "evaluated",
    outcome: { stage: { certain: "onboard" }, flags: { idle: "unknown" } },
  });
});
