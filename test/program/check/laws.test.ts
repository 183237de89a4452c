import {
  type Finding,
  type ProgramDocument,
  ProgramError,
  checkProgram,
  parseProgram,
  safeParseProgram,
} from "partner-program";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });

function documentOf(more: object): ProgramDocument {
  return {
    language: 1,
    id: "laws",
    currency: "EUR",
    facts: { sales: { type: "money", min: 0, required: true }, people: { type: "integer", min: 0, required: true } },
    tiers: {
      main: {
        levels: [{ id: "registered" }, { id: "silver", requires: { all: [at("sales", 60000), at("people", 2)] } }],
      },
    },
    ...more,
  } as unknown as ProgramDocument;
}

function lawsOf(more: object): { readonly found: readonly Finding[]; readonly proved: number } {
  const { findings, questions } = checkProgram(parseProgram(documentOf(more)));
  return { found: findings.filter(({ code }) => code.startsWith("law.")), proved: questions.proved };
}

describe("a law is proved, or broken by a partner", () => {
  test("never: nobody is silver with one person", () => {
    const few = (people: number) => ({
      few: { never: { all: [at("level.main", "silver"), at("people", people, "lessThan")] } },
    });
    expect(lawsOf({ laws: few(2) }).found).toEqual([]);
    expect(lawsOf({ laws: few(3) }).found).toMatchObject([{ code: "law.broken", path: "/laws/few", basis: "witness", witness: { partner: { facts: { sales: "60000", people: "2" } } } }]); // prettier-ignore
  });

  test("always: everybody who sells enough and has the people is silver", () => {
    const enough = (sales: number) => ({ enough: { always: { any: [at("level.main", "silver"), at("sales", sales, "lessThan"), at("people", 2, "lessThan")] } } }); // prettier-ignore
    expect(lawsOf({ laws: enough(60000) }).found).toEqual([]);
    expect(lawsOf({ laws: enough(59000) }).found).toMatchObject([{ code: "law.broken" }]);
  });

  test("monotone: a level that falls as sales grow is shown on two partners", () => {
    const laws = { rising: { monotone: "level.main", in: "sales" } };
    expect(lawsOf({ laws }).found).toEqual([]);
    const capped = [
      { id: "registered" },
      { id: "silver", requires: { all: [at("sales", 60000), at("sales", 90000, "lessThan")] } },
    ];
    const [found] = lawsOf({ laws, tiers: { main: { levels: capped } } }).found;
    expect(found).toMatchObject({
      code: "law.broken",
      params: { how: expect.stringContaining("goes down") as string },
    });
    expect(found!.witness).toMatchObject({
      partner: { facts: { sales: "60000" } },
      other: { facts: { sales: "90000" } },
    });
  });

  test("monotone: an amount, which falls or never does", () => {
    const laws = { paying: { monotone: "incentive.volume", in: "sales" } };
    const incentives = (apply: string) => ({
      volume: {
        kind: "rebate",
        period: "calendarYear",
        payOn: "sales",
        scale: {
          apply,
          bands: [
            { from: 0, rate: 0.03 },
            { from: 100000, rate: 0.02 },
          ],
        },
      },
    });
    expect(lawsOf({ laws, incentives: incentives("graduated") }).found).toEqual([]);
    expect(lawsOf({ laws, incentives: incentives("wholeAmount") }).found).toMatchObject([{ code: "law.broken" }]);
  });

  test("monotone with `falls`: a value that must not go up", () => {
    const metrics = { left: { difference: [1000000, "sales"] }, right: { sumOf: ["sales", 1] } };
    const falling = (name: string) => ({ laws: { falling: { monotone: name, in: "sales", falls: true } }, metrics });
    expect(lawsOf(falling("left")).found).toEqual([]);
    expect(lawsOf(falling("right")).found).toMatchObject([{ code: "law.broken" }]);
  });
});

test("a law of values without an order is refused", () => {
  const laws = { wrong: { monotone: "region", in: "level.main" } };
  const document = documentOf({ facts: { region: "string", sales: "money", people: "integer" }, laws });
  const result = safeParseProgram(document);
  expect(result.success ? [] : result.issues.map(({ code, path }) => `${code} ${path}`)).toEqual([
    "law.kind /laws/wrong/monotone",
    "law.kind /laws/wrong/in",
  ]);
});

test("versions replace and remove relations and laws", () => {
  const laws = { few: { never: { all: [at("level.main", "silver"), at("people", 3, "lessThan")] } } };
  const document = documentOf({ laws, versions: [{ from: "2027-01-01", removes: { laws: ["few"] } }] });
  const program = parseProgram(document);
  const broken = (day: string): boolean =>
    checkProgram(program, { days: [day] }).findings.some(({ code }) => code === "law.broken");
  expect([broken("2026-12-31"), broken("2027-01-01")]).toEqual([true, false]);
});

describe("what is accepted is not told", () => {
  const facts = { ...documentOf({}).facts, region: "string" };
  const acceptance = {
    code: "declared.unused",
    at: "/facts/region",
    reason: "Shown in the portal",
    until: "2027-01-31",
  };
  const report = (accepted: readonly object[], on?: string) =>
    checkProgram(parseProgram(documentOf({ facts, ...(accepted.length === 0 ? {} : { accepted }) })), on === undefined ? {} : { on }); // prettier-ignore

  test.each([
    ["2027-01-31", 1, []],
    ["2027-02-01", 0, ["accepted.expired", "declared.unused"]],
  ])("on %s", (on, accepted, told) => {
    const found = report([acceptance], on);
    expect(found.accepted.map(({ reason }) => reason)).toHaveLength(accepted);
    expect(found.findings.map(({ code }) => code)).toEqual(told);
  });

  test("by its fingerprint only as long as it says the same", () => {
    const [found] = report([]).findings;
    expect(report([{ ...acceptance, fingerprint: found!.fingerprint }]).findings).toEqual([]);
    expect(report([{ ...acceptance, fingerprint: "0" }]).findings.map(({ code }) => code)).toEqual(["accepted.unused", "declared.unused"]); // prettier-ignore
  });

  test("and an acceptance that fits nothing is told", () => {
    expect(report([acceptance, { ...acceptance, at: "/facts/other" }]).findings).toMatchObject([{ code: "accepted.unused", path: "/accepted/1" }]); // prettier-ignore
  });
});

describe("options that cannot be read are refused", () => {
  const program = parseProgram(documentOf({}));
  test.each([
    [{ days: ["yesterday"] }, "options.asOf"],
    [{ days: 5 }, "options.asOf"],
    [{ on: "2026-02-30" }, "options.asOf"],
    [{ budget: 0 }, "options.budget"],
    [{ budget: "much" }, "options.budget"],
  ])("%j", (options, code) => {
    expect(() => checkProgram(program, options as never)).toThrow(ProgramError);
    try {
      checkProgram(program, options as never);
    } catch (error) {
      expect((error as ProgramError).issues.map((issue) => issue.code)).toEqual([code]);
    }
  });
});
