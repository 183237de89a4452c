import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  type MeasuredSensitivity,
  type Partner,
  type WeightLimit,
  evaluatePartner,
  weightSensitivity,
} from "partner-program";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
const bands = [
  { from: 0, is: "red" },
  { from: 50, is: "yellow" },
  { from: 75, is: "green" },
];
const yes = (id: string, weight?: number | string): object => ({ id, ask: "?", yes: 1, ...(weight === undefined ? {} : { weight }) }); // prettier-ignore
type Answers = Readonly<Record<string, boolean | number>>;

const programFor = (card: object) => programOf({ scorecards: { card: { scale: [0, 100], missing: "exclude", bands, ...card } } }); // prettier-ignore
const partner = (answers: Answers, more: object = {}): Partner => ({ id: "p", answers: { card: answers }, ...more });
function measured(card: object, answers: Answers, more: object = {}): MeasuredSensitivity {
  const result = weightSensitivity(programFor(card), partner(answers, more), { asOf, card: "card" });
  if (result.status !== "measured") throw new Error("refused");
  return result;
}
function bandOf(card: object, answers: Answers): string | null {
  const outcome = evaluatePartner(programFor(card), partner(answers), { asOf });
  if (outcome.status !== "evaluated") throw new Error("refused");
  return outcome.scorecards["card"]!.band;
}

describe("how far a weight can move", () => {
  const card = { parts: [yes("a", 3), yes("b", 2)] };

  test("before the band changes, and which band lies there", () => {
    expect(measured(card, { a: true, b: false })).toEqual({
      status: "measured",
      partner: "p",
      asOf,
      card: "card",
      band: "yellow",
      parts: {
        a: {
          weight: 3,
          below: { weight: 2, band: "red", reached: false },
          above: { weight: 6, band: "green", reached: true },
        },
        b: {
          weight: 2,
          below: { weight: 1, band: "green", reached: true },
          above: { weight: 3, band: "red", reached: false },
        },
      },
      unsettled: {},
    });
  });

  test("the limits are where the evaluation changes its band", () => {
    const of = (a: number | string): string | null =>
      bandOf({ parts: [yes("a", a), yes("b", 2)] }, { a: true, b: false });
    expect(["1.999", 2, 3, "5.999", 6].map(of)).toEqual(["red", "yellow", "yellow", "yellow", "green"]);
  });

  test("without a limit there is none: alone in its group, with the score of its group, or above the highest band", () => {
    const none = { below: null, above: null };
    expect(measured({ parts: [yes("a", 3)] }, { a: true }).parts["a"]).toEqual({ weight: 3, ...none });
    expect(measured(card, { a: true, b: true }).parts).toEqual({
      a: { weight: 3, ...none },
      b: { weight: 2, ...none },
    });
    expect(measured({ parts: [yes("a", 9), yes("b")] }, { a: true, b: false }).parts["a"]).toMatchObject({ below: { weight: 3, band: "yellow" }, above: null }); // prettier-ignore
    const { bands: _bands, ...plain } = { bands, ...card };
    expect(measured({ ...plain, bands: [{ from: 0, is: "any" }] }, { a: true, b: false }).parts["a"]).toEqual({ weight: 3, ...none }); // prettier-ignore
  });

  test("a weight counts through the groups above it", () => {
    const deep = { parts: [{ id: "g", weight: 3, parts: [yes("a", 3), yes("b", 1)] }, yes("c", 1)] };
    expect(measured(deep, { "g.a": true, "g.b": false, c: true }).parts).toMatchObject({
      "g.a": { below: { weight: 2, band: "yellow", reached: false }, above: null },
      g: { weight: 3, below: null, above: null },
    });
  });

  test("what is not answered weighs nothing, unless it counts as the lowest", () => {
    const three = { parts: [yes("a", 3), yes("b", 2), yes("c", 5)] };
    expect(Object.keys(measured(three, { a: true, b: false }).parts)).toEqual(["a", "b"]);
    expect(Object.keys(measured({ ...three, missing: "lowest" }, { a: true, b: false }).parts)).toEqual([
      "a",
      "b",
      "c",
    ]);
  });
});

describe("what is not told", () => {
  test("where a cap or another aggregate lies between, the score is not straight in the weight", () => {
    const inner = (group: object): object => ({
      parts: [{ id: "g", ...group, parts: [yes("a", 2), yes("b", 2)] }, yes("c")],
    });
    const answers = { "g.a": true, "g.b": false, c: true };
    expect(measured(inner({ cap: 90 }), answers).unsettled).toEqual({ "g.a": "bends", "g.b": "bends" });
    expect(measured({ aggregate: "least", ...inner({}) }, answers).unsettled).toEqual({
      "g.a": "bends",
      "g.b": "bends",
    });
    expect(measured({ scale: [1, 100], bands: [{ from: 1, is: "x" }], aggregate: "geometricMean", parts: [yes("a"), yes("b")] }, { a: true, b: false }).unsettled).toEqual({ a: "bends", b: "bends" }); // prettier-ignore
    expect(measured(inner({}), answers, { given: { "score.card.g": 40 } }).unsettled).toEqual({ "g.a": "bends", "g.b": "bends" }); // prettier-ignore
  });

  test("where the coverage that is asked for depends on the weights, and where there is no score", () => {
    const half = { minimumCoverage: 0.5, parts: [yes("a", 3), yes("b", 2)] };
    expect(measured(half, { a: true })).toMatchObject({ parts: {}, unsettled: { "": "coverage" } });
    expect(measured(half, { a: true, b: true }).unsettled).toEqual({});
    expect(measured(half, { b: true })).toMatchObject({ band: null, parts: {}, unsettled: { "": "noScore" } });
  });
});

test("law: between the limits of a weight the band stays, beyond one it is the one that is told", () => {
  const group = fc.record({
    aggregate: fc.constantFrom("weightedMean", "mean", "sum"),
    worths: fc.array(fc.record({ worth: fc.integer({ min: 0, max: 100 }), weight: fc.integer({ min: 1, max: 9 }) }), { minLength: 1, maxLength: 3 }),
    weight: fc.integer({ min: 1, max: 9 }),
  }); // prettier-ignore
  fc.assert(
    fc.property(fc.array(group, { minLength: 1, maxLength: 3 }), (groups) => {
      const weighted = (how: string, weight: unknown): object => (how === "weightedMean" ? { weight } : {});
      const cardWith = (path?: string, moved?: string): object => ({
        parts: groups.map(({ aggregate, worths, weight }, index) => ({
          id: `g${index}`,
          aggregate,
          weight: path === `g${index}` ? moved : weight,
          parts: worths.map(({ weight: own }, place) => ({
            id: `q${place}`,
            ask: "?",
            corners: [{ at: 0, is: 0 }, { at: 100, is: 1 }],
            ...weighted(aggregate, path === `g${index}.q${place}` ? moved : own),
          })),
        })),
      }); // prettier-ignore
      const answers = Object.fromEntries(
        groups.flatMap(({ worths }, index) => worths.map(({ worth }, place) => [`g${index}.q${place}`, worth])),
      );
      const { parts, band } = measured(cardWith(), answers);
      for (const [path, { weight, below, above }] of Object.entries(parts)) {
        const at = (moved: number): string | null => bandOf(cardWith(path, moved.toFixed(4)), answers);
        const check = (limit: WeightLimit | null, toward: number): void => {
          if (limit === null) return;
          const [own, found] = [Number(weight), Number(limit.weight)];
          if (Math.abs(found - own) > 0.01) expect(at(found - 0.002 * toward)).toBe(band);
          if (found + 0.002 * toward > 0) expect(at(found + 0.002 * toward)).toBe(limit.band);
        };
        check(below, -1);
        check(above, 1);
        if (below === null) expect(at(0.001)).toBe(band);
        if (above === null) expect(at(90_000)).toBe(band);
      }
    }),
    { numRuns: 60 },
  );
});
