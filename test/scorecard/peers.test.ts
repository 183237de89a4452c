import { describe, expect, test } from "vitest";
import { type OutcomeValue, type Partner, evaluatePartner, summarizeBase } from "partner-program";
import { programOf } from "../program/support.js";

const asOf = "2026-03-31";
const program = (peers: object) =>
  programOf({
    facts: { points: "decimal", region: "string" },
    scorecards: { c: { missing: "exclude", peers, parts: [{ id: "points", score: "points" }] } },
    metrics: { medianOfMetric: { ofBase: "score.c", take: "median" } },
  });
const partner = (id: string, points: number | undefined, region = "NA"): Partner => ({
  id,
  facts: { region, ...(points === undefined ? {} : { points }) },
});
const BASE = [10, 20, 20, 30, 60].map((points, index) => partner(String(index), points));

function told(peers: object, own: Partner, base: readonly Partner[] = BASE): unknown {
  const compiled = program(peers);
  const outcome = evaluatePartner(compiled, own, { asOf, base: summarizeBase(compiled, base, { asOf }) });
  if (outcome.status !== "evaluated") throw new Error("refused");
  const plain = (value: OutcomeValue): unknown => (value.status === "value" ? value.value : value.status);
  return Object.fromEntries(
    Object.entries(outcome.scorecards["c"]!.peers!).map(([word, value]) => [word, plain(value as OutcomeValue)]),
  );
}

describe("a score among the scores of the base", () => {
  test.each([
    [10, { count: 5, percentileRank: 0.2, quartile: 1, median: 20, gapToMedian: -10 }],
    [20, { count: 5, percentileRank: 0.6, quartile: 3, median: 20, gapToMedian: 0 }],
    [30, { count: 5, percentileRank: 0.8, quartile: 4, median: 20, gapToMedian: 10 }],
    [60, { count: 5, percentileRank: 1, quartile: 4, median: 20, gapToMedian: 40 }],
  ])("%d", (points, expected) => {
    expect(told({ minimumPeers: 5 }, partner("own", points))).toEqual(expected);
  });

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
  ])("of four partners the one with %d is in quarter %d", (points, quartile) => {
    const base = [1, 2, 3, 4].map((each) => partner(String(each), each));
    expect(told({ minimumPeers: 1 }, partner("own", points), base)).toMatchObject({ quartile });
  });

  test("a group that is smaller than stated tells how small it is, and nothing of the others", () => {
    expect(told({ minimumPeers: 6 }, partner("own", 20))).toEqual({
      count: 5,
      percentileRank: "notApplicable",
      quartile: "notApplicable",
      median: "notApplicable",
      gapToMedian: "notApplicable",
    });
  });

  test("peers are those of the same group", () => {
    const base = [...BASE, partner("x", 500, "EMEA"), partner("y", 700, "EMEA")];
    const peers = { among: "region", minimumPeers: 2 };
    expect(told(peers, partner("own", 600, "EMEA"), base)).toMatchObject({
      count: 2,
      median: 600,
      percentileRank: 0.5,
    });
    expect(told(peers, partner("own", 20), base)).toMatchObject({ count: 5, median: 20 });
    expect(told(peers, partner("own", 20, "APAC"), base)).toMatchObject({ count: 0, median: "notApplicable" });
  });

  test("who has no score is compared with nobody, and counts for nobody", () => {
    const base = [...BASE, partner("x", undefined)];
    expect(told({ minimumPeers: 5 }, partner("own", undefined), base)).toEqual({
      count: "unknown",
      percentileRank: "unknown",
      quartile: "unknown",
      median: 20,
      gapToMedian: "unknown",
    });
  });

  test("without a base all of it is unknown", () => {
    const outcome = evaluatePartner(program({ minimumPeers: 5 }), partner("own", 20), { asOf });
    expect(outcome.status === "evaluated" && outcome.scorecards["c"]!.peers!.median).toEqual({
      status: "unknown",
      missing: ["base"],
    });
  });
});
