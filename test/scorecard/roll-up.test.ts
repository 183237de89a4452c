import { describe, expect, test } from "vitest";
import {
  type Partner,
  type RollUpOptions,
  type RolledUpScores,
  evaluatePartner,
  parseProgram,
  rollUpScores,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
const program = programOf({
  facts: { manager: "string", size: "integer" },
  scorecards: {
    card: {
      scale: [0, 100],
      missing: "exclude",
      minimumCoverage: 0.5,
      bands: [
        { from: 0, is: "red" },
        { from: 50, is: "green" },
      ],
      parts: [
        {
          id: "sales",
          parts: [
            { id: "demo", ask: "?", yes: 1 },
            { id: "proposal", ask: "?", yes: 1 },
          ],
        },
        { id: "lab", ask: "?", yes: 1 },
      ],
    },
  },
});
const partner = (id: string, manager: string | undefined, answers: Readonly<Record<string, boolean>>): Partner => ({
  id,
  facts: manager === undefined ? {} : { manager },
  answers: { card: answers },
});
const PARTNERS = [
  partner("1", "Ada", { "sales.demo": true, "sales.proposal": true, lab: false }),
  partner("2", "Ada", { "sales.demo": true, "sales.proposal": false, lab: false }),
  partner("3", "Bob", { "sales.demo": true }),
  partner("4", undefined, { "sales.demo": true, "sales.proposal": true, lab: true }),
  { id: "5", facts: { size: "many" } },
];
const roll = (more: Partial<RollUpOptions> = {}, partners: readonly Partner[] = PARTNERS) =>
  rollUpScores(program, partners, { asOf, card: "card", ...more });
const rolled = (more: Partial<RollUpOptions> = {}, partners?: readonly Partner[]): RolledUpScores => {
  const result = roll(more, partners);
  if (result.status !== "rolledUp") throw new Error(JSON.stringify(result.issues));
  return result;
};

describe("the scores of many partners", () => {
  test("are counted by band, with their means and the weakest questions", () => {
    const { all, groups, refused } = rolled();
    expect(all).toEqual({
      group: null,
      partners: 4,
      scored: 3,
      mean: 58.33,
      coverage: 0.8125,
      bands: { counts: { red: 1, green: 2 }, none: 1 },
      parts: {
        sales: { mean: 87.5, scored: 4 },
        "sales.demo": { mean: 100, scored: 4 },
        "sales.proposal": { mean: 66.67, scored: 3 },
        lab: { mean: 33.33, scored: 3 },
      },
      weakest: ["lab", "sales.proposal", "sales.demo"],
    });
    expect(groups).toEqual([]);
    expect(refused).toMatchObject({ count: 1, first: [{ partner: "5", codes: ["partner.value"] }] });
  });

  test("stand in groups by a text; of whom it is not known stand last", () => {
    const { groups } = rolled({ by: "manager" });
    expect(groups.map(({ group, partners, scored, mean }) => [group, partners, scored, mean])).toEqual([
      ["Ada", 2, 2, 37.5],
      ["Bob", 1, 0, null],
      [null, 1, 1, 100],
    ]);
    expect(groups[1]).toMatchObject({ bands: { counts: { red: 0, green: 0 }, none: 1 }, weakest: ["sales.demo"] });
  });

  test("nobody has no mean", () => {
    expect(rolled({}, []).all).toMatchObject({ partners: 0, scored: 0, mean: null, coverage: null, weakest: [] });
  });

  test("a card without bands tells none", () => {
    const plain = programOf({ scorecards: { card: { missing: "exclude", parts: [{ id: "a", ask: "?", yes: 3 }] } } });
    const result = rollUpScores(plain, [{ id: "1", answers: { card: { a: true } } }], { asOf, card: "card" });
    expect(result).toMatchObject({ status: "rolledUp", all: { mean: 3 } });
    expect(result.status === "rolledUp" && "bands" in result.all).toBe(false);
  });

  test.each<[Partial<RollUpOptions>, string]>([
    [{ card: "cart" }, "there is no scorecard `cart`; did you mean `card`?"],
    [{ by: "manger" }, "there is no text `manger` to group partners by; did you mean `manager`?"],
    [{ by: "size" }, "there is no text `size` to group partners by"],
    [{ asOf: "soon" }, '`asOf` is no day: "soon"'],
  ])("%j is refused", (more, message) => {
    const result = roll(more);
    expect(result.status === "issues" && result.issues.map((each) => each.message)).toEqual([
      `the document: ${message}`,
    ]);
  });
});

test("a base rolls up by level as its outcomes say", () => {
  const northwind = parseProgram(northwindProgram);
  const partners = northwindPartners({ count: 60 });
  const result = rollUpScores(northwind, partners, { asOf, card: "performance", by: "level.main" });
  if (result.status !== "rolledUp") throw new Error("refused");
  const outcomes = partners.map((each) => evaluatePartner(northwind, each, { asOf }));
  for (const { group, partners: count, scored } of result.groups) {
    const own = outcomes.filter((outcome) => outcome.status === "evaluated" && outcome.tiers["main"]!.certain === group);
    expect(own).toHaveLength(count);
    const known = own.filter((outcome) => outcome.status === "evaluated" && outcome.scorecards["performance"]!.score.status === "value");
    expect(known).toHaveLength(scored);
  }
  expect(result.groups.reduce((sum, { partners: count }) => sum + count, 0)).toBe(result.all.partners);
}); // prettier-ignore
