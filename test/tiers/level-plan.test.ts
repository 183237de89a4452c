import { describe, expect, test } from "vitest";
import {
  type LevelPlanOptions,
  type Partner,
  type PlannedLevel,
  type Program,
  evaluatePartner,
  parseProgram,
  planLevel,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
type Values = Readonly<Record<string, unknown>>;
const compare = (fact: string, operator: string, value: unknown, more: object = {}): object => ({ fact, operator, value, ...more }); // prettier-ignore
const reached = (fact: string, value: unknown): object => compare(fact, "greaterThanInclusive", value);

const facts = {
  bookings: "money",
  target: "money",
  people: "integer",
  share: "decimal",
  signed: "boolean",
  region: { type: "string", oneOf: ["NA", "EMEA"] },
  since: "date",
  growth: { type: "ratio", whenMissing: "notApplicable" },
};
const programFor = (requires: object, more: object = {}): Program =>
  programOf({ facts, tiers: { main: { levels: [{ id: "in" }, { id: "gold", requires }] } }, ...more });

function plan(program: Program, of: Omit<Partner, "id">, more: Partial<LevelPlanOptions> = {}): PlannedLevel {
  const planned = planLevel(program, { id: "p1", ...of }, { asOf, ladder: "main", level: "gold", ...more });
  if (planned.status === "issues") throw new Error(planned.issues.map(({ message }) => message).join("; "));
  return planned;
}
/** Each route as `name to` of its changes. */
const routes = (requires: object, known: Values, more: Partial<LevelPlanOptions> = {}): readonly string[] =>
  plan(programFor(requires), { facts: known }, more).routes.map(({ changes }) => changes.map(({ name, to }) => `${name} ${to}`).join(", ")); // prettier-ignore

describe("what has to change", () => {
  test.each([
    [reached("people", 5), { people: 3 }, "people 5"],
    [compare("people", "greaterThan", 5), { people: 3 }, "people 6"],
    [compare("people", "lessThan", 5), { people: 9 }, "people 4"],
    [compare("people", "lessThanInclusive", 5), { people: 9 }, "people 5"],
    [compare("people", "equal", 5), { people: 9 }, "people 5"],
    [reached("people", 4.5), { people: 3 }, "people 5"],
    [compare("share", "greaterThan", 0.5), { share: 0.5 }, "share 0.500001"],
    [compare("bookings", "greaterThan", 100), { bookings: 3 }, "bookings 100.01"],
    [reached("bookings", { fact: "target" }), { bookings: 3, target: 70 }, "bookings 70.00"],
    [reached("bookings", { ratio: ["target", 3], whenEmpty: "zero" }), { bookings: 3, target: 100 }, "bookings 33.34"],
    [compare("share", "equal", "0.12345678"), { share: 0 }, "share 0.12345678"],
    [compare("signed", "equal", true), { signed: false }, "signed true"],
    [compare("signed", "notEqual", false), { signed: false }, "signed true"],
    [compare("region", "equal", "EMEA"), { region: "NA" }, "region EMEA"],
    [compare("region", "notEqual", "NA"), { region: "NA" }, "region EMEA"],
    [compare("region", "in", ["EMEA"]), { region: "NA" }, "region EMEA"],
    [compare("region", "notIn", ["NA"]), { region: "NA" }, "region EMEA"],
    [compare("since", "lessThan", "2024-01-01"), { since: "2024-06-01" }, "since 2023-12-31"],
    [{ not: reached("people", 5) }, { people: 7 }, "people 4"],
    [{ not: { any: [reached("people", 5), compare("signed", "equal", false)] } }, { people: 7, signed: false }, "people 4, signed true"],
    [{ not: { all: [reached("people", 5), compare("signed", "equal", true)] } }, { people: 7, signed: true }, "people 4"],
  ] as const)("%j of %j", (requires, known, expected) => {
    const [first] = routes(requires, known);
    expect(first).toBe(expected);
  }); // prettier-ignore

  test("is nothing where the level is held, and told as nothing", () => {
    const held = plan(programFor(reached("people", 3)), { facts: { people: 3 } });
    expect(held).toMatchObject({ verdict: "met", routes: [{ changes: [], cost: null, days: null, linked: [] }], complete: true }); // prettier-ignore
  });

  test("has a gap, in the unit of the value", () => {
    const requires = { all: [reached("bookings", 100), compare("since", "lessThanInclusive", "2024-01-01"), compare("signed", "equal", true)] }; // prettier-ignore
    const { changes } = plan(programFor(requires), { facts: { bookings: "99.99", since: "2024-01-31", signed: false } }).routes[0]!; // prettier-ignore
    expect(changes.map(({ gap }) => gap)).toEqual(["0.01", 30, null]);
  });

  test("starts from nothing where a value is unknown, or does not apply", () => {
    const { routes: found, verdict } = plan(programFor(reached("people", 5)), {});
    expect(verdict).toBe("unknown");
    expect(found[0]!.changes).toEqual([{ name: "people", from: { status: "unknown", missing: ["people"] }, to: 5, gap: null, cost: null, days: null }]); // prettier-ignore
    const growth = { ...reached("growth", 0.1), whenNotApplicable: "notMet" };
    expect(plan(programFor(growth), {}).routes[0]!.changes).toMatchObject([{ name: "growth", from: { status: "notApplicable" }, to: 0.1 }]); // prettier-ignore
    expect(plan(programFor({ ...growth, whenNotApplicable: "met" }), {}).routes[0]!.changes).toEqual([]);
  });

  test("is none where no value can do it", () => {
    expect(plan(programFor(compare("asOf", "greaterThan", "2027-01-01")), {})).toMatchObject({ routes: [], complete: true }); // prettier-ignore
    const contradiction = { all: [reached("people", 5), compare("people", "lessThan", 5)] };
    expect(plan(programFor(contradiction), { facts: { people: 1 } }).routes).toEqual([]);
  });
});

describe("ways", () => {
  const paths = { any: [reached("bookings", 400), { all: [reached("people", 5), compare("signed", "equal", true)] }] };

  test("stand by how few values change, then by the document", () => {
    expect(routes(paths, { bookings: 1, people: 1, signed: false })).toEqual(["bookings 400.00", "people 5, signed true"]); // prettier-ignore
    expect(routes(paths, { bookings: 1, people: 1, signed: true })).toEqual(["bookings 400.00", "people 5"]);
    expect(routes(paths, { bookings: 1, people: 1, signed: true }, { most: 1 })).toEqual(["bookings 400.00"]);
  });

  test("of at least so many take the cheapest ones", () => {
    const some = { atLeast: 2, of: [reached("bookings", 400), reached("people", 5), compare("signed", "equal", true)] };
    expect(routes(some, { bookings: 500, people: 1, signed: false })).toEqual(["people 5", "signed true"]);
    expect(routes(some, { bookings: 1, people: 1, signed: false }).length).toBe(3);
  });

  test("keep what is met as it is, also where another part moves the same value", () => {
    const between = { all: [compare("people", "lessThanInclusive", 10), { any: [reached("people", 20), reached("people", 8)] }] }; // prettier-ignore
    expect(routes(between, { people: 3 })).toEqual(["people 8"]);
  });

  test("go through named conditions, levels of other ladders and scores", () => {
    const program = programOf({
      facts,
      conditions: { staffed: reached("people", 2) },
      scorecards: { card: { scale: [0, 100], missing: "lowest", parts: [{ id: "q", ask: "?", yes: 1 }] } },
      tiers: {
        other: { levels: [{ id: "bronze" }, { id: "silver", requires: reached("people", 9) }] },
        main: { levels: [{ id: "gold", requires: { all: [{ condition: "staffed" }, reached("score.card", 80), reached("level.other", "silver")] } }] }, // prettier-ignore
      },
    });
    const [route] = plan(program, { facts: { people: 1 } }).routes;
    expect(route!.changes.map(({ name, to }) => `${name} ${to}`)).toEqual(["people 2", "score.card 80", "level.other silver"]); // prettier-ignore
  });

  test("in a nested ladder meet the levels below too", () => {
    const levels = [{ id: "in" }, { id: "silver", requires: reached("people", 2) }, { id: "gold", requires: reached("bookings", 10) }]; // prettier-ignore
    const nested = (value: boolean): readonly string[] =>
      plan(programOf({ facts, tiers: { main: { nested: value, levels } } }), { facts: { people: 0, bookings: 0 } }).routes[0]!.changes.map(({ name }) => name); // prettier-ignore
    expect([nested(false), nested(true)]).toEqual([["bookings"], ["people", "bookings"]]);
  });

  test("name the metrics that will move as well", () => {
    const program = programOf({
      records: { orders: { date: "on", fields: { on: "date", amount: "money" } } },
      metrics: { year: { sum: "orders.amount" }, quarter: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } } }, // prettier-ignore
      tiers: { main: { levels: [{ id: "gold", requires: reached("year", 100) }] } },
    });
    expect(plan(program, { records: { orders: [] } }).routes[0]!.linked).toEqual(["quarter"]);
  });
});

describe("a level elsewhere", () => {
  const ids = ["bronze", "silver", "gold", "diamond"];
  const levels = ids.map((id, rank) => ({ id, requires: reached("people", rank) }));
  const moved = (operator: string, value: unknown, people: number): readonly string[] => {
    const requires = compare("level.other", operator, value);
    const program = programOf({ facts, tiers: { other: { levels }, main: { levels: [{ id: "gold", requires }] } } });
    return plan(program, { facts: { people } }).routes.map(({ changes }) => changes.map(({ name, to }) => `${name} ${to}`).join()); // prettier-ignore
  };

  test.each([
    ["equal", "silver", 0, ["level.other silver"]],
    ["greaterThanInclusive", "gold", 0, ["level.other gold"]],
    ["greaterThan", "silver", 0, ["level.other gold"]],
    ["greaterThan", "diamond", 0, []],
    ["lessThan", "gold", 3, ["level.other silver"]],
    ["lessThan", "bronze", 3, []],
    ["lessThanInclusive", "silver", 3, ["level.other silver"]],
    ["notEqual", "diamond", 3, ["level.other bronze", "level.other silver", "level.other gold"]],
    ["in", ["silver", "gold"], 0, ["level.other silver", "level.other gold"]],
    ["notIn", ["gold", "diamond"], 3, ["level.other bronze", "level.other silver"]],
    ["equal", "bronze", 0, [""]],
  ] as const)("%s %j of the level at rank %i", (operator, value, people, expected) => {
    expect(moved(operator, value, people)).toEqual(expected);
  });
});

describe("ranges", () => {
  test("of several comparisons of one value are joined", () => {
    const both = { all: [reached("people", 3), reached("people", 7), compare("people", "lessThan", 10)] };
    expect(routes(both, { people: 1 })).toEqual(["people 7"]);
    expect(routes(both, { people: 12 })).toEqual(["people 9"]);
    expect(routes(both, { people: 8 })).toEqual([""]);
    const upper = { all: [compare("people", "lessThanInclusive", 9), compare("people", "lessThanInclusive", 4)] };
    expect(routes(upper, { people: 12 })).toEqual(["people 4"]);
    expect(routes({ all: [reached("people", 5), compare("people", "lessThanInclusive", 5)] }, { people: 12 })).toEqual(["people 5"]); // prettier-ignore
  });

  test("lead away from a value on either side", () => {
    expect(routes(compare("people", "notEqual", 5), { people: 5 })).toEqual(["people 4", "people 6"]);
    expect(routes(compare("since", "notEqual", "2026-01-01"), { since: "2026-01-01" })).toEqual(["since 2025-12-31", "since 2026-01-02"]); // prettier-ignore
    expect(routes(compare("people", "notEqual", 5), { people: 6 })).toEqual([""]);
  });

  test("end between the digits that are shown", () => {
    expect(routes(compare("share", "greaterThan", "0.1234567"), { share: 0 })).toEqual(["share 0.123457"]);
    expect(routes(compare("share", "lessThan", "0.1234567"), { share: 1 })).toEqual(["share 0.123456"]);
    expect(routes(compare("bookings", "lessThanInclusive", "9.999"), { bookings: 20 })).toEqual(["bookings 9.99"]);
    expect(routes(compare("people", "lessThan", "4.5"), { people: 9 })).toEqual(["people 4"]);
  });

  test("are none where a whole number would have to be a fraction, or the other side is unknown", () => {
    expect(routes(compare("people", "equal", 2.5), { people: 1 })).toEqual([]);
    expect(routes(reached("bookings", { fact: "target" }), { bookings: 1 })).toEqual([]);
  });

  test("of instants are instants", () => {
    const program = programOf({ facts: { at: "instant" }, tiers: { main: { levels: [{ id: "gold", requires: compare("at", "lessThan", "2026-01-01T00:00:00Z") }] } } }); // prettier-ignore
    expect(plan(program, { facts: { at: "2026-02-01T00:00:00Z" } }).routes[0]!.changes).toMatchObject([{ to: "2025-12-31T23:59:59.999Z", gap: null }]); // prettier-ignore
  });
});

describe("costs and speeds", () => {
  const paths = { any: [reached("bookings", 400), reached("people", 5), compare("signed", "equal", true)] };
  const known = { bookings: 100, people: 3, signed: false };

  test("put the cheapest way first", () => {
    const { routes: found } = plan(programFor(paths), { facts: known }, { costs: { bookings: 0.1, people: "12.5", signed: 40 } }); // prettier-ignore
    expect(found.map(({ changes, cost }) => [changes[0]!.name, cost])).toEqual([["people", 25], ["bookings", 30], ["signed", 40]]); // prettier-ignore
    expect(found[0]!.changes[0]!.cost).toBe(25);
  });

  test("count what lies above as they count what lies below", () => {
    const lower = compare("people", "lessThanInclusive", 5);
    expect(plan(programFor(lower), { facts: { people: 8 } }, { costs: { people: 2 } }).routes[0]).toMatchObject({ cost: 6, changes: [{ gap: 3 }] }); // prettier-ignore
  });

  test("leave alone what has neither", () => {
    const { routes: found } = plan(programFor(paths), { facts: known }, { costs: { people: 1 } });
    expect(found.map(({ changes }) => changes.map(({ name }) => name))).toEqual([["people"]]);
  });

  test("tell how many whole days a way takes", () => {
    const { routes: found } = plan(programFor(paths), { facts: known }, { speeds: { bookings: 7, people: "0.05" } });
    expect(found.map(({ changes, days }) => [changes[0]!.name, days])).toEqual([
      ["people", 40],
      ["bookings", 43],
    ]);
    const both = { all: [reached("bookings", 400), reached("people", 5)] };
    expect(plan(programFor(both), { facts: known }, { speeds: { bookings: 7, people: 1 } }).routes[0]!.days).toBe(43);
    expect(plan(programFor(both), { facts: known }, { speeds: { bookings: 7 }, costs: { people: 1 } }).routes[0]!).toMatchObject({ days: null, cost: 2 }); // prettier-ignore
  });

  test.each([
    [{ ladder: "mian" }, "options.ladder"],
    [{ level: "platinum" }, "options.level"],
    [{ costs: { nowhere: 1 } }, "options.price"],
    [{ costs: { people: -1 } }, "options.price"],
    [{ costs: 3 }, "options.price"],
    [{ speeds: { people: 0 } }, "options.price"],
    [{ most: 0 }, "options.most"],
    [{ most: 101 }, "options.most"],
    [{ asOf: "soon" }, "options.asOf"],
  ])("and other options are refused: %j", (more, code) => {
    const planned = planLevel(programFor(paths), { id: "p1" }, { asOf, ladder: "main", level: "gold", ...more } as LevelPlanOptions); // prettier-ignore
    expect(planned.status === "issues" && planned.issues.map((found) => found.code)).toEqual([code]);
  });
});

test("many ways are cut, and that is told", () => {
  const names = Array.from({ length: 24 }, (_, index) => `n${index}`);
  const all = Object.fromEntries(names.map((name) => [name, "integer"]));
  const program = programOf({ facts: all, tiers: { main: { levels: [{ id: "gold", requires: { atLeast: 12, of: names.map((name) => reached(name, 5)) } }] } } }); // prettier-ignore
  const found = plan(program, { facts: Object.fromEntries(names.map((name) => [name, 0])) });
  expect(found.complete).toBe(false);
  expect(found.routes[0]!.changes).toHaveLength(12);
});

test("law: granting a set qualifies, leaving one of its changes out does not, and no set contains another", () => {
  const program = parseProgram(northwindProgram);
  const levels = northwindProgram.tiers!["main"]!.levels.map(({ id }) => id);
  let tried = 0;
  for (const partner of northwindPartners({ count: 25, seed: 3 })) {
    for (const level of levels) {
      const holds = (given: Values): boolean => {
        const outcome = evaluatePartner(program, { ...partner, given: { ...partner.given, ...given } }, { asOf });
        return outcome.status === "evaluated" && outcome.tiers["main"]!.verdicts[level] === "met";
      };
      const planned = planLevel(program, partner, { asOf, ladder: "main", level });
      if (planned.status === "issues") continue;
      expect(planned.routes.length, `${partner.id} ${level}`).toBeGreaterThan(0);
      const sets = planned.routes.map(({ changes }) => Object.fromEntries(changes.map(({ name, to }) => [name, to])));
      for (const set of sets) {
        expect(holds(set), `${partner.id} ${level} ${JSON.stringify(set)}`).toBe(true);
        for (const left of Object.keys(set)) {
          tried += 1;
          expect(holds(Object.fromEntries(Object.entries(set).filter(([name]) => name !== left)))).toBe(false);
        }
        const entries = Object.entries(set);
        expect(sets.filter((other) => other !== set && Object.entries(other).every(([name, to]) => entries.some(([own, value]) => own === name && value === to)))).toEqual([]); // prettier-ignore
      }
    }
  }
  expect(tried).toBeGreaterThan(50);
});
