import { type Finding, type ProgramDocument, checkProgram, evaluatePartner, parseProgram } from "partner-program";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });
const number = { type: "integer", min: 0, max: 1000, required: true };

function documentOf(requires: readonly unknown[], more: object = {}, ladder: object = {}): ProgramDocument {
  const levels = [{ id: "registered" }, ...requires.map((one, index) => ({ id: ["silver", "gold", "platinum"][index], requires: one }))]; // prettier-ignore
  return {
    language: 1,
    id: "levels",
    currency: "EUR",
    facts: {
      sales: number,
      people: number,
      technicians: number,
      target: number,
      signed: { type: "boolean", required: true },
    },
    tiers: { main: { levels, ...ladder } },
    ...more,
  } as unknown as ProgramDocument;
}

function findingsOf(document: ProgramDocument, code: string): readonly Finding[] {
  return checkProgram(parseProgram(document)).findings.filter((found) => found.code === code);
}

const codesAt = (document: ProgramDocument, path: string): readonly string[] =>
  checkProgram(parseProgram(document))
    .findings.filter((found) => found.path === path)
    .map(({ code }) => code);

describe("a level is unreachable exactly where its bounds leave nothing", () => {
  test.each([
    [59, false],
    [60, false],
    [61, true],
  ])("at least 60 and less than %i", (below, reached) => {
    const document = documentOf([{ all: [at("sales", 60), at("sales", below, "lessThan")] }]);
    expect(codesAt(document, "/tiers/main/levels/1").includes("level.unreachable")).toBe(!reached);
  });

  test("no whole number lies between two neighbours", () => {
    const document = documentOf([{ all: [at("sales", 60, "greaterThan"), at("sales", 61, "lessThan")] }]);
    expect(codesAt(document, "/tiers/main/levels/1")).toContain("level.unreachable");
  });

  test("what is asked for lies above the declared maximum by one", () => {
    expect(codesAt(documentOf([at("sales", 1000)]), "/tiers/main/levels/1")).not.toContain("level.unreachable");
    expect(codesAt(documentOf([at("sales", 1001)]), "/tiers/main/levels/1")).toContain("level.unreachable");
  });

  test("the finding blames the requirements that exclude one another, and no other one", () => {
    const document = documentOf([
      { all: [at("signed", true, "equal"), at("sales", 60), at("people", 2), at("sales", 50, "lessThan")] },
    ]);
    const [found] = findingsOf(document, "level.unreachable");
    expect(found!.params["core"]).toEqual(["tiers/main/levels/1/requires/all/1", "tiers/main/levels/1/requires/all/3"]);
    expect(found!.basis).toBe("proved");
  });

  test("facts are compared with facts", () => {
    const more = at("technicians", { fact: "people" }, "greaterThan");
    const document = documentOf([{ all: [more, at("people", 1000)] }]);
    expect(codesAt(document, "/tiers/main/levels/1")).toContain("level.unreachable");
    expect(codesAt(documentOf([{ all: [more, at("people", 999)] }]), "/tiers/main/levels/1")).not.toContain(
      "level.unreachable",
    );
  });

  test("a ratio shares its values with its parts", () => {
    const metrics = { share: { ratio: ["sales", "target"], whenEmpty: "zero" } };
    const requires = (sales: number) => ({
      all: [at("share", 2), at("target", 10), at("sales", sales, "lessThanInclusive")],
    });
    expect(codesAt(documentOf([requires(19)], { metrics }), "/tiers/main/levels/1")).toContain("level.unreachable");
    expect(codesAt(documentOf([requires(20)], { metrics }), "/tiers/main/levels/1")).not.toContain("level.unreachable");
  });

  test("a score is as high as its parts allow", () => {
    const part = (id: string, of: string, max: number) => ({ id, points: { of, max, at: 10 } });
    const scorecards = {
      card: { missing: "lowest", aggregate: "sum", parts: [part("sales", "sales", 40), part("people", "people", 60)] },
    };
    const requires = (score: number) => ({ all: [at("score.card", score), at("people", 5, "lessThanInclusive")] });
    expect(codesAt(documentOf([requires(70)], { scorecards }), "/tiers/main/levels/1")).not.toContain(
      "level.unreachable",
    );
    expect(codesAt(documentOf([requires(71)], { scorecards }), "/tiers/main/levels/1")).toContain("level.unreachable");
  });
});

describe("a level that can be skipped is shown on a partner", () => {
  const document = documentOf([at("people", 2), at("technicians", 3)]);

  test("whom the evaluator puts on the higher level and not on the lower one", () => {
    const [found] = findingsOf(document, "level.skipped");
    const { partner, asOf, shows } = found!.witness!;
    const outcome = evaluatePartner(parseProgram(document), partner, { asOf });
    if (outcome.status !== "evaluated") throw new Error("not evaluated");
    expect(outcome.tiers["main"]).toMatchObject({ verdicts: { silver: "unmet", gold: "met" } });
    expect(shows).toContain("meets `gold` and not `silver`");
  });

  test("a relation between the values rules it out", () => {
    const relations = { people: { holds: at("technicians", { fact: "people" }, "lessThanInclusive") } };
    expect(findingsOf({ ...document, relations } as ProgramDocument, "level.skipped")).toEqual([]);
  });

  test("on a nested ladder nobody skips a level", () => {
    expect(
      findingsOf(documentOf([at("people", 2), at("technicians", 3)], {}, { nested: true }), "level.skipped"),
    ).toEqual([]);
  });
});

test("a level below one that is easier is never the level of anybody", () => {
  expect(codesAt(documentOf([at("people", 2), at("people", 1)]), "/tiers/main/levels/1")).toContain("level.shadowed");
  expect(codesAt(documentOf([at("people", 1), at("people", 2)]), "/tiers/main/levels/1")).not.toContain(
    "level.shadowed",
  );
});

test("levels that ask for the same in other words are told", () => {
  const same = { not: { any: [at("people", 2, "lessThan"), at("sales", 60, "lessThan")] } };
  const document = documentOf([{ all: [at("sales", 60), at("people", 2)] }, same]);
  expect(codesAt(document, "/tiers/main/levels/2")).toContain("level.duplicate");
});

test("each set of rules is judged on its first day, at the address where it is written", () => {
  const impossible = { all: [at("people", 2), at("people", 2, "lessThan")] };
  const later = documentOf([impossible]).tiers;
  const document = { ...documentOf([at("people", 2)]), versions: [{ from: "2027-01-01", replaces: { tiers: later } }] };
  const report = checkProgram(parseProgram(document));
  expect(report.days).toEqual(["2027-01-01"]);
  expect(report.findings.map(({ code, path }) => `${code} ${path}`)).toContain("level.unreachable /versions/0/replaces/tiers/main/levels/1"); // prettier-ignore
  const before = checkProgram(parseProgram(document), { days: ["2026-12-31"] });
  expect(before.findings.filter(({ severity }) => severity === "error")).toEqual([]);
});

describe("a fact that may be unknown is told where it decides", () => {
  const open = {
    people: { ...number, required: false },
    region: { type: "string", oneOf: ["EMEA", "APAC"] },
    sales: number,
  };
  const told = (requires: unknown, more: object = {}): unknown => {
    const [finding] = findingsOf(documentOf([requires], { facts: open, ...more }), "missing.decides");
    if (finding === undefined) return undefined;
    const { witness, params } = finding;
    const program = parseProgram(documentOf([requires], { facts: open, ...more }));
    const outcome = evaluatePartner(program, witness!.partner, { asOf: witness!.asOf });
    expect(outcome.status === "evaluated" && outcome.tiers["main"]!.verdicts["silver"]).toBe("unknown");
    return params["names"];
  };
  const isEmea = at("region", "EMEA", "equal");

  test("alone, among several, and beside a way without it", () => {
    expect(told(at("people", 3))).toEqual(["people"]);
    expect(told({ all: [at("people", 3), isEmea] })).toEqual(["people", "region"]);
    expect(told({ any: [at("sales", 60), isEmea] })).toEqual(["region"]);
  });

  test("not where it is required, is not read, or changes nothing", () => {
    expect(told(at("sales", 60))).toBeUndefined();
    // Who has EMEA and sixty has sixty.
    expect(told({ any: [at("sales", 60), { all: [at("sales", 60), isEmea] }] })).toBeUndefined();
  });

  test("not where a policy counts it as the lowest", () => {
    const card = (missing: string): object => ({ scorecards: { skills: { missing, parts: [{ id: "people", points: { of: "people", max: 10, at: 10 } }] } } }); // prettier-ignore
    expect(told(at("score.skills", 5), card("lowest"))).toBeUndefined();
    expect(told(at("score.skills", 5), card("fail"))).toEqual(["people"]);
  });
});

test("where the budget is spent a question is undecided, and says so", () => {
  const facts = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, number]));
  const of = Object.keys(facts).map((name, index) => at(name, index + 1));
  const document = { ...documentOf([{ atLeast: 6, of }]), facts };
  const { undecided, questions } = checkProgram(parseProgram(document), { budget: 3 });
  expect(undecided.length).toBeGreaterThan(0);
  expect(questions.undecided).toBeGreaterThan(0);
});
