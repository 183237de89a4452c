import { describe, expect, test } from "vitest";
import {
  type Partner,
  type PlanOptions,
  type PlannedImprovement,
  type ProfiledScore,
  type Program,
  planImprovement,
  profileScore,
} from "partner-program";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
const options = { asOf, card: "card" };
type Values = Readonly<Record<string, unknown>>;

const yes = (id: string, more: object = {}): object => ({ id, ask: `${id}?`, yes: 1, ...more });
const cardOf = (parts: readonly object[], more: object = {}): Program =>
  programOf({
    facts: { people: "integer", target: "integer", share: "decimal" },
    scorecards: { card: { missing: "lowest", scale: [0, 100], parts, ...more } },
  });
const partner = (answers: Values, facts: Values = {}): Partner => ({ id: "p", facts, answers: { card: answers as Record<string, boolean> } }); // prettier-ignore

function plan(program: Program, of: Partner, more: Partial<PlanOptions> = {}): PlannedImprovement {
  const planned = planImprovement(program, of, { ...options, ...more });
  if (planned.status !== "planned") throw new Error(planned.issues.map(({ message }) => message).join("; "));
  return planned;
}
function told(program: Program, of: Partner, more: object = {}): readonly string[] {
  const result = planImprovement(program, of, { ...options, ...more });
  return result.status === "issues" ? result.issues.map(({ code, message }) => `${code} ${message}`) : [];
}
function profile(program: Program, of: Partner): ProfiledScore {
  const profiled = profileScore(program, of, options);
  if (profiled.status !== "profiled") throw new Error("refused");
  return profiled;
}

describe("actions", () => {
  const program = cardOf([
    yes("demo", { weight: 3, title: "Demonstration", action: "Train two engineers", effort: "2.5" }),
    { id: "services", ask: "Which?", choices: { a: 0.25, b: 0.5, none: 0 } },
    { id: "engineers", ask: "How many?", corners: [{ at: 0, is: 0 }, { at: 8, is: 1 }, { at: 20, is: 0.5 }] },
  ]); // prettier-ignore

  test("stand by their gain, with what to answer", () => {
    expect(plan(program, partner({ demo: false, services: ["a"], engineers: 4 })).actions).toEqual([
      {
        path: "demo",
        title: "Demonstration",
        ask: "demo?",
        action: "Train two engineers",
        effort: 2.5,
        score: { status: "value", value: 0 },
        best: 100,
        answer: true,
        gain: 60,
      },
      { path: "services", ask: "Which?", effort: 1, score: { status: "value", value: 25 }, best: 75, answer: ["a", "b"], gain: 10 },
      { path: "engineers", ask: "How many?", effort: 1, score: { status: "value", value: 50 }, best: 100, answer: 8, gain: 10 },
    ]); // prettier-ignore
  });

  test("of equal gains the least effort is first, and what is best already has none", () => {
    const two = cardOf([yes("a", { effort: 3 }), yes("b", { effort: 2 }), yes("c")]);
    expect(plan(two, partner({ c: true })).actions.map(({ path }) => path)).toEqual(["b", "a"]);
    expect(plan(two, partner({ a: true, b: true, c: true })).actions).toEqual([]);
  });

  test("a question that does not apply, and a score that was given, have none", () => {
    const three = cardOf([yes("a", { mayNotApply: true }), yes("b"), yes("c")]);
    const of = { ...partner({ a: { notApplicable: "no" } }), given: { "score.card.b": 40 } };
    expect(plan(three, of).actions.map(({ path }) => path)).toEqual(["c"]);
  });

  test("points are best at their threshold, a computed score at its cap", () => {
    const measured = programOf({
      facts: { people: "integer", target: "integer", share: "decimal" },
      scorecards: {
        card: {
          missing: "exclude",
          aggregate: "sum",
          parts: [
            { id: "people", points: { of: "people", max: 20, at: "target" } },
            { id: "share", score: "share", cap: 30 },
            { id: "open", score: "share" },
          ],
        },
      },
    });
    const of = partner({}, { people: 3, target: 12, share: 10 });
    expect(plan(measured, of).actions).toMatchObject([
      { path: "share", best: 30, gain: 20 },
      { path: "people", best: 20, value: 12, gain: 15 },
    ]);
    expect(plan(measured, partner({}, { people: 3, target: 0, share: 30 })).actions).toEqual([]);
    expect(profile(measured, of)).toMatchObject({ best: null, gap: null, parts: { people: { best: 20, gap: 15 }, open: { best: null, gap: null } } }); // prettier-ignore
  });
});

describe("the cheapest route", () => {
  const program = cardOf([yes("a", { weight: 5, effort: 6 }), yes("b", { weight: 3, effort: 3 }), yes("c", { weight: 2, effort: 2 })], {
    bands: [{ from: 0, is: "red" }, { from: 50, is: "green" }],
  }); // prettier-ignore
  const route = (target: number | string, of: Partner = partner({})): unknown => plan(program, of, { target }).route;

  test.each([
    [0, [], 0, 0],
    [20, ["c"], 2, 20],
    ["20.01", ["b"], 3, 30],
    [30, ["b"], 3, 30],
    [50, ["b", "c"], 5, 50],
    ["green", ["b", "c"], 5, 50],
    [51, ["a", "c"], 8, 70],
    [100, ["a", "b", "c"], 11, 100],
  ])("to %s is %j", (target, actions, effort, score) => {
    expect(route(target)).toMatchObject({ status: "reached", actions, effort, score });
  });

  test("to what no action reaches there is none", () => {
    expect(route("100.01")).toEqual({
      target: 100.01,
      status: "unreachable",
      actions: null,
      effort: null,
      score: null,
    });
    expect(route(100, partner({ a: true, b: true, c: true }))).toMatchObject({ status: "reached", actions: [] });
  });

  test("of equal efforts the fewest actions count", () => {
    const equal = cardOf([yes("a", { effort: 1 }), yes("b", { effort: 1 }), yes("c", { weight: 2, effort: 2 })]);
    expect(plan(equal, partner({}), { target: 50 }).route).toMatchObject({ actions: ["c"], effort: 2 });
  });

  test("actions without effort are done first", () => {
    const free = cardOf([yes("a", { effort: 0 }), yes("b", { effort: 1 })]);
    expect(plan(free, partner({}), { target: 50 }).route).toMatchObject({ actions: ["a"], effort: 0 });
  });

  test("where the budget ends before every cheaper set was tried, what was found is shown as undecided", () => {
    const many = cardOf(Array.from({ length: 12 }, (_, index) => yes(`q${index}`, { weight: 7 + index, effort: 5 + ((index * 3) % 7) })), {
      aggregate: "geometricMean",
      scale: [1, 100],
    }); // prettier-ignore
    const searched = (searchBudget: number): unknown => plan(many, partner({}), { target: 20, searchBudget }).route;
    expect(searched(2)).toMatchObject({ status: "undecided", actions: null });
    expect(searched(15)).toMatchObject({ status: "undecided", effort: expect.any(Number) as number });
    expect(searched(20_000)).toMatchObject({ status: "reached" });
  });

  test("of forty questions that add up the cheapest set is found within the budget", () => {
    const items = Array.from({ length: 40 }, (_, index) => ({ weight: 1 + (index % 5), effort: 1 + (index % 4) }));
    const forty = cardOf(items.map((item, index) => yes(`q${index}`, item)));
    const total = items.reduce((sum, { weight }) => sum + weight, 0);
    // The most weight for each effort, item by item.
    const most = [0];
    for (const { weight, effort } of items)
      for (let spent = 100; spent >= effort; spent -= 1)
        if (most[spent - effort] !== undefined)
          most[spent] = Math.max(most[spent] ?? 0, most[spent - effort]! + weight);
    for (const target of [20, 63, 90]) {
      const found = plan(forty, partner({}), { target }).route!;
      expect(found.status).toBe("reached");
      expect(found.effort).toBe(most.findIndex((weight) => weight * 100 >= target * total));
    }
  });
});

describe("what cannot be asked", () => {
  const program = cardOf([yes("a")], { bands: [{ from: 0, is: "red" }] });

  test.each([
    [{ card: "cart" }, "options.card the document: there is no scorecard `cart`; did you mean `card`?"],
    [{ card: 7 }, "options.card the document: there is no scorecard `7`"],
    [{ card: undefined }, "options.card the document: there is no scorecard `undefined`"],
    [
      { target: "blue" },
      'options.target the document: `target` is "blue", which is not a number, or one of the bands red',
    ],
    [{ target: true }, "options.target the document: `target` is true, which is not a number, or one of the bands red"],
    [{ searchBudget: 0 }, "options.target the document: `searchBudget` is 0, which is not a number of at least 1"],
    [{ searchBudget: "9" }, 'options.target the document: `searchBudget` is "9", which is not a number of at least 1'],
    [{ asOf: "soon" }, 'options.asOf the document: `asOf` is no day: "soon"'],
  ])("%j", (more, message) => {
    expect(told(program, partner({}), more)).toEqual([message]);
  });

  test("a partner that cannot be read is told of as by an evaluation", () => {
    expect(told(program, partner({ a: "maybe" }))).toEqual(['partner.value answers/card/a: the answer is not true or false: "maybe"']); // prettier-ignore
  });
});

describe("a profile", () => {
  const program = cardOf(
    [
      { id: "skills", weight: 2, parts: [yes("sales", { title: "Sales" }), yes("service")] },
      { id: "record", aggregate: "least", parts: [yes("references"), yes("audits")] },
    ],
    { missing: "exclude" },
  );

  test("tells every part with its gap, and what it brings", () => {
    const { parts, gap, best } = profile(program, partner({ "skills.sales": true, "skills.service": false, "record.references": true, "record.audits": true })); // prettier-ignore
    expect([best, gap]).toEqual([100, 33.33]);
    expect(Object.fromEntries(Object.entries(parts).map(([path, part]) => [path, [part.kind, part.gap, part.contribution]]))).toEqual({
      skills: ["group", 50, 33.33],
      "skills.sales": ["question", 0, 33.33],
      "skills.service": ["question", 100, 0],
      record: ["group", 0, 33.33],
      "record.references": ["question", 0, 16.67],
      "record.audits": ["question", 0, 16.67],
    });
    expect(parts["skills.sales"]).toMatchObject({ title: "Sales", ask: "sales?" });
  }); // prettier-ignore

  test("what is unanswered has a best, no gap, and brings nothing", () => {
    const { parts } = profile(program, partner({ "skills.sales": true }));
    expect(parts["skills.service"]).toMatchObject({ best: 100, gap: null, contribution: null });
    expect(parts["record"]).toMatchObject({ score: { status: "unknown" }, best: 100, gap: null, contribution: null });
    expect(parts["skills.sales"]).toMatchObject({ contribution: 100 });
  });

  test("a cap lowers what all parts bring", () => {
    const capped = cardOf([{ id: "g", cap: 60, parts: [yes("a"), yes("b", { weight: 3 })] }]);
    const { parts } = profile(capped, partner({ "g.a": true, "g.b": true }));
    expect([parts["g"]?.contribution, parts["g.a"]?.contribution, parts["g.b"]?.contribution]).toEqual([60, 15, 45]);
  });

  test("a score of nothing is shared by weight", () => {
    const { parts } = profile(cardOf([yes("a"), yes("b")]), partner({ a: false, b: false }));
    expect([parts["a"]?.contribution, parts["b"]?.contribution]).toEqual([0, 0]);
  });
});
