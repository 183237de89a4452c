import { describe, expect, test } from "vitest";
import { desk, documentOf } from "./support.js";

const evaluate = ["evaluate", "program.json", "--as-of", "2026-03-31", "-f", "json"];
const program = documentOf({
  facts: {
    people: "integer",
    sales: "money",
    signed: "boolean",
    since: "date",
    regions: { type: "string", list: true, oneOf: ["EMEA", "APAC"] },
    kind: "string",
  },
  records: { orders: { date: "on", key: "id", fields: { id: "string", on: "date", amount: "money" } } },
  metrics: {
    bookings: { sum: "orders.amount" },
    first: { min: "orders.amount", whenEmpty: "notApplicable" },
    isAsian: { holds: { fact: "regions", operator: "contains", value: "APAC" } },
    started: { day: "since" },
    isSigned: { holds: { fact: "signed", operator: "equal", value: true } },
  },
  scorecards: {
    skills: {
      missing: "exclude",
      parts: [
        { id: "plan", ask: "Is there a plan?", yes: 1 },
        { id: "level", ask: "How skilled?", answers: { low: 0, high: 2 } },
        { id: "tools", ask: "Which tools?", choices: { a: 1, b: 2 } },
        { id: "staff", ask: "How many?", bands: [{ from: 3, is: 1 }] },
      ],
    },
  },
});

const mapping = {
  delimiter: ";",
  decimal: ",",
  dates: "day-month-year",
  partners: {
    file: "data/partners.csv",
    id: "Nr",
    name: "Firma",
    facts: {
      people: "Leute",
      sales: "Umsatz",
      signed: { column: "Vertrag", values: { J: true, N: false, "?": null } },
      since: "Seit",
      regions: { column: "Regionen", separator: "|" },
    },
    answers: { skills: { plan: { column: "Plan", values: { J: true, N: false } }, level: "Niveau", tools: { column: "Werkzeuge", separator: "+" }, staff: "Personal" } },
  },
  records: { orders: { file: "data/orders.csv", partner: "Partner", fields: { id: "Beleg", on: "Tag", amount: "Netto" } } },
}; // prettier-ignore

const files = {
  "program.json": program,
  "mapping.json": mapping,
  "data/partners.csv": [
    "Nr;Firma;Leute;Umsatz;Vertrag;Seit;Regionen;Plan;Niveau;Werkzeuge;Personal",
    "1;Erste;1.234;1.234.567,89;J;1.2.2024;EMEA|APAC;J;high;a+b;3,5",
    "2;;;;?;;;;;;",
  ].join("\n"),
  "data/orders.csv": 'Beleg;Partner;Tag;Netto\nA;1;31.12.2025;"1.000,50"\nB;1;01.01.2026;-0,50\n',
};

interface Outcome {
  readonly partner: string;
  readonly metrics: Readonly<Record<string, { readonly status: string; readonly value?: unknown }>>;
  readonly scorecards: Readonly<Record<string, { readonly parts: Readonly<Record<string, { readonly score: unknown }>> }>>; // prettier-ignore
  readonly incentives: Readonly<Record<string, { readonly amount: string | null }>>;
}

describe("a mapping reads columns as the program declares them", () => {
  test("numbers with a decimal comma, days the other way round, lists, answers, and records of a second file", async () => {
    const { run } = desk(files);
    const { code, out, errors } = await run(...evaluate, "-m", "mapping.json");
    expect([code, errors]).toEqual([0, "2 partners evaluated.\n"]);
    const [one, two] = JSON.parse(out) as readonly [Outcome, Outcome];
    const values = (outcome: Outcome): unknown => Object.fromEntries(Object.entries(outcome.metrics).map(([id, { value, status }]) => [id, value ?? status])); // prettier-ignore
    expect(values(one)).toEqual({ bookings: "1000.00", first: "-0.50", isAsian: true, started: "2024-02-01", isSigned: true }); // prettier-ignore
    expect(one.incentives["volume"]!.amount).toBe("5000.00");
    const scores = Object.values(one.scorecards["skills"]!.parts).map(({ score }) => (score as { value: unknown }).value); // prettier-ignore
    expect(scores).toEqual([1, 2, 3, 1]);
    // No line in the second file: no orders. An empty cell: unknown.
    expect(values(two)).toEqual({ bookings: "0.00", first: "notApplicable", isAsian: "unknown", started: "unknown", isSigned: "unknown" }); // prettier-ignore
  });

  test("files are beside the mapping, and the command can name other partners", async () => {
    const { run, write } = desk(files);
    write("config/mapping.json", { ...mapping, partners: { ...mapping.partners, file: "../data/partners.csv" }, records: {} }); // prettier-ignore
    expect((await run(...evaluate, "-m", "config/mapping.json")).code).toBe(0);
    write("third.csv", "Nr;Firma;Leute;Umsatz;Vertrag;Seit;Regionen;Plan;Niveau;Werkzeuge;Personal\n3;;;;;;;;;;\n");
    const { out } = await run(...evaluate, "-m", "mapping.json", "-p", "third.csv");
    expect((JSON.parse(out) as Outcome[]).map(({ partner }) => partner)).toEqual(["3"]);
  });

  test.each([
    [{ dates: "month-day-year" }, "12/31/2025", "2025-12-31"],
    [{ dates: "day-month-year" }, "31.12.2025", "2025-12-31"],
    [{}, "2025-12-31", "2025-12-31"],
    [{}, "2025/1/2", "2025-01-02"],
  ])("%j reads the day %s", async (more, text, day) => {
    const plain = { ...more, partners: { id: "id", facts: { since: "since" } } };
    const { run } = desk({ "program.json": program, "m.json": plain, "p.csv": `id,since\n1,${text}\n` });
    const { out } = await run(...evaluate, "-m", "m.json", "-p", "p.csv");
    expect((JSON.parse(out) as Outcome[])[0]!.metrics["started"]!.value).toBe(day);
  });

  test.each([
    ["people", "1,5"],
    ["people", "12.34.567"],
    ["sales", "1.2345.67"],
    ["sales", "ten"],
    ["since", "31.31.2025"],
    ["signed", "yes"],
  ])("a cell that is no value is refused with its text: %s %s", async (fact, text) => {
    const plain = { partners: { id: "id", facts: { [fact]: fact } } };
    const { run } = desk({ "program.json": program, "m.json": plain, "p.csv": `id,${fact}\n1,"${text}"\n` });
    const { code, errors } = await run(...evaluate, "-m", "m.json", "-p", "p.csv");
    expect([code, errors]).toEqual([1, expect.stringContaining(`p.csv:2: 1: facts/${fact}: `)]);
  });
});

describe("lines whose partner is not in the file of partners", () => {
  const lines = "Beleg;Partner;Tag;Netto\nA;1;31.12.2025;5\nB;3;01.01.2026;7\nC;;01.01.2026;1\nD;3;01.02.2026;9\n";
  const other = (more: object) => ({
    ...files,
    "data/orders.csv": lines,
    "mapping.json": { ...mapping, records: { orders: { ...mapping.records.orders, ...more } } },
  });

  test("are told with the first line of each, and the exit code is 1", async () => {
    const { code, out, errors } = await desk(other({})).run(...evaluate, "-m", "mapping.json");
    expect(code).toBe(1);
    expect((JSON.parse(out) as Outcome[]).map(({ partner }) => partner)).toEqual(["1", "2"]);
    expect(errors.split("\n")).toEqual([
      'data/orders.csv:3: there is no partner "3" in data/partners.csv: 2 lines are in no answer. Mend the id, or write `"otherPartners": "leftOut"` in the mapping',
      'data/orders.csv:4: no partner is named: 1 line is in no answer. Mend the id, or write `"otherPartners": "leftOut"` in the mapping',
      "2 partners evaluated; 2 were not, and the reasons stand above.",
      "",
    ]);
  });

  test.each(["refused", "leftOut"])("are %s where the mapping says so", async (otherPartners) => {
    const { code } = await desk(other({ otherPartners })).run(...evaluate, "-m", "mapping.json");
    expect(code).toBe(otherPartners === "refused" ? 1 : 0);
  });
});

describe("a mapping that does not fit is told in one message", () => {
  const told = async (changed: object, more: Readonly<Record<string, unknown>> = {}): Promise<string> => {
    const { code, errors } = await desk({ ...files, "mapping.json": changed, ...more }).run(...evaluate, "-m", "mapping.json"); // prettier-ignore
    expect(code).toBe(2);
    return errors;
  };

  test("a column that is not in the file", async () => {
    const facts = { people: "Köpfe" };
    expect(await told({ ...mapping, partners: { ...mapping.partners, facts } })).toContain(
      'data/partners.csv: there is no column "Köpfe", which mapping.json names; the columns are "Nr", "Firma"',
    );
    const orders = { ...mapping.records.orders, partner: "Kunde" };
    expect(await told({ ...mapping, records: { orders } })).toContain('there is no column "Kunde", which mapping.json (records/orders) names'); // prettier-ignore
  });

  test("something that the program does not declare", async () => {
    const partners = (more: object): object => ({ ...mapping, partners: { ...mapping.partners, ...more } });
    expect(await told(partners({ facts: { poeple: "Leute" } }))).toContain("partners/facts/poeple: the program declares no fact `poeple`"); // prettier-ignore
    expect(await told(partners({ answers: { skill: {} } }))).toContain("the program has no scorecard `skill`");
    expect(await told({ ...mapping, records: { order: mapping.records.orders } })).toContain("declares no collection `order`"); // prettier-ignore
    const orders = { ...mapping.records.orders, fields: { netto: "Netto" } };
    expect(await told({ ...mapping, records: { orders } })).toContain("records/orders/fields/netto: the collection declares no field `netto`"); // prettier-ignore
  });

  test("a shape that is none", async () => {
    expect(await told({ ...mapping, partners: { id: 1 }, more: true })).toMatch(/no mapping of columns:[\s\S]*more[\s\S]*partners\.id/); // prettier-ignore
    expect(await told({ ...mapping, partners: { id: "Nr" } })).toContain("partners/file is not stated");
  });

  test("a file that is not there", async () => {
    const orders = { ...mapping.records.orders, file: "data/none.csv" };
    expect(await told({ ...mapping, records: { orders } })).toContain("data/none.csv: there is no such file or folder");
  });
});
