import { describe, expect, test } from "vitest";
import { type Scorecard, type ScorecardOutcome, evaluateScorecard } from "partner-program/scorecard";
import { evaluatePartner, runCases } from "partner-program";
import { codesOf, issuesOf, programOf } from "../program/support.js";

type Values = Readonly<Record<string, unknown>>;

const card = (part: object, more: object = {}): Scorecard =>
  ({ scale: [1, 100], missing: "exclude", parts: [{ id: "q", ask: "?", ...part }], ...more }) as unknown as Scorecard;

function evaluate(of: Scorecard, answers: Values, asOf = "2026-03-31"): ScorecardOutcome | string {
  const result = evaluateScorecard(of, { answers }, { asOf });
  return result.status === "issues" ? result.issues.map(({ message }) => message).join("; ") : result.outcome;
}
function score(of: Scorecard, answer: unknown, asOf?: string): unknown {
  const outcome = evaluate(of, { q: answer }, asOf);
  if (typeof outcome === "string") return outcome;
  return outcome.score.status === "value" ? outcome.score.value : outcome.score.status;
}

describe("several answers", () => {
  const services = { choices: { assessment: 0.25, migration: 0.5, managed: 0.5 } };

  test.each([
    [[], 1],
    [["assessment"], 25.75],
    [["managed", "migration"], 100],
    [["assessment", "managed", "migration"], 100],
  ])("%j scores %d: worths add up, to best practice at most", (answer, expected) => {
    expect(score(card(services), answer)).toBe(expected);
  });

  test("`most` holds them lower, and without a scale nothing holds them unless it is stated", () => {
    expect(score(card({ ...services, most: "0.5" }), ["assessment", "managed"])).toBe(50.5);
    const points = { choices: { a: 4, b: 7 } };
    const plain = (part: object): Scorecard => {
      const { scale: _scale, ...rest } = card(part);
      return rest;
    };
    expect(score(plain(points), ["a", "b"])).toBe(11);
    expect(score(plain({ ...points, most: 10 }), ["a", "b"])).toBe(10);
    expect(score(plain({ ...points, most: 11 }), ["a", "b"])).toBe(11);
  });

  test.each([[["assessment", "assessment"]], [["support"]], ["assessment"], [[1]], [{}], [true], [3]])(
    "%j is refused",
    (answer) => {
      expect(score(card(services), answer)).toContain("a list of assessment, migration, managed, each once");
    },
  );
});

describe("true or false", () => {
  test("no is worth nothing unless it is stated", () => {
    expect([true, false].map((answer) => score(card({ yes: 1 }), answer))).toEqual([100, 1]);
    expect([true, false].map((answer) => score(card({ yes: 0.5, no: 0.25 }), answer))).toEqual([50.5, 25.75]);
  });

  test.each([["true"], ["yes"], [1], [[true]]])("%j is refused", (answer) => {
    expect(score(card({ yes: 1 }), answer)).toContain("true or false");
  });
});

describe("a number", () => {
  test.each([
    [0, 1],
    ["0.99", 1],
    [1, 50.5],
    [4.99, 50.5],
    [5, 100],
    [500, 100],
  ])("through bands: %j scores %d", (answer, expected) => {
    const bands = [
      { from: 1, is: 0.5 },
      { from: 5, is: 1 },
    ];
    expect(score(card({ bands }), answer)).toBe(expected);
  });

  test.each([
    [-1, 1],
    [0, 1],
    ["0.2", 50.5],
    [0.4, 100],
    [0.7, 75.25],
    [1, 50.5],
    [2, 50.5],
  ])("on lines: %j scores %d", (answer, expected) => {
    const corners = [
      { at: 0, is: 0 },
      { at: 0.4, is: 1 },
      { at: 1, is: 0.5 },
    ];
    expect(score(card({ corners }), answer)).toBe(expected);
  });

  test.each([["many"], [true], [[1]], ["0x10"], [0.30000000000000004]])("%j is refused", (answer) => {
    expect(score(card({ corners: [{ at: 0, is: 0 }] }), answer)).toContain("a number");
  });
});

describe("what stands beside an answer", () => {
  const question = { yes: 1, mayNotApply: true };

  test("evidence is kept for people, and changes nothing", () => {
    expect(score(card({ yes: 1 }), { value: true, evidence: "certificate 4711" })).toBe(100);
    expect(score(card({ choices: { a: 1 } }), { value: ["a"], evidence: "a letter" })).toBe(100);
  });

  test("a question that does not apply is left out, with a reason, where the card lets it", () => {
    const two = card(question);
    const both = { ...two, parts: [...two.parts, { id: "r", ask: "?", yes: 1 }] } as Scorecard;
    const exempt = evaluate(both, { q: { notApplicable: "sells at home only" }, r: false }) as ScorecardOutcome;
    expect(exempt).toMatchObject({ score: { value: 1 }, coverage: 1, parts: { q: { coverage: null } } });
    expect(score(two, { notApplicable: "sells at home only" })).toBe("notApplicable");
    expect(score(card({ yes: 1 }), { notApplicable: "no" })).toBe(
      "answers/q: the answer is not true or false: an object",
    );
  });

  test.each([
    [{ notApplicable: "" }],
    [{ notApplicable: " " }],
    [{ notApplicable: true }],
    [{ notApplicable: "so", value: true }],
    [{ value: true, evidence: "" }],
    [{ value: true, evidence: 7 }],
    [{ value: true, by: "me" }],
    [{ value: null }],
    [{ value: true, from: "2026-01-01" }],
    [{}],
  ])("%j is refused", (answer) => {
    expect(score(card(question), answer)).toContain(
      'the answer is not true or false or { "notApplicable": why }: an object',
    );
  });

  test("a score that may not apply asks rules to say what that means", () => {
    const conditions = { good: { fact: "score.c", operator: "greaterThan", value: 50 } };
    expect(codesOf(issuesOf({ scorecards: { c: card(question) }, conditions }))).toEqual([
      "condition.whenNotApplicable /conditions/good",
    ]);
  });
});

describe("dated answers", () => {
  const dated = card({ yes: 1, validFor: { months: 12 } }, { dated: true });
  const said = [
    { from: "2025-03-31", value: true, evidence: "the plan" },
    { from: "2026-04-10", value: false, recordedOn: "2026-05-01" },
  ];

  test.each([
    ["2025-03-30", "unknown"],
    ["2025-03-31", 100],
    ["2026-03-30", 100],
    ["2026-03-31", "unknown"],
    ["2026-04-10", 1],
    ["2027-04-09", 1],
    ["2027-04-10", "unknown"],
  ])("on %s the score is %j: the last answer counts, for so long as the question says", (asOf, expected) => {
    expect(score(dated, said, asOf)).toBe(expected);
  });

  test("without `validFor` an answer counts until the next one", () => {
    const lasting = card({ yes: 1 }, { dated: true });
    expect(["2026-04-09", "2099-01-01"].map((asOf) => score(lasting, said, asOf))).toEqual([100, 1]);
  });

  test("what was recorded later was not known", () => {
    const program = programOf({ scorecards: { c: card({ yes: 1 }, { dated: true }) } });
    const partner = { id: "p", answers: { c: { q: said } } };
    const on = (knownAt: string): unknown => {
      const outcome = evaluatePartner(program, partner, { asOf: "2026-06-30", knownAt });
      return outcome.status === "evaluated" && outcome.scorecards["c"]!.score;
    };
    expect(on("2026-04-30")).toEqual({ status: "value", value: 100 });
    expect(on("2026-05-01")).toEqual({ status: "value", value: 1 });
  });

  test.each([
    [true],
    [{ value: true }],
    [[{ value: true }]],
    [[{ from: "2026-02-30", value: true }]],
    [[{ from: "2026-02-01", value: "yes" }]],
    [[{ from: "2026-02-01", value: true, recordedOn: "later" }]],
    [
      [
        { from: "2026-02-01", value: true },
        { from: "2026-02-01", value: false },
      ],
    ],
    [[true]],
  ])("%j is refused", (answer) => {
    expect(score(dated, answer)).toContain(
      'the answer is not a list of { "from": day, "value": true or false } with each day once',
    );
  });

  test("a list is told which of its entries is wrong", () => {
    const [first] = said;
    expect(score(dated, [first, { from: "2026-01-01" }])).toMatch(/: entry 1$/);
    expect(score(dated, [first, first])).toMatch(/: two answers for one day$/);
    expect(score(dated, true)).toMatch(/: true$/);
  });

  test("that a question does not apply holds from a day on, too", () => {
    const exempt = card({ yes: 1, mayNotApply: true }, { dated: true });
    const left = [...said, { from: "2027-01-01", notApplicable: "left the business" }];
    expect(["2026-12-31", "2027-01-01"].map((asOf) => score(exempt, left, asOf))).toEqual([1, "notApplicable"]);
    expect(score(exempt, [{}])).toContain('{ "from": day, "notApplicable": why }');
  });
});

describe("a trend", () => {
  const moving = (deadBand?: number): Scorecard =>
    card(
      { corners: [{ at: 0, is: 0 }, { at: 99, is: 1 }] },
      { dated: true, trend: { shift: { quarters: -1 }, ...(deadBand === undefined ? {} : { deadBand }) } },
    ); // prettier-ignore
  const from = (before: number, now: number) => [
    { from: "2025-01-01", value: before },
    { from: "2026-01-01", value: now },
  ];
  const trend = (of: Scorecard, answers: unknown): unknown => {
    const outcome = evaluate(of, { q: answers });
    return typeof outcome === "string" ? outcome : outcome.trend;
  };
  const changed = (value: number, direction: string): object => ({ change: { status: "value", value }, direction });

  test.each([
    [50, 53, changed(3, "improving")],
    [50, 52, changed(2, "steady")],
    [50, 50, changed(0, "steady")],
    [50, 48, changed(-2, "steady")],
    [50, 47.99, changed(-2.01, "declining")],
  ])("from %d to %d beside a dead band of 2", (before, now, expected) => {
    expect(trend(moving(2), from(before, now))).toEqual(expected);
  });

  test("without a dead band every change counts", () => {
    expect(trend(moving(), from(50, 50.01))).toEqual(changed(0.01, "improving"));
    expect(trend(moving(), from(50, 50))).toEqual(changed(0, "steady"));
    expect(trend(moving(), from(50, 49.99))).toEqual(changed(-0.01, "declining"));
  });

  test("is unknown where one of both scores is", () => {
    expect(trend(moving(2), [{ from: "2026-01-01", value: 50 }])).toEqual({
      change: { status: "unknown", missing: ["answer.card.q"] },
      direction: null,
    });
  });

  test("can be read by rules", () => {
    const sections = {
      scorecards: { c: moving(2) },
      lifecycle: {
        partner: {
          stages: [{ id: "recruit" }],
          flags: {
            atRisk: { when: { fact: "trend.c", operator: "equal", value: "declining" } },
            falling: { when: { fact: "trend.c.change", operator: "lessThan", value: -40 } },
          },
        },
      },
    };
    const outcome = evaluatePartner(
      programOf(sections),
      { id: "p", answers: { c: { q: from(50, 40) } } },
      { asOf: "2026-03-31" },
    );
    expect(outcome.status === "evaluated" && outcome.lifecycle!.flags).toEqual({ atRisk: "met", falling: "unmet" });
  });

  test("of measured figures needs no dated answers", () => {
    const facts = { people: { type: "decimal", dated: true } };
    const scorecards = {
      c: { missing: "fail", trend: { shift: { years: -1 } }, parts: [{ id: "p", score: "people" }] },
    };
    const people = [
      { from: "2025-01-01", value: 3 },
      { from: "2026-01-01", value: 5 },
    ];
    const outcome = evaluatePartner(programOf({ facts, scorecards }), { id: "p", facts: { people } }, { asOf: "2026-03-31" }); // prettier-ignore
    expect(outcome.status === "evaluated" && outcome.scorecards["c"]!.trend).toEqual(changed(2, "improving"));
  });
});

test("a case of a document answers questions of every kind", () => {
  const scorecards = { c: { ...card({ choices: { a: 0.5, b: 0.5 } }), parts: [...card({ choices: { a: 0.5, b: 0.5 } }).parts, { id: "r", ask: "?", yes: 1, mayNotApply: true }] } }; // prettier-ignore
  const answers = { c: { q: ["a"], r: { notApplicable: "no" } } };
  const cases = [{ case: "one of two", asOf: "2026-03-31", answers, expect: { "score.c": 50.5 } }];
  expect(runCases(programOf({ scorecards, cases }))).toMatchObject({ passed: 1, failed: 0 });
});

describe("answers in rules", () => {
  const parts = [
    { id: "legal", ask: "Is the contract signed?", yes: 1 },
    { id: "services", ask: "Which?", choices: { migration: 0.5, managed: 0.5 } },
    { id: "people", ask: "How many?", corners: [{ at: 0, is: 0 }, { at: 10, is: 1 }] },
  ]; // prettier-ignore
  const conditions = {
    signed: { fact: "answer.c.legal", operator: "equal", value: true },
    migrates: { fact: "answer.c.services", operator: "contains", value: "migration" },
    several: { fact: "answer.c.people", operator: "greaterThanInclusive", value: 3 },
  };
  const levels = ["signed", "migrates", "several"].map((id) => ({ id, requires: { condition: id } }));
  const verdicts = (answers: Values): unknown => {
    const program = programOf({
      conditions,
      tiers: { main: { levels } },
      scorecards: { c: { missing: "exclude", parts } },
    });
    const outcome = evaluatePartner(program, { id: "p", answers: { c: answers as never } }, { asOf: "2026-03-31" });
    return outcome.status === "evaluated" && Object.values(outcome.tiers["main"]!.verdicts);
  };

  test("are values like any other", () => {
    expect(verdicts({ legal: true, services: ["managed"], people: 3 })).toEqual(["met", "unmet", "met"]);
    expect(verdicts({ legal: false, services: ["managed", "migration"], people: "2.9" })).toEqual([
      "unmet",
      "met",
      "unmet",
    ]);
    expect(verdicts({})).toEqual(["unknown", "unknown", "unknown"]);
  });

  test("so that a part of the same card can be a gate: without the contract all the rest is worth nothing", () => {
    const rest = {
      choose: [{ when: { condition: "signed" }, is: { product: ["answer.c.people", 10] } }],
      otherwise: 0,
    };
    const gated = { missing: "lowest", aggregate: "sum", parts: [{ id: "legal", ask: "?", yes: 5 }, { id: "people", ask: "?", corners: [{ at: 0, is: 0 }] }, { id: "rest", score: rest }] }; // prettier-ignore
    const program = programOf({ conditions: { signed: conditions.signed }, scorecards: { c: gated } });
    const scoreWith = (legal: boolean): unknown => {
      const outcome = evaluatePartner(
        program,
        { id: "p", answers: { c: { legal, people: 4 } } },
        { asOf: "2026-03-31" },
      );
      return outcome.status === "evaluated" && outcome.scorecards["c"]!.score;
    };
    expect(scoreWith(true)).toEqual({ status: "value", value: 45 });
    expect(scoreWith(false)).toEqual({ status: "value", value: 0 });
  });
});
