import { type ComparedPrograms, type Partner, type Program, comparePrograms, costIncentives, evaluatePartner, parseProgram, simulatePartner } from "partner-program"; // prettier-ignore
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { describe, expect, test } from "vitest";

const at = (fact: string, value: unknown, operator = "greaterThanInclusive") => ({ fact, operator, value });

interface Rules {
  readonly gold?: number;
  readonly bands?: readonly (readonly [from: number, rate: number])[];
  readonly more?: object;
}

function programOf({ gold = 100000, bands = [[0, 0.02]], more = {} }: Rules = {}) {
  const document = {
    language: 1,
    id: "compared",
    currency: "EUR",
    facts: {
      sales: { type: "money", min: 0, required: true },
      people: { type: "integer", min: 0, required: true },
      region: { type: "string", oneOf: ["EMEA", "NA"], required: true },
    },
    conditions: { emea: at("region", "EMEA", "equal"), na: at("region", "NA", "equal") },
    tiers: {
      main: {
        levels: [
          { id: "registered" },
          { id: "silver", requires: at("people", 2) },
          { id: "gold", requires: { all: [at("people", 2), at("sales", gold)] } },
        ],
      },
    },
    incentives: {
      rebate: {
        kind: "rebate",
        period: "calendarYear",
        payOn: "sales",
        scale: { apply: "wholeAmount", bands: bands.map(([from, rate]) => ({ from, rate })) },
      },
    },
    ...more,
  };
  return parseProgram(document);
}

const partners: readonly Partner[] = [
  { id: "small", facts: { sales: 50000, people: 1, region: "NA" } },
  { id: "bound", facts: { sales: 100000, people: 2, region: "EMEA" } },
  { id: "large", facts: { sales: 200000, people: 2, region: "NA" } },
];

function compared(before: Rules, after: Rules, segments: readonly string[] = []): ComparedPrograms {
  const comparison = comparePrograms(programOf(before), programOf(after), partners, { asOf: "2026-12-31", segments });
  if (comparison.status !== "compared") throw new Error("not compared");
  return comparison;
}

const answerOf = ({ theorems }: ComparedPrograms, claim: string, of: string): string | undefined =>
  theorems.find((one) => one.claim === claim && one.of === of)?.answer;

describe("over the same partners", () => {
  test("who moves, and the comparison that differs first", () => {
    const { tiers, moved } = compared({}, { gold: 150000 });
    expect(tiers["main"]).toMatchObject({
      up: 0,
      down: 1,
      stayed: 2,
      matrix: { gold: { silver: 1, gold: 1 }, registered: { registered: 1 } },
    });
    expect(moved).toMatchObject([{ partner: "bound", from: "gold", to: "silver", direction: "down" }]);
    expect(moved[0]!.reasons[0]).toMatchObject({
      level: "gold",
      fact: "sales",
      was: { status: "met" },
      is: { status: "unmet" },
    });
  });

  test("what it costs, by incentive, and who is paid more and less", () => {
    const result = compared(
      {},
      {
        bands: [
          [0, 0.01],
          [100000, 0.03],
        ],
      },
    );
    expect(result.incentives["rebate"]).toEqual({
      EUR: { before: "7000.00", after: "9500.00", difference: "2500.00" },
    });
    expect(result.payable).toEqual(result.incentives["rebate"]);
    expect(result.paid).toEqual({ more: 2, less: 1, same: 0 });
    expect(result.losers.map(({ partner, difference }) => [partner, difference])).toEqual([["small", "-500.00"]]);
    expect(result.winners.map(({ partner, difference }) => [partner, difference])).toEqual([
      ["large", "2000.00"],
      ["bound", "1000.00"],
    ]);
  });

  test("who stands on a cliff, and what selling less would bring", () => {
    const { cliffs } = compared(
      {},
      {
        bands: [
          [0, 0.03],
          [100000, 0.02],
        ],
      },
    );
    expect(cliffs.before).toEqual({ count: 0, share: 0, gap: {} });
    // Just below the bound 99,999.99 are paid 3 %, 3,000.00; at it 2,000.00; two hundred thousand are paid 4,000.00.
    expect(cliffs.after).toEqual({ count: 1, share: 0.333333, gap: { EUR: "1000.00" } });
  });

  test("an incentive that only one program has, and a partner that cannot be read", () => {
    const before = programOf();
    const after = programOf({ more: { incentives: {} } });
    const comparison = comparePrograms(before, after, [...partners, { id: "bad", facts: {} }], { asOf: "2026-12-31" });
    expect(comparison).toMatchObject({ status: "compared", partners: 4, refused: { count: 1 }, incentives: { rebate: { EUR: { after: "0.00", difference: "-7000.00" } } } }); // prettier-ignore
  });

  test("the amounts are those that costing both programs tells", () => {
    const [before, after] = [
      programOf(),
      programOf({
        bands: [
          [0, 0.01],
          [100000, 0.03],
        ],
      }),
    ];
    const day = { asOf: "2026-12-31" };
    const comparison = comparePrograms(before, after, partners, day);
    const [was, is] = [before, after].map((program) => costIncentives(program, partners, day).payable["EUR"]);
    expect(comparison).toMatchObject({ payable: { EUR: { before: was, after: is } } });
  });
});

describe("over all partners there can be", () => {
  test("a level that is asked more of is lost by somebody whom both evaluators show", () => {
    const [before, after] = [programOf(), programOf({ gold: 150000 })];
    const result = compared({}, { gold: 150000 });
    const [theorem] = result.theorems;
    expect(theorem).toMatchObject({ claim: "nobodyLosesALevel", of: "main", answer: "witness" });
    const { partner, asOf } = theorem!.witness!;
    const levels = [before, after].map((program) => {
      const outcome = evaluatePartner(program, partner, { asOf });
      return outcome.status === "evaluated" ? outcome.tiers["main"]!.certain : undefined;
    });
    expect(levels).toEqual(["gold", "silver"]);
  });

  test("a level that is asked less of is lost by nobody", () => {
    expect(answerOf(compared({}, { gold: 90000 }), "nobodyLosesALevel", "main")).toBe("proved");
    expect(answerOf(compared({}, { gold: 100000 }), "nobodyLosesALevel", "main")).toBe("proved");
    expect(answerOf(compared({}, { gold: 100001 }), "nobodyLosesALevel", "main")).toBe("witness");
  });

  test("the same rules pay nobody less, and others may", () => {
    expect(answerOf(compared({}, { gold: 90000 }), "nobodyIsPaidLess", "rebate")).toBe("proved");
    expect(
      answerOf(
        compared(
          {},
          {
            bands: [
              [0, 0.02],
              [100000, 0.019],
            ],
          },
        ),
        "nobodyIsPaidLess",
        "rebate",
      ),
    ).toBe("witness");
    expect(answerOf(compared({}, { bands: [[0, 0.03]] }), "nobodyIsPaidLess", "rebate")).toBe("undecided");
  });

  test("nothing changes for a segment that the change does not touch", () => {
    const levels = [{ id: "registered" }, { id: "silver", requires: at("people", 2) }, { id: "gold", requires: { all: [at("people", 2), { any: [at("sales", 150000), { all: [at("region", "NA", "equal"), at("sales", 100000)] }] }] } }]; // prettier-ignore
    const result = compared({}, { more: { tiers: { main: { levels } } } }, ["emea", "na"]);
    expect([answerOf(result, "nothingChanges", "emea"), answerOf(result, "nothingChanges", "na")]).toEqual([
      "witness",
      "proved",
    ]);
  });
});

test("a program compared with itself moves nobody, changes nothing and proves everything", () => {
  const program = parseProgram(northwindProgram);
  const result = comparePrograms(program, program, northwindPartners({ count: 25 }), { asOf: "2026-03-31" });
  if (result.status !== "compared") throw new Error("not compared");
  expect(result).toMatchObject({ moved: [], losers: [], winners: [], paid: { more: 0, less: 0, same: 25 } });
  expect(result.theorems.map(({ answer }) => answer)).toEqual(["proved", "proved", "proved"]);
});

describe("options that cannot be read are issues", () => {
  test.each([
    undefined,
    null,
    5,
    {},
    { asOf: "yesterday" },
    { asOf: "2026-12-31", most: -1 },
    { asOf: "2026-12-31", segments: "emea" },
  ])("%j", (options) => {
    expect(comparePrograms(programOf(), programOf(), partners, options as never)).toMatchObject({ status: "issues" });
  });
});

describe("why a partner moves", () => {
  const reasons = (before: object, after: object): readonly string[] => {
    const documents = [before, after].map((requires) =>
      parseProgram({
        language: 1,
        id: "why",
        currency: "EUR",
        facts: { people: "integer", sales: "money", deals: "integer" },
        conditions: { staffed: at("people", 2) },
        tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires }] } },
      }),
    );
    const partner = { id: "p", facts: { people: 3, sales: 50, deals: 0 } };
    const comparison = comparePrograms(documents[0]!, documents[1]!, [partner], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    return comparison.moved[0]!.reasons.map(({ address, fact, was, is }) => `${address.replace("/tiers/main/levels/1/requires", "")} ${fact}: ${was.status} ${is.status}`);
  };

  test("a condition that is asked in addition is the reason, and not those that stand elsewhere now", () => {
    const asked = { all: [at("people", 2), at("deals", 1)] };
    expect(reasons(at("people", 2), asked)).toEqual(["/all/1 deals: null unmet"]);
    expect(reasons(asked, at("people", 2))).toEqual(["/all/1 deals: unmet null"]);
    expect(reasons({ condition: "staffed" }, asked)).toEqual(["/all/1 deals: null unmet"]);
  });

  test("one that is put before the others does not take their places", () => {
    const before = { all: [at("people", 2), at("sales", 50)] };
    expect(reasons(before, { all: [at("deals", 1), at("people", 2), at("sales", 50)] })).toEqual(["/all/0 deals: null unmet"]);
  });

  test("one that asks for more is the same one, also where it stands elsewhere", () => {
    expect(reasons(at("sales", 50), at("sales", 51))).toEqual([" sales: met unmet"]);
    expect(reasons(at("sales", 50), { all: [at("people", 2), at("sales", 51)] })).toEqual(["/all/1 sales: met unmet"]);
  });

  test("every cause is told: what asks for more, and what is asked in addition", () => {
    expect(reasons(at("sales", 50), { all: [at("sales", 51), at("deals", 1)] })).toEqual(["/all/0 sales: met unmet", "/all/1 deals: null unmet"]);
  });

  test("of several on one value the one at the same place is the same one, where none asks the same", () => {
    const before = { any: [at("sales", 100), at("sales", 50)] };
    expect(reasons(before, { any: [at("people", 9), at("sales", 51)] })).toEqual([
      "/any/0 people: null unmet",
      "/any/1 sales: met unmet",
      "/any/0 sales: unmet null",
    ]);
    // The same comparisons in other places, put together in another way: none of them says anything else.
    expect(reasons(before, { all: [at("sales", 50), at("sales", 100)] })).toEqual([]);
  });

  test("one that is met, and was not asked, gives a level where it is one way among others", () => {
    expect(reasons({ any: [at("sales", 60)] }, { any: [at("sales", 60), at("people", 2)] })).toEqual([
      "/any/1 people: null met",
    ]);
  });

  test("of several on one value each is held against the one that asks the same", () => {
    const either = { any: [{ all: [at("sales", 40), at("people", 3)] }, at("sales", 50)] };
    expect(reasons(either, { any: [at("sales", 60), { all: [at("sales", 40), at("people", 4)] }] })).toEqual([
      "/any/0 sales: met unmet",
      "/any/1/all/1 people: met unmet",
    ]);
  });
}); // prettier-ignore

describe("a value that is computed by other rules", () => {
  const small = { type: "integer", min: 0, max: 9, required: true };
  const documentWith = (m: object, more: object = {}): object => ({
    language: 1,
    id: "rules",
    currency: "EUR",
    facts: { a: small, b: small, c: small },
    records: { orders: { date: "on", fields: { on: "date", amount: "money", kind: "string" } } },
    parameters: { kind: [{ from: "2025-01-01", value: "x" }] },
    metrics: { m, inner: { sum: "orders.amount" } },
    conditions: { everybody: at("a", 0) },
    tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires: at("m", 5) }] } },
    ...more,
  });
  const answers = (before: object, after: object): readonly string[] => {
    const programs = [before, after].map((document) => parseProgram(document)) as [Program, Program];
    const comparison = comparePrograms(...programs, [], { asOf: "2026-03-31", segments: ["everybody"] });
    return comparison.status === "compared" ? comparison.theorems.map(({ answer }) => answer) : ["refused"];
  };
  const of = (kind: unknown): object => ({ sum: "orders.amount", where: { fact: "kind", operator: "equal", value: kind } });
  const sum = { sum: "orders.amount" };

  test.each([
    ["records of one kind", sum, of("x")],
    ["another window", { ...sum, window: { month: "toDate" } }, { ...sum, window: { trailing: { days: 30 } } }],
    ["another number of records", { count: "orders" }, { count: "orders", where: { fact: "kind", operator: "equal", value: "x" } }],
    ["a product of others", { product: ["a", "b"] }, { product: ["a", "c"] }],
  ])("is another value, of which nothing is proved: %s", (_what, before, after) => {
    expect(answers(documentWith(before), documentWith(after))).toEqual(["undecided", "undecided"]);
    expect(answers(documentWith(before), documentWith(before))).toEqual(["proved", "proved"]);
  });

  test("a partner of the base shows that a claim is wrong where nothing else can", () => {
    const paid = { incentives: { rebate: { kind: "rebate", period: "month", payOn: "inner", scale: { flat: { rate: 0.1 } } } } };
    const month = { window: { month: "toDate" } };
    const [before, after] = [{ ...sum, ...month }, { ...of("x"), ...month }].map((m) => parseProgram(documentWith(m, { metrics: { m, inner: m }, ...paid }))) as [Program, Program];
    const partnerWith = (id: string, kind: string): Partner => ({ id, facts: { a: 1, b: 1, c: 1 }, records: { orders: [{ on: "2026-03-02", amount: 7, kind }] } });
    const theoremsOver = (partners: readonly Partner[]): readonly unknown[] => {
      const comparison = comparePrograms(before, after, partners, { asOf: "2026-03-31" });
      return comparison.status === "compared" ? comparison.theorems.map(({ answer, witness }) => [answer, witness?.partner.id, witness?.shows]) : [];
    };
    expect(theoremsOver([partnerWith("stays", "x")])).toEqual([["undecided", undefined, undefined], ["undecided", undefined, undefined]]);
    expect(theoremsOver([partnerWith("stays", "x"), partnerWith("falls", "y"), partnerWith("too", "z")])).toEqual([
      ["witness", "falls", "the partner falls goes from gold to registered"],
      ["witness", "falls", "the partner falls was paid 0.70 and is paid 0.00"],
    ]);
    // Who is not known to fall shows nothing.
    expect(theoremsOver([{ id: "open", facts: { a: 1, b: 1, c: 1 } }])).toEqual([["undecided", undefined, undefined], ["undecided", undefined, undefined]]);
  });

  test("also where what it reads has changed, at any distance", () => {
    const named = documentWith(of({ parameter: "kind" }));
    const later = { parameters: { kind: [{ from: "2025-01-01", value: "y" }] } };
    expect(answers(named, documentWith(of({ parameter: "kind" }), later))).toEqual(["undecided", "undecided"]);
    const nested = documentWith({ product: ["inner", "a"] });
    const inner = { metrics: { m: { product: ["inner", "a"] }, inner: of("x") } };
    expect(answers(nested, documentWith({ product: ["inner", "a"] }, inner))).toEqual(["undecided", "undecided"]);
  });

  test("is the same one where only other definitions, titles of facts or bounds of facts have changed", () => {
    const more = { facts: { a: { ...small, max: 12, title: "A" }, b: small, c: small, d: "string" } };
    expect(answers(documentWith(of("x")), documentWith(of("x"), more))).toEqual(["proved", "proved"]);
    const other = { metrics: { m: of("x"), inner: of("y") } };
    expect(answers(documentWith(of("x")), documentWith(of("x"), other))).toEqual(["proved", "proved"]);
  });

  test("that can be worked out is worked out: a witness has what both read, and shows it", () => {
    const programs = [{ difference: ["a", "b"] }, { difference: ["a", "c"] }].map((m) => parseProgram(documentWith(m))) as [Program, Program];
    const comparison = comparePrograms(...programs, [], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    const { partner } = comparison.theorems[0]!.witness!;
    expect(Object.keys(partner.facts!).sort()).toEqual(["a", "b", "c"]);
    expect(comparePrograms(...programs, [partner], { asOf: "2026-03-31" })).toMatchObject({ tiers: { main: { down: 1 } } });
  });
}); // prettier-ignore

describe("programs that read other data", () => {
  const documentWith = (sections: object): object => ({ language: 1, id: "data", currency: "EUR", ...sections });
  const people = { id: "gold", requires: at("people", 2) };
  const skilled = { id: "gold", requires: { all: [at("people", 2), at("skilled", 1)] } };
  const orders = (fields: object): object => ({ orders: { date: "on", fields: { on: "date", amount: "money", ...fields } } });
  const metrics = { sales: { sum: "orders.amount" } };
  const card = (...questions: readonly string[]): object => ({
    missing: "exclude",
    parts: questions.map((id) => ({ id, ask: "?", yes: 1 })),
  });
  const before = parseProgram(
    documentWith({
      facts: { people: { type: "integer", min: 0 }, old: "boolean" },
      records: { ...orders({ channel: "string" }), visits: { fields: { on: "date" } } },
      metrics,
      scorecards: { skills: card("plan", "staff") },
      tiers: { main: { levels: [{ id: "registered" }, people] }, past: { levels: [{ id: "member" }] } },
    }),
  );
  const after = parseProgram(
    documentWith({
      facts: { people: { type: "integer", min: 0 }, skilled: { type: "integer", min: 0 } },
      records: { ...orders({ product: { type: "string", optional: true } }), deals: { fields: { value: "money" } } },
      metrics: { ...metrics, worth: { sum: "deals.value" } },
      scorecards: { skills: card("plan", "cloud"), fresh: card("help") },
      tiers: { main: { levels: [{ id: "registered" }, skilled] }, next: { levels: [{ id: "member" }] } },
    }),
  );
  const partner = {
    id: "p",
    facts: { people: 3, old: true, skilled: 0 },
    records: {
      orders: [{ on: "2026-02-01", amount: 5, channel: "web", product: "x" }],
      visits: [{ on: "2026-02-01" }],
      deals: [{ value: 7 }],
    },
    answers: { skills: { plan: true, staff: true, cloud: true }, fresh: { help: true } },
    held: { tiers: { main: { history: [] }, past: { history: [] }, next: { history: [] } } },
    exceptions: { tiers: { past: [], next: [] } },
    given: { sales: "9.00", worth: "3.00" },
  };
  const over = (partners: readonly unknown[]): ComparedPrograms => {
    const comparison = comparePrograms(before, after, partners as readonly Partner[], { asOf: "2026-03-31" });
    if (comparison.status !== "compared") throw new Error("not compared");
    return comparison;
  };

  test("each read of a partner what they declare", () => {
    const { refused, tiers, moved } = over([partner]);
    expect(refused).toEqual({ count: 0, first: [] });
    expect(tiers["main"]).toMatchObject({ down: 1 });
    expect(moved[0]!.reasons[0]).toMatchObject({ fact: "skilled" });
  });

  test("what neither declares is told, in whatever section it stands", () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ facts: { ...partner.facts, peopel: 1 } }, "/facts/peopel"],
      [{ records: { ...partner.records, order: [] } }, "/records/order"],
      [{ records: { orders: [{ on: "2026-02-01", amount: 5, channel: "web", chanel: 1 }] } }, "/records/orders/0/chanel"],
      [{ answers: { skills: { plan: true, clout: true } } }, "/answers/skills/clout"],
      [{ answers: { skill: {} } }, "/answers/skill"],
      [{ held: { tiers: { mian: { history: [] } } } }, "/held/tiers/mian"],
      [{ given: { saels: 1 } }, "/given/saels"],
    ];
    for (const [more, path] of wrong) {
      const { refused } = over([{ ...partner, ...more }]);
      expect([path, refused.first.map(({ issues }) => issues.map((issue) => issue.path))]).toEqual([path, [[path]]]);
    }
  });

  test("a partner is not changed, may have records of a class, and may fail while it is read", () => {
    class Order {
      readonly on = "2026-02-01";
      readonly product = "x";
      readonly channel = "web";
      readonly #amount = 5;
      get amount(): number {
        return this.#amount;
      }
    }
    const frozen = structuredClone(partner);
    const made = { ...partner, id: "q", given: {}, records: { orders: [new Order()] } };
    expect(over([partner, made])).toMatchObject({ refused: { count: 0 }, moved: [{ partner: "p" }, { partner: "q" }] });
    expect(evaluatePartner(after, { id: "r", records: { orders: [new Order()] } } as never, { asOf: "2026-03-31" }).status).toBe("issues");
    expect(partner).toEqual(frozen);
    const failing = { ...partner, get facts(): object { throw new Error("no facts"); } }; // prettier-ignore
    const hostile: readonly unknown[] = [failing, null, 5, [], { ...partner, facts: null, records: [], answers: 1, held: "x" }];
    expect(over(hostile).refused.count).toBe(hostile.length);
  });

  test("a partner that has what only one asks for is a witness for all partners there can be", () => {
    const { theorems } = over([]);
    const found = theorems.find(({ claim, of }) => claim === "nobodyLosesALevel" && of === "main");
    expect(found).toMatchObject({ answer: "witness", witness: { partner: { facts: { people: "2", skilled: "0" } } } });
  });

  test("a simulation by other rules, too", () => {
    const simulated = simulatePartner(before, partner, { asOf: "2026-03-31", program: after });
    expect(simulated).toMatchObject({ status: "simulated", tiers: { main: { before: "gold", after: "registered" } } });
    expect(simulatePartner(before, { ...partner, facts: { peopel: 1 } }, { asOf: "2026-03-31", program: after }).status).toBe("issues");
  });
}); // prettier-ignore
