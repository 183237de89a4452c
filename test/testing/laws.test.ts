import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Program, type ProgramDocument, checkProgram, parseProgram, runCases } from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { type LawOptions, type ProgramLaw, BrokenLaw, programLaws } from "partner-program/testing";
import { MISTAKES, edited } from "../program/check/mistakes.js";

const sales = { type: "money", min: 0, required: true };
const bands = (...rates: readonly number[]) => rates.map((rate, place) => ({ from: place * 50_000, rate }));

function documentOf(sections: object): ProgramDocument {
  return { language: 1, id: "laws", currency: "EUR", facts: { sales, people: "integer" }, ...sections } as ProgramDocument; // prettier-ignore
}

function rebate(more: object): object {
  return { incentives: { volume: { kind: "rebate", period: "calendarQuarter", payOn: "sales", ...more } } };
}

function lawOf(program: Program, id: string, options: Partial<LawOptions> = {}): ProgramLaw {
  const law = programLaws(program, { fc, ...options }).find((one) => one.id === id);
  if (law === undefined) throw new Error(`no law ${id}`);
  return law;
}

/** How a law is broken; undefined where it is kept. */
function broken({ assert }: ProgramLaw, options?: Parameters<ProgramLaw["assert"]>[0]): BrokenLaw | undefined {
  try {
    assert(options);
    return undefined;
  } catch (error) {
    if (error instanceof BrokenLaw) return error;
    throw error;
  }
}

describe("a program is held to the laws that speak of what it has", () => {
  test("facts alone", () => {
    const laws = programLaws(parseProgram(documentOf({})), { fc });
    expect(laws.map(({ id }) => id)).toEqual(["answersAlike", "unread"]);
    for (const { title, why } of laws) expect([title.length, why.length].every((length) => length > 20)).toBe(true);
  });

  test("a ladder adds those of levels, an incentive those of payments, a review its own", () => {
    const gold = { id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 4 } };
    const review = { promote: "immediately" };
    const idsOf = (sections: object): readonly string[] => programLaws(parseProgram(documentOf(sections)), { fc }).map(({ id }) => id); // prettier-ignore
    const levels = { tiers: { main: { levels: [{ id: "registered" }, gold] } } };
    expect(idsOf(levels)).toEqual(expect.arrayContaining(["explained", "grantedIsEnough", "missingIsBetween", "moreIsNotLess"])); // prettier-ignore
    expect(idsOf(levels)).not.toContain("reviewedInSteps");
    expect(idsOf({ tiers: { main: { ...levels.tiers.main, review } } })).toContain("reviewedInSteps");
    expect(idsOf(rebate({ scale: { flat: { rate: 0.01 } } }))).toEqual(expect.arrayContaining(["withinBounds", "withinBase", "partsAddUp", "paidOnce", "correctedIsFresh"])); // prettier-ignore
  });

  test("splitting an order is told of amounts that add up, not of orders that are counted", () => {
    const records = { orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money" } } };
    const sum = { total: { sum: "orders.amount" } };
    const count = { total: { count: "orders" } };
    const gold = { id: "gold", requires: { fact: "total", operator: "greaterThanInclusive", value: 4 } };
    const tiers = { main: { levels: [{ id: "registered" }, gold] } };
    const idsOf = (metrics: object): readonly string[] => programLaws(parseProgram(documentOf({ records, metrics, tiers })), { fc }).map(({ id }) => id); // prettier-ignore
    expect(idsOf(sum)).toContain("splitRecord");
    expect(idsOf(count)).not.toContain("splitRecord");
    lawOf(parseProgram(documentOf({ records, metrics: sum, tiers })), "splitRecord").assert();
  });

  test("except for those that it does not want to keep", () => {
    const except = { answersAlike: "tried elsewhere", "law.few": "not yet" };
    const laws = { few: { never: { fact: "people", operator: "greaterThan", value: 10 } } };
    const ids = programLaws(parseProgram(documentOf({ laws })), { fc, except }).map(({ id }) => id);
    expect(ids).toEqual(["unread", "moreIsNotLess"].filter((id) => ids.includes(id)));
  });
});

describe("a cliff", () => {
  const falling = parseProgram(documentOf(rebate({ scale: { apply: "wholeAmount", bands: bands(0.03, 0.01) } })));

  test("is found, and told with both partners, one step apart", () => {
    const found = broken(lawOf(falling, "moreIsNotLess"), { seed: 1 })!;
    expect(found.message).toContain("with sales 50000 instead of 49999.99 `incentive.volume` pays 500.00 and not 1500.00"); // prettier-ignore
    expect(found.situations).toHaveLength(2);
    expect(found.law).toBe("moreIsNotLess");
  });

  test("is none where the rate does not fall, one step higher", () => {
    const flat = parseProgram(documentOf(rebate({ scale: { apply: "wholeAmount", bands: bands(0.03, 0.03) } })));
    expect(broken(lawOf(flat, "moreIsNotLess"))).toBeUndefined();
    const slightly = parseProgram(documentOf(rebate({ scale: { apply: "wholeAmount", bands: bands(0.03, 0.0299) } })));
    expect(broken(lawOf(slightly, "moreIsNotLess"))).toBeDefined();
  });

  test("comes as cases that hold when they are pasted into the document", () => {
    const { cases } = broken(lawOf(falling, "moreIsNotLess"), { seed: 1 })!;
    const document = { ...falling.document, cases: JSON.parse(JSON.stringify(cases)) as object[] };
    const report = runCases(parseProgram(document));
    expect(report.results.map(({ status }) => status)).toEqual(["passed", "passed"]);
  });

  test("is found again by its seed and path, alone", () => {
    const law = lawOf(falling, "moreIsNotLess");
    const first = broken(law, { seed: 5 })!;
    expect(broken(law, first.replay)!.message.split("\n").slice(0, 2)).toEqual(first.message.split("\n").slice(0, 2));
    expect(first.message).toContain(`assert(${JSON.stringify(first.replay)})`);
  });

  test.each(MISTAKES.filter(({ finds }) => finds.startsWith("pay.cliff") && finds.includes("volume")))(
    "planted into a shipped program is found: $title",
    ({ program, edits }) => {
      const found = broken(lawOf(parseProgram(edited(program, edits)), "moreIsNotLess"), { seed: 1, numRuns: 3000 });
      expect(found?.message).toContain("`incentive.volume` pays");
    },
  );
});

describe("other mistakes that laws find", () => {
  test("a rate above one pays more than what it is paid on", () => {
    const program = (rate: number): Program => parseProgram(documentOf(rebate({ scale: { flat: { rate } } })));
    expect(broken(lawOf(program(1), "withinBase"))).toBeUndefined();
    expect(broken(lawOf(program(1.01), "withinBase"))?.message).toContain("more than the amount that it is paid on");
  });

  test("a spiff that pays a record more than its amount", () => {
    const records = { deals: { date: "on", fields: { on: "date", amount: "money" } } };
    const spiff = (rate: number): object => ({ spiff: { kind: "spiff", period: "month", for: { each: "deals" }, payOn: "amount", pays: { rate } } }); // prettier-ignore
    const of = (rate: number): BrokenLaw | undefined => broken(lawOf(parseProgram(documentOf({ records, incentives: spiff(rate) })), "withinBase")); // prettier-ignore
    expect(of(1)).toBeUndefined();
    expect(of(1.5)?.message).toMatch(/pays [\d.]+ for a record of [\d.]+/);
  });

  test.each([
    ["bands of each record", {}],
    ["bands of the running total, from then on", { running: "fromThenOn" }],
  ])("a larger deal that is paid less: %s", (_how, more) => {
    const records = { deals: { date: "on", key: "id", fields: { id: "string", on: "date", amount: { type: "money", min: 0 } } } }; // prettier-ignore
    const of = (...rates: readonly number[]): BrokenLaw | undefined => {
      const scale = { apply: "wholeAmount", bands: bands(...rates) };
      const spiff = { kind: "rebate", period: "month", for: { each: "deals", ...more }, payOn: "amount", scale };
      return broken(lawOf(parseProgram(documentOf({ records, incentives: { spiff } })), "largerIsNotLess"));
    };
    expect(of(0.01, 0.02)).toBeUndefined();
    expect(of(0.02, 0.02)).toBeUndefined();
    expect(of(0.02, 0.01)?.message).toMatch(/with a record of deals whose amount is (50000|"?\d[\d.]*"?) instead of \S+ `incentive\.spiff` pays/); // prettier-ignore
  });

  test("a customer whose orders add up to more is paid less", () => {
    const records = { deals: { date: "on", key: "id", fields: { id: "string", on: "date", customer: "string", amount: { type: "money", min: 0 } } } }; // prettier-ignore
    const collections = { customers: { group: "deals", by: ["customer"], fields: { spend: { sum: "deals.amount" } } } };
    const of = (...rates: readonly number[]): BrokenLaw | undefined => {
      const scale = { apply: "wholeAmount", bands: bands(...rates) };
      const each = { kind: "rebate", period: "month", for: { each: "customers" }, payOn: "spend", scale };
      return broken(lawOf(parseProgram(documentOf({ records, collections, incentives: { each } })), "largerIsNotLess"));
    };
    expect(of(0.01, 0.02)).toBeUndefined();
    expect(of(0.02, 0.01)?.message).toMatch(
      /with a record of deals whose amount is \S+ instead of \S+ `incentive\.each` pays/,
    );
  });

  test("a partner that the program refuses is told with the reason", () => {
    const partners = fc.constant({ id: "p1", facts: { sales: -1 } });
    const found = broken(lawOf(parseProgram(documentOf({})), "answersAlike", { partners }));
    expect(found?.message).toContain("the partner is refused: facts/sales");
  });
});

describe("laws that the document states", () => {
  const people = (operator: string, value: number): object => ({ fact: "people", operator, value });
  const gold = { levels: [{ id: "registered" }, { id: "gold", requires: people("greaterThanInclusive", 4) }] };
  const isGold = { fact: "level.main", operator: "equal", value: "gold" };
  const program = parseProgram(
    documentOf({
      tiers: { main: gold },
      laws: {
        kept: { title: "gold has four people", never: { all: [isGold, people("lessThan", 4)] } },
        five: { title: "gold has five people", never: { all: [isGold, people("lessThan", 5)] } },
        rises: { monotone: "level.main", in: "people" },
        falls: { monotone: "level.main", in: "people", falls: true },
      },
    }),
  );

  test("are decided by a proof, whatever is drawn", () => {
    expect(broken(lawOf(program, "law.kept"))).toBeUndefined();
    expect(broken(lawOf(program, "law.rises"))).toBeUndefined();
    expect(broken(lawOf(program, "law.five"), { numRuns: 1 })?.message).toContain("people 4");
    expect(broken(lawOf(program, "law.falls"), { numRuns: 1 })?.situations).toHaveLength(2);
  });

  test("have the titles of the document", () => {
    expect(lawOf(program, "law.five").title).toBe("gold has five people");
    expect(lawOf(program, "law.rises").title).toBe("rises");
  });

  test("are tried on partners where nothing can be proved", () => {
    // A product of two values is not looked into.
    const never = { fact: "people", operator: "equal", value: { product: ["people", "people"] } };
    const facts = { people: { type: "integer", min: 1, max: 9 } };
    const undecided = parseProgram(documentOf({ facts, laws: { same: { never } } }));
    expect(checkProgram(undecided).findings.map(({ code }) => code)).toContain("law.undecided");
    expect(broken(lawOf(undecided, "law.same"))?.message).toMatch(/"people": "?1"?/);
  });
});

describe("the shipped example", () => {
  const program = parseProgram(northwindProgram);

  test.each(programLaws(program, { fc, asOf: "2025-12-31" }).map((law) => [law.id, law] as const))(
    "keeps %s",
    (_id, law) => {
      law.assert({ numRuns: 50 });
    },
  );

  test("keeps them on partners of its own base, too", () => {
    const partners = fc.constantFrom(...northwindPartners({ count: 50, seed: 2 }));
    for (const law of programLaws(program, { fc, asOf: "2026-03-31", partners })) law.assert({ numRuns: 20 });
  });
});

test("a day that is none is told", () => {
  expect(() => programLaws(parseProgram(documentOf({})), { fc, asOf: "2025-02-30" })).toThrow('"2025-02-30"');
});
