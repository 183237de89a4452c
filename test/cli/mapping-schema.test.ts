import { TextDocument, getLanguageService } from "vscode-json-languageservice";
import { describe, expect, test } from "vitest";
import { desk } from "./support.js";

/** What an editor says of a mapping, comments and last commas allowed, as `init` writes it. */
async function marked(text: string): Promise<readonly string[]> {
  const { out } = await desk().run("schema", "mapping");
  const service = getLanguageService({});
  const document = TextDocument.create("file:///mapping.json", "jsonc", 1, text);
  const options = { comments: "ignore", trailingCommas: "ignore" } as const;
  const found = await service.doValidation(document, service.parseJSONDocument(document), options, JSON.parse(out) as object); // prettier-ignore
  return found.map(({ message }) => (typeof message === "string" ? message : message.value));
}

async function refusal(text: string): Promise<string> {
  const { run, write } = desk({ "mapping.json": text, "p.csv": "Nr\n1\n" });
  write("program.json", { language: 1, id: "x", currency: "EUR", facts: { a: "integer" }, records: { orders: { fields: { a: "integer" } } }, scorecards: {} }); // prettier-ignore
  return (await run("evaluate", "program.json", "-m", "mapping.json", "-p", "p.csv", "--as-of", "2026-03-31")).errors;
}

const full = {
  $schema: "mapping.schema.json",
  delimiter: ";",
  decimal: ",",
  dates: "day-month-year",
  partners: { file: "p.csv", id: "Nr", name: "N", currency: { constant: "EUR" }, facts: { a: "A" }, answers: { a: { b: "c" } }, given: { g: "G" } },
  records: {
    orders: {
      file: "o.csv",
      partner: "p",
      otherPartners: "leftOut",
      fields: { a: { column: "A", values: { Y: true, N: 0, M: "m", "?": null }, separator: "|" } },
    },
  },
  datedFacts: { d: { file: "d.csv", partner: "p", from: "F", value: "V", recordedOn: "R" } },
  held: {
    tiers: { main: { file: "h.csv", partner: "p", from: "F", is: "I" } },
    lifecycle: { partner: { file: "s.csv", partner: "p", otherPartners: "refused", from: "F", is: "I" } },
  },
  exchangeRates: { file: "r.csv", from: "F", to: { constant: "EUR" }, on: "D", rate: "R" },
}; // prettier-ignore

describe("the JSON Schema of mappings", () => {
  test("has nothing to say of the mapping of `init`, and of one with every key", async () => {
    const { run, read } = desk();
    await run("init");
    expect(await marked(read("mapping.json"))).toEqual([]);
    expect(await marked(JSON.stringify(full))).toEqual([]);
  });

  test.each([
    [{ ...full, decimal: "'" }, /Valid values: ".", ","/],
    [{ ...full, more: 1 }, /more is not allowed/],
    [{ ...full, partners: {} }, /Missing property "id"/],
    [{ ...full, delimiter: ";;" }, /longer/],
    [{ ...full, partners: { id: "" } }, /shorter/],
    [{ ...full, partners: { id: "Nr", facts: { a: { values: {} } } } }, /column/],
    [{ ...full, records: { orders: { file: "o.csv", partner: "p" } } }, /Missing property "fields"/],
    [{ ...full, records: { orders: { ...full.records.orders, otherPartners: "no" } } }, /"refused", "leftOut"/],
    [{ ...full, datedFacts: { d: { file: "d.csv", partner: "p", from: "F" } } }, /Missing property "value"/],
    [{ ...full, held: { tiers: { main: { file: "h.csv", partner: "p", from: "F" } } } }, /Missing property "is"/],
    [{ ...full, exchangeRates: { ...full.exchangeRates, to: { constant: null } } }, /Expected|Incorrect/],
  ])("marks what the command refuses: %j", async (wrong, message) => {
    expect((await marked(JSON.stringify(wrong))).join("\n")).toMatch(message);
    expect(await refusal(JSON.stringify(wrong))).toContain("this is no mapping of columns");
  });

  test("tells an editor what each key is", async () => {
    const { out } = await desk().run("schema", "mapping");
    const described = (schema: Schema, path: string): readonly string[] =>
      Object.entries(schema.properties ?? {}).flatMap(([key, own]) => [...(own.description === undefined ? [`${path}${key}`] : []), ...described(own, `${path}${key}.`)]);
    expect(described(JSON.parse(out) as Schema, "")).toEqual([]);
  }); // prettier-ignore
});

interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}
