import { describe, expect, test } from "vitest";
import { type Scorecard, type ScorecardOutcome, evaluateScorecard } from "partner-program/scorecard";
import { safeParseProgram } from "partner-program";
import { codesOf, documentOf, evaluated, issuesOf, programOf } from "../program/support.js";

const yesNo = { no: 0, partly: 0.5, yes: 1 };
const question = (id: string, more: object = {}): object => ({ id, ask: `${id}?`, answers: yesNo, ...more });

const score = (card: object, answers: object, facts: object = {}, values: object = {}): ScorecardOutcome => {
  const result = evaluateScorecard(card as Scorecard, { answers: answers as Record<string, unknown>, facts: values as Record<string, unknown> }, { facts: facts as Record<string, never> }); // prettier-ignore
  if (result.status === "issues") throw new Error(result.issues.map(({ message }) => message).join("\n"));
  return result.outcome;
};
/** The issues of a document; none where it is accepted. */
const safelyParsed = (sections: object): ReturnType<typeof issuesOf> => {
  const result = safeParseProgram(documentOf(sections));
  return result.success ? [] : result.issues;
};
const valueOf = (outcome: ScorecardOutcome): unknown =>
  outcome.score.status === "value" ? outcome.score.value : outcome.score.status;

describe("questions", () => {
  const card = { scale: [1, 100], missing: "exclude", parts: [question("a")] };

  test("a fraction of best practice is mapped onto the scale", () => {
    expect(["no", "partly", "yes"].map((answer) => valueOf(score(card, { a: answer })))).toEqual([1, 50.5, 100]);
  });

  test("without a scale an answer is worth what it says", () => {
    const plain = { missing: "exclude", parts: [question("a", { answers: { few: 3, many: "12.5" } })] };
    expect(valueOf(score(plain, { a: "many" }))).toBe(12.5);
  });
});

describe("aggregates", () => {
  const of = (aggregate: string | undefined, more: object = {}): object => ({
    missing: "exclude",
    ...(aggregate === undefined ? {} : { aggregate }),
    ...more,
    parts: ["a", "b", "c"].map((id) => question(id, { answers: { low: 1, high: 4 } })),
  });
  const answers = { a: "low", b: "high", c: "high" };

  test.each([
    ["mean", 3],
    ["weightedMean", 3],
    ["geometricMean", 2.52],
    ["harmonicMean", 2],
    ["sum", 9],
    ["least", 1],
    ["greatest", 4],
    [undefined, 3],
  ])("%s of 1, 4 and 4 is %d", (aggregate, expected) => {
    expect(valueOf(score(of(aggregate), answers))).toBe(expected);
  });

  test("weights count in a weighted mean, and need not sum to anything", () => {
    const card = {
      missing: "exclude",
      digits: 3,
      parts: [question("a", { weight: 20 }), question("b", { weight: 15 }), question("c", { weight: 22 })],
    };
    expect(valueOf(score(card, { a: "yes", b: "no", c: "no" }))).toBe(0.351);
    expect(
      valueOf(score({ ...card, parts: [question("a", { weight: 0 }), question("b")] }, { a: "yes", b: "no" })),
    ).toBe(0);
  });

  test("weights count in a geometric and a harmonic mean too, and a part of no weight has no say", () => {
    const parts = (weights: readonly number[]) =>
      ["a", "b", "c"].map((id, index) =>
        question(id, { answers: { low: 1, high: 4, none: 0 }, weight: weights[index] }),
      );
    const weighted = (aggregate: string, weights: readonly number[], last = "high"): unknown =>
      valueOf(
        score({ missing: "exclude", digits: 6, aggregate, parts: parts(weights) }, { a: "low", b: "high", c: last }),
      );
    expect(weighted("geometricMean", [1, 1, 2])).toBe(2.828427);
    expect(weighted("geometricMean", [1, 1, 0], "none")).toBe(2);
    expect(weighted("harmonicMean", [2, 1, 1])).toBe(1.6);
    expect(weighted("harmonicMean", [1, 1, 0], "none")).toBe(1.6);
  });

  test("a root that is a whole number is one: 2 and 8 have the geometric mean 4, which is at least 4", () => {
    const card = {
      missing: "exclude",
      aggregate: "geometricMean",
      parts: [
        { id: "a", score: "a" },
        { id: "b", score: "b" },
      ],
    };
    const rule = { fact: "score.card", operator: "greaterThanInclusive", value: 4, whenNotApplicable: "notMet" };
    const levels = [{ id: "reached", requires: rule }];
    const program = programOf({
      facts: { a: "decimal", b: "decimal" },
      scorecards: { card },
      tiers: { main: { levels } },
    });
    const reached = (a: unknown, b: unknown) => evaluated(program, { facts: { a, b } }).tiers["main"]!.certain;
    expect([reached(2, 8), reached(2, "7.999999999"), reached("0.000002", 8000000)]).toEqual([
      "reached",
      null,
      "reached",
    ]);
  });

  test.each(["geometricMean", "harmonicMean"])("a %s does not apply where a part is not above zero", (aggregate) => {
    const card = {
      missing: "exclude",
      aggregate,
      parts: [
        { id: "a", score: "a" },
        { id: "b", score: "b" },
      ],
    };
    const values = [1, 0, -1].map((a) => valueOf(score(card, {}, { a: "decimal", b: "decimal" }, { a, b: 1 })));
    expect(values).toEqual([1, "notApplicable", "notApplicable"]);
  });

  test("it always applies to questions on a scale above zero, so that no rule has to say what follows", () => {
    const above = { fact: "score.card", operator: "greaterThan", value: 50 };
    const parsed = (card: object, when: object = {}): readonly string[] =>
      codesOf(safelyParsed({ scorecards: { card: { missing: "exclude", aggregate: "geometricMean", ...card } }, conditions: { c: { ...above, ...when } } })); // prettier-ignore
    const group = { id: "g", aggregate: "harmonicMean", parts: [question("a")] };
    expect(parsed({ scale: [1, 100], parts: [question("a"), group] })).toEqual([]);
    expect(parsed({ scale: [0, 100], parts: [question("a")] })).toEqual(["condition.whenNotApplicable /conditions/c"]);
    expect(parsed({ parts: [question("a")] })).toEqual(["condition.whenNotApplicable /conditions/c"]);
    expect(parsed({ scale: [1, 100], parts: [{ ...group, cap: 0 }] })).toEqual([
      "condition.whenNotApplicable /conditions/c",
    ]);
    expect(parsed({ scale: [1, 100], parts: [{ ...group, cap: 1 }] })).toEqual([]);
  });

  test("a cap holds a group and the card", () => {
    expect(valueOf(score(of("sum", { cap: 8 }), answers))).toBe(8);
    expect(valueOf(score(of("sum", { cap: 9 }), answers))).toBe(9);
    const nested = {
      missing: "exclude",
      aggregate: "sum",
      parts: [{ id: "g", aggregate: "sum", cap: 0.75, parts: [question("a"), question("b")] }],
    };
    expect(valueOf(score(nested, { "g.a": "yes", "g.b": "yes" }))).toBe(0.75);
  });
});

describe("points: the ratio is scored, never a rounded value per unit", () => {
  const card = { missing: "lowest", parts: [{ id: "adds", points: { of: "adds", max: 15, at: 7 } }] };
  test.each([
    ["7", 15],
    ["6.999999", 15],
    ["6", 12.86],
    ["8", 15],
    ["0", 0],
    ["-3", 0],
  ])("%s adds are %d points", (adds, points) => {
    expect(valueOf(score(card, {}, { adds: "decimal" }, { adds }))).toBe(points);
  });

  test("seven sevenths are all fifteen points, not 14.98", () => {
    const exact = { ...card, digits: 12 };
    expect(valueOf(score(exact, {}, { adds: "decimal" }, { adds: 7 }))).toBe(15);
    expect(valueOf(score(exact, {}, { adds: "decimal" }, { adds: "6.9999999" }))).toBe(14.999999785714);
  });
});

describe("what is not answered", () => {
  const card = (missing: string, more: object = {}): object => ({
    scale: [1, 100],
    missing,
    ...more,
    parts: [question("a"), question("b", { weight: 3 })],
  });

  test("is left out, counts as the lowest, or fails the whole", () => {
    expect(valueOf(score(card("exclude"), { a: "yes" }))).toBe(100);
    expect(valueOf(score(card("lowest"), { a: "yes" }))).toBe(25.75);
    expect(score(card("fail"), { a: "yes" }).score).toEqual({ status: "unknown", missing: ["answer.card.b"] });
  });

  test("is always counted in the coverage, by the weights of the score", () => {
    expect(score(card("exclude"), { a: "yes" }).coverage).toBe(0.25);
    expect(score(card("lowest"), { b: "yes" }).coverage).toBe(0.75);
    expect(score(card("exclude"), {})).toMatchObject({ coverage: 0, score: { status: "unknown" } });
  });

  test.each([
    [0.25, 100],
    ["0.2500001", "unknown"],
  ])("a minimum coverage of %s at a coverage of 0.25", (minimumCoverage, expected) => {
    expect(valueOf(score(card("exclude", { minimumCoverage }), { a: "yes" }))).toBe(expected);
  });

  test("parts that do not apply are left out of score and coverage", () => {
    const program = programOf({
      facts: { won: "integer", all: "integer" },
      metrics: { share: { ratio: ["won", "all"], whenEmpty: "notApplicable" } },
      scorecards: {
        c: {
          missing: "fail",
          aggregate: "sum",
          parts: [
            { id: "s", points: { of: "share", max: 10, at: 1 } },
            { id: "w", points: { of: "won", max: 10, at: 5 } },
          ],
        },
      },
    });
    expect(evaluated(program, { facts: { won: 5, all: 0 } }).scorecards["c"]).toMatchObject({
      score: { status: "value", value: 10 },
      coverage: 1,
      parts: { s: { score: { status: "notApplicable" }, coverage: null } },
    });
  });
});

describe("bands", () => {
  const card = {
    missing: "exclude",
    bands: [
      { from: 0, is: "red" },
      { from: 50, is: "yellow" },
      { from: "75", is: "green" },
    ],
    parts: [{ id: "p", points: { of: "p", max: 100, at: 100 } }],
  };
  test.each([
    ["49.999999", "red"],
    ["50", "yellow"],
    ["74.999999999", "yellow"],
    ["75", "green"],
  ])("%s is %s", (p, band) => {
    expect(score(card, {}, { p: "decimal" }, { p }).band).toBe(band);
  });

  test("an unknown score is in no band", () => {
    expect(score(card, {}, { p: "decimal" }).band).toBeNull();
  });
});

describe("scores are facts", () => {
  test("every node can be read by its path, and the band by the card's name", () => {
    const program = programOf({
      scorecards: { c: { scale: [1, 100], missing: "exclude", bands: [{ from: 1, is: "low" }, { from: 90, is: "high" }], parts: [{ id: "g", parts: [question("a")] }] } },
      tiers: { t: { levels: [{ id: "l", requires: { all: [
        { fact: "score.c.g.a", operator: "equal", value: 100 },
        { fact: "score.c", operator: "greaterThanInclusive", value: 100 },
        { fact: "coverage.c.g", operator: "equal", value: 1 },
        { fact: "band.c", operator: "equal", value: "high", whenNotApplicable: "notMet" },
      ] } }] } },
    }); // prettier-ignore
    expect(evaluated(program, { answers: { c: { "g.a": "yes" } } }).tiers["t"]?.certain).toBe("l");
    expect(evaluated(program, { answers: { c: { "g.a": "partly" } } }).tiers["t"]?.certain).toBeNull();
  });

  test("a score can be a metric's operand", () => {
    const program = programOf({
      scorecards: { c: { missing: "exclude", parts: [question("a")] } },
      metrics: { gap: { difference: [1, "score.c"] } },
    });
    expect(evaluated(program, { answers: { c: { a: "partly" } } }).metrics["gap"]).toEqual({
      status: "value",
      value: 0.5,
    });
  });
});

describe("a card that cannot be meant is refused", () => {
  const codes = (card: object): readonly string[] =>
    codesOf(issuesOf({ facts: { n: "integer", s: "string" }, scorecards: { c: { missing: "exclude", ...card } } }));
  const at = "/scorecards/c";
  test.each([
    [{ parts: [question("a"), question("a")] }, `id.duplicate ${at}/parts/1/id`],
    [{ aggregate: "mean", parts: [question("a", { weight: 2 })] }, `scorecard.weight ${at}/parts/0/weight`],
    [{ parts: [question("a", { weight: 0 })] }, `scorecard.weightless ${at}/parts`],
    [{ scale: [100, 100], parts: [question("a")] }, `scorecard.scale ${at}/scale`],
    [{ scale: [1, 100], parts: [question("a", { answers: { x: 2 } })] }, `scorecard.worth ${at}/parts/0/answers/x`],
    [
      { scale: [1, 100], parts: [{ id: "p", points: { of: "n", max: 1, at: 1 } }] },
      `scorecard.scale ${at}/parts/0/points`,
    ],
    [{ parts: [{ id: "p", points: { of: "s", max: 1, at: 1 } }] }, `metric.operands ${at}/parts/0/points/of`],
    [{ parts: [{ id: "p", points: { of: "m", max: 1, at: 1 } }] }, `reference.undeclared ${at}/parts/0/points/of`],
    [{ parts: [{ id: "p", points: { of: "n", max: 1, at: 0 } }] }, `metric.operands ${at}/parts/0/points/at`],
    [{ scale: [1, 100], bands: [{ from: 2, is: "x" }], parts: [question("a")] }, `bands.start ${at}/bands/0/from`],
    [
      {
        bands: [
          { from: 0, is: "x" },
          { from: 0, is: "y" },
        ],
        parts: [question("a")],
      },
      `bands.order ${at}/bands/1/from`,
    ],
    [{ parts: [question("a", { answers: {} })] }, `shape.length ${at}/parts/0/answers`],
    [{ parts: [] }, `shape.length ${at}/parts`],
    [{ missing: "ignore", parts: [question("a")] }, `shape.choice ${at}/missing`],
    [{ minimumCoverage: 1.1, parts: [question("a")] }, `shape.number ${at}/minimumCoverage`],
  ])("%j: %s", (card, expected) => {
    expect(codes(card)).toEqual([expected]);
  });
});

test("answers that are not on the card are refused", () => {
  const card = { missing: "exclude", parts: [question("demo")] } as unknown as Scorecard;
  const result = evaluateScorecard(card, { answers: { demo: "maybe", demmo: "yes" } }, {});
  expect(result).toMatchObject({
    status: "issues",
    issues: [
      { code: "partner.value", path: "/answers/demo" },
      {
        code: "partner.undeclared",
        path: "/answers/demmo",
        message: expect.stringContaining("did you mean `demo`?") as string,
      },
    ],
  });
});

describe("a card in the rest of the document", () => {
  const size = { id: "size", score: "size" };
  const idle = (id: string): object => question(id, { weight: 0 });
  const facts = { size: { type: "decimal", whenMissing: "notApplicable" }, other: "decimal" };

  test("metrics read every node of a card, its coverage and its band, wherever they stand", () => {
    const card = {
      scale: [1, 100],
      missing: "exclude",
      bands: [{ from: 1, is: "red" }, { from: 50, is: "green" }],
      parts: [{ id: "group", parts: [question("a"), question("b")] }, question("c")],
    }; // prettier-ignore
    const metrics = {
      whole: { sumOf: ["score.card", 0] },
      group: { sumOf: ["score.card.group", 0] },
      leaf: { sumOf: ["score.card.group.a", 0] },
      known: { sumOf: ["coverage.card", 0] },
      groupCoverage: { sumOf: ["coverage.card.group", 0] },
      isGreen: { holds: { fact: "band.card", operator: "equal", value: "green", whenNotApplicable: "notMet" } },
    };
    const outcome = evaluated(programOf({ scorecards: { card }, metrics }), { answers: { card: { "group.a": "partly", c: "yes" } } }); // prettier-ignore
    const values = Object.values(outcome.metrics).map((figure) => figure.status === "value" && figure.value);
    expect(values).toEqual([75.25, 50.5, 50.5, 0.75, 0.5, true]);
  });

  test.each([
    ["questions alone", { missing: "exclude", parts: [question("a")] }, false],
    ["a part that may not apply", { missing: "exclude", parts: [size] }, true],
    ["such a part beside a question", { missing: "exclude", parts: [size, question("a")] }, false],
    ["such a part beside one that is always there", { missing: "exclude", parts: [size, { id: "o", score: "other" }] }, false],
    ["a question without weight beside such a part", { missing: "exclude", parts: [idle("a"), size] }, true],
    ["a question without weight beside one that may be left out", { missing: "exclude", parts: [idle("a"), question("b")] }, true],
    ["the same where what is unknown fails", { missing: "fail", parts: [idle("a"), question("b")] }, false],
    ["the same where what is unknown is the lowest", { missing: "lowest", parts: [idle("a"), question("b")] }, false],
    ["such a part where what is unknown fails", { missing: "fail", parts: [idle("a"), size] }, true],
  ] as const)("a rule on a score says what follows where it does not apply: %s", (_what, card, mayNotApply) => {
    const above = { fact: "score.card", operator: "greaterThan", value: 0.5 };
    const parsed = (when: object): readonly string[] =>
      codesOf(safelyParsed({ facts, scorecards: { card }, conditions: { c: { ...above, ...when } } }));
    const [silent, stated] = [parsed({}), parsed({ whenNotApplicable: "met" })];
    expect(silent).toEqual(mayNotApply ? ["condition.whenNotApplicable /conditions/c"] : []);
    expect(stated).toEqual(mayNotApply ? [] : ["condition.alwaysApplicable /conditions/c/whenNotApplicable"]);
  }); // prettier-ignore
});
