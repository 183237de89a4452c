import { describe, expect, test } from "vitest";
import { catalogueOf } from "partner-program";
import { SHIPPED_IDS } from "../../src/metrics/catalogue/ids.js";
import { metricCatalogue } from "partner-program/metrics";
import { codesOf, issuesOf, programOf } from "../program/support.js";

describe("the catalogue that ships", () => {
  test("has five categories of five, each entry told in a sentence", () => {
    const catalogue = metricCatalogue();
    expect(catalogue.map(({ id, metrics }) => [id, metrics.length])).toEqual([["fit", 5], ["customer", 5], ["capability", 5], ["activation", 5], ["performance", 5]]); // prettier-ignore
    for (const { id: category, title, metrics } of catalogue) {
      expect(title).not.toBe(category);
      for (const { id, definition, appliesTo } of metrics) {
        expect(id.startsWith(`${category}.`)).toBe(true);
        expect(definition).toMatch(/^[A-Z].*\.$/);
        expect(appliesTo.length).toBeGreaterThan(0);
      }
    }
  });

  test("tells both commitments apart", () => {
    const all = metricCatalogue().flatMap(({ metrics }) => metrics.map(({ id }) => id));
    expect(all).toContain("fit.commitment");
    expect(all).toContain("activation.commitment");
    expect(new Set(all).size).toBe(25);
  });
});

describe("a program's catalogue", () => {
  const catalogue = {
    drops: ["fit.openness"],
    entries: {
      "capability.support": { appliesTo: ["new"], title: "Help" },
      "security.audits": { title: "Audits", definition: "How often the partner is audited.", unit: "count", direction: "lowerIsBetter", measured: "records" },
    },
  }; // prettier-ignore
  const facts = { a: "decimal" };

  test("drops entries, changes some, and adds some with a category of their own", () => {
    const listed = catalogueOf(programOf({ catalogue }));
    expect(listed.map(({ id, title, metrics }) => [id, title, metrics.length]).slice(-2)).toEqual([["performance", "Performance", 5], ["security", "security", 1]]); // prettier-ignore
    const entry = (id: string) => listed.flatMap(({ metrics }) => metrics).find((each) => each.id === id);
    expect(entry("fit.openness")).toBeUndefined();
    expect(entry("capability.support")).toMatchObject({ title: "Help", appliesTo: ["new"], unit: "score", measured: "questionnaire" }); // prettier-ignore
    expect(entry("security.audits")).toEqual({
      id: "security.audits",
      title: "Audits",
      definition: "How often the partner is audited.",
      unit: "count",
      direction: "lowerIsBetter",
      measured: "records",
      appliesTo: ["new", "active"],
      measuredBy: [],
    });
  });

  test("says where each entry is measured: by metrics, and by parts of scorecards at any depth", () => {
    const program = programOf({
      facts,
      metrics: { m: { measures: "performance.perfToPlan", sumOf: ["a", 1] }, other: { sumOf: ["a"] } },
      scorecards: {
        c: {
          missing: "exclude",
          parts: [{ id: "g", measures: "capability.preSales", parts: [{ id: "q", measures: "performance.perfToPlan", ask: "?", yes: 1 }] }],
        },
      },
    }); // prettier-ignore
    const measured = catalogueOf(program).flatMap(({ metrics }) =>
      metrics.flatMap(({ id, measuredBy }) => (measuredBy.length === 0 ? [] : [[id, measuredBy]])),
    );
    expect(measured).toEqual([
      ["capability.preSales", [{ name: "score.c.g", address: "/scorecards/c/parts/0" }]],
      [
        "performance.perfToPlan",
        [
          { name: "m", address: "/metrics/m" },
          { name: "score.c.g.q", address: "/scorecards/c/parts/0/parts/0" },
        ],
      ],
    ]);
  });

  test.each<[object, readonly string[]]>([
    [{ metrics: { m: { measures: "performance.plan", sumOf: ["a"] } } }, ["catalogue.unknown /metrics/m/measures"]],
    [{ catalogue, metrics: { m: { measures: "fit.openness", sumOf: ["a"] } } }, ["catalogue.unknown /metrics/m/measures"]],
    [{ scorecards: { c: { missing: "fail", parts: [{ id: "q", measures: "fit", ask: "?", yes: 1 }] } } }, ["catalogue.unknown /scorecards/c/parts/0/measures"]],
    [{ catalogue: { drops: ["fit.record", "fit.recrd"] } }, ["catalogue.unknown /catalogue/drops/1"]],
    [{ catalogue: { entries: { "a.b": { title: "B" } } } }, ["catalogue.entry /catalogue/entries/a.b"]],
    [{ catalogue: { entries: { "a.b": { definition: "B." } } } }, ["catalogue.entry /catalogue/entries/a.b"]],
    [{ catalogue: { entries: { "fit.record": { unit: "" } } } }, ["shape.length /catalogue/entries/fit.record/unit"]],
  ])("%j is refused", (sections, codes) => {
    expect(codesOf(issuesOf({ facts, ...sections }))).toEqual(codes);
  }); // prettier-ignore
});

test("the ids that documents are checked against are those of the catalogue", () => {
  expect(metricCatalogue().flatMap(({ metrics }) => metrics.map(({ id }) => id))).toEqual(SHIPPED_IDS);
});
