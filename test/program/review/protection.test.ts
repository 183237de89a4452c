import { describe, expect, test } from "vitest";
import { LEVELS, holding, partnerWith, programWith, reviewOf, told } from "./support.js";

describe("a level that was gained is safe", () => {
  /** Silver from 15 March on, and far too little from April on. */
  const gained = partnerWith({ "2026-01-01": 0, "2026-03-15": 300, "2026-04-01": 0 }, holding("bronze", "2026-01-01"));

  test.each([
    [{ for: { months: 6 } }, "2026-09-14"],
    [{ for: { days: 30 } }, "2026-04-13"],
    [{ lastDayOf: "calendarQuarter" }, "2026-03-31"],
    [{ lastDayOf: "calendarYear" }, "2026-12-31"],
    [{ lastDayOf: "fiscalYear" }, "2026-09-30"],
    [{ lastDayOf: "calendarYear", following: 1 }, "2027-12-31"],
    [{ anniversaryOf: "joinedOn" }, "2026-04-14"],
    [{ anniversaryOf: "held.since" }, "2027-03-14"],
  ] as const)("%j: up to and including %s", (lockIn, last) => {
    const program = programWith({ lockIn }, { fiscalYear: { startMonth: 10 } });
    const { held } = reviewOf(program, gained, "2026-03-20", "2026-01-02");
    expect(held.tiers!["main"]!.lockedUntil).toBe(last);
    const after = told(program, { ...gained, held }, "2028-12-31");
    const [decided, demoted] = last === "2026-03-31" ? [undefined, after[0]] : after;
    if (decided !== undefined) expect(decided).toBe(`${last} demotionDecided silver -> bronze`);
    const next = new Date(Date.parse(last) + 86_400_000).toISOString().slice(0, 10);
    expect(demoted).toBe(`${next} demoted silver -> bronze`);
  });

  test("a review before the last day of safety takes nothing, one on that day does, from the next day on", () => {
    const on = (day: string) =>
      told(programWith({ demote: { on: { eachYearOn: [day] } }, lockIn: { for: { months: 6 } } }), gained, "2026-12-31", "2026-01-02").slice(1); // prettier-ignore
    expect(on("09-13")).toEqual([]);
    expect(on("09-14")).toEqual(["2026-09-14 demotionDecided silver -> bronze", "2026-09-15 demoted silver -> bronze"]);
    expect(on("09-15")).toEqual(["2026-09-15 demoted silver -> bronze"]);
  });

  test("without a date to count from nothing is safe", () => {
    const program = programWith({ lockIn: { anniversaryOf: "renewsOn" } }, { facts: { renewsOn: { type: "date", whenMissing: "notApplicable" } } }); // prettier-ignore
    expect(reviewOf(program, gained, "2026-03-20", "2026-01-02").held.tiers!["main"]!.lockedUntil).toBeUndefined();
  });

  test("does not keep a partner from rising", () => {
    const program = programWith({ lockIn: { for: { months: 12 } } });
    const partner = partnerWith({ "2026-01-01": 300, "2026-02-01": 500 }, holding("bronze", "2025-12-01"));
    expect(told(program, partner, "2026-02-28", "2026-01-01")).toEqual([
      "2026-01-01 promoted bronze -> silver",
      "2026-02-01 promoted silver -> gold",
    ]);
  });
});

describe("a missed review can be made good", () => {
  /** Compliant again so many days after the review of 31 January. */
  const compliantOn = (day: string) =>
    partnerWith({ "2026-01-01": 300, "2026-01-15": 299, [day]: 300 }, holding("silver", "2025-01-01"));
  const program = programWith({ demote: { on: { eachYearOn: ["01-31"] }, grace: { for: { days: 30 } } } });

  test.each([
    ["2026-03-01", ["2026-01-31 missed silver", "2026-03-01 complied silver"]],
    ["2026-03-02", ["2026-01-31 missed silver", "2026-03-02 complied silver"]],
    ["2026-03-03", ["2026-01-31 missed silver", "2026-03-02 demotionDecided silver -> bronze", "2026-03-03 demoted silver -> bronze"]],
  ])("compliant on %s, where 2 March is the thirtieth day", (day, events) => {
    expect(told(program, compliantOn(day), "2026-03-03", "2026-01-16")).toEqual(events);
  }); // prettier-ignore

  test("up to the end of a period", () => {
    const quarter = programWith({ demote: { on: { eachYearOn: ["01-31"] }, grace: { lastDayOf: "calendarQuarter" } } });
    expect(told(quarter, compliantOn("2026-03-31"), "2026-12-31", "2026-01-16")).toEqual([
      "2026-01-31 missed silver",
      "2026-03-31 complied silver",
    ]);
  });

  test("a partner that rises in the meantime is not threatened any more", () => {
    const partner = partnerWith({ "2026-01-01": 299, "2026-02-10": 500 }, holding("silver", "2025-01-01"));
    expect(told(program, partner, "2026-06-30", "2026-01-16")).toEqual([
      "2026-01-31 missed silver",
      "2026-02-10 promoted silver -> gold",
    ]);
  });

  test("what is unknown on its last day stays open, and is decided when it is known", () => {
    const unknown = { id: "p1", facts: { joinedOn: "2020-04-15" } };
    const grace = holding("silver", "2025-01-01", { reviewedOn: "2026-02-28", grace: { since: "2026-01-31", until: "2026-03-01" } }); // prettier-ignore
    const open = reviewOf(program, { ...unknown, ...grace }, "2026-03-05");
    expect(open.tiers["main"]!.events).toMatchObject([{ on: "2026-03-01", kind: "undecided" }]);
    const missed = { ...partnerWith({ "2026-01-01": 299 }), held: open.held };
    expect(told(program, missed, "2026-03-10")).toEqual(["2026-03-06 demoted silver -> bronze"]);
    const kept = { ...partnerWith({ "2026-01-01": 300 }), held: open.held };
    expect(told(program, kept, "2026-03-10")).toEqual(["2026-03-06 complied silver"]);
  });
});

describe("a review that is near", () => {
  const program = programWith({ demote: { on: { eachYearOn: ["12-31"] }, warn: { days: 60 } } });
  const warned = (points: number, on: string, more = {}) =>
    reviewOf(program, partnerWith({ "2026-01-01": points }, holding("gold", "2025-01-01", more)), on).tiers["main"]!
      .warning;

  test("is warned of sixty days before, not sixty-one", () => {
    expect(warned(300, "2026-10-31")).toBeUndefined();
    expect(warned(300, "2026-11-01")).toMatchObject({ review: "2026-12-31", to: "silver", requirements: [{ fact: "points", gap: 200 }] });
  }); // prettier-ignore

  test("is not warned of where the level would be kept, or is safe", () => {
    expect(warned(500, "2026-11-30")).toBeUndefined();
    expect(warned(300, "2026-11-30", { lockedUntil: "2027-01-15" })).toBeUndefined();
    expect(warned(300, "2026-11-30", { lockedUntil: "2026-12-31" })).toBeDefined();
  });
});

describe("what holds a partner back", () => {
  test("a cool-down after a demotion", () => {
    const program = programWith({ coolDown: { months: 2 } });
    const partner = partnerWith({ "2026-01-01": 300, "2026-01-15": 0, "2026-01-20": 300 }, holding("silver", "2025-01-01")); // prettier-ignore
    expect(told(program, partner, "2026-04-30", "2026-01-02")).toEqual([
      "2026-01-15 demoted silver -> bronze",
      "2026-03-15 promoted bronze -> silver",
    ]);
  });

  test("a minimum tenure before the next level", () => {
    const program = programWith({ promote: { on: "immediately", minimumTenure: { months: 6 } } });
    const partner = partnerWith({ "2026-01-01": 500 }, holding("silver", "2025-12-15"));
    expect(told(program, partner, "2026-12-31", "2026-01-02")).toEqual(["2026-06-15 promoted silver -> gold"]);
  });
});

describe("up or out", () => {
  const levels = [{ ...LEVELS[0]!, upOrOut: { after: { months: 24 }, exit: "managedOut" } }, ...LEVELS.slice(1)];
  const waiting = partnerWith({ "2026-01-01": 0, "2026-06-01": 300 }, holding("bronze", "2024-03-10"));

  test("a partner that did not rise in time leaves by the exit, and does not come back", () => {
    const program = programWith({ exits: { managedOut: {} } }, {}, levels);
    expect(told(program, waiting, "2026-12-31", "2026-01-02")).toEqual([
      "2026-03-10 left bronze -> null by managedOut",
    ]);
  });

  test("or comes back after a time", () => {
    const program = programWith({ exits: { managedOut: { returnAfter: { months: 4 } } } }, {}, levels);
    expect(told(program, waiting, "2026-12-31", "2026-01-02")).toEqual([
      "2026-03-10 left bronze -> null by managedOut",
      "2026-07-10 entered null -> silver",
    ]);
  });

  test("a partner that rises on the last day stays", () => {
    const program = programWith({ exits: { managedOut: {} } }, {}, levels);
    const risen = partnerWith({ "2026-01-01": 0, "2026-03-10": 300 }, holding("bronze", "2024-03-10"));
    expect(told(program, risen, "2026-03-31", "2026-01-02")).toEqual(["2026-03-10 promoted bronze -> silver"]);
  });
});
