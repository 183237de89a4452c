import { describe, expect, test } from "vitest";
import { type GroupPart, type ProgramDocument, parseProgram, planImprovement, runCases } from "partner-program";
import { channelProgram } from "partner-program/programs/channel";
import { lifecycleProgram } from "partner-program/programs/lifecycle";

const groupsOf = (document: ProgramDocument, card: string) =>
  Object.fromEntries(document.scorecards![card]!.parts.map((part) => [part.id, (part as GroupPart).parts]));
const countsOf = (document: ProgramDocument, card: string): readonly number[] =>
  Object.values(groupsOf(document, card)).map((parts) => parts.length);
const stagesOf = (document: ProgramDocument): readonly string[] =>
  document.lifecycle!.partner!.stages.map(({ id }) => id);

test.each([
  ["the life of a partner", lifecycleProgram],
  ["the stage of a program", channelProgram],
])("%s answers every one of its cases", (_title, document) => {
  const report = runCases(parseProgram(document));
  expect(report.results.filter(({ status }) => status !== "passed")).toEqual([]);
  expect(report.passed).toBe(document.cases!.length);
});

describe("the life of a partner", () => {
  test("has six areas, each a stage and a group of questions", () => {
    const areas = ["recruit", "onboard", "salesMotivation", "opportunityTargeting", "pipelineActivation", "supportSuccess"]; // prettier-ignore
    expect(stagesOf(lifecycleProgram)).toEqual(areas);
    expect(Object.keys(groupsOf(lifecycleProgram, "readiness"))).toEqual(areas);
    expect(countsOf(lifecycleProgram, "readiness")).toEqual([8, 5, 6, 4, 4, 4]);
  });

  test("every stage says what is looked at and what is to be done, every question what leads further", () => {
    for (const { metrics = [], actions = [] } of lifecycleProgram.lifecycle!.partner!.stages) {
      expect(metrics.length).toBeGreaterThan(0);
      expect(actions.length).toBeGreaterThan(0);
    }
    for (const parts of Object.values(groupsOf(lifecycleProgram, "readiness")))
      for (const part of parts) expect(part).toHaveProperty("action");
  });
});

describe("the stage of a program", () => {
  test("has three, four, four and seven questions, and five, six, five and four needs with their tools", () => {
    expect(stagesOf(channelProgram)).toEqual(["starting", "emerging", "accelerating", "maturing"]);
    expect(countsOf(channelProgram, "keyQuestions")).toEqual([3, 4, 4, 7]);
    expect(countsOf(channelProgram, "needs")).toEqual([5, 6, 5, 4]);
    for (const parts of Object.values(groupsOf(channelProgram, "needs")))
      for (const part of parts) expect(part.note).toMatch(/^[A-Z]/);
  });

  test("six questions tell the maturity of operations, eight phases are scored", () => {
    expect(channelProgram.scorecards!["operations"]!.parts).toHaveLength(6);
    expect(Object.keys(groupsOf(channelProgram, "phases"))).toEqual([
      "strategize", "recruit", "onboard", "enable", "market", "sell", "incentivize", "accelerate",
    ]); // prettier-ignore
  });

  test.each([
    [0, ["starting"]],
    [10, ["emerging"]],
    [25, ["accelerating"]],
    [40, ["maturing"]],
  ])("with %i of a hundred partners that produce, the plan is that of its stage alone, in order of gain and effort", (producingPartners, stage) => {
    const facts = { signedPartners: 100, producingPartners, committedPartners: 30, partnerLedRevenue: 400, totalRevenue: 1000, partnerPipeline: 0, totalPipeline: 1 };
    const plan = planImprovement(parseProgram(channelProgram), { id: "channel", facts }, { asOf: "2026-03-31", card: "needs", target: 100 });
    if (plan.status === "issues") throw new Error(plan.issues[0]!.message);
    expect([...new Set(plan.actions.map(({ path }) => path.split(".")[0]))]).toEqual(stage);
    const efforts = plan.actions.map(({ effort }) => Number(effort));
    expect(efforts).toEqual([...efforts].sort((left, right) => left - right));
    expect(plan.route!.status).toBe("reached");
  }); // prettier-ignore
});
