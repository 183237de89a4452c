import { readFileSync, readdirSync } from "node:fs";
import { type Diagnostic, TextDocument, getLanguageService } from "vscode-json-languageservice";
import { describe, expect, test } from "vitest";
import { programJsonSchema } from "../../scripts/json-schema.js";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const SCHEMA = read("program.schema.json");

test("the published schema is the one that the code writes", () => {
  expect(JSON.parse(SCHEMA), "run `npm run schema`").toEqual(programJsonSchema());
});

const CASES = read("test/conformance/cases.schema.json");

/** Documents name the schema by a relative path; wherever they stand, it is the published one. */
const service = getLanguageService({
  schemaRequestService: (uri) => Promise.resolve(uri.endsWith("cases.schema.json") ? CASES : SCHEMA),
  workspaceContext: { resolveRelativePath: (relative) => relative },
});
service.configure({
  validate: true,
  schemas: [{ uri: "file:///program.schema.json", fileMatch: ["*"], schema: JSON.parse(SCHEMA) as object }],
});

/** The document without its cursor `|`, and the labels that an editor offers there. */
async function completions(withCursor: string): Promise<readonly string[]> {
  const offset = withCursor.indexOf("|");
  const document = TextDocument.create("file:///program.json", "json", 1, withCursor.replace("|", ""));
  const list = await service.doComplete(document, document.positionAt(offset), service.parseJSONDocument(document));
  return [...new Set((list?.items ?? []).map(({ label }) => label.replaceAll('"', "")))];
}

function textOf({ message }: Diagnostic): string {
  return typeof message === "string" ? message : message.value;
}

async function diagnostics(text: string): Promise<readonly Diagnostic[]> {
  const document = TextDocument.create("file:///program.json", "json", 1, text);
  return service.doValidation(document, service.parseJSONDocument(document));
}

const inDocument = (section: string): string => `{ "language": 1, "id": "x", "currency": "USD", ${section} }`;

describe("an editor completes a program document at ten cursors", () => {
  test.each([
    ["the sections", `{ "language": 1, | }`, ["facts", "records", "metrics", "scorecards", "lifecycle", "tiers", "incentives", "base", "currency", "fiscalYear"]],
    ["the types of a fact", inDocument(`"facts": { "region": "|" }`), ["string", "boolean", "integer", "decimal", "money", "date"]],
    ["the keys of a collection", inDocument(`"records": { "orders": { | } }`), ["date", "key", "currency", "fields", "title"]],
    ["the operators of metrics", inDocument(`"metrics": { "m": { | } }`), ["sum", "count", "countDistinct", "average", "ratio", "difference", "growth", "where", "window"]],
    ["the kinds of window", inDocument(`"metrics": { "m": { "sum": "o.a", "window": { | } } }`), ["fiscalYear", "fiscalQuarter", "month", "trailing", "shift", "on"]],
    ["the extents of a period", inDocument(`"metrics": { "m": { "sum": "o.a", "window": { "fiscalYear": "|" } } }`), ["toDate", "whole"]],
    ["the operators of conditions", inDocument(`"conditions": { "c": { "fact": "a", "operator": "|" } }`), ["equal", "notEqual", "lessThan", "greaterThanInclusive", "in"]],
    ["the shapes of conditions", inDocument(`"tiers": { "main": { "levels": [ { "id": "gold", "requires": { | } } ] } }`), ["all", "any", "not", "atLeast", "fact", "condition"]],
    ["what a scorecard does with missing answers", inDocument(`"scorecards": { "c": { "missing": "|" } }`), ["exclude", "lowest", "fail"]],
    ["the readings of a scale", inDocument(`"incentives": { "v": { "kind": "rebate", "scale": { "apply": "|" } } }`), ["wholeAmount", "graduated"]],
  ])("%s", async (_what, text, expected) => {
    expect(await completions(text)).toEqual(expect.arrayContaining(expected));
  }); // prettier-ignore
});

describe("an editor marks mistakes", () => {
  test.each([
    ["an unknown section", inDocument(`"metrcs": {}`), /metrcs is not allowed/],
    ["a missing key", `{ "language": 1 }`, /Missing property "id"/],
    ["a wrong choice", inDocument(`"metrics": { "m": { "count": "o", "window": { "month": "now" } } }`), /Valid values: "toDate", "whole"/],
    ["a wrong type", inDocument(`"fiscalYear": { "startMonth": "July" }`), /Incorrect type. Expected "integer"/],
    ["an id that is none", inDocument(`"facts": { "two words": "date" }`), /pattern|does not match/i],
    ["a negative count", inDocument(`"conditions": { "c": { "atLeast": 0, "of": [] } }`), /below the minimum|fewer|Expected/],
  ])("%s", async (_what, text, message) => {
    const found = await diagnostics(text);
    expect(found.map(textOf).join("\n")).toMatch(message);
  }); // prettier-ignore

  test.each([
    "programs/northwind/program.json",
    "programs/operations/program.json",
    "programs/lifecycle/program.json",
    "programs/channel/program.json",
    "examples/adventureworks/program.json",
    "examples/adventureworks/quota.json",
  ])("%s has none", async (path) => {
    expect((await diagnostics(read(path))).map(textOf)).toEqual([]);
  });

  test("the conformance cases have none, by a schema of their own", async () => {
    for (const file of readdirSync(new URL("../conformance/cases", import.meta.url))) {
      const text = read(`test/conformance/cases/${file}`).replace("{", '{ "$schema": "cases.schema.json",');
      const found = (await diagnostics(text)).filter((diagnostic) => !textOf(diagnostic).includes("$schema"));
      expect(found.map(textOf), file).toEqual([]);
    }
  }); // prettier-ignore
});
