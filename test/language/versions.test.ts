import { describe, expect, test } from "vitest";
import {
  evaluatePartner,
  evaluatePartners,
  explainPartner,
  measureProgress,
  parseProgram,
  runCases,
  summarizeBase,
} from "partner-program";
import { codesOf, documentOf, evaluated, figure, issuesOf, programOf, refused } from "../program/support.js";

const sections = {
  facts: { users: "integer", kept: "integer", won: "integer", active: "integer" },
  metrics: { retention: { ratio: ["kept", "won"], whenEmpty: "notApplicable" } },
  tiers: {
    main: {
      levels: [
        { id: "ready" },
        { id: "gold", requires: { fact: "users", operator: "greaterThanInclusive", value: 200 } },
      ],
    },
  },
  versions: [
    {
      from: "2023-05-19",
      replaces: {
        metrics: { retention: { ratio: ["active", "won"], whenEmpty: "notApplicable" } },
        tiers: {
          main: {
            levels: [
              { id: "ready" },
              {
                id: "gold",
                requires: {
                  all: [
                    { fact: "users", operator: "greaterThanInclusive", value: 300 },
                    { fact: "retention", operator: "greaterThanInclusive", value: 0.8, whenNotApplicable: "notMet" },
                  ],
                },
              },
            ],
          },
        },
      },
    },
    { from: "2025-01-01", removes: { metrics: ["retention"], tiers: ["main"] } },
  ],
};
const program = programOf(sections);
const partner = { facts: { users: 250, kept: 9, won: 10, active: 7 } };

describe("versions", () => {
  test("the version in force on the judged day decides: the day before, and its first day", () => {
    const before = evaluated(program, partner, "2023-05-18");
    expect([before.version, figure(before, "retention"), before.tiers["main"]!.certain]).toEqual([
      undefined,
      0.9,
      "gold",
    ]);
    const after = evaluated(program, partner, "2023-05-19");
    expect([after.version, figure(after, "retention"), after.tiers["main"]!.certain]).toEqual(["2023-05-19", 0.7, "ready"]); // prettier-ignore
  });

  test("what a version removes is gone", () => {
    const last = evaluated(program, partner, "2025-01-01");
    expect([last.version, last.metrics, last.tiers]).toEqual(["2025-01-01", {}, {}]);
  });

  test("explanations, progress and the base follow the version", () => {
    const asOf = "2024-01-01";
    const whole = { id: "p", ...partner };
    const explained = explainPartner(program, whole, { asOf, name: "retention" });
    expect(explained.status === "explained" && explained.sentences[0]).toBe(
      "retention = 0.7: active (7) over won (10)",
    );
    const progress = measureProgress(program, whole, { asOf });
    const gold = progress.status === "measured" ? progress.tiers["main"]![1]!.requires : null;
    expect(gold?.kind === "all" && gold.of[0]).toMatchObject({ gap: 50, needed: { value: 300 } });
    expect(summarizeBase(program, [whole], { asOf }).tiers["main"]!.counts).toEqual({ ready: 1, gold: 0 });
  });

  test("the document is what was written", () => {
    expect(program.document).toEqual(documentOf(sections));
    expect(parseProgram(JSON.stringify(program.document)).document).toEqual(program.document);
  });

  test("mistakes are told where they are written, each once", () => {
    const wrong = { tiers: { other: { levels: [{ id: "a", requires: { condition: "none" } }] } } };
    expect(codesOf(issuesOf({ versions: [{ from: "2026-01-01", replaces: wrong }, { from: "2026-02-01" }] }))).toEqual([
      "reference.undeclared /versions/0/replaces/tiers/other/levels/0/requires/condition",
    ]);
  });

  test("a definition that another one needs cannot be removed", () => {
    const metrics = { a: { sumOf: [1, 2] }, b: { sumOf: ["a", 1] } };
    expect(codesOf(issuesOf({ metrics, versions: [{ from: "2026-01-01", removes: { metrics: ["a"] } }] }))).toEqual([
      "reference.undeclared /metrics/b/sumOf/0",
    ]);
  });

  test("figures on other days keep the rules of the judged day", () => {
    const shifted = { ...sections.metrics, before: { shifted: "retention", shift: { years: -10 } } };
    const outcome = evaluatePartner(
      programOf({ ...sections, metrics: shifted, versions: sections.versions.slice(0, 1) }),
      { id: "p", ...partner },
      { asOf: "2024-01-01" },
    );
    expect(outcome.status === "evaluated" && figure(outcome, "before")).toBe(0.7);
  });
});

describe("answers to questions that only some versions ask", () => {
  const card = (...questions: readonly string[]) => ({
    missing: "exclude",
    parts: questions.map((id) => ({ id, ask: `${id}?`, yes: 1 })),
  });
  const changing = programOf({
    scorecards: { skills: card("plan", "staff"), old: card("plan") },
    versions: [
      { from: "2026-07-01", replaces: { scorecards: { skills: card("plan", "cloud"), fresh: card("help") } }, removes: { scorecards: ["old"] } },
    ],
  }); // prettier-ignore
  const answering = {
    answers: { skills: { plan: true, staff: true, cloud: false }, old: { plan: false }, fresh: { help: true } },
  };
  const parts = (asOf: string, id: string) => Object.keys(evaluated(changing, answering, asOf).scorecards[id]?.parts ?? {}); // prettier-ignore

  test("may be there on every day, and count while they are asked", () => {
    expect([parts("2026-06-30", "skills"), parts("2026-06-30", "fresh")]).toEqual([["plan", "staff"], []]);
    expect([parts("2026-07-01", "skills"), parts("2026-07-01", "old")]).toEqual([["plan", "cloud"], []]);
    const score = (asOf: string) => evaluated(changing, answering, asOf).scorecards["skills"]!.score;
    expect([score("2026-06-30"), score("2026-07-01")]).toMatchObject([{ value: 1 }, { value: 0.5 }]);
  });

  test("are refused where no version asks them, with what is meant", () => {
    const answers = { skills: { clout: true }, fresch: { help: true }, fresh: { halp: true } };
    for (const asOf of ["2026-06-30", "2026-07-01"])
      expect(refused(changing, { id: "p", answers }, asOf).map(({ message }) => message)).toEqual([
        "answers/fresch: the program declares no scorecard `fresch`; did you mean `fresh`?",
        "answers/skills/clout: the program declares no question `clout`; did you mean `cloud`?",
        "answers/fresh/halp: the program declares no question `halp`; did you mean `help`?",
      ]);
  });

  test("in columns as in documents", () => {
    const columns = { id: ["a", "b"], answers: { skills: { plan: [true, null], staff: [true, true], cloud: [false, true] }, fresh: { help: [true, null] } } }; // prettier-ignore
    const documents = [
      { id: "a", answers: { skills: { plan: true, staff: true, cloud: false }, fresh: { help: true } } },
      { id: "b", answers: { skills: { plan: null, staff: true, cloud: true }, fresh: { help: null } } },
    ];
    for (const asOf of ["2026-06-30", "2026-07-01"])
      expect([...evaluatePartners(changing, { columns }, { asOf })]).toEqual([...evaluatePartners(changing, documents, { asOf })]); // prettier-ignore
  });
});

describe("cases of a document", () => {
  const cases = [
    { case: "before the change", asOf: "2023-05-18", ...partner, expect: { "level.main": "gold", retention: 0.9 } },
    { case: "after it", asOf: "2023-05-19", ...partner, expect: { "level.main": "ready" } },
    { case: "not enough known", asOf: "2023-05-19", facts: { users: 300 }, expect: { "level.main": { status: "unknown" } } },
    { case: "nobody was won", asOf: "2023-05-19", facts: { active: 0, won: 0 }, expect: { retention: { status: "notApplicable" } } },
  ]; // prettier-ignore

  test("pass where the program answers what is expected, on their own day", () => {
    expect(runCases(programOf({ ...sections, cases }))).toMatchObject({ passed: 4, failed: 0, refused: 0 });
  });

  test("a difference comes with the explanation of both sides", () => {
    const wrong = { ...cases[1]!, expect: { "level.main": "gold" }, source: "the agreement" };
    const report = runCases(programOf({ ...sections, cases: [wrong] }));
    expect(report).toMatchObject({ passed: 0, failed: 1 });
    const [difference] = report.results[0]!.differences;
    expect(difference).toMatchObject({ name: "level.main", expected: "gold", found: "ready" });
    expect(difference!.explanation.expected[0]).toBe("level.main = gold: expected (the agreement)");
    expect(difference!.explanation.expected[1]).toContain("level.main.gold = no");
    expect(difference!.explanation.found[0]).toContain("level.main = ready");
  });

  test("data that cannot be read refuses the case, and not the others", () => {
    const bad = { case: "bad", asOf: "2023-05-18", facts: { users: "many" }, expect: { "level.main": null } };
    const report = runCases(programOf({ ...sections, cases: [bad, ...cases] }));
    expect(report).toMatchObject({ passed: 4, failed: 0, refused: 1 });
    expect(report.results[0]).toMatchObject({
      address: "/cases/0",
      status: "refused",
      issues: [{ code: "partner.value" }],
    });
  });

  test("definitions carry cases of their own", () => {
    const metrics = {
      points: {
        points: { of: "users", max: 20, at: 300 },
        cases: [
          { case: "half", asOf: "2026-01-01", facts: { users: 150 }, expect: 10 },
          { case: "given", asOf: "2026-01-01", given: { users: 300 }, expect: "20" },
          { case: "wrong", asOf: "2026-01-01", facts: { users: 30 }, expect: 3 },
        ],
      },
    };
    const report = runCases(programOf({ facts: sections.facts, metrics }));
    expect(report.results.map(({ status }) => status)).toEqual(["passed", "passed", "failed"]);
    expect(report.results[2]!.address).toBe("/metrics/points/cases/2");
  });

  test("a case expects what exists, of the kind that it is", () => {
    const expecting = (expect: object) => codesOf(issuesOf({ ...sections, cases: [{ ...cases[0]!, expect }] }));
    expect(expecting({ "level.man": "gold" })).toEqual(["reference.undeclared /cases/0/expect/level.man"]);
    expect(expecting({ "level.main": "platinum" })).toEqual(["case.value /cases/0/expect/level.main"]);
  });
});
