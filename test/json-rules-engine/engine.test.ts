import { Engine, Rule } from "json-rules-engine";
import { describe, expect, test } from "vitest";
import { type Condition, type ProgramDocument, ProgramError, parseProgram } from "partner-program";
import { type PartnerOnDemand, programEngine, readVerdicts } from "partner-program/json-rules-engine";

const DAY = { asOf: "2026-03-31" };
const library = { Engine, Rule };

const base = {
  language: 1,
  id: "acme",
  currency: "EUR",
  facts: {
    region: { type: "string", oneOf: ["NA", "EMEA"] },
    people: "integer",
    joined: "date",
    regions: { type: "string", list: true },
    owner: { type: "string", required: true },
    size: { type: "decimal", whenMissing: "notApplicable" },
  },
  records: { orders: { date: "date", fields: { date: "date", amount: "money" } } },
  metrics: { bookings: { sum: "orders.amount" } },
} as const satisfies ProgramDocument;

/** A program of one condition, `is`. */
function programOf(condition: Condition, more: Partial<ProgramDocument> = {}) {
  return parseProgram({ ...base, ...more, conditions: { ...more.conditions, is: condition } });
}

async function verdictsOf(program: ReturnType<typeof programOf>, partner: Omit<PartnerOnDemand, "id">) {
  return readVerdicts(await programEngine(library, program, { id: "p1", ...partner }, DAY).run());
}

/** The verdict of the condition `is`. */
async function verdictOf(condition: Condition, partner: Omit<PartnerOnDemand, "id">, more?: Partial<ProgramDocument>) {
  return (await verdictsOf(programOf(condition, more), partner))["condition.is"];
}

const orders = (...amounts: readonly string[]) => ({
  orders: amounts.map((amount) => ({ date: "2026-01-15", amount })),
});
const bookingsAbove: Condition = { fact: "bookings", operator: "greaterThan", value: "0.30" };

describe("a condition in a real engine", () => {
  test.each([
    [["0.10", "0.19"], "unmet"],
    [["0.10", "0.20"], "unmet"],
    [["0.10", "0.21"], "met"],
  ])("compares exactly: orders of %s are %s to be more than 0.30", async (amounts, verdict) => {
    expect(await verdictOf(bookingsAbove, { records: orders(...amounts) })).toBe(verdict);
  });

  test.each<readonly [string, Condition, Readonly<Record<string, unknown>>, string]>([
    ["a whole number", { fact: "people", operator: "greaterThanInclusive", value: 4 }, { people: 4 }, "met"],
    ["a text", { fact: "region", operator: "equal", value: "NA" }, { region: "EMEA" }, "unmet"],
    ["another text", { fact: "region", operator: "notEqual", value: "NA" }, { region: "EMEA" }, "met"],
    ["a list of constants", { fact: "region", operator: "in", value: ["NA", "EMEA"] }, { region: "EMEA" }, "met"],
    ["none of a list", { fact: "region", operator: "notIn", value: ["NA"] }, { region: "NA" }, "unmet"],
    ["a list of numbers", { fact: "people", operator: "in", value: [1, "2"] }, { people: 2 }, "met"],
    ["a day", { fact: "joined", operator: "lessThan", value: "2026-01-02" }, { joined: "2026-01-01" }, "met"],
    ["the judged day", { fact: "asOf", operator: "equal", value: "2026-03-31" }, {}, "met"],
    ["a fact with several values", { fact: "regions", operator: "contains", value: "NA" }, { regions: ["NA"] }, "met"],
    ["none of several", { fact: "regions", operator: "doesNotContain", value: "NA" }, { regions: ["NA"] }, "unmet"],
    [
      "another fact",
      { fact: "joined", operator: "lessThan", value: { fact: "asOf" } },
      { joined: "2026-03-31" },
      "unmet",
    ],
    ["a formula", { fact: "people", operator: "equal", value: { sumOf: [1, 2] } }, { people: 3 }, "met"],
  ])("reads %s", async (_kind, condition, facts, verdict) => {
    expect(await verdictOf(condition, { facts })).toBe(verdict);
  });

  const people: Condition = { fact: "people", operator: "greaterThanInclusive", value: 4 };
  const region: Condition = { fact: "region", operator: "equal", value: "NA" };

  test("takes what is missing for unknown, and so does its opposite", async () => {
    expect(await verdictOf(people, {})).toBe("unknown");
    expect(await verdictOf({ not: people }, {})).toBe("unknown");
    expect(await verdictOf({ not: { not: people } }, {})).toBe("unknown");
  });

  test("is settled by what is known: all, any, and the opposite of both", async () => {
    const facts = { region: "EMEA" };
    expect(await verdictOf({ all: [people, region] }, { facts })).toBe("unmet");
    expect(await verdictOf({ any: [people, region] }, { facts })).toBe("unknown");
    expect(await verdictOf({ not: { all: [people, region] } }, { facts })).toBe("met");
    expect(await verdictOf({ not: { any: [people, region] } }, { facts })).toBe("unknown");
  });

  const joined: Condition = { fact: "joined", operator: "lessThan", value: "2026-01-01" };
  const twoOfThree: Condition = { atLeast: 2, of: [people, region, joined] };
  test.each([
    [{ people: 4, region: "NA" }, "met", "unmet"],
    [{ people: 4 }, "unknown", "unknown"],
    [{ people: 3, region: "EMEA" }, "unmet", "met"],
    [{ people: 3, region: "NA", joined: "2026-01-01" }, "unmet", "met"],
    [{ people: 3, region: "NA", joined: "2025-12-31" }, "met", "unmet"],
  ])("counts at least two of three: %o is %s, and its opposite %s", async (facts, verdict, opposite) => {
    expect(await verdictOf(twoOfThree, { facts })).toBe(verdict);
    expect(await verdictOf({ not: twoOfThree }, { facts })).toBe(opposite);
    expect(await verdictOf({ atLeast: 1, of: [twoOfThree, { atLeast: 2, of: [twoOfThree, twoOfThree, people] }] }, { facts })).toBe(verdict); // prettier-ignore
  });

  test.each([
    ["met", "met", "unmet"],
    ["notMet", "unmet", "met"],
  ] as const)("says of what does not apply what the rule says: %s", async (whenNotApplicable, verdict, opposite) => {
    const size: Condition = { fact: "size", operator: "greaterThan", value: 4, whenNotApplicable };
    expect(await verdictOf(size, {})).toBe(verdict);
    expect(await verdictOf({ not: size }, {})).toBe(opposite);
    expect(await verdictOf({ ...size, operator: "in", value: [1] }, {})).toBe(verdict);
  });

  test("refers to other conditions, each of which is judged once, in a chain of forty that doubles every time", async () => {
    let calls = 0;
    const chain = Object.fromEntries(
      Array.from({ length: 40 }, (_, index): [string, Condition] => [
        `c${index + 1}`,
        index === 0 ? people : { all: [{ condition: `c${index}` }, { condition: `c${index}` }] },
      ]),
    );
    const facts = { people: () => (calls += 4) };
    expect(await verdictOf({ condition: "c40" }, { facts }, { conditions: chain })).toBe("met");
    expect(calls).toBe(4);
  });
});

describe("a program in a real engine", () => {
  const tiers: ProgramDocument["tiers"] = {
    main: {
      levels: [
        { id: "registered" },
        { id: "silver", requires: { fact: "people", operator: "greaterThanInclusive", value: 2 } },
        { id: "gold", requires: bookingsAbove },
      ],
    },
  };
  const lifecycle: ProgramDocument["lifecycle"] = {
    partner: {
      stages: [
        { id: "recruit" },
        { id: "grow", enter: { fact: "level.main", operator: "greaterThanInclusive", value: "silver" } },
      ],
      flags: { alone: { when: { fact: "people", operator: "equal", value: 1 } } },
    },
  };
  const incentives: ProgramDocument["incentives"] = {
    volume: {
      kind: "rebate",
      period: "fiscalYear",
      eligible: { fact: "level.main", operator: "in", value: ["silver"] },
      qualifyOn: "bookings",
      payOn: "bookings",
      scale: { apply: "graduated", bands: [{ from: 0, rate: 0.01 }] },
    },
  };
  const metrics: ProgramDocument["metrics"] = { bookings: { sum: "orders.amount", window: { fiscalYear: "whole" } } };
  const program = parseProgram({ ...base, metrics, tiers, lifecycle, incentives });

  test("has a verdict for each level, stage and flag, and for what makes eligible", async () => {
    expect(await verdictsOf(program, { facts: { people: 2 }, records: orders("0.30") })).toEqual({
      "flag.alone": "unmet",
      "incentive.volume.eligible": "met",
      "level.main.gold": "unmet",
      "level.main.registered": "met",
      "level.main.silver": "met",
      "stage.partner.grow": "met",
      "stage.partner.recruit": "met",
    });
  });

  test("knows that a level is reached while a higher one is open", async () => {
    expect(await verdictsOf(program, { facts: { people: 2 } })).toMatchObject({
      "incentive.volume.eligible": "unknown",
      "level.main.gold": "unknown",
      "stage.partner.grow": "met",
    });
  });

  test("emits what holds for certain and what may hold, to the handlers of the host", async () => {
    const engine = programEngine(library, program, { id: "p1", facts: { people: 2 } }, DAY);
    const emitted: string[] = [];
    engine.on("certain", (params: unknown) => void emitted.push(`certain ${(params as { verdict: string }).verdict}`));
    engine.on(
      "possible",
      (params: unknown) => void emitted.push(`possible ${(params as { verdict: string }).verdict}`),
    );
    await engine.run();
    expect(emitted).toContain("certain level.main.silver");
    expect(emitted).toContain("possible level.main.gold");
    expect(emitted).not.toContain("certain level.main.gold");
    expect(emitted).not.toContain("possible flag.alone");
  });

  test("leaves rules of the host aside, which read its figures by a path", async () => {
    const engine = programEngine(library, program, { id: "p1", facts: { people: 2 }, records: orders("12.50") }, DAY);
    engine.addRule({
      conditions: {
        all: [
          { fact: "bookings", path: "$.value", operator: "equal", value: "12.50" },
          { fact: "level.main", path: "value", operator: "equal", value: "gold" },
          { fact: "account", path: "$.lines[1].kind", operator: "equal", value: "direct" },
        ],
      },
      event: { type: "ours" },
    });
    engine.addFact("account", () => ({ lines: [{}, { kind: "direct" }] }));
    const run = await engine.run();
    expect(run.events.map(({ type }) => type)).toContain("ours");
    expect(Object.keys(readVerdicts(run))).toHaveLength(7);
  });

  test.each(["$..value", "$.lines[?(@.kind)]", "$[(@.length-1)]", "a b", "$.", ""])(
    "runs nothing that stands in a path: %j",
    async (path) => {
      const engine = programEngine(library, program, { id: "p1" }, DAY);
      engine.addFact("account", () => ({ lines: [] }));
      engine.addRule({
        conditions: { all: [{ fact: "account", path, operator: "equal", value: 1 }] },
        event: { type: "x" },
      });
      const run = engine.run();
      if (path === "") await run;
      else await expect(run).rejects.toThrow("names joined by dots");
    },
  );

  test("finds nothing of an object's prototype by a path", async () => {
    const engine = programEngine(library, program, { id: "p1" }, DAY);
    engine.addFact("account", () => ({ plan: 1 }));
    const found: unknown[] = [];
    for (const path of ["$.constructor.name", "$.plan.toString", "$.plan"]) {
      const run = await engine.run();
      found.push(await run.almanac.factValue("account", {}, path));
    }
    expect(found).toEqual([undefined, undefined, 1]);
  });

  test("judges by the version that is in force on the judged day", async () => {
    const silver = { id: "silver", requires: { fact: "people", operator: "greaterThanInclusive", value: 9 } } as const;
    const versions: ProgramDocument["versions"] = [
      { from: "2026-07-01", replaces: { tiers: { main: { levels: [silver] } } } },
    ];
    const later = parseProgram({ ...base, tiers: { main: { levels: tiers["main"]!.levels.slice(0, 2) } }, versions });
    const at = async (asOf: string) =>
      readVerdicts(await programEngine(library, later, { id: "p1", facts: { people: 2 } }, { asOf }).run());
    expect((await at("2026-06-30"))["level.main.silver"]).toBe("met");
    expect((await at("2026-07-01"))["level.main.silver"]).toBe("unmet");
  });
});

describe("facts on demand", () => {
  /** Functions that note that they were called. */
  function loaders(facts: Readonly<Record<string, unknown>>, amounts: readonly string[]) {
    const calls: string[] = [];
    const noted = (name: string, value: unknown) => [name, () => (calls.push(name), Promise.resolve(value))] as const;
    const partner = {
      facts: Object.fromEntries(Object.entries(facts).map(([name, value]) => noted(name, value))),
      records: Object.fromEntries(Object.entries(orders(...amounts)).map(([name, value]) => noted(name, value))),
    } as Omit<PartnerOnDemand, "id">;
    return { calls, partner };
  }

  const both: Condition = { all: [bookingsAbove, { fact: "region", operator: "equal", value: "NA" }] };

  test("each is loaded once, and only what is asked for", async () => {
    const { calls, partner } = loaders({ region: "NA", people: 3 }, ["0.31"]);
    expect(await verdictOf(both, partner)).toBe("met");
    expect(calls).toEqual(["region", "orders"]);
  });

  test("records are not loaded where the facts have decided", async () => {
    const { calls, partner } = loaders({ region: "EMEA" }, ["0.31"]);
    expect(await verdictOf(both, partner)).toBe("unmet");
    expect(calls).toEqual(["region"]);
  });

  test("nothing is loaded where what is at hand has decided", async () => {
    const { calls, partner } = loaders({ people: 4 }, ["0.31"]);
    const all: Condition = { all: [...both.all, { fact: "people", operator: "equal", value: 4 }] };
    expect(await verdictOf(all, { ...partner, facts: { ...partner.facts, region: "EMEA" } })).toBe("unmet");
    expect(calls).toEqual([]);
  });

  test("the host may bring them as facts of the engine, or with the run", async () => {
    const engine = programEngine(library, programOf(both), { id: "p1" }, DAY);
    engine.addFact("facts.region", async () => Promise.resolve("NA"));
    expect(readVerdicts(await engine.run({ "records.orders": orders("1").orders }))).toEqual({ "condition.is": "met" });
  });

  test("answers are loaded too", async () => {
    const card = {
      missing: "exclude",
      scale: [0, 100],
      parts: [{ id: "q1", ask: "?", answers: { no: 0, yes: 1 } }],
    } as const;
    const program = programOf({ fact: "score.card", operator: "equal", value: 100 }, { scorecards: { card } });
    expect(await verdictsOf(program, { answers: { card: async () => Promise.resolve({ q1: "yes" }) } })).toEqual({
      "condition.is": "met",
    });
  });

  test("a loader that fails fails the run with its own error", async () => {
    const facts = { region: () => Promise.reject(new Error("the CRM is down")) };
    await expect(verdictOf(both, { facts })).rejects.toThrow("the CRM is down");
  });
});

describe("what is wrong", () => {
  const program = programOf(bookingsAbove);
  /** The issues of a partner, as `code path`. */
  async function issuesOf(partner: unknown, options: unknown = DAY): Promise<readonly string[]> {
    try {
      await programEngine(library, program, partner as PartnerOnDemand, options as typeof DAY).run();
      return [];
    } catch (error) {
      if (!(error instanceof ProgramError)) throw error;
      return error.issues.map(({ code, path }) => `${code} ${path}`);
    }
  }

  test("is told at once of the partner's own shape, and of names that are not declared", async () => {
    expect(await issuesOf(null)).toEqual(["partner.type "]);
    expect(await issuesOf({ id: "p", facts: [] })).toEqual(["partner.type /facts"]);
    expect(await issuesOf({ id: "" })).toEqual(["partner.type /id"]);
    expect(await issuesOf({ id: "p", given: { bookings: 1 } })).toEqual(["partner.unknownKey /given"]);
    expect(await issuesOf({ id: "p", facts: { reigon: 1 } })).toEqual(["partner.undeclared /facts/reigon"]);
    expect(await issuesOf({ id: "p", records: { order: () => [] } })).toEqual(["partner.undeclared /records/order"]);
    expect(await issuesOf({ id: "p", answers: { card: {} } })).toEqual(["partner.undeclared /answers/card"]);
    expect(await issuesOf({ id: "p", get facts(): never { throw new Error("no"); } })).toEqual(["partner.unreadable "]); // prettier-ignore
  });

  test("is told at once of the options", async () => {
    expect(await issuesOf({ id: "p" }, {})).toEqual(["options.asOf "]);
  });

  test("is told of what was loaded, once it is asked for", async () => {
    const records = { orders: () => [{ date: "2026-01-15", amount: "a lot" }] };
    expect(await issuesOf({ id: "p", records })).toEqual(["partner.value /records/orders/0/amount"]);
    const asked = programOf({ fact: "owner", operator: "equal", value: "Ada" });
    await expect(programEngine(library, asked, { id: "p" }, DAY).run()).rejects.toThrow("owner");
  });

  test("a figure that the host gives as a plain value is not compared", async () => {
    const engine = programEngine(library, program, { id: "p" }, DAY);
    await expect(engine.run({ bookings: 5 })).rejects.toThrow("plain value");
  });
});

describe("what a partner holds is at hand in a real engine", () => {
  const tiers = { main: { levels: [{ id: "silver" }, { id: "gold" }] } };
  const isGold: Condition = { fact: "held.tiers.main.level", operator: "greaterThanInclusive", value: "gold" };
  const facts = { owner: "J. Doe" };
  const held = { tiers: { main: { history: [{ from: "2026-01-01", is: "gold" }] } } };

  test.each<readonly [string, Partial<PartnerOnDemand>, string]>([
    ["the level of its history", { held }, "met"],
    ["nothing", { held: {} }, "unmet"],
    ["not a word", {}, "unknown"],
    ["a limit by hand", { held, exceptions: { tiers: { main: [{ atMost: "silver", from: "2026-03-31", until: "2026-03-31", reason: "audit", author: "legal" }] } } }, "unmet"],
  ])("%s is %s", async (_title, more, verdict) => {
    expect(await verdictOf(isGold, { facts, ...more }, { tiers })).toBe(verdict);
  }); // prettier-ignore
});
