import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MeasuredRanks, type Partner, type RankOptions, evaluatePartner, rankSensitivity } from "partner-program";
import { codesOf, programOf } from "../program/support.js";

const asOf = "2026-03-31";
type Answers = Readonly<Record<string, number | null>>;

/** A question that scores what it is answered with, from 0 to 100. */
const part = (id: string, weight?: number | string): object => ({
  id,
  ask: "?",
  corners: [{ at: 0, is: 0 }, { at: 100, is: 1 }],
  ...(weight === undefined ? {} : { weight }),
}); // prettier-ignore
const programFor = (card: object) => programOf({ scorecards: { card: { scale: [0, 100], missing: "exclude", digits: 12, ...card } } }); // prettier-ignore
const partnerOf = (answers: Answers, index: number): Partner => ({ id: `p${index}`, answers: { card: answers } });

function measured(card: object, all: readonly Answers[], partner = "p0"): MeasuredRanks {
  const result = rankSensitivity(programFor(card), all.map(partnerOf), { asOf, card: "card", partner });
  if (result.status !== "measured") throw new Error(result.issues[0]!.message);
  return result;
}

/** The rank by evaluating every partner, however the card is weighed. */
function rankOf(card: object, all: readonly Answers[], index = 0): number {
  const program = programFor(card);
  const scores = all.map((answers, each) => {
    const outcome = evaluatePartner(program, partnerOf(answers, each), { asOf });
    const score = outcome.status === "evaluated" ? outcome.scorecards["card"]!.score : undefined;
    return score?.status === "value" ? Number(score.value) : undefined;
  });
  return 1 + scores.filter((score) => score !== undefined && score > scores[index]!).length;
}

describe("how far a weight can move", () => {
  const card = { parts: [part("a", 3), part("b", 2)] };
  const all = [
    { a: 100, b: 0 },
    { a: 0, b: 100 },
    { a: 50, b: 20 },
  ];

  test("before the rank changes, and with whom it changes", () => {
    expect(measured(card, all)).toEqual({
      status: "measured",
      partner: "p0",
      asOf,
      card: "card",
      rank: 1,
      ranked: 3,
      unranked: 0,
      parts: {
        a: { weight: 3, below: { weight: 2, rank: 2, reached: false, passed: ["p1"] }, above: null },
        b: { weight: 2, below: null, above: { weight: 3, rank: 2, reached: false, passed: ["p1"] } },
      },
      unsettled: {},
    }); // prettier-ignore
    const of = (a: string): number => rankOf({ parts: [part("a", a), part("b", 2)] }, all);
    expect(["1.999", "2", "2.001"].map(of)).toEqual([2, 1, 1]);
  });

  test("a better rank is reached where scores are level, a worse one lies beyond", () => {
    expect(measured(card, all, "p1").parts["a"]).toEqual({
      weight: 3,
      below: { weight: 2, rank: 1, reached: true, passed: ["p0"] },
      above: { weight: 3.2, rank: 3, reached: false, passed: ["p2"] },
    });
    const of = (a: string): number => rankOf({ parts: [part("a", a), part("b", 2)] }, all, 1);
    expect(["1.999", "2", "2.001", "3.2", "3.201"].map(of)).toEqual([1, 1, 2, 2, 3]);
  });

  test("whose scores are level already part with the next step of the weight", () => {
    const level = [
      { a: 100, b: 0 },
      { a: 0, b: 100 },
    ];
    expect(measured({ parts: [part("a", 2), part("b", 2)] }, level).parts["a"]).toEqual({
      weight: 2,
      below: { weight: 2, rank: 2, reached: false, passed: ["p1"] },
      above: null,
    }); // prettier-ignore
  });

  test("with whom other questions were answered, at a weight that is no fraction", () => {
    // (90 w + 30) / (w + 2) is (70 w + 40) / (w + 1) where 20 w^2 - 60 w - 50 = 0.
    const other = { parts: [part("a", 1), part("b", 1), part("c", 1)] };
    const partners = [{ a: 90, b: 10, c: 20 }, { a: 70, b: 40, c: null }];
    const { above, below } = measured(other, partners).parts["a"]!;
    expect(below).toBeNull();
    const limit = Number(above!.weight);
    const of = (a: number): number => rankOf({ parts: [part("a", a.toFixed(6)), part("b", 1), part("c", 1)] }, partners); // prettier-ignore
    expect([of(limit - 0.00001), of(limit + 0.00001)]).toEqual([2, 1]);
    expect(above).toMatchObject({ rank: 1, passed: ["p1"] });
    expect(Number.isInteger(limit * 2)).toBe(false);
  }); // prettier-ignore

  test("without others there is no other rank", () => {
    expect(measured(card, [{ a: 100, b: 0 }])).toMatchObject({
      rank: 1,
      ranked: 1,
      parts: { a: { below: null, above: null } },
    });
  });

  test("a part that the partner has not answered moves those who have", () => {
    const partners = [
      { a: 50, b: null },
      { a: 40, b: 80 },
    ];
    expect(measured(card, partners).parts["b"]).toEqual({
      weight: 2,
      below: { weight: 1, rank: 1, reached: true, passed: ["p1"] },
      above: null,
    }); // prettier-ignore
  });
});

describe("what has no rank", () => {
  const card = { parts: [part("a", 3), part("b", 2)] };

  test("is counted: partners without a score, and those that cannot be read", () => {
    const partners = [partnerOf({ a: 100 }, 0), { id: "p1" }, { id: "p2", facts: { people: 1 } }];
    const result = rankSensitivity(programFor(card), partners, { asOf, card: "card", partner: "p0" });
    expect(result).toMatchObject({ rank: 1, ranked: 1, unranked: 2 });
    expect(rankSensitivity(programFor(card), partners, { asOf, card: "card", partner: "p1" })).toMatchObject({ rank: null, parts: {}, unsettled: { "": "noScore" } }); // prettier-ignore
  });

  test("and where a score bends, or its coverage depends on weights, nothing is told", () => {
    const partners = [{ a: 100, b: 0 }, { a: 0, b: null }];
    expect(measured({ ...card, cap: 90 }, partners)).toMatchObject({ parts: {}, unsettled: { a: "bends", b: "bends" } });
    expect(measured({ ...card, minimumCoverage: 0.5 }, partners)).toMatchObject({ rank: 1, parts: {}, unsettled: { "": "coverage" } }); // prettier-ignore
  }); // prettier-ignore

  test.each([
    [{ card: "cart", partner: "p0" }, "options.card"],
    [{ card: "card", partner: "p9" }, "options.partner"],
    [{ card: "card" }, "options.partner"],
    [{ card: "card", partner: "p0", asOf: "soon" }, "options.asOf"],
  ])("options that name nothing are told: %j", (options, code) => {
    const result = rankSensitivity(programFor(card), [partnerOf({ a: 1 }, 0)], { asOf, ...options } as RankOptions);
    expect(result.status === "issues" && codesOf(result.issues)).toEqual([`${code} `]);
  });
});

test("between its limits a weight leaves the rank as it is, and beyond one it is the rank that is told there", () => {
  const score = fc.option(fc.integer({ min: 0, max: 10 }), { freq: 6 }).map((tens) => (tens === null ? null : tens * 10)); // prettier-ignore
  const answers = fc.record({ a: score, "g.b": score, "g.c": score, d: score });
  const weight = fc.integer({ min: 1, max: 6 });
  fc.assert(
    fc.property(fc.array(answers, { minLength: 2, maxLength: 6 }), fc.tuple(weight, weight, weight, weight, weight), fc.nat(), (all, weights, at) => {
      const [a, g, b, c, d] = weights;
      const cardWith = (changed: Readonly<Record<string, string>>): object => ({
        parts: [
          part("a", changed["a"] ?? a),
          { id: "g", weight: changed["g"] ?? g, parts: [part("b", changed["g.b"] ?? b), part("c", changed["g.c"] ?? c)] },
          part("d", changed["d"] ?? d),
        ],
      });
      const { rank, parts } = measured(cardWith({}), all);
      const rankWith = (path: string, own: number): number => rankOf(cardWith({ [path]: own.toFixed(7) }), all);
      for (const [path, { weight: own, below, above }] of Object.entries(parts)) {
        const least = below === null ? 0.01 : Number(below.weight) + 0.00001;
        const most = above === null ? 20 : Number(above.weight) - 0.00001;
        const between = least + ((most - least) * (at % 1000)) / 1000;
        if (least < most && between > 0) expect(rankWith(path, between)).toBe(rank);
        if (above !== null) expect(rankWith(path, Number(above.weight) + 0.00001)).toBe(above.rank);
        if (below !== null && Number(below.weight) > 0.0001) expect(rankWith(path, Number(below.weight) - 0.00001)).toBe(below.rank);
        expect(Number(own)).toBeGreaterThan(0);
      }
    }),
    { numRuns: 150 },
  );
}, 60_000); // prettier-ignore
