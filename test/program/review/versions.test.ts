import { describe, expect, test } from "vitest";
import { type Program } from "partner-program";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../support.js";
import { holding, partnerWith, pointsOf, told } from "./support.js";

/** From July on gold asks for 800 points instead of 500. */
function changed(version: object, review: object = {}): Program {
  return programOf({
    facts: { points: { type: "integer", dated: true }, joinedOn: "date" },
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: pointsOf(500) }], review } },
    versions: [
      {
        from: "2026-07-01",
        replaces: { tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: pointsOf(800) }], review } } },
        ...version,
      },
    ],
  });
}

describe("a version that asks for more", () => {
  const partner = partnerWith({ "2026-01-01": 600 }, holding("gold", "2026-01-01"));

  test("counts from its first day on", () => {
    expect(told(changed({}), partner, "2026-12-31", "2026-06-01")).toEqual(["2026-07-01 demoted gold -> silver"]);
  });

  test("does not count yet for those who were there before, up to and including a day", () => {
    const program = changed({ grandfathered: { until: "2026-09-30" } });
    expect(told(program, partner, "2026-12-31", "2026-06-01")).toEqual(["2026-10-01 demoted gold -> silver"]);
  });

  test("counts at once for those who came later", () => {
    const program = changed({ grandfathered: { until: "2026-09-30" } });
    const late = partnerWith({ "2026-01-01": 600 }, holding("gold", "2026-07-01"));
    expect(told(program, late, "2026-07-31", "2026-07-02")).toEqual(["2026-07-02 demoted gold -> silver"]);
  });

  test("protects nobody from the rules before", () => {
    const program = changed({ grandfathered: { until: "2026-09-30" } });
    const fallen = partnerWith({ "2026-01-01": 600, "2026-08-01": 499 }, holding("gold", "2026-01-01"));
    expect(told(program, fallen, "2026-12-31", "2026-06-01")).toEqual(["2026-08-01 demoted gold -> silver"]);
  });

  test("judges by the rules of the measured day what is measured before its first day", () => {
    const program = changed({}, { demote: { on: { eachYearOn: ["07-10"] }, measured: { before: { days: 20 } } } });
    expect(told(program, partner, "2026-07-31", "2026-06-01")).toEqual(["2026-07-10 kept gold"]);
  });
});

describe("a version that asks for less", () => {
  const easier = (version: object) =>
    programOf({
      facts: { points: { type: "integer", dated: true }, joinedOn: "date" },
      tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { condition: "reached" } }], review: { demote: "never" } } }, // prettier-ignore
      conditions: { reached: pointsOf(500) },
      versions: [{ from: "2026-07-01", replaces: { conditions: { reached: pointsOf(300) } }, ...version }],
    });
  const partner = partnerWith({ "2026-01-01": 400 }, holding("silver", "2026-01-01"));

  test("lets partners rise from its first day on", () => {
    expect(told(easier({}), partner, "2026-12-31", "2026-02-01")).toEqual(["2026-07-01 promoted silver -> gold"]);
  });

  test("or from an earlier one", () => {
    const early = easier({ earlyAccess: { from: "2026-05-15" } });
    expect(told(early, partner, "2026-12-31", "2026-02-01")).toEqual(["2026-05-15 promoted silver -> gold"]);
  });
});

describe("a version in which a level has another name", () => {
  const renamed = (levels: readonly object[]) => ({
    facts: { points: { type: "integer", dated: true }, joinedOn: "date" },
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: pointsOf(500) }], review: {} } },
    versions: [{ from: "2026-07-01", replaces: { tiers: { main: { levels, review: {} } } } }],
  });

  test("keeps those who hold it, and says its new name", () => {
    const program = programOf(renamed([{ id: "silver" }, { id: "expert", formerly: ["gold"], requires: pointsOf(500) }])); // prettier-ignore
    const partner = partnerWith({ "2026-01-01": 500, "2026-09-01": 0 }, holding("gold", "2026-01-01"));
    expect(told(program, partner, "2026-12-31", "2026-06-01")).toEqual(["2026-09-01 demoted expert -> silver"]);
  });

  test("has to say what became of it", () => {
    expect(codesOf(issuesOf(renamed([{ id: "silver" }, { id: "expert" }])))).toEqual([
      "review.gone /versions/0/replaces/tiers/main",
    ]);
  });

  test("and names each of them once", () => {
    const twice = renamed([
      { id: "silver", formerly: ["gold"] },
      { id: "expert", formerly: ["gold", "silver"] },
    ]);
    expect(codesOf(issuesOf(twice))).toEqual([
      "review.formerly /versions/0/replaces/tiers/main/levels/1/formerly/0",
      "review.formerly /versions/0/replaces/tiers/main/levels/1/formerly/1",
    ]);
  });
});

test.each([
  [{ grandfathered: { until: "2026-06-30" } }, "version.grandfathered /versions/0/grandfathered/until"],
  [{ earlyAccess: { from: "2026-07-01" } }, "version.earlyAccess /versions/0/earlyAccess/from"],
])("%j can have no effect, and is refused", (version, code) => {
  const document = { conditions: {}, versions: [{ from: "2026-07-01", ...version }] };
  expect(codesOf(issuesOf(document))).toEqual([code]);
});

describe("a level that the rules of a day do not know", () => {
  const program = programOf({
    facts: { points: { type: "integer", dated: true }, joinedOn: "date" },
    metrics: {
      isGold: { holds: { fact: "held.tiers.main.level", operator: "greaterThanInclusive", value: "gold" } },
      since: { day: "held.tiers.main.since" },
      wasGold: { holds: { fact: "held.tiers.main.everReached", operator: "equal", value: "gold" } },
    },
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold" }] } },
    versions: [{ from: "2026-07-01", replaces: { tiers: { main: { levels: [{ id: "silver" }, { id: "gold" }, { id: "expert" }] } } } }],
  }); // prettier-ignore
  const history = [
    { from: "2026-01-01", is: "gold" },
    { from: "2026-02-01", is: "expert" },
    { from: "2026-04-01", is: "silver" },
  ];
  const figures = (asOf: string, more: object = {}) => {
    const outcome = evaluated(program, partnerWith({}, { held: { tiers: { main: { history } } }, ...more }), asOf);
    return [...["isGold", "since", "wasGold"].map((id) => figure(outcome, id)), outcome.tiers["main"]!.holds!.is];
  };
  const unknown = (word: string) => `unknown: held.tiers.main.${word}`;
  const byHand = (limit: object) => ({ exceptions: { tiers: { main: [{ ...limit, from: "2026-03-01", until: "2026-03-31", reason: "r", author: "a" }] } } }); // prettier-ignore

  test("is unknown while it is held, and what was ever reached from then on", () => {
    expect(figures("2026-01-31")).toEqual([true, "2026-01-01", true, "gold"]);
    expect(figures("2026-03-01")).toEqual([unknown("level"), "2026-02-01", unknown("everReached"), null]);
    expect(figures("2026-04-01")).toEqual([false, "2026-04-01", unknown("everReached"), "silver"]);
    expect(figures("2026-08-01")).toEqual([false, "2026-04-01", false, "silver"]);
  });

  test("is lifted by a decision by hand, and not limited by one", () => {
    expect(figures("2026-03-01", byHand({ atLeast: "gold" }))).toEqual([
      true,
      "2026-03-01",
      unknown("everReached"),
      "gold",
    ]);
    expect(figures("2026-03-01", byHand({ atLeast: "silver" })).slice(0, 2)).toEqual([false, "2026-03-01"]);
    expect(figures("2026-03-01", byHand({ atMost: "silver" })).slice(0, 2)).toEqual([unknown("level"), "2026-02-01"]);
  });
});
