import { describe, expect, test } from "vitest";
import { type Partner, evaluatePartner, evaluatePartners } from "partner-program";
import { evaluateLadder } from "partner-program/tiers";
import { codesOf, evaluated, figure, issuesOf, programOf, refused } from "../support.js";
import { LEVELS, holding, partnerWith, programWith, reviewOf, told } from "./support.js";

/** Reads everything that is held. */
const reading = programWith({}, {
  metrics: {
    isHeld: { choose: [{ when: { fact: "held.tiers.main.level", operator: "greaterThanInclusive", value: "silver" }, is: 1 }], otherwise: 0 },
    since: { day: "held.tiers.main.since" },
    days: { elapsed: ["held.tiers.main.since", "asOf"], in: "days" },
    was: { choose: [{ when: { fact: "held.tiers.main.everReached", operator: "equal", value: "gold" }, is: 1 }], otherwise: 0 },
    lastYear: { shifted: "isHeld", shift: { years: -1 } },
    anyDay: { heldOnAnyDay: { fact: "held.tiers.main.level", operator: "equal", value: "gold" }, window: { calendarYear: "toDate" } },
  },
}); // prettier-ignore

const history = [
  { from: "2024-02-01", is: "silver" },
  { from: "2025-06-01", is: "gold" },
  { from: "2025-09-01", is: "bronze" },
];
const held = { tiers: { main: { history } } };

describe("what is held is a value of rules", () => {
  const figures = (partner: Partial<Partner>, asOf: string) => {
    const outcome = evaluated(reading, partnerWith({}, partner), asOf);
    return Object.fromEntries(["isHeld", "since", "was", "lastYear", "anyDay"].map((id) => [id, figure(outcome, id)]));
  };

  test.each([
    ["2024-01-31", { isHeld: 0, since: "notApplicable", was: 0, lastYear: 0, anyDay: false }],
    ["2024-02-01", { isHeld: 1, since: "2024-02-01", was: 0, lastYear: 0, anyDay: false }],
    ["2025-06-01", { isHeld: 1, since: "2025-06-01", was: 1, lastYear: 1, anyDay: true }],
    ["2025-09-01", { isHeld: 0, since: "2025-09-01", was: 1, lastYear: 1, anyDay: true }],
    ["2026-09-01", { isHeld: 0, since: "2025-09-01", was: 1, lastYear: 0, anyDay: false }],
  ])("on each day as it was on %s", (asOf, expected) => {
    expect(figures({ held }, asOf)).toEqual(expected);
  });

  test("unknown where nothing is said of it, nothing where nothing is held", () => {
    expect(figures({ held: undefined as never }, "2026-01-01")["isHeld"]).toBe("unknown: held.tiers.main.level");
    expect(figures({ held: {} }, "2026-01-01")["isHeld"]).toBe(0);
  });

  test("as far as it was known: what was decided later did not count yet", () => {
    const decided = { tiers: { main: { history: [...history.slice(0, 1), { ...history[1]!, decidedOn: "2025-06-10" }] } } };
    const asOf = (knownAt: string) => {
      const outcome = evaluatePartner(reading, partnerWith({}, { held: decided }), { asOf: "2025-06-05", knownAt });
      return outcome.status === "evaluated" ? figure(outcome, "since") : "refused";
    };
    expect([asOf("2025-06-09"), asOf("2025-06-10")]).toEqual(["2024-02-01", "2025-06-01"]);
  }); // prettier-ignore

  test("can be given in its place", () => {
    const given = { "held.tiers.main.level": "gold" };
    expect(figure(evaluated(reading, partnerWith({}, { held: {}, given }), "2026-01-01"), "isHeld")).toBe(1);
  });

  test("in conditions over records, too", () => {
    const program = programWith({}, {
      records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
      metrics: { counted: { sum: "orders.amount", where: { fact: "partner.held.tiers.main.level", operator: "equal", value: "gold" } } },
    }); // prettier-ignore
    const orders = [{ on: "2025-06-10", amount: 5 }];
    const counted = (asOf: string) =>
      figure(evaluated(program, partnerWith({}, { held, records: { orders } }), asOf), "counted");
    expect([counted("2025-08-31"), counted("2025-09-01")]).toEqual(["5.00", "0.00"]);
  });

  test("on the day of an event", () => {
    const program = programWith({}, {
      records: { orders: { date: "on", fields: { on: "date", amount: "money" }, computed: { level: { dated: "partner.held.tiers.main.level", on: "on" } } } },
      metrics: { atGold: { sum: "orders.amount", where: { fact: "level", operator: "equal", value: "gold", whenNotApplicable: "notMet" } } },
    }); // prettier-ignore
    const orders = [{ on: "2025-05-31", amount: 1 }, { on: "2025-06-01", amount: 2 }, { on: "2025-08-31", amount: 4 }, { on: "2025-09-01", amount: 8 }, { on: "2024-01-01", amount: 16 }]; // prettier-ignore
    expect(figure(evaluated(program, partnerWith({}, { held, records: { orders } }), "2026-01-01"), "atGold")).toBe(
      "6.00",
    );
  });
});

test("an outcome says what is held beside what is qualified for", () => {
  const outcome = evaluated(programWith({}), partnerWith({ "2025-01-01": 500 }, { held }), "2026-01-01");
  expect(outcome.tiers["main"]).toMatchObject({ certain: "gold", holds: { is: "bronze", since: "2025-09-01" } });
  expect(evaluated(programWith({}), partnerWith({}, { held: {} })).tiers["main"]!.holds).toEqual({
    is: null,
    since: null,
  });
  expect(
    evaluated(programWith({}), partnerWith({}, { held: undefined as never })).tiers["main"]!.holds,
  ).toBeUndefined();
});

test("a level can depend on what is held: twelve months of silver before gold", () => {
  const silver = LEVELS[1]!;
  const months = { fact: "months", operator: "greaterThanInclusive", value: 12, whenNotApplicable: "notMet" } as const;
  const isSilver = { fact: "held.tiers.main.level", operator: "greaterThanInclusive", value: "silver" } as const;
  const gold = { id: "gold", requires: { all: [isSilver, months] }, keep: silver.requires! };
  const metrics = { months: { elapsed: ["held.tiers.main.since", "asOf"], in: "months" } };
  const program = programWith({}, { metrics }, [LEVELS[0]!, silver, gold]);
  expect(told(program, partnerWith({ "2025-01-01": 300 }), "2026-12-31", "2025-03-15")).toEqual([
    "2025-03-15 entered null -> silver",
    "2026-03-15 promoted silver -> gold",
  ]);
});

describe("a decision by hand", () => {
  const exception = (more: object) => ({
    from: "2026-02-01",
    until: "2026-02-28",
    reason: "launch partner",
    author: "J. Doe",
    ...more,
  });
  const program = programWith({});

  test("lifts a partner from its first to its last day, and shows who decided and why", () => {
    const exceptions = { tiers: { main: [exception({ atLeast: "gold" })] } };
    const at = (on: string) => reviewOf(program, partnerWith({ "2026-01-01": 300 }, { exceptions }), on, "2026-01-10").tiers["main"]!; // prettier-ignore
    const holds = (on: string) => [at(on).holds, at(on).since];
    expect(holds("2026-01-31")).toEqual(["silver", "2026-01-10"]);
    expect(holds("2026-02-01")).toEqual(["gold", "2026-02-01"]);
    expect(holds("2026-02-28")).toEqual(["gold", "2026-02-01"]);
    expect(holds("2026-03-01")).toEqual(["silver", "2026-01-10"]);
    expect(at("2026-02-28").exceptions).toEqual([exception({ atLeast: "gold" })]);
    expect(at("2026-03-01").exceptions).toEqual([]);
  });

  test("changes nothing of what reviews find beneath it", () => {
    const exceptions = { tiers: { main: [exception({ atLeast: "gold" })] } };
    const partner = partnerWith({ "2026-01-01": 300, "2026-02-10": 0 }, { exceptions });
    expect(told(program, partner, "2026-03-31", "2026-01-10")).toEqual([
      "2026-01-10 entered null -> silver",
      "2026-02-10 demoted silver -> bronze",
    ]);
  });

  test("limits a partner, also one that another decision lifts", () => {
    const exceptions = { tiers: { main: [exception({ atMost: "bronze" }), exception({ atLeast: "gold" })] } };
    expect(reviewOf(program, partnerWith({ "2026-01-01": 300 }, { exceptions }), "2026-02-10").tiers["main"]!.holds).toBe("bronze"); // prettier-ignore
  });

  test("counts in rules and outcomes without a review as well", () => {
    const exceptions = { tiers: { main: [exception({ atLeast: "gold" })] } };
    const outcome = evaluated(reading, partnerWith({}, { held: undefined as never, exceptions }), "2026-02-10");
    expect(outcome.tiers["main"]!.holds).toEqual({ is: "gold", since: "2026-02-01" });
    expect(figure(outcome, "isHeld")).toBe(1);
  });

  test.each([{}, { tiers: {} }, { tiers: { main: [] } }])("that was never taken says nothing: %j", (exceptions) => {
    const outcome = evaluated(reading, partnerWith({}, { held: undefined as never, exceptions }), "2026-02-10");
    expect(outcome.tiers["main"]!.holds).toBeUndefined();
    expect(outcome.metrics["isHeld"]).toMatchObject({ status: "unknown" });
  });
});

describe("what is held is read with care", () => {
  const at = (main: object): readonly string[] =>
    codesOf(refused(programWith({}), { ...partnerWith({}), held: { tiers: { main } } }));

  test.each([
    [{ history: {} }, "partner.type /held/tiers/main/history"],
    [{ history: [{ from: "soon", is: "gold" }] }, "partner.type /held/tiers/main/history/0/from"],
    [{ history: [{ from: "2026-01-01", is: "golt" }] }, "partner.rung /held/tiers/main/history/0/is"],
    [{ history: [{ from: "2026-01-01" }] }, "partner.rung /held/tiers/main/history/0/is"],
    [{ history: [{ from: "2026-01-02", is: "gold" }, { from: "2026-01-02", is: null }] }, "partner.type /held/tiers/main/history/1/from"],
    [{ history: ["gold"] }, "partner.type /held/tiers/main/history/0"],
    [{ history: [], reviewed: "2026-01-01" }, "partner.unknownKey /held/tiers/main/reviewed"],
    [{ history: [], reviews: -1 }, "partner.type /held/tiers/main/reviews"],
    [{ history: [], grace: { since: "2026-01-01" } }, "partner.type /held/tiers/main/grace/until"],
    [{ history: [{ from: "2026-01-01", is: "gold", exit: "" }] }, "partner.type /held/tiers/main/history/0/exit"],
  ])("%j: %s", (main, code) => {
    expect(at(main)).toEqual([code]);
  }); // prettier-ignore

  test("an open decision has all of its parts", () => {
    const open = { of: "demotion", measuredOn: "2026-01-01", decidedOn: "2026-01-01", effectiveFrom: "2026-02-01", decision: "demoted", to: null }; // prettier-ignore
    expect(at({ history: [], open: { ...open, decision: "perhaps" } })).toEqual(["partner.type /held/tiers/main/open/decision"]); // prettier-ignore
    expect(at({ history: [], open: { ...open, of: "both" } })).toEqual(["partner.type /held/tiers/main/open/of"]);
    expect(at({ history: [], open: 1 })).toEqual(["partner.type /held/tiers/main/open"]);
  });

  test("a ladder, a section and a decision by hand", () => {
    const codes = (more: object) => codesOf(refused(programWith({}), { ...partnerWith({}), ...more }));
    expect(codes({ held: { tiers: { mian: { history: [] } } } })).toEqual(["partner.undeclared /held/tiers/mian"]);
    expect(codes({ held: { levels: {} } })).toEqual(["partner.unknownKey /held/levels"]); // prettier-ignore
    expect(codes({ held: { tiers: [] } })).toEqual(["partner.type /held/tiers"]);
    expect(codes({ held: 1 })).toEqual(["partner.type /held"]);
    const by = { from: "2026-02-01", until: "2026-02-28", reason: "why", author: "who" };
    const exceptions = (more: object) => codes({ exceptions: { tiers: { main: [{ ...by, ...more }] } } });
    expect(exceptions({})).toEqual(["partner.type /exceptions/tiers/main/0"]);
    expect(exceptions({ atLeast: "gold", atMost: "gold" })).toEqual(["partner.type /exceptions/tiers/main/0"]);
    expect(exceptions({ atLeast: "gold", until: "2026-01-31" })).toEqual([
      "partner.type /exceptions/tiers/main/0/until",
    ]);
    expect(exceptions({ atLeast: "gold", reason: "" })).toEqual(["partner.type /exceptions/tiers/main/0/reason"]);
    expect(exceptions({ atLeast: "gold", author: 7 })).toEqual(["partner.type /exceptions/tiers/main/0/author"]);
  });
});

test("what only a review reads needs one, and its days, dates and exits are there", () => {
  const ladder = (level: object, review?: object) =>
    codesOf(issuesOf({ facts: { points: "integer", day: { type: "date", dated: true } }, tiers: { main: { levels: [{ id: "gold", ...level }], ...(review === undefined ? {} : { review }) } } })); // prettier-ignore
  const level = "/tiers/main/levels/0";
  const points = { fact: "points", operator: "equal", value: 1 };
  const keepEvery = { reference: { reviews: 2, requires: points } };
  const upOrOut = { after: { years: 1 }, exit: "out" };
  expect(ladder({ keep: points, keepEvery, upOrOut })).toEqual(["keep", "keepEvery", "upOrOut"].map((key) => `review.missing ${level}/${key}`)); // prettier-ignore
  expect(ladder({ keepEvery }, { demote: "never" })).toEqual([`review.cycle ${level}/keepEvery`]);
  expect(ladder({ upOrOut }, {})).toEqual([`reference.table ${level}/upOrOut/exit`]);
  expect(ladder({}, { demote: { on: "immediately", exit: "out" } })).toEqual(["reference.table /tiers/main/review/demote/exit"]); // prettier-ignore
  expect(ladder({}, { promote: { on: { anniversaryOf: "day" } }, demote: { on: { anniversaryOf: "points" } }, lockIn: { anniversaryOf: "joined" } })).toEqual([
    "review.date /tiers/main/review/promote/on/anniversaryOf",
    "review.date /tiers/main/review/demote/on/anniversaryOf",
    "review.date /tiers/main/review/lockIn/anniversaryOf",
  ]); // prettier-ignore
  expect(
    codesOf(issuesOf({ lifecycle: { partner: { stages: [{ id: "recruit", regress: { all: [] } }] } } })),
  ).not.toEqual([]);
});

test.each([
  [{ promote: "sometimes" }, "/promote"],
  [{ promote: { on: { eachYearOn: ["02-30"] } } }, "/promote/on/eachYearOn/0"],
  [{ lockIn: { for: {} } }, "/lockIn/for"],
  [{ coolDown: { months: 0 } }, "/coolDown/months"],
  [{ demote: { on: "never", atMostLevels: 0 } }, "/demote/atMostLevels"],
])("%j is refused at %s", (review, path) => {
  const paths = issuesOf({ tiers: { main: { levels: [{ id: "gold" }], review } } }).map((issue) => issue.path);
  expect(paths).toEqual([`/tiers/main/review${path}`]);
});

test("columns have no place for what is held: it is unknown there", () => {
  const program = programOf({
    tiers: { main: { levels: LEVELS.map(({ id }) => ({ id })) } },
    metrics: { gold: { holds: { fact: "held.tiers.main.level", operator: "equal", value: "gold" } } },
  });
  expect(figure(evaluated(program, holding("gold", "2026-01-01")), "gold")).toBe(true);
  const outcomes = [...evaluatePartners(program, { columns: { id: ["p1", "p2"] } }, { asOf: "2026-03-31" })];
  expect(outcomes.map((outcome) => (outcome.status === "evaluated" ? figure(outcome, "gold") : "refused"))).toEqual([
    "unknown: held.tiers.main.level",
    "unknown: held.tiers.main.level",
  ]);
});

test("ladders that read one another move by what all of them held before the day: their order decides nothing", () => {
  const reads = (ladder: string) => ({
    levels: [
      { id: "base" },
      { id: "up", requires: { any: [{ fact: `held.tiers.${ladder}.level`, operator: "equal", value: "up" }, { fact: "points", operator: "greaterThanInclusive", value: ladder === "second" ? 100 : 200 }] } },
    ],
    review: {},
  }); // prettier-ignore
  const ladders = { first: reads("second"), second: reads("first") };
  const eventsOf = (tiers: object) => {
    const program = programOf({ facts: { points: { type: "integer", dated: true }, joinedOn: "date" }, tiers });
    const review = reviewOf(program, partnerWith({ "2026-01-01": 0, "2026-02-01": 100 }), "2026-02-10", "2026-01-10");
    return Object.fromEntries(Object.entries(review.tiers).map(([id, { events }]) => [id, events.map(({ on, to }) => `${on} ${String(to)}`)])); // prettier-ignore
  };
  const { first, second } = ladders;
  expect(eventsOf({ first, second })).toEqual({
    first: ["2026-01-10 base", "2026-02-01 up"],
    second: ["2026-01-10 base", "2026-02-02 up"],
  });
  expect(eventsOf({ second, first })).toEqual(eventsOf({ first, second }));
});

describe("benefits by what is held", () => {
  const tiers = (benefitsBy?: string) => ({
    main: {
      ...(benefitsBy === undefined ? {} : { benefitsBy }),
      levels: LEVELS.map((level, rank) => ({ ...level, benefits: { margin: rank * 5 } })),
    },
  });
  const facts = { points: { type: "integer", dated: true }, joinedOn: "date" };
  const margin = (benefitsBy: string | undefined, more: Partial<Partner>) =>
    evaluated(programOf({ facts, tiers: tiers(benefitsBy) }), partnerWith({ "2025-01-01": 500 }, more), "2026-01-10")
      .tiers["main"]!.benefits!["margin"]; // prettier-ignore

  test.each([
    [undefined, 10],
    ["qualified", 10],
    ["held", 5],
  ])("%s: a partner that qualifies for gold and holds silver has a margin of %i", (benefitsBy, value) => {
    expect(margin(benefitsBy, holding("silver", "2026-01-01"))).toEqual({ status: "value", value });
  });

  test("with a decision by hand, for as long as it is in force", () => {
    const exceptions = { tiers: { main: [{ atLeast: "gold", from: "2026-01-01", until: "2026-01-10", reason: "launch", author: "J. Doe" }] } }; // prettier-ignore
    expect(margin("held", { ...holding("silver", "2026-01-01"), exceptions })).toEqual({ status: "value", value: 10 });
    expect(margin("held", holding("bronze", "2026-01-01"))).toEqual({ status: "value", value: 0 });
  });

  test("unknown where nothing is said of what is held; and a ladder without a program holds nothing", () => {
    expect(margin("held", { held: undefined as never })).toEqual({
      status: "unknown",
      missing: ["held.tiers.main.level"],
    });
    const alone = evaluateLadder(
      tiers("held").main as never,
      { facts: { points: 1 } },
      { facts: { points: "integer" } },
    );
    expect(alone.status === "issues" && codesOf(alone.issues)).toEqual([
      "reference.undeclared /ladder/levels/2/benefits/margin",
    ]);
  });
});

test("decisions by hand follow one another in whatever order they are written", () => {
  const by = (atLeast: string, from: string, until: string) => ({ atLeast, from, until, reason: "r", author: "a" });
  const main = [by("gold", "2026-03-01", "2026-03-31"), by("silver", "2026-02-01", "2026-04-30")];
  const held = { tiers: { main: { history: [{ from: "2026-01-01", is: "bronze" }] } } };
  const holds = (asOf: string) => evaluated(programWith({}), partnerWith({}, { held, exceptions: { tiers: { main } } }), asOf).tiers["main"]!.holds; // prettier-ignore
  expect(holds("2026-01-31")).toEqual({ is: "bronze", since: "2026-01-01" });
  expect(holds("2026-02-28")).toEqual({ is: "silver", since: "2026-02-01" });
  expect(holds("2026-03-31")).toEqual({ is: "gold", since: "2026-03-01" });
  expect(holds("2026-04-30")).toEqual({ is: "silver", since: "2026-04-01" });
  expect(holds("2026-05-01")).toEqual({ is: "bronze", since: "2026-01-01" });
});

describe("days of a review", () => {
  const facts = { renewsOn: { type: "date", whenMissing: "notApplicable" } };
  const moved = (review: Parameters<typeof programWith>[0], more: Partial<Partner> = {}) =>
    told(programWith(review, { facts }), partnerWith({ "2026-01-01": 500 }, { ...holding("silver", "2025-12-01"), ...more }), "2027-12-31", "2026-01-02"); // prettier-ignore

  test("an anniversary of a day that the partner does not have never comes", () => {
    const review = { promote: { on: { anniversaryOf: "renewsOn" } } } as const;
    expect(moved(review)).toEqual([]);
    expect(moved(review, { facts: { renewsOn: "2025-06-30" } })).toEqual(["2026-06-30 promoted silver -> gold"]);
    expect(moved(review, { given: { renewsOn: "2025-06-29" } })).toEqual(["2026-06-29 promoted silver -> gold"]);
  });

  test.each([
    [{ years: 1 }, "2027-01-31"],
    [{ quarters: 1 }, "2026-04-30"],
    [{ months: 2 }, "2026-03-31"],
    [{ days: 31 }, "2026-02-28"],
    [{ years: 1, days: 30 }, "2027-01-31"],
    [{ years: 1, days: 31 }, "2027-02-28"],
  ])("measured %j before: the points of 1 January count on %s", (before, day) => {
    expect(moved({ promote: { on: { lastDayOf: "month" }, measured: { before } }, demote: "never" })).toEqual([`${day} promoted silver -> gold`]); // prettier-ignore
  });
});
