/** Writes the reference of the language: keys from the JSON Schema, values from running the examples. */
import {
  type Partner,
  type Program,
  evaluatePartner,
  parseProgram,
  runCases,
  stateFunds,
  stateRegistrations,
  summarizeBase,
} from "../../src/index.js";
import { programJsonSchema } from "../json-schema.js";
import { AS_OF, BASE, PARTNER, SECTIONS } from "./data.js";
import { CONDITIONS, METRICS, OPERATORS, WINDOWS } from "./examples.js";
import {
  FUND_EXAMPLE,
  INCENTIVE_EXAMPLES,
  REGISTRATION_EXAMPLE,
  SCALE_EXAMPLES,
  STACKING_EXAMPLE,
} from "./incentives.js";
import { type SectionExample, SECTION_EXAMPLES, programOfExample } from "./sections.js";
import { type Schema, alternative, keysTable, operatorsOf } from "./shapes.js";

const SCHEMA = programJsonSchema() as Schema;

const json = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
const line = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;

/** What each metric answers for the partner of the page. */
function answers(metrics: readonly object[]): readonly string[] {
  const named = Object.fromEntries(metrics.map((metric, index) => [`example${index}`, metric]));
  const program = parseProgram({ ...SECTIONS, metrics: { ...SECTIONS.metrics, ...named } });
  const base = summarizeBase(program, BASE, { asOf: AS_OF });
  const outcome = evaluatePartner(program, PARTNER, { asOf: AS_OF, base });
  if (outcome.status !== "evaluated") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  return metrics.map((_, index) => {
    const found = outcome.metrics[`example${index}`]!;
    return found.status === "value" ? `\`${JSON.stringify(found.value)}\`` : found.status;
  });
}

function examples(shown: readonly object[], metrics: readonly object[] = shown): string {
  const values = answers(metrics);
  return shown.map((example, index) => `${line(example)}\n\n→ ${values[index]!}`).join("\n\n");
}

function entry(definition: Schema, key: string, shown: readonly object[], metrics?: readonly object[]): string {
  const shape = alternative(definition, key);
  return [`### \`${key}\``, `${shape.description ?? ""}.`, keysTable(shape), examples(shown, metrics)].join("\n\n");
}

function group(title: string, intro: string, keys: readonly string[], make: (key: string) => string): string {
  return [`## ${title}`, intro, ...keys.map(make)].join("\n\n");
}

function take<T>(table: Readonly<Record<string, T>>, key: string): T {
  const found = table[key];
  if (found === undefined) throw new Error(`${key} has no example in scripts/reference/examples.ts`);
  return found;
}

function at(value: unknown, path: string): unknown {
  return path
    .split("/")
    .slice(1)
    .reduce<unknown>((current, key) => (current as Readonly<Record<string, unknown>>)[key], value);
}

/** An example of a section, with the values that it leads to. */
function sectionExample(id: string): string {
  return shownExample(take(SECTION_EXAMPLES, id));
}

function shownExample({ written, answers: given, records, shown }: SectionExample): string {
  const program = parseProgram(programOfExample(written));
  const outcome = evaluatePartner(
    program,
    { ...PARTNER, records: { ...PARTNER.records, ...records }, ...(given === undefined ? {} : { answers: given }) },
    { asOf: AS_OF },
  );
  if (outcome.status !== "evaluated") throw new Error(outcome.issues.map(({ message }) => message).join("\n"));
  const values = shown.map((path) => `\`${path}\` → \`${JSON.stringify(at(outcome, path))}\``);
  const asked = given === undefined ? "" : `\n\nanswered with\n\n${line(given)}`;
  const brought = records === undefined ? "" : `\n\nwith the records\n\n${line(records)}`;
  return `${line(written)}${asked}${brought}\n\n${values.join("; ")}`;
}

/** A case of the document, run. */
function caseExample(): string {
  const cases = [{ case: "given bookings of 300", asOf: AS_OF, facts: { people: 7 }, given: { bookings: 300 }, expect: { "level.main": "silver" } }]; // prettier-ignore
  const { passed, failed } = runCases(parseProgram({ ...SECTIONS, cases }));
  return `${line({ cases })}\n\n\`runCases\` → ${passed} passed, ${failed} failed`;
}

/** An example that another function than an evaluation answers. */
function statedExample(
  { written, records }: SectionExample,
  how: string,
  state: (program: Program, partner: Partner) => unknown,
  shown: readonly string[],
): string {
  const partner = { ...PARTNER, records: { ...PARTNER.records, ...records } };
  const stated = state(parseProgram(programOfExample(written)), partner);
  const values = shown.map((path) => `\`${path}\` → \`${JSON.stringify(at(stated, path))}\``);
  return `${line(written)}\n\nwith the records\n\n${line(records!)}\n\n\`${how}\` → ${values.join("; ")}`;
}

const fundExample = (): string =>
  statedExample(FUND_EXAMPLE, "stateFunds", (program, partner) => stateFunds(program, partner, { on: AS_OF }), [
    "/funds/credits/balance/used",
    "/funds/credits/balance/available",
  ]);

const registrationExample = (): string =>
  statedExample(
    REGISTRATION_EXAMPLE,
    "stateRegistrations",
    (program, partner) => stateRegistrations(program, partner, { on: AS_OF }),
    ["/registrations/deals/0/state", "/registrations/deals/0/protectedUntil"],
  );

/** The section's own shape: what stands under an id, or the section itself. */
function sectionShape(section: string): Schema {
  const schema = SCHEMA.properties![section]!;
  const entryShape = schema.additionalProperties;
  return typeof entryShape === "object" ? entryShape : schema;
}

function dataTables(): string {
  const declared = sectionShape("facts").anyOf!.find(({ type }) => type === "object")!;
  const parts = [
    ["A fact", declared],
    ["A collection of records", sectionShape("records")],
    ["A derived collection", sectionShape("collections")],
    ["A table", sectionShape("tables")],
    ["A way of slicing", sectionShape("slices")],
    ["A calendar", sectionShape("calendars")],
  ] as const;
  return parts.map(([title, shape]) => `### ${title}\n\n${keysTable(shape)}`).join("\n\n");
}

function otherTables(): string {
  const { part, incentive, scale } = SCHEMA.definitions!;
  const level = sectionShape("tiers").properties!["levels"]!.items as Schema;
  const partner = SCHEMA.properties!["lifecycle"]!.properties!["partner"]!;
  const version = SCHEMA.properties!["versions"]!.items as Schema;
  const documentCase = SCHEMA.properties!["cases"]!.items as Schema;
  const partKeys = ["parts", "answers", "choices", "yes", "bands", "corners", "points", "score"];
  const tables = [
    ["A scorecard", sectionShape("scorecards"), `${sectionExample("scorecard")}\n\n${sectionExample("dated")}`],
    ...partKeys.map((key) => {
      const shape = alternative(part!, key);
      return [`A part of a scorecard: ${(shape.description ?? "").toLowerCase()}`, shape, sectionExample(key)] as const;
    }),
    ["A ladder of levels", sectionShape("tiers"), sectionExample("ladder")],
    ["A level", level, "See the ladder."],
    ["The life of a partner", partner, sectionExample("lifecycle")],
    ...incentive!.anyOf!.map((shape) => {
      const kind = shape.properties!["kind"]!.const as string;
      return [`An incentive: \`${kind}\``, shape, shownExample(take(INCENTIVE_EXAMPLES, kind))] as const;
    }),
    ...Object.entries(SCALE_EXAMPLES).map(
      ([key, shown]) => [`A scale: \`${key}\``, alternative(scale!, key), shownExample(shown)] as const,
    ),
    ["Incentives over one amount", sectionShape("stacking"), shownExample(STACKING_EXAMPLE)],
    ["A fund", sectionShape("funds"), fundExample()],
    ["The requests of a fund", sectionShape("funds").properties!["requests"]!, "See the fund."],
    ["Deal registrations", sectionShape("registrations"), registrationExample()],
    ["A version", version, sectionExample("version")],
    ["A case", documentCase, caseExample()],
  ] as const;
  return tables.map(([title, shape, example]) => `### ${title}\n\n${keysTable(shape)}\n\n${example}`).join("\n\n");
}

const INTRO = `# The language, key by key

This page is written by \`npm run reference\` from the JSON Schema and from running its examples; a test holds it against both. What the
parts mean together is told in [The program document](program-document.md).

Every example is a metric of this program, evaluated for this partner on ${AS_OF}:`;

/** The whole page. */
export function referencePage(): string {
  const { metric, condition, window } = SCHEMA.definitions!;
  const operators = operatorsOf(metric!);
  const replays = ["shifted", "onEach", "heldOnAnyDay", "heldOnEveryDay", "each", "rank", "percentileRank", "quartile", "shareOfBase", "peers", "ofBase"]; // prettier-ignore
  const overRecords = operators.filter((key) => "where" in (alternative(metric!, key).properties ?? {}));
  const formulas = operators.filter((key) => !overRecords.includes(key) && !replays.includes(key));
  const metricEntry = (key: string): string => entry(metric!, key, take(METRICS, key));
  const comparison = alternative(condition!, "fact").properties!["operator"]!.enum!;
  const over = (of: object): object =>
    "validOn" in of ? { countDistinct: "certificates.person", window: of } : { sum: "orders.amount", window: of };
  return `${[
    INTRO,
    json(SECTIONS),
    json(PARTNER),
    "## The document",
    keysTable(SCHEMA, true),
    "## What is declared",
    dataTables(),
    group("Figures over records", "A metric over the records of a collection, its own or a derived one.", overRecords, metricEntry), // prettier-ignore
    group(
      "Formulas",
      "A metric, a computed field, a part of a scorecard, the other side of a comparison, or an operand of another formula. An operand is the name of a value, a number, a day, true or false, or a formula.",
      formulas,
      metricEntry,
    ),
    group("Figures on other days, in slices and in the base", "Metrics that evaluate another value again.", replays, metricEntry), // prettier-ignore
    group(
      "Windows",
      "Of which days a figure over records is: here the sum of all orders, or the people with a valid certificate.",
      operatorsOf(window!),
      (key) =>
        // prettier-ignore
        entry(window!, key, take(WINDOWS, key), take(WINDOWS, key).map(over)),
    ),
    group("Conditions", "Rules over values; a verdict is true, false or unknown.", operatorsOf(condition!), (key) =>
      entry(
        condition!,
        key,
        take(CONDITIONS, key),
        take(CONDITIONS, key).map((holds) => ({ holds })),
      ),
    ),
    group("Comparisons", "The operators of a condition on a fact.", comparison, (key) =>
      [`### \`${key}\``, examples([take(OPERATORS, key)], [{ holds: take(OPERATORS, key) }])].join("\n\n"),
    ),
    "## What is computed besides metrics",
    otherTables(),
  ].join("\n\n")}\n`;
}
