import { describe, expect, test } from "vitest";
import {
  type Partner,
  type ProfileOptions,
  type ProfiledPartner,
  type Program,
  evaluatePartner,
  measureProgress,
  parseProgram,
  profilePartner,
  profileScore,
  summarizeBase,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "../program/support.js";

const reached = (fact: string, value: number): object => ({ fact, operator: "greaterThanInclusive", value });

const PROGRAM = programOf({
  fiscalYear: { startMonth: 7 },
  facts: { people: { type: "integer", dated: true }, rating: "integer" },
  records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
  metrics: {
    sales: { title: "Sales", sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
    double: { product: ["sales", 2] },
    unread: { count: "orders" },
    place: { percentileRank: "sales" },
  },
  conditions: { staffed: { any: [reached("people", 3), reached("score.skills", 80)] } },
  scorecards: {
    performance: {
      title: "Performance",
      missing: "lowest",
      aggregate: "sum",
      parts: [
        { id: "sales", measures: "performance.perfToPlan", points: { of: "sales", max: 10, at: 500 } },
        { id: "others", parts: [{ id: "people", score: { minOf: ["people", 5] } }] },
      ],
    },
    skills: {
      missing: "exclude",
      scale: [1, 100],
      bands: [
        { from: 1, is: "red" },
        { from: 50.5, is: "green" },
      ],
      parts: [{ id: "demo", ask: "?", answers: { no: 0, partly: 0.5, yes: 1 } }],
    },
  },
  tiers: {
    main: {
      title: "Level",
      levels: [
        { id: "silver" },
        { id: "gold", requires: { all: [reached("sales", 400), { condition: "staffed" }] } },
        { id: "platinum", requires: { all: [reached("sales", 900), { not: reached("double", 5000) }] } },
      ],
    },
  },
});
const PARTNER: Partner = {
  id: "p1",
  facts: { people: [{ from: "2025-08-01", value: 2 }, { from: "2026-01-15", value: 4 }] },
  records: { orders: [{ on: "2025-09-30", amount: 250 }, { on: "2025-12-01", amount: 500 }, { on: "2026-02-01", amount: 300 }] },
  answers: { skills: { demo: "partly" } },
}; // prettier-ignore

function profile(program: Program, partner: Partner, options: ProfileOptions): ProfiledPartner {
  const profiled = profilePartner(program, partner, options);
  if (profiled.status === "issues") throw new Error(profiled.issues.map(({ message }) => message).join("; "));
  return profiled;
}
const codes = (options: unknown, partner: unknown = PARTNER): readonly string[] => {
  const profiled = profilePartner(PROGRAM, partner as Partner, options as ProfileOptions);
  return profiled.status === "issues" ? profiled.issues.map(({ code }) => code) : [];
};
const value = (of: number | string): object => ({ status: "value", value: of });

describe("periods", () => {
  test("are those that are over, and the one around the judged day up to it", () => {
    const { periods } = profile(PROGRAM, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters: 2 } });
    expect(periods).toEqual([
      { from: "2025-07-01", to: "2025-09-30" },
      { from: "2025-10-01", to: "2025-12-31" },
      { from: "2026-01-01", to: "2026-02-28" },
    ]);
  });

  test("end with the judged day where a period is over on it", () => {
    const { periods } = profile(PROGRAM, PARTNER, { asOf: "2025-12-31", periods: { months: 2 } });
    expect(periods.map(({ to }) => to)).toEqual(["2025-11-30", "2025-12-31"]);
  });

  test("are four fiscal quarters unless stated", () => {
    expect(profile(PROGRAM, PARTNER, { asOf: "2026-02-28" }).periods).toHaveLength(5);
  });

  test.each([[{ weeks: 4 }], [{ months: 0 }], [{ months: 101 }], [{ months: 1.5 }], [{ months: 1, fiscalYears: 1 }], [{}], [4], [null]])("%j are none", (periods) => {
    expect(codes({ asOf: "2026-02-28", periods })).toEqual(["options.periods"]);
  }); // prettier-ignore
});

describe("a card", () => {
  const told = profile(PROGRAM, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters: 2 } });
  const { performance, skills } = told.scorecards;

  test("has its score and that of every part at the end of each period", () => {
    expect(performance!.history.map((entry) => entry!.score)).toEqual([value(7), value(12), value(10)]);
    expect(performance!.parts["sales"]!.history).toEqual([value(5), value(10), value(6)]);
    expect(performance!.parts["others"]!.history).toEqual([value(2), value(2), value(4)]);
  });

  test("stands beside what the levels ask of a part and of what it reads", () => {
    const asked = (card: string, path: string): readonly string[] =>
      told.scorecards[card]!.parts[path]!.requirements.map(({ ladder, level, fact, status, gap }) => `${ladder}.${level} ${fact} ${status} ${gap}`); // prettier-ignore
    expect(asked("performance", "sales")).toEqual(["main.gold sales unmet 100.00", "main.platinum sales unmet 600.00"]);
    expect(asked("performance", "others.people")).toEqual(["main.gold people met null"]);
    expect(asked("performance", "others")).toEqual([]);
    expect(asked("skills", "demo")).toEqual([]);
    expect(performance!.parts["sales"]!.reads).toEqual(["sales"]);
    expect(skills!.parts["demo"]!.reads).toEqual(["answer.skills.demo"]);
    expect(performance!.parts["sales"]!.measures).toBe("performance.perfToPlan");
    expect(performance!.title).toBe("Performance");
  });

  test("names the band of a part where it has a scale, and of none where parts have ranges of their own", () => {
    expect(skills!.parts["demo"]!.band).toBe("green");
    expect(skills!.outcome.band).toBe("green");
    expect(performance!.parts["sales"]!.band).toBeNull();
  });

  test("is the card that is profiled alone", () => {
    for (const card of ["performance", "skills"]) {
      const alone = profileScore(PROGRAM, PARTNER, { asOf: "2026-02-28", card });
      expect(alone).toMatchObject({ status: "profiled", outcome: told.scorecards[card]!.outcome, best: told.scorecards[card]!.best, gap: told.scorecards[card]!.gap }); // prettier-ignore
    }
  });
});

test("a metric is told where a card or a level reads it", () => {
  const { metrics } = profile(PROGRAM, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters: 1 } });
  expect(Object.keys(metrics)).toEqual(["sales", "double"]);
  expect(metrics["sales"]).toMatchObject({ title: "Sales", value: value("300.00"), history: [value("500.00"), value("300.00")] }); // prettier-ignore
  expect(metrics["double"]!.requirements.map(({ level }) => level)).toEqual(["platinum"]);
});

test("a ladder has its levels with their requirements, and what it answered before", () => {
  const { tiers, conditions } = profile(PROGRAM, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters: 2 } });
  const { main } = tiers;
  expect(main!.history.map((entry) => entry!.certain)).toEqual(["silver", "silver", "silver"]);
  expect(main!.levels.map(({ id, status }) => `${id} ${status}`)).toEqual(["silver met", "gold unmet", "platinum unmet"]); // prettier-ignore
  expect(main!.title).toBe("Level");
  expect(conditions["staffed"]!.status).toBe("met");
});

describe("earlier periods", () => {
  test("know nothing of figures that were given for the judged day; a given fact stands everywhere", () => {
    const given = { ...PARTNER, given: { sales: 1000, people: 5 } };
    const { metrics, scorecards } = profile(PROGRAM, given, { asOf: "2026-02-28", periods: { fiscalQuarters: 1 } });
    expect(metrics["sales"]!.history).toEqual([value("500.00"), value("1000.00")]);
    expect(scorecards["performance"]!.parts["others"]!.history).toEqual([value(5), value(5)]);
  });

  test("follow the rules that were in force", () => {
    const program = parseProgram({
      ...PROGRAM.document,
      versions: [
        {
          from: "2026-01-01",
          replaces: {
            scorecards: { later: { missing: "lowest", parts: [{ id: "people", score: { minOf: ["people", 1] } }] } },
            tiers: { second: { levels: [{ id: "in" }] } },
            metrics: { sales: { count: "orders" } },
          },
        },
      ],
    });
    const told = profile(program, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters: 1 } });
    expect(told.scorecards["later"]!.history).toEqual([null, { score: value(1), band: null }]);
    expect(told.scorecards["later"]!.parts["people"]!.history).toEqual([null, value(1)]);
    expect(told.tiers["second"]!.history).toEqual([null, { certain: "in", possible: "in" }]);
    expect(told.metrics["sales"]!.history).toEqual([value("500.00"), value(3)]);
  });

  test("stand outside the base of the judged day", () => {
    const base = summarizeBase(PROGRAM, [PARTNER], { asOf: "2026-02-28" });
    const program = parseProgram({
      ...PROGRAM.document,
      tiers: { main: { levels: [{ id: "first", requires: { ...reached("place", 1), whenNotApplicable: "notMet" } }] } },
    });
    const { metrics } = profile(program, PARTNER, { asOf: "2026-02-28", base, periods: { fiscalQuarters: 1 } });
    expect(metrics["place"]!.history.map((entry) => entry!.status)).toEqual(["unknown", "value"]);
  });
});

test("what is wrong with the partner, the options or a day is told", () => {
  expect(codes({ asOf: "soon" })).toEqual(["options.asOf"]);
  expect(codes({ asOf: "2026-02-28" }, { id: "p1", facts: { people: "many" } })).toEqual(["partner.value"]);
  expect(codes({ asOf: "2026-02-28", limits: { work: 1 } })).toEqual([]);
});

test("on Northwind every history is what was answered on its days, and the rest is what each function answers alone", () => {
  const program = parseProgram(northwindProgram);
  for (const partner of northwindPartners({ count: 6 })) {
    const told = profile(program, partner, { asOf: "2026-02-10", periods: { fiscalQuarters: 3 } });
    const progress = measureProgress(program, partner, { asOf: "2026-02-10" });
    if (progress.status === "issues") throw new Error("not measured");
    expect(Object.fromEntries(Object.entries(told.tiers).map(([id, { levels }]) => [id, levels]))).toEqual(progress.tiers); // prettier-ignore
    for (const [index, { to }] of told.periods.entries()) {
      const outcome = evaluatePartner(program, partner, { asOf: to });
      if (outcome.status === "issues") throw new Error("not evaluated");
      for (const [id, { history }] of Object.entries(told.metrics)) expect(history[index]).toEqual(outcome.metrics[id]);
      for (const [id, { certain, possible }] of Object.entries(outcome.tiers))
        expect(told.tiers[id]!.history[index]).toEqual({ certain, possible });
      for (const [id, { score, band, parts }] of Object.entries(outcome.scorecards)) {
        expect(told.scorecards[id]!.history[index]).toEqual({ score, band });
        for (const [path, part] of Object.entries(parts))
          expect(told.scorecards[id]!.parts[path]!.history[index]).toEqual(part.score);
      }
    }
  }
});

test("all periods share what a partner may cost", () => {
  const program = parseProgram({
    ...PROGRAM.document,
    metrics: { ...PROGRAM.document.metrics, sales: { onEach: "unread", complete: { months: 12 }, take: "max" } },
  });
  const status = (work: number, fiscalQuarters: number): string =>
    profilePartner(program, PARTNER, { asOf: "2026-02-28", periods: { fiscalQuarters }, limits: { work } }).status;
  const few = Array.from({ length: 60 }, (_, index) => index * 500).find((work) => status(work, 1) === "profiled")!;
  expect([status(few, 1), status(few, 8), status(few * 5, 8)]).toEqual(["profiled", "issues", "profiled"]);
});
