import { describe, expect, test } from "vitest";
import {
  type Partner,
  type PlannedImprovement,
  type ProfiledScore,
  type Program,
  evaluatePartner,
  explainPartner,
  planImprovement,
  profileScore,
  weightSensitivity,
} from "partner-program";
import { evaluateScorecard } from "partner-program/scorecard";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const isStage = (stage: string): object => ({ fact: "life", operator: "equal", value: stage });
const grows = isStage("grow");
const yes = (id: string, more: object = {}): object => ({ id, ask: `${id}?`, yes: 1, ...more });
const facts = { life: { type: "string", oneOf: ["recruit", "grow"] }, people: "integer" };
const programFor = (parts: readonly object[], more: object = {}, sections: object = {}): Program =>
  programOf({ facts, scorecards: { card: { scale: [0, 100], missing: "exclude", parts, ...more } }, ...sections });
const partner = (stage: string | undefined, answers: Readonly<Record<string, boolean>>): Partner => ({
  id: "p1",
  ...(stage === undefined ? {} : { facts: { life: stage } }),
  answers: { card: answers },
});
const told = (program: Program, of: Partner, path?: string): object => {
  const card = evaluated(program, of).scorecards["card"]!;
  const { score, coverage } = path === undefined ? card : card.parts[path]!;
  return { score: score.status === "value" ? score.value : score.status, coverage };
};

describe("a part that applies to some partners", () => {
  const program = programFor([yes("always"), yes("later", { appliesWhen: grows, weight: 3 })]);

  test("counts for them, answered or not", () => {
    expect(told(program, partner("grow", { always: true, later: false }))).toEqual({ score: 25, coverage: 1 });
    expect(told(program, partner("grow", { always: true }))).toEqual({ score: 100, coverage: 0.25 });
  });

  test("is left out for the others, whatever is answered, and the coverage does not suffer", () => {
    expect(told(program, partner("recruit", { always: true, later: false }))).toEqual({ score: 100, coverage: 1 });
    expect(told(program, partner("recruit", { always: true }), "later")).toEqual({ score: "notApplicable", coverage: null }); // prettier-ignore
  });

  test("is unknown where nobody knows whether it applies, and so is its coverage", () => {
    const outcome = evaluated(program, partner(undefined, { always: true, later: true })).scorecards["card"]!;
    expect(outcome.parts["later"]).toEqual({ score: { status: "unknown", missing: ["life"] }, coverage: 0 });
    expect(told(program, partner(undefined, { always: true, later: true }))).toEqual({ score: 100, coverage: 0.25 });
    const failing = programFor([yes("always"), yes("later", { appliesWhen: grows })], { missing: "fail" });
    expect(told(failing, partner(undefined, { always: true, later: true }))).toEqual({ score: "unknown", coverage: 0.5 }); // prettier-ignore
  });

  test("can be a group, points, or a score of its own", () => {
    const group = { id: "group", appliesWhen: grows, parts: [yes("a"), yes("b")] };
    const points = programOf({
      facts,
      scorecards: {
        card: {
          missing: "lowest",
          aggregate: "sum",
          parts: [
            { id: "points", appliesWhen: grows, points: { of: "people", max: 10, at: 5 } },
            { id: "score", appliesWhen: { not: grows }, score: "people" },
          ],
        },
      },
    });
    expect(told(programFor([yes("c"), group]), partner("recruit", { c: true, "group.a": false }))).toEqual({ score: 100, coverage: 1 }); // prettier-ignore
    expect(told(programFor([yes("c"), group]), partner("grow", { c: true, "group.a": false }))).toEqual({ score: 50, coverage: 0.75 }); // prettier-ignore
    for (const [stage, score] of [["grow", 8], ["recruit", 4]] as const)
      expect(told(points, { id: "p1", facts: { life: stage, people: 4 } })).toEqual({ score, coverage: 1 }); // prettier-ignore
  });

  test("works without a program", () => {
    const card = { scale: [0, 100], missing: "exclude", parts: [yes("a"), yes("b", { appliesWhen: grows })] } as never;
    const result = evaluateScorecard(card, { facts: { life: "recruit" }, answers: { a: true } }, { facts } as never);
    expect(result.status === "evaluated" && result.outcome.coverage).toBe(1);
  });

  test("is explained by its condition", () => {
    const explained = explainPartner(program, partner("recruit", { always: true }), { asOf: "2026-03-31", name: "score.card.later" }); // prettier-ignore
    expect(explained.status === "explained" && explained.sentences).toEqual(["score.card.later = not applicable: asked only where life (recruit) is grow"]); // prettier-ignore
  });
});

describe("what would improve a card", () => {
  const options = { asOf: "2026-03-31", card: "card" };
  const parts = [yes("always"), yes("later", { appliesWhen: grows }), { id: "group", appliesWhen: grows, parts: [yes("inner")] }]; // prettier-ignore
  const planned = (of: Partner): readonly string[] =>
    (planImprovement(programFor(parts), of, options) as PlannedImprovement).actions.map(({ path }) => path);

  test("names nothing that does not apply, or of which nobody knows", () => {
    expect(planned(partner("grow", {}))).toEqual(["always", "later", "group.inner"]);
    expect(planned(partner("recruit", {}))).toEqual(["always"]);
    expect(planned(partner(undefined, {}))).toEqual(["always"]);
  });

  test("measures best practice by what applies", () => {
    const profile = profileScore(programFor(parts), partner("recruit", { always: false }), options) as ProfiledScore;
    expect(profile).toMatchObject({ best: 100, gap: 100, parts: { later: { best: null }, "group.inner": { gap: null } } }); // prettier-ignore
  });

  test("knows how many points a part can earn that has a condition", () => {
    const program = programOf({
      facts,
      scorecards: {
        card: {
          missing: "lowest",
          aggregate: "sum",
          parts: [{ id: "p", appliesWhen: grows, points: { of: "people", max: 10, at: 5 } }],
        },
      },
    });
    const plan = planImprovement(program, { id: "p1", facts: { life: "grow", people: 2 } }, options) as PlannedImprovement; // prettier-ignore
    expect(plan.actions).toMatchObject([{ path: "p", best: 10, value: 5, gain: 6 }]);
    expect(weightSensitivity(program, { id: "p1", facts: { life: "grow", people: 2 } }, options).status).toBe("measured"); // prettier-ignore
  });
});

describe("states of partners", () => {
  const catalogue = { states: { active: grows, candidate: isStage("recruit") } };
  const parts = [
    yes("support", { measures: "capability.support" }),
    yes("fit", { measures: "fit.record" }),
    yes("plan", { measures: "performance.perfToPlan", appliesWhen: isStage("recruit") }),
    yes("any"),
  ];
  const program = programFor(parts, {}, { catalogue });
  const applied = (stage: string): readonly string[] =>
    Object.entries(evaluated(program, partner(stage, { support: true, fit: true, plan: true, any: true })).scorecards["card"]!.parts).flatMap(([path, { score }]) => (score.status === "value" ? [path] : [])); // prettier-ignore

  test("decide which entries of the catalogue a part asks of whom, unless the part says so itself", () => {
    expect(applied("grow")).toEqual(["support", "any"]);
    expect(applied("recruit")).toEqual(["fit", "plan", "any"]);
  });

  test("follow what a program changes of an entry, and its own entries are asked of partners at work", () => {
    const entries = {
      "capability.support": { appliesTo: ["candidate"] },
      "security.audits": { title: "Audits", definition: "How often." },
    };
    const changed = programFor([yes("support", { measures: "capability.support" }), yes("audits", { measures: "security.audits" })], {}, { catalogue: { ...catalogue, entries } }); // prettier-ignore
    expect(told(changed, partner("grow", { support: false, audits: true }))).toEqual({ score: 100, coverage: 1 });
    expect(told(changed, partner("recruit", { support: true, audits: false }))).toEqual({ score: 100, coverage: 1 });
  });

  test("are values that rules read", () => {
    const reading = programFor(parts, {}, { catalogue, metrics: { m: { holds: { fact: "partnerState.active", operator: "equal", value: true } } } }); // prettier-ignore
    expect(figure(evaluated(reading, partner("grow", {})), "m")).toBe(true);
    expect(figure(evaluated(reading, partner(undefined, {})), "m")).toBe("unknown: life");
    const explained = explainPartner(reading, partner("grow", {}), { asOf: "2026-03-31", at: "/catalogue/states/active" }); // prettier-ignore
    expect(explained.status).toBe("explained");
  });

  test("can be told by the life stage", () => {
    const lifecycle = { partner: { stages: [{ id: "recruit" }, { id: "grow", enter: { fact: "people", operator: "greaterThan", value: 0 } }] } }; // prettier-ignore
    const states = { active: { fact: "stage.partner", operator: "equal", value: "grow" } };
    const staged = programFor([yes("support", { measures: "capability.support" })], {}, { lifecycle, catalogue: { states } }); // prettier-ignore
    const score = (people: number): unknown => {
      const outcome = evaluatePartner(staged, { id: "p1", facts: { people }, answers: { card: { support: true } } }, { asOf: "2026-03-31" }); // prettier-ignore
      return outcome.status === "evaluated" && outcome.scorecards["card"]!.score.status;
    };
    expect([score(0), score(1)]).toEqual(["notApplicable", "value"]);
  });

  test("have to be told for an entry that a part is about", () => {
    const refused = (states: object): readonly string[] =>
      codesOf(issuesOf({ facts, catalogue: { states }, scorecards: { card: { scale: [0, 100], missing: "exclude", parts } } })); // prettier-ignore
    expect(refused({ active: grows })).toEqual(["catalogue.state /scorecards/card/parts/1/measures"]);
    expect(refused({ active: grows, candidate: { fact: "nowhere", operator: "equal", value: 1 } })).toEqual(["reference.undeclared /catalogue/states/candidate/fact"]); // prettier-ignore
    expect(refused({ sleeping: grows })[0]).toBe("shape.unknownKey /catalogue/states/sleeping");
  });
});

test("a condition of a part is refused like any other", () => {
  const refused = (appliesWhen: object): readonly string[] =>
    codesOf(issuesOf({ facts, scorecards: { card: { scale: [0, 100], missing: "exclude", parts: [yes("a", { appliesWhen })] } } })); // prettier-ignore
  expect(refused({ fact: "people", operator: "greaterThan", value: "many" })[0]).toContain("/scorecards/card/parts/0/appliesWhen"); // prettier-ignore
  expect(refused({ fact: "score.card", operator: "greaterThan", value: 1 })).toEqual(["reference.cycle /scorecards/card"]); // prettier-ignore
});
