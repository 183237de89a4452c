import { describe, expect, test } from "vitest";
import { type LEVELS, holding, partnerWith, programWith, reviewOf, told } from "./support.js";

describe("a move that waits for its day", () => {
  test("is not decided again by the reviews in between", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" }, effective: { after: { days: 70 } } } });
    const partner = partnerWith({ "2026-01-01": 0 }, holding("gold", "2025-01-01"));
    expect(told(program, partner, "2026-04-20", "2026-01-02")).toEqual([
      "2026-01-31 demotionDecided gold -> bronze",
      "2026-04-11 demoted gold -> bronze",
    ]);
  });

  test("and is not put off by days on which it would be decided again", () => {
    const program = programWith({
      promote: { on: "immediately", effective: { after: { days: 10 } } },
      demote: "never",
    });
    const partner = partnerWith({ "2026-01-01": 300 }, holding("bronze", "2025-01-01"));
    expect(told(program, partner, "2026-02-28", "2026-01-01")).toEqual([
      "2026-01-01 promotionDecided bronze -> silver",
      "2026-01-11 promoted bronze -> silver",
    ]);
  });

  test("gives way to one that leads higher", () => {
    const program = programWith({ promote: { on: "immediately", measured: { before: { days: 2 } }, effective: { after: { days: 10 } } }, demote: "never" }); // prettier-ignore
    const partner = partnerWith({ "2025-12-01": 300, "2026-01-03": 500 }, holding("bronze", "2025-01-01"));
    expect(told(program, partner, "2026-02-28", "2026-01-01")).toEqual([
      "2026-01-01 promotionDecided bronze -> silver",
      "2026-01-05 promotionDecided bronze -> gold",
      "2026-01-15 promoted bronze -> gold",
    ]);
  });

  test("a demotion that waits gives way to a promotion", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" }, effective: { after: { days: 20 } } } });
    const partner = partnerWith({ "2026-01-01": 200, "2026-02-10": 500 }, holding("silver", "2025-01-01"));
    expect(told(program, partner, "2026-02-27", "2026-01-02")).toEqual([
      "2026-01-31 demotionDecided silver -> bronze",
      "2026-02-10 promoted silver -> gold",
    ]);
  });

  test("a review on the day on which it has effect is left out: one move a day", () => {
    const program = programWith({ promote: "never", demote: { on: { firstDayOf: "month" }, effective: { after: { months: 1 } }, atMostLevels: 1 } }); // prettier-ignore
    const partner = partnerWith({ "2026-01-01": 0 }, holding("gold", "2025-01-01"));
    expect(told(program, partner, "2026-06-30", "2026-01-02")).toEqual([
      "2026-02-01 demotionDecided gold -> silver",
      "2026-03-01 demoted gold -> silver",
      "2026-04-01 demotionDecided silver -> bronze",
      "2026-05-01 demoted silver -> bronze",
      "2026-06-01 kept bronze",
    ]);
  });
});

test("the first day on a level is none of its reviews", () => {
  const partner = partnerWith({ "2026-01-01": 500 }, holding("silver", "2026-01-01"));
  expect(told(programWith({}), partner, "2026-01-31", "2026-01-01")).toEqual(["2026-01-02 promoted silver -> gold"]);
});

test("who left by an exit that the program does not know any more does not come back", () => {
  const left = { held: { tiers: { main: { history: [{ from: "2025-01-01", is: null, exit: "gone" }] } } } };
  expect(told(programWith({}), partnerWith({ "2026-01-01": 500 }, left), "2026-12-31", "2026-01-01")).toEqual([]);
  const unnamed = { held: { tiers: { main: { history: [{ from: "2025-01-01", is: null }] } } } };
  expect(told(programWith({}), partnerWith({ "2026-01-01": 500 }, unnamed), "2026-12-31", "2026-01-01")).toEqual([
    "2026-01-01 entered null -> gold",
  ]);
});

describe("what is unknown decides nothing", () => {
  const references = { fact: "references", operator: "greaterThanInclusive", value: 1 } as const;
  const keepEvery = { reference: { reviews: 1, requires: references } };
  const points = (value: number) => ({ fact: "points", operator: "greaterThanInclusive", value }) as const;
  const facts = { references: "integer" };
  const review = { promote: "never", demote: { on: { lastDayOf: "month" } } } as const;
  const kinds = (levels: typeof LEVELS, has: Readonly<Record<string, unknown>>, level = "silver") => {
    const partner = { id: "p1", facts: has, ...holding(level, "2025-01-01") };
    const { events } = reviewOf(programWith(review, { facts }, levels), partner, "2026-01-31").tiers["main"]!;
    return events.map(({ kind, to }) => `${kind} ${String(to)}`);
  };
  const at = (value: number) => [{ from: "2025-01-01", value }];

  const due = [{ id: "bronze" }, { id: "silver", requires: points(300), keepEvery }];
  test.each([
    [{ points: at(300), references: 1 }, "kept silver"],
    [{ points: at(300) }, "undecided silver"],
    [{ points: at(300), references: 0 }, "demoted bronze"],
    [{ references: 1 }, "undecided silver"],
    [{ references: 0 }, "demoted bronze"],
    [{}, "undecided silver"],
    [{ points: at(299) }, "demoted bronze"],
  ])("of what keeps a level and what is due: %j", (has, event) => {
    expect(kinds(due, has)).toEqual([event]);
  });

  const independent = [{ id: "reseller", requires: { fact: "points", operator: "lessThan", value: 100 } }, { id: "builder", requires: references }] as const; // prettier-ignore
  test.each([
    [{ points: at(100), references: 1 }, "kept reseller"],
    [{ points: at(100) }, "undecided reseller"],
    [{ points: at(100), references: 0 }, "demoted null"],
    [{ points: at(99) }, "kept reseller"],
  ])("of a level and a higher one: %j", (has, event) => {
    expect(kinds(independent, has, "reseller")).toEqual([event]);
  });

  test("a partner falls to what it may keep, as far as is known", () => {
    const levels = [{ id: "bronze" }, { id: "silver", requires: references }, { id: "gold", requires: points(500) }];
    expect(kinds(levels, { points: at(0) }, "gold")).toEqual(["demoted silver"]);
    expect(kinds(levels, { points: at(0), references: 0 }, "gold")).toEqual(["demoted bronze"]);
  });
});
