import { describe, expect, test } from "vitest";
import { reviewPartner } from "partner-program";
import { LEVELS, holding, partnerWith, programWith, reviewOf, told } from "./support.js";

describe("a partner that held nothing", () => {
  test("begins at the highest level that it certainly qualifies for", () => {
    expect(told(programWith({}), partnerWith({ "2026-01-01": 500 }), "2026-01-10")).toEqual([
      "2026-01-10 entered null -> gold",
    ]);
  });

  test("begins at the lowest where the review says so, and rises from there", () => {
    const program = programWith({ enter: "lowest" });
    expect(told(program, partnerWith({ "2026-01-01": 500 }), "2026-01-12", "2026-01-10")).toEqual([
      "2026-01-10 entered null -> bronze",
      "2026-01-11 promoted bronze -> gold",
    ]);
  });

  test("is reviewed from the day that is asked for", () => {
    expect(told(programWith({}), partnerWith({ "2026-01-01": 499 }), "2026-01-20", "2026-01-05")).toEqual([
      "2026-01-05 entered null -> silver",
    ]);
  });

  test("waits for an occasion where it qualified for no level at first", () => {
    const program = programWith({ promote: { on: { firstDayOf: "month" } } }, {}, LEVELS.slice(1));
    const partner = partnerWith({ "2026-01-01": 0, "2026-02-10": 300 });
    expect(told(program, partner, "2026-03-31", "2026-01-05")).toEqual(["2026-03-01 entered null -> silver"]);
  });
});

describe("promotion", () => {
  test("takes place on the very day on which the partner qualifies, unless stated otherwise", () => {
    const partner = partnerWith({ "2026-01-01": 300, "2026-02-10": 500 }, holding("silver", "2026-01-01"));
    expect(told(programWith({}), partner, "2026-02-28", "2026-01-02")).toEqual(["2026-02-10 promoted silver -> gold"]);
  });

  test.each([
    [{ lastDayOf: "month" }, "2026-02-28"],
    [{ firstDayOf: "month" }, "2026-03-01"],
    [{ lastDayOf: "calendarQuarter" }, "2026-03-31"],
    [{ firstDayOf: "calendarQuarter" }, "2026-04-01"],
    [{ lastDayOf: "fiscalYear" }, "2026-12-31"],
    [{ firstDayOf: "calendarYear" }, "2027-01-01"],
    [{ eachYearOn: ["01-31", "07-31"] }, "2026-07-31"],
    [{ eachYearOn: ["02-29"] }, "2026-02-28"],
    [{ anniversaryOf: "joinedOn" }, "2026-04-15"],
    [{ anniversaryOf: "joinedOn", months: 5 }, "2026-02-15"],
    [{ anniversaryOf: "held.since" }, "2027-01-01"],
    [{ anniversaryOf: "held.since", months: 6 }, "2026-07-01"],
  ] as const)("on %j waits until %s", (on, day) => {
    const partner = partnerWith({ "2026-01-01": 300, "2026-02-10": 500 }, holding("silver", "2026-01-01"));
    expect(told(programWith({ promote: { on }, demote: "never" }), partner, "2027-12-30", "2026-01-02")).toEqual([
      `${day} promoted silver -> gold`,
    ]);
  });

  test("does not take place where it is never decided", () => {
    const partner = partnerWith({ "2026-01-01": 900 }, holding("silver", "2026-01-01"));
    expect(told(programWith({ promote: "never" }), partner, "2027-12-31", "2026-01-02")).toEqual([]);
  });

  test("leads up by so many levels at once at most", () => {
    const partner = partnerWith({ "2026-01-01": 900 }, holding("bronze", "2026-01-01"));
    const program = programWith({ promote: { on: { firstDayOf: "month" }, atMostLevels: 1 } });
    expect(told(program, partner, "2026-03-31", "2026-01-02")).toEqual([
      "2026-02-01 promoted bronze -> silver",
      "2026-03-01 promoted silver -> gold",
    ]);
  });

  test("needs that the level is certain: what is unknown moves nobody", () => {
    const partner = { id: "p1", held: {}, facts: { joinedOn: "2020-04-15" } };
    expect(told(programWith({}), partner, "2026-01-10")).toEqual(["2026-01-10 entered null -> bronze"]);
  });

  test("measures another day, and has effect from a third", () => {
    const promote = {
      on: { eachYearOn: ["03-01"] },
      measured: { lastDayOf: "fiscalYear" },
      effective: { after: { months: 1 } },
    } as const;
    const program = programWith({ promote }, { fiscalYear: { startMonth: 2 } });
    const partner = partnerWith({ "2026-01-01": 300, "2026-01-31": 500, "2026-02-01": 0 }, holding("silver", "2026-01-01")); // prettier-ignore
    const { events } = reviewOf(program, { ...partner }, "2026-04-30", "2026-03-01").tiers["main"]!;
    expect(events.map(({ on, kind, measuredOn, decidedOn, effectiveFrom }) => [on, kind, measuredOn, decidedOn, effectiveFrom])).toEqual([
      ["2026-03-01", "promotionDecided", "2026-01-31", "2026-03-01", "2026-04-01"],
      ["2026-04-01", "promoted", "2026-01-31", "2026-03-01", "2026-04-01"],
      ["2026-04-02", "demoted", "2026-04-02", "2026-04-02", "2026-04-02"],
    ]); // prettier-ignore
  });
});

describe("demotion", () => {
  const fallen = partnerWith({ "2026-01-01": 500, "2026-02-10": 299 }, holding("gold", "2026-01-01"));

  test("takes place on the day on which the level is missed, unless stated otherwise", () => {
    expect(told(programWith({}), fallen, "2026-02-28", "2026-01-02")).toEqual(["2026-02-10 demoted gold -> bronze"]);
  });

  test("waits for its days, and says so each time the level was kept", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" } } });
    expect(told(program, fallen, "2026-04-30", "2026-01-02")).toEqual([
      "2026-01-31 kept gold",
      "2026-02-28 demoted gold -> bronze",
      "2026-03-31 kept bronze",
      "2026-04-30 kept bronze",
    ]);
  });

  test("leads down by so many levels at once at most", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" }, atMostLevels: 1 } });
    expect(told(program, fallen, "2026-03-31", "2026-02-01")).toEqual([
      "2026-02-28 demoted gold -> silver",
      "2026-03-31 demoted silver -> bronze",
    ]);
  });

  test("never takes place where it is never decided", () => {
    expect(told(programWith({ demote: "never" }), fallen, "2030-12-31", "2026-01-02")).toEqual([]);
  });

  test("leaves the partner without a level where it keeps none, by the exit that has a name", () => {
    const levels = LEVELS.slice(1);
    const none = programWith({}, {}, levels);
    expect(told(none, fallen, "2026-02-28", "2026-01-02")).toEqual(["2026-02-10 demoted gold -> null"]);
    const left = programWith({ demote: { on: "immediately", exit: "dropped" }, exits: { dropped: {} } }, {}, levels);
    expect(told(left, fallen, "2026-02-28", "2026-01-02")).toEqual(["2026-02-10 left gold -> null by dropped"]);
  });

  test("has effect after its notice, or on the first day of the next period", () => {
    const moved = (effective: object) =>
      reviewOf(programWith({ demote: { on: { lastDayOf: "month" }, effective } as never }), fallen, "2026-07-31", "2026-02-01")
        .tiers["main"]!.events.find(({ kind }) => kind === "demoted")?.on; // prettier-ignore
    expect(moved({ after: { days: 10 } })).toBe("2026-03-10");
    expect(moved({ firstDayOf: "calendarQuarter" })).toBe("2026-04-01");
  });

  test("tells every comparison that it was decided on, with what was there and what was needed", () => {
    const [event] = reviewOf(programWith({}), fallen, "2026-02-28", "2026-01-02").tiers["main"]!.events;
    expect(event!.requirements).toMatchObject([
      { fact: "points", status: "unmet", actual: { value: 299 }, needed: { value: 500 }, gap: 201 },
    ]);
  });

  test("does not follow from what is unknown: the review stays open until it is known", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" } } });
    const unknown = { id: "p1", facts: { joinedOn: "2020-04-15" }, ...holding("gold", "2026-01-01") };
    const first = reviewOf(program, unknown, "2026-01-31", "2026-01-31");
    expect(first.tiers["main"]!.events).toMatchObject([{ kind: "undecided" }]);
    const known = { ...partnerWith({ "2026-01-01": 300 }), held: first.held };
    expect(told(program, known, "2026-02-03")).toEqual(["2026-02-01 demoted gold -> silver"]);
  });
});

describe("what keeps a level", () => {
  const levels = [
    LEVELS[0]!,
    { id: "silver", requires: { fact: "points", operator: "greaterThanInclusive", value: 300 }, keep: { fact: "points", operator: "greaterThanInclusive", value: 200 } }, // prettier-ignore
    LEVELS[2]!,
  ] as const;

  test.each([
    [199, ["2026-01-31 demoted silver -> bronze"]],
    [200, ["2026-01-31 kept silver"]],
  ])("may be less than what it requires: %i points", (points, events) => {
    const program = programWith({ demote: { on: { lastDayOf: "month" } } }, {}, levels);
    const partner = partnerWith({ "2026-01-01": points }, holding("silver", "2026-01-01"));
    expect(told(program, partner, "2026-01-31", "2026-01-31")).toEqual(events);
  });

  test("decides how far a partner falls, too", () => {
    const program = programWith({ demote: { on: { lastDayOf: "month" } } }, {}, levels);
    const partner = partnerWith({ "2026-01-01": 250 }, holding("gold", "2026-01-01"));
    expect(told(program, partner, "2026-01-31", "2026-01-31")).toEqual(["2026-01-31 demoted gold -> silver"]);
  });

  test("is not needed by a partner that qualifies for a higher level, unless it is stated apart", () => {
    const independent = [
      { id: "reseller", requires: { fact: "points", operator: "lessThan", value: 100 } },
      { id: "builder", requires: { fact: "points", operator: "greaterThanInclusive", value: 300 } },
    ] as const;
    const program = programWith({ promote: "never", demote: "immediately" }, {}, independent);
    const partner = partnerWith({ "2026-01-01": 300 }, holding("reseller", "2025-01-01"));
    expect(told(program, partner, "2026-01-31", "2026-01-31")).toEqual([]);
  });

  test("may include what is due at every second review only", () => {
    const due = [
      LEVELS[0]!,
      {
        id: "silver",
        keepEvery: { reference: { reviews: 2, requires: { fact: "references", operator: "greaterThanInclusive", value: 1 } } }, // prettier-ignore
      },
    ] as const;
    const program = programWith({ promote: "never", demote: { on: { lastDayOf: "calendarYear" } } }, { facts: { references: "integer" } }, due); // prettier-ignore
    const partner = partnerWith({}, { ...holding("silver", "2025-01-01"), facts: { references: 0 } });
    expect(told(program, partner, "2027-12-31", "2025-01-02")).toEqual([
      "2025-12-31 kept silver",
      "2026-12-31 demoted silver -> bronze",
      "2027-12-31 kept bronze",
    ]);
  });
});

test("a day that was reviewed is closed", () => {
  const partner = partnerWith({ "2026-01-01": 300 }, holding("silver", "2026-01-01", { reviewedOn: "2026-03-01" }));
  const review = reviewPartner(programWith({}), partner, { on: "2026-02-28" });
  expect(review).toMatchObject({ status: "issues", issues: [{ code: "review.closed", path: "/held/tiers/main/reviewedOn" }] });
}); // prettier-ignore

test("the answer tells the next days of decisions, what is qualified for, and since when what is held", () => {
  const program = programWith({ promote: { on: { firstDayOf: "month" } }, demote: { on: { eachYearOn: ["01-31"] } } });
  const partner = partnerWith({ "2026-01-01": 500 }, holding("silver", "2026-01-01"));
  expect(reviewOf(program, partner, "2026-01-15").tiers["main"]).toEqual({
    held: "silver",
    holds: "silver",
    since: "2026-01-01",
    exceptions: [],
    qualifies: { certain: "gold", possible: "gold", missing: [] },
    events: [],
    next: { promotion: "2026-02-01", demotion: "2026-01-31" },
  });
});
