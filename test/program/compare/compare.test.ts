import { type ComparedPrograms, type Partner, comparePrograms, costIncentives, evaluatePartner, parseProgram } from "partner-program"; // prettier-ignore
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
