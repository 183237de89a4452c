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

describe("what a partner has beside its line", () => {
  const rules = documentOf({
    facts: { people: "integer", target: { type: "money", dated: true }, region: { type: "string", oneOf: ["EMEA", "NA"] } },
    records: { orders: { date: "on", currency: "in", convertOn: "on", fields: { on: "date", amount: "money", in: "string" } } },
    metrics: {
      bookings: { sum: "orders.amount" },
      aim: { sumOf: ["target", 0] },
      isGold: { holds: { fact: "held.tiers.main.level", operator: "equal", value: "gold" } },
      isStaged: { holds: { fact: "held.lifecycle.partner.stage", operator: "equal", value: "active" } },
      isNear: { holds: { fact: "region", operator: "equal", value: "EMEA" } },
    },
    lifecycle: { partner: { stages: [{ id: "new" }, { id: "active", enter: { fact: "people", operator: "greaterThan", value: 0 } }] } },
    incentives: {},
    tiers: { main: { levels: [{ id: "silver" }, { id: "gold", requires: { fact: "people", operator: "greaterThan", value: 3 } }] } },
  });
  const dated = { file: "targets.csv", partner: "p", from: "day", value: "aim", recordedOn: "seen" };
  const held = { file: "levels.csv", partner: "p", from: "day", is: "level" };
  const rates = { file: "rates.csv", from: "code", to: { constant: "EUR" }, on: "day", rate: "rate" };
  const beside = {
    decimal: ",",
    dates: "day-month-year",
    partners: { file: "p.csv", id: "id", facts: { people: "n", region: { constant: "EMEA" } } },
    records: { orders: { file: "o.csv", partner: "p", fields: { on: "day", amount: "net", in: { column: "land", values: { US: "USD", DE: "EUR" } } } } },
    datedFacts: { target: dated },
    held: { tiers: { main: held }, lifecycle: { partner: { ...held, is: { column: "level", values: { gold: "active", silver: "new" } } } } },
    exchangeRates: rates,
  };
  const all = {
    "program.json": rules,
    "m.json": beside,
    "p.csv": "id,n\na,1\nb,2\nc,3\n",
    "o.csv": 'p,day,net,land\na,10.01.2026,"1.000,50",US\na,10.02.2026,7,DE\nb,10.02.2026,7,US\n',
    "targets.csv": 'p,day,aim,seen\na,01.03.2026,"9,50",\na,01.01.2026,"8,50",\nb,01.01.2026,5,01.04.2026\n',
    "levels.csv": "p,day,level\na,01.02.2026,gold\na,01.01.2026,silver\nb,01.01.2026,gold\nb,01.03.2026,\n",
    "rates.csv": 'code,day,rate\nUSD,01.02.2026,"0,5"\nUSD,01.01.2026,"0,9"\n',
  };
  const answered = async (more: object = {}): Promise<readonly (readonly [string, unknown])[]> => {
    const { out, errors } = await desk({ ...all, ...more }).run(...evaluate, "-m", "m.json", "--known-at", "2026-03-31");
    expect(errors).toBe("3 partners evaluated.\n");
    return (JSON.parse(out) as Outcome[]).map(({ partner, metrics }) => [partner, Object.values(metrics).map(({ value, status }) => value ?? status)]);
  };

  test("dated facts, levels and stages that are held, exchange rates, and what is the same for all", async () => {
    expect(await answered()).toEqual([
      ["a", ["907.45", "9.50", true, true, true]],
      ["b", ["3.50", "unknown", false, false, true]],
      ["c", ["0.00", "unknown", false, false, true]],
    ]);
  });

  test("whatever the order of the lines", async () => {
    const reversed = ["o.csv", "targets.csv", "levels.csv", "rates.csv"].map((file) => {
      const [head, ...lines] = (all[file as "o.csv"]).trim().split("\n");
      return [file, [head, ...lines.reverse()].join("\n")];
    });
    expect(await answered(Object.fromEntries(reversed) as object)).toEqual(await answered());
  });

  test.each([
    ["o.csv", "p,day,net,land\na,10.01.2026,1,US\na,32.01.2026,1,US\n", /^o\.csv:3: a: records\/orders\/1\/on: /m],
    ["targets.csv", "p,day,aim,seen\na,01.01.2026,1,\na,01.02.2026,much,\n", /^targets\.csv:2: a: facts\/target: .*entry 1/m],
    ["levels.csv", "p,day,level\na,01.01.2026,gold\na,01.02.2026,glod\n", /^levels\.csv:3: a: held\/tiers\/main\/history\/1\/is: /m],
    ["p.csv", "id,n\na,x\n", /^p\.csv:2: a: facts\/people: /m],
    ["rates.csv", "code,day,rate\nUSD,01.01.2026,1\nUSD,01.02.2026,0\n", /^rates\.csv:3: a: exchangeRates\/1: /m],
  ])("a wrong line of %s is told with its number", async (file, text, message) => {
    const { code, errors } = await desk({ ...all, [file]: text }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([1, expect.stringMatching(message)]);
  });

  test("of many issues of one partner the first five are told, and how many there are beside them", async () => {
    const lines = Array.from({ length: 300 }, () => "a,10.01.2026,much,US").join("\n");
    const { out, errors } = await desk({ ...all, "o.csv": `p,day,net,land\n${lines}\n` }).run(...evaluate, "-m", "m.json", "-f", "csv");
    expect(errors.match(/^o\.csv:\d+: a: /gm)).toHaveLength(5);
    expect(errors).toContain("p.csv:2: a: and 295 more issues\n");
    expect(out).toContain("; and 295 more issues");
  });

  test.each([
    [{ datedFacts: { people: dated } }, "datedFacts/people: the fact `people` is not dated; name its column under partners/facts"],
    [{ datedFacts: { aim: dated } }, "datedFacts/aim: the program declares no fact `aim`"],
    [{ partners: { ...beside.partners, facts: { target: "n" } } }, "partners/facts/target: the fact `target` is dated; name its file under datedFacts"],
    [{ held: { tiers: { mian: held } } }, "held/tiers/mian: the program has no ladder `mian`"],
    [{ exchangeRates: { ...rates, rate: "kurs" } }, 'rates.csv: there is no column "kurs", which m.json (exchangeRates) names'],
    [{ datedFacts: { target: { ...dated, from: "tag" } } }, 'targets.csv: there is no column "tag", which m.json (facts/target) names'],
  ])("a mapping %j is told", async (more, message) => {
    const { code, errors } = await desk({ ...all, "m.json": { ...beside, ...more } }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([2, expect.stringContaining(message)]);
  });

  test("every name that the program does not have is told at once", async () => {
    const wrong = { ...beside, held: { tiers: { mian: held } }, datedFacts: { aim: dated } };
    const { errors } = await desk({ ...all, "m.json": wrong }).run(...evaluate, "-m", "m.json");
    expect(errors.match(/^m\.json: /gm)).toHaveLength(2);
  });

  test("life stages of a program that has none", async () => {
    const { lifecycle: _none, ...others } = rules as Readonly<Record<string, unknown>>;
    const bare = { ...others, metrics: {} };
    const { code, errors } = await desk({ ...all, "program.json": bare }).run(...evaluate, "-m", "m.json");
    expect([code, errors]).toEqual([2, expect.stringContaining("held/lifecycle/partner: the program has no life stages of the `partner`")]);
  });

  test("the currency of each partner from a column whose texts stand for it, and columns of facts by their names alone", async () => {
    const own = documentOf({ currency: "partner", facts: { people: "integer", target: { type: "money", dated: true } }, incentives: {} });
    const mapped = { partners: { file: "p.csv", id: "id", currency: { column: "land", values: { CH: "CHF" } } } };
    const { run } = desk({ "program.json": own, "m.json": mapped, "p.csv": "id,land\na,CH\n", "d.csv": "id,target\na,5\n" });
    const { out } = await run(...evaluate, "-m", "m.json");
    expect((JSON.parse(out) as { currency: string }[]).map(({ currency }) => currency)).toEqual(["CHF"]);
    expect(await run(...evaluate, "-p", "d.csv")).toMatchObject({ code: 2, errors: expect.stringContaining("(datedFacts)") as string });
  });
}); // prettier-ignore

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
