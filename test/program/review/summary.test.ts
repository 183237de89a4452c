import { describe, expect, test } from "vitest";
import { type Partner, summarizeReviews } from "partner-program";
import { holding, partnerWith, programWith } from "./support.js";
import { programOf } from "../support.js";

const program = programWith({ demote: { on: { eachYearOn: ["12-31"] }, warn: { days: 60 } } });
const base: readonly Partner[] = [
  { ...partnerWith({ "2026-01-01": 500 }, holding("gold", "2025-01-01", { reviewedOn: "2026-12-01" })), id: "stays" },
  { ...partnerWith({ "2026-01-01": 300 }, holding("gold", "2025-01-01", { reviewedOn: "2026-12-01" })), id: "falls" },
  { ...partnerWith({ "2026-01-01": 500 }, holding("bronze", "2025-01-01", { reviewedOn: "2026-12-01" })), id: "rises" },
  { ...partnerWith({ "2026-01-01": 0 }), id: "comes" },
  { id: "broken", facts: { points: "many" } },
];

function summaryOn(on: string, more: object = {}) {
  const summary = summarizeReviews(program, base, { on, ...more });
  if (summary.status === "issues") throw new Error(summary.issues[0]!.message);
  return summary;
}

describe("a review of a base", () => {
  test("counts who goes from where to where, and what happens", () => {
    const { tiers, partners, refused } = summaryOn("2026-12-31");
    expect(tiers["main"]).toEqual({
      matrix: { gold: { gold: 1, silver: 1 }, bronze: { gold: 1 }, "": { bronze: 1 } },
      events: { kept: 2, demoted: 1, promoted: 1, entered: 1 },
      warned: 0,
    });
    expect(partners).toBe(5);
    expect(refused).toMatchObject({ count: 1, first: [{ partner: "broken", codes: ["partner.value"] }] }); // prettier-ignore
  });

  test("tells who is warned before anybody falls", () => {
    const { tiers, told } = summaryOn("2026-12-02");
    expect(tiers["main"]).toMatchObject({ matrix: { gold: { gold: 2 } }, warned: 1 });
    expect(told.map(({ partner, events, warning }) => [partner, events.map(({ kind }) => kind), warning?.to])).toEqual([
      ["falls", [], "silver"],
      ["rises", ["promoted"], undefined],
      ["comes", ["entered"], undefined],
    ]);
  });

  test("tells as many partners as it is asked for, and counts all of them", () => {
    const { told, tiers } = summaryOn("2026-12-31", { most: 1 });
    expect(told.map(({ partner, held, holds }) => [partner, held, holds])).toEqual([["stays", "gold", "gold"]]);
    expect(Object.values(tiers["main"]!.events)).toEqual([2, 1, 1, 1]);
  });

  test("has the life stages beside the ladders, also where one is called like their section", () => {
    const stages = [{ id: "recruit" }, { id: "sell" }];
    const both = programOf({ lifecycle: { partner: { stages, review: {} } }, tiers: { lifecycle: { levels: [{ id: "one" }], review: {} } } }); // prettier-ignore
    const summary = summarizeReviews(both, [{ id: "p1" }], { on: "2026-12-31" });
    expect(summary).toMatchObject({
      tiers: { lifecycle: { matrix: { "": { one: 1 } } } },
      lifecycle: { matrix: { "": { sell: 1 } } },
    });
  });
});

test.each([
  [{ on: "soon" }, ["options.review"]],
  [{ on: "2026-01-01", most: 0 }, ["options.most"]],
  [{ on: "2026-01-01", from: "2026-01-02" }, ["options.from"]],
  [{ on: "2026-01-01", knownAt: "always" }, ["options.knownAt"]],
  [undefined, ["options.review"]],
])("%j is refused with %j", (options, codes) => {
  const summary = summarizeReviews(program, base, options as never);
  expect(summary.status === "issues" && summary.issues.map(({ code }) => code)).toEqual(codes);
});
