import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { PARTNERS, desk, documentOf, isXml } from "./support.js";

const asOf = ["--as-of", "2026-03-31"];
const ndjson = (partners: readonly unknown[]): string =>
  partners.map((partner) => `${JSON.stringify(partner)}\n`).join("");
const files = { "program.json": documentOf(), "partners.json": PARTNERS };
const evaluate = ["evaluate", "program.json", ...asOf];

describe("evaluate", () => {
  test("a table for people", async () => {
    const { code, out, errors } = await desk(files).run(...evaluate, "-p", "partners.json");
    expect([code, errors]).toEqual([0, "2 partners evaluated.\n"]);
    expect(out.split("\n").map((line) => line.replace(/\s+/g, " "))).toEqual([
      expect.stringContaining("─"),
      "│ partner │ level.main │ incentive.volume │ payable │",
      expect.stringContaining("─"),
      "│ p1 │ gold │ 20.01 │ 20.01 EUR │",
      "│ p2 │ registered │ 0.00 │ 0.00 EUR │",
      expect.stringContaining("─"),
      "",
    ]);
  });

  test.each([
    ["partners.json", PARTNERS],
    ["partners.ndjson", ndjson(PARTNERS)],
    ["partners.jsonl", `\uFEFF${ndjson(PARTNERS)}\n\n`],
    ["partners.csv", "id,people,sales\np1,4,1000.50\np2,3,0\n"],
    ["partners.CSV", "\uFEFFid,people,sales\r\np1,4,1000.50\r\np2,3,0\r\n"],
  ])("%s gives the same outcomes, as JSON, line by line, and from what is handed in", async (name, content) => {
    const { run, runWith } = desk({ ...files, [name]: content });
    const outcomes = JSON.parse((await run(...evaluate, "-p", "partners.json", "-f", "json")).out) as unknown[];
    expect(outcomes).toMatchObject([
      { partner: "p1", incentives: { volume: { amount: "20.01" } } },
      { partner: "p2", incentives: { volume: { amount: "0.00" } } },
    ]);
    const { out } = await run(...evaluate, "-p", name, "-f", "ndjson");
    expect(
      out
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(outcomes);
    const input = Readable.from([Buffer.from(typeof content === "string" ? content : JSON.stringify(content))]);
    const format = /csv/i.test(name) ? "csv" : name.endsWith("l") || name.endsWith("ndjson") ? "ndjson" : "json";
    const handed = await runWith({ input }, ...evaluate, "-p", "-", "--input-format", format, "-f", "ndjson", "-q");
    expect([handed.out, handed.errors]).toEqual([out, ""]);
  });

  test("CSV has every figure in a column; what a spreadsheet would run is only text", async () => {
    const partners = [{ id: "=1+1", facts: { people: 4, sales: "1000.50" } }, { id: "p2", facts: { people: -1, sales: 0 } }]; // prettier-ignore
    const { run } = desk({ ...files, "odd.json": partners });
    const { code, out } = await run(...evaluate, "-p", "odd.json", "-f", "csv");
    const [head, first, second] = out.split("\n");
    expect(code).toBe(1);
    expect(head).toBe("partner,asOf,currency,level.main,incentive.volume,incentive.volume.status,payable,payable.complete,issues"); // prettier-ignore
    expect(first).toBe("'=1+1,2026-03-31,EUR,gold,20.01,due,20.01,true,");
    expect(second).toMatch(/^p2,2026-03-31,,,,,,,.*-1, outside 0 to 1000/);
  });

  test("JUnit has a test for each partner, Markdown a table", async () => {
    const { run } = desk(files);
    const { out } = await run(...evaluate, "-p", "partners.json", "-f", "junit");
    expect(isXml(out)).toBe(true);
    expect(out).toContain('tests="2" failures="0"');
    const markdown = await run(...evaluate, "-p", "partners.json", "-f", "markdown");
    expect(markdown.out).toContain("# Acme on 2026-03-31\n\n| partner | level.main | incentive.volume | payable |\n");
    expect(markdown.out).toContain("| p1 | gold | 20.01 | 20.01 EUR |");
  });

  test("an empty file has no partners", async () => {
    const { run } = desk({ ...files, "none.json": [], "none.ndjson": "" });
    expect((await run(...evaluate, "-p", "none.json", "-f", "json")).out).toBe("[]\n");
    expect((await run(...evaluate, "-p", "none.ndjson", "-f", "ndjson")).errors).toBe("0 partners evaluated.\n");
  });

  test("what was known on a day, and where partners stand in the base", async () => {
    const program = documentOf({
      records: { orders: { recordedOn: "seen", fields: { seen: "date", amount: "money" } } },
      metrics: { bookings: { sum: "orders.amount" }, place: { rank: "sales" } },
    });
    const orders = [{ seen: "2026-03-01", amount: 10 }, { seen: "2026-03-02", amount: 5 }]; // prettier-ignore
    const partners = PARTNERS.map((partner) => ({ ...partner, records: { orders } }));
    const { run } = desk({ "program.json": program, "partners.json": partners });
    const metrics = async (...more: readonly string[]): Promise<unknown> =>
      (JSON.parse((await run(...evaluate, "-p", "partners.json", "-f", "json", ...more)).out) as { metrics: unknown }[]).map((one) => one.metrics); // prettier-ignore
    const value = (of: unknown): object => ({ status: "value", value: of });
    expect(await metrics()).toMatchObject([{ bookings: value("15.00"), place: { status: "unknown" } }, { bookings: value("15.00") }]); // prettier-ignore
    expect(await metrics("--known-at", "2026-03-01", "--base")).toMatchObject([{ bookings: value("10.00"), place: value(1) }, { place: value(2) }]); // prettier-ignore
    const twice = await run(...evaluate, "-p", "-", "--base");
    expect([twice.code, twice.errors]).toEqual([2, "--base reads the partners twice; hand them in as a file\n"]);
  });
});

describe("a partner that cannot be evaluated does not stop the others", () => {
  const lines = [
    JSON.stringify(PARTNERS[0]),
    "{",
    JSON.stringify({ id: "p3", facts: { sales: "ten" } }),
    "null",
    JSON.stringify(PARTNERS[1]),
  ].join("\n");

  test("it is told with its line, and counted", async () => {
    const { code, out, errors } = await desk({ ...files, "p.ndjson": lines }).run(...evaluate, "-p", "p.ndjson", "-f", "ndjson"); // prettier-ignore
    expect(code).toBe(1);
    expect(out.trim().split("\n").map((line) => (JSON.parse(line) as { status: string }).status)).toEqual(["evaluated", "issues", "issues", "evaluated"]); // prettier-ignore
    expect(errors).toContain("p.ndjson:2: the line is no JSON\n");
    expect(errors).toContain("p.ndjson:3: p3: facts/sales: ");
    expect(errors).toContain("p.ndjson:4: ");
    expect(errors).toContain("2 partners evaluated; 3 were not, and the reasons stand above.\n");
  });

  test.each(["ndjson", "csv", "json"] as const)("one that stands twice is evaluated once, and told (%s)", async (kind) => {
    const texts = {
      ndjson: ndjson([PARTNERS[0]!, PARTNERS[1]!, { ...PARTNERS[0]!, facts: { people: 1 } }]),
      csv: "id,people,sales\np1,5,0\np2,1,0\np1,1,0\n",
      json: JSON.stringify([PARTNERS[0], PARTNERS[1], PARTNERS[0]]),
    };
    const { run } = desk({ ...files, [`p.${kind}`]: texts[kind] });
    const { code, out, errors } = await run(...evaluate, "-p", `p.${kind}`, "-f", "ndjson");
    expect(code).toBe(1);
    expect(out.trim().split("\n").map((line) => (JSON.parse(line) as { partner: string }).partner)).toEqual(["p1", "p2"]);
    const [where, before] = { ndjson: [":3", ":1"], csv: [":4", ":2"], json: ["/2", "/0"] }[kind];
    expect(errors).toContain(`p.${kind}${where}: the partner "p1" stands at p.${kind}${before} already\n`);
    expect(errors).toContain("2 partners evaluated; 1 was not, and the reasons stand above.\n");
  }); // prettier-ignore

  test("one with a key that stands twice is not read with the last of them in silence", async () => {
    const good = '{"id":"p4","facts":{"people":1,"sales":2},"name":"a \\" : { b \\\\"}';
    const twice = ['{"id":"p1","facts":{"people":1,"sales":1,"sales":2}}', '{"id":"p2","id":"p3"}', good];
    const { code, out, errors } = await desk({ ...files, "p.ndjson": twice.join("\n") }).run(...evaluate, "-p", "p.ndjson", "-f", "csv");
    expect([code, out.split("\n").slice(1).map((line) => line.split(",")[0])]).toEqual([1, ["p4", ""]]);
    expect(errors).toContain('p.ndjson:1: the key "sales" stands twice in one object; keep one of them\n');
    expect(errors).toContain('p.ndjson:2: the key "id" stands twice in one object; keep one of them\n');
  }); // prettier-ignore

  test("many are counted, and twenty of them told", async () => {
    const many = ndjson(Array.from({ length: 50 }, (_, place) => ({ id: `p${place}` })));
    const { errors } = await desk({ ...files, "p.ndjson": many }).run(...evaluate, "-p", "p.ndjson", "-q");
    expect(errors.match(/^p\.ndjson:\d+: .*people/gm)).toHaveLength(20);
    expect(errors).toContain("and 30 more partners\n");
    expect(errors).toContain("50 were not");
  });
});

test("in CSV a text that a spreadsheet would run is one no more, and an amount below zero is a number", async () => {
  const program = documentOf({
    facts: { sales: "money" },
    metrics: { twice: { sumOf: ["sales", "sales"] } },
    tiers: {},
    incentives: { back: { kind: "rebate", period: "calendarYear", payOn: "sales", scale: { flat: { rate: 0.1 } }, negative: "clawback" } },
  }); // prettier-ignore
  const ids = ["-a", "=1+1", "+1", "@a", "-1-1", "-5"];
  const partners = ids.map((id) => ({ id, facts: { sales: "-100.50" } }));
  const { out } = await desk({ "program.json": program, "p.json": partners }).run(...evaluate, "-p", "p.json", "-f", "csv"); // prettier-ignore
  const rows = out.trim().split("\n").slice(1).map((line) => line.split(",")); // prettier-ignore
  expect(rows.map(([id]) => id)).toEqual(["'-a", "'=1+1", "'+1", "'@a", "'-1-1", "-5"]);
  for (const row of rows) expect([row[3], row[5], row[7]]).toEqual(["-10.05", "-10.05", "-201.00"]);
});

describe("partners that are not there", () => {
  test.each([
    [["-p", "none.ndjson"], "none.ndjson: there is no such file or folder"],
    [["-p", "none.csv"], "none.csv: there is no such file or folder"],
    [["-p", "none.json"], "none.json: there is no such file or folder"],
    [["-p", "folder.ndjson"], "folder.ndjson: it is a folder"],
    [["-p", "folder.csv"], "folder.csv: it is a folder"],
    [["-p", "partners.xlsx"], "say --input-format json, ndjson, csv"],
    [[], "Say --partners <file>, or --mapping <file>"],
    [["-p", "cut.json"], "cut.json:1:9: this is no JSON"],
    [["-p", "cut.csv"], "cut.csv:2: this is no CSV: Quote Not Closed"],
    [["-p", "long.csv"], "long.csv:2: this is no CSV: Invalid Record Length"],
    [["-p", "twice.csv"], 'twice.csv:1: the column "id" stands twice'],
    [["-p", "empty.csv"], "empty.csv: the file is empty"],
    [["-p", "other.csv"], 'other.csv: the program declares no fact "Umsatz"; say with --mapping'],
    [["-p", "noid.csv"], 'noid.csv: there is no column "id"; say with --mapping'],
  ])("%j: one message, exit code 2, and no answer", async (args, told) => {
    const { run, files: there } = desk({
      ...files,
      "folder.ndjson/file": "",
      "folder.csv/file": "",
      "cut.json": '[{"id":1',
      "cut.csv": 'id,people\np1,"4\n',
      "long.csv": "id,people\np1,4,5\n",
      "twice.csv": "id,id\np1,p2\n",
      "empty.csv": "",
      "other.csv": "id,Umsatz\np1,4\n",
      "noid.csv": "partner,people\np1,4\n",
    });
    const before = there();
    const { code, errors } = await run(...evaluate, ...args, "-o", "out.txt");
    expect([code, errors.trim().split("\n").length]).toEqual([2, 1]);
    expect(errors).toContain(told);
    expect(there()).toEqual(before);
  });
});

describe("a file that is written", () => {
  test("is there as a whole, or as it was before", async () => {
    const { run, read, write, files: there } = desk({ ...files, "out.json": "before", "cut.csv": 'id,people,sales\np1,4,1\np2,"4\n' }); // prettier-ignore
    expect((await run(...evaluate, "-p", "cut.csv", "-f", "ndjson", "-o", "out.json")).code).toBe(2);
    expect(read("out.json")).toBe("before");
    expect((await run(...evaluate, "-p", "partners.json", "-f", "json", "-o", "out.json")).out).toBe("");
    expect(JSON.parse(read("out.json"))).toHaveLength(2);
    write("partners.json", []);
    await run(...evaluate, "-p", "partners.json", "-f", "json", "-o", "out.json");
    expect(read("out.json")).toBe("[]\n");
    expect(there().filter((name) => name.includes("partial"))).toEqual([]);
  });

  test("needs a folder that is there", async () => {
    const { code, errors } = await desk(files).run(...evaluate, "-p", "partners.json", "-o", "none/out.json");
    expect([code, errors]).toEqual([2, "none/out.json: there is no such file or folder\n"]);
  });
});

test("progress is told on a terminal, from time to time, and cleared; not where it is not wanted", async () => {
  const many = ndjson(Array.from({ length: 450 }, (_, place) => ({ ...PARTNERS[0], id: `p${place}` })));
  const { run, runWith } = desk({ ...files, "p.ndjson": many });
  const args = [...evaluate, "-p", "p.ndjson", "-f", "ndjson", "-o", "out.ndjson"];
  const shown = await runWith({ errorsAreTerminal: true }, ...args);
  expect(shown.errors).toBe("\r200 partners\r400 partners\r\u001B[2K450 partners evaluated.\n");
  expect((await run(...args)).errors).toBe("450 partners evaluated.\n");
  expect((await runWith({ errorsAreTerminal: true }, ...args, "-q")).errors).toBe("");
});

test("a large table keeps its columns", async () => {
  const many = ndjson(Array.from({ length: 250 }, (_, place) => ({ ...PARTNERS[0], id: place === 240 ? "the longest id 漢字" : `p${place}` }))); // prettier-ignore
  const { out } = await desk({ ...files, "p.ndjson": many }).run(...evaluate, "-p", "p.ndjson");
  const lines = out.trimEnd().split("\n");
  expect(lines).toHaveLength(254);
  expect(new Set(lines.filter((line) => !line.includes("漢字")).map((line) => line.length)).size).toBe(1);
});
