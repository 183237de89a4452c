import { describe, expect, test } from "vitest";
import { FALLING, PARTNERS, desk, documentOf, isXml } from "./support.js";

const asOf = ["--as-of", "2026-03-31"];
const files = { "program.json": documentOf(), "partners.json": PARTNERS };

describe("init", () => {
  test("writes a program without findings, whose cases pass, and data that it evaluates", async () => {
    const { run, files: there } = desk();
    const { code, out } = await run("init");
    expect([code, there()]).toEqual([0, ["mapping.json", "orders.csv", "partners.csv", "program.jsonc"]]);
    expect(out).toContain("partner-program check program.jsonc --as-of 2026-03-31");
    const check = await run("check", "program.jsonc", ...asOf, "--fail-on", "note");
    expect([check.code, check.out]).toEqual([0, expect.stringContaining("0 errors, 0 warnings, 0 notes")]);
    expect(await run("cases", "program.jsonc")).toEqual({ code: 0, out: "2 cases: 2 passed, 0 failed, 0 refused.\n", errors: "" }); // prettier-ignore
    const { out: evaluated } = await run("evaluate", "program.jsonc", "-m", "mapping.json", ...asOf, "-f", "csv", "-q");
    const rows = evaluated.trim().split("\n").slice(1).map((line) => line.split(",")); // prettier-ignore
    expect(rows.map(([partner, , , level, paid]) => [partner, level, paid])).toEqual([
      ["P-001", "gold", "5070.00"],
      ["P-002", "silver", "725.00"],
      ["P-003", "registered", "0.00"],
      ["P-004", "registered", "0.00"],
    ]);
  });

  test("replaces nothing unless it is told to, and makes the folder that it is told", async () => {
    const { run, read, write } = desk({ "acme/mapping.json": "mine" });
    const { code, errors } = await run("init", "acme");
    expect([code, errors]).toEqual([
      2,
      "acme/mapping.json: there already; --force replaces it, or name another folder\n",
    ]);
    expect(read("acme/mapping.json")).toBe("mine");
    expect((await run("init", "acme", "--force")).code).toBe(0);
    expect(read("acme/mapping.json")).not.toBe("mine");
    expect((await run("init", "new/folder")).out).toContain("  cd new/folder\n");
    write("file", "");
    expect((await run("init", "file")).code).toBe(2);
  });
});

describe("explain", () => {
  const explain = ["explain", "program.json", ...asOf, "-p", "partners.json", "--partner", "p1"];

  test("states the partner, or explains one amount of it by address or by name", async () => {
    const { run } = desk(files);
    expect((await run(...explain)).out).toContain("20.01 EUR");
    const { code, out } = await run(...explain, "--at", "/incentives/volume", "--depth", "1");
    expect([code, out.split("\n")[0]]).toEqual([0, expect.stringMatching(/^Volume rebate = 20\.01 EUR: /)]);
    expect((await run(...explain, "--name", "level.main.gold")).out).toContain("level.main.gold = yes: people (4) is at least 4"); // prettier-ignore
  });

  test("as JSON and as Markdown, and into a file", async () => {
    const { run, read } = desk(files);
    await run(...explain, "--at", "/incentives/volume", "-f", "json", "-o", "why.json");
    expect(JSON.parse(read("why.json"))).toMatchObject({ status: "explained", definitions: [{ name: "incentive.volume" }, { name: "sales" }] }); // prettier-ignore
    expect(JSON.parse((await run(...explain, "-f", "json")).out)).toMatchObject({ status: "stated", partner: "p1" });
    expect((await run(...explain, "--at", "/incentives/volume", "-f", "markdown")).out).toMatch(/^# p1 on 2026-03-31\n\nVolume rebate = /); // prettier-ignore
    expect((await run(...explain, "-f", "markdown")).out).toMatch(/^#/);
  });

  test("a partner, an address or a name that there is not is told", async () => {
    const { run } = desk(files);
    const partner = await run("explain", "program.json", ...asOf, "-p", "partners.json", "--partner", "p9");
    expect([partner.code, partner.errors]).toEqual([2, 'there is no partner "p9" in the file; it has p1, p2 …\n']);
    expect((await run(...explain, "--at", "/incentives/volum")).code).toBe(2);
    expect((await run(...explain, "--name", "level.main.golden")).errors).toContain("level.main.golden");
    expect((await run(...explain, "--name", "people", "--at", "/facts/people")).errors).toContain("cannot be used with"); // prettier-ignore
  });

  test("a partner that the program refuses is told", async () => {
    const { run } = desk({ ...files, "partners.json": [{ id: "p1", facts: { people: -1, sales: 0 } }] });
    expect((await run(...explain)).errors).toContain("facts/people");
  });
});

describe("cases", () => {
  const program = (level: string): object =>
    documentOf({
      cases: [
        { case: "four people", asOf: "2026-03-31", facts: { people: 4, sales: 100 }, expect: { "level.main": level } },
      ],
    });

  test("what differs is told with its place and why, and exit code 1", async () => {
    const { run, write } = desk({ "program.json": program("registered") });
    const { code, out } = await run("cases", "program.json");
    expect(code).toBe(1);
    expect(out).toMatch(
      /^program\.json:\d+:5 error four people failed\n {2}level\.main: expected "registered", found "gold"/,
    );
    expect(out).toContain("1 case: 0 passed, 1 failed, 0 refused.");
    expect((await run("cases", "program.json", "-f", "markdown")).out).toContain("- **failed (program.json:");
    expect(JSON.parse((await run("cases", "program.json", "-f", "json")).out)).toMatchObject({ failed: 1 });
    const junit = await run("cases", "program.json", "-f", "junit");
    expect([isXml(junit.out), junit.out]).toEqual([true, expect.stringContaining('failures="1"')]);
    write("program.json", program("gold"));
    expect((await run("cases", "program.json")).code).toBe(0);
    expect((await run("cases", "program.json", "-f", "junit")).out).toContain('tests="1" failures="0"');
  });

  test("a case whose data the program refuses is no case that passes", async () => {
    const cases = [{ case: "no people", asOf: "2026-03-31", facts: { sales: 1 }, expect: { "level.main": "gold" } }];
    const { code, out } = await desk({ "program.json": documentOf({ cases }) }).run("cases", "program.json");
    expect([code, out]).toEqual([1, expect.stringContaining("0 passed, 0 failed, 1 refused")]);
    expect(out).toContain("facts/people");
  });
});

describe("compare", () => {
  const after = documentOf({
    tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires: { fact: "people", operator: "greaterThanInclusive", value: 5 } }] } },
    conditions: { small: { fact: "people", operator: "lessThan", value: 4 } },
  }); // prettier-ignore
  const before = documentOf({ conditions: { small: { fact: "people", operator: "lessThan", value: 4 } } });
  const both = { ...files, "before.json": before, "after.json": after };
  const compare = ["compare", "before.json", "after.json", ...asOf];

  test("tells who moves and why, what it costs, and what is so of all partners", async () => {
    const { code, out, errors } = await desk(both).run(...compare, "-p", "partners.json", "--segment", "small");
    expect([code, errors]).toEqual([0, "2 partners compared.\n"]);
    const flat = out.replace(/ +/g, " ");
    expect(flat).toContain("0 partners up, 1 down, 1 stay.");
    expect(flat).toContain("│ p1 │ main │ gold │ registered │ people greaterThanInclusive");
    expect(flat).toContain("│ volume │ EUR │ 20.01 │ 20.01 │ 0.00 │");
    expect(flat).toContain("nobodyLosesALevel (main): witness: on 2026-03-31 a partner with people 4");
    expect(flat).toContain("nothingChanges (small): proved");
  });

  test.each([
    [["nobodyLosesALevel"], 1],
    [["nobodyIsPaidLess"], 0],
    [["nothingChanges"], 0],
    [["nobodyIsPaidLess", "nobodyLosesALevel"], 1],
  ])("--require %j ends with %i", async (claims, code) => {
    const { run } = desk(both);
    const ended = await run(...compare, "--segment", "small", "--require", ...claims);
    expect(ended.code).toBe(code);
    expect(ended.errors).toBe("");
  });

  test("without partners it is about all partners there can be", async () => {
    const { out } = await desk(both).run(...compare);
    expect(out).not.toContain("Levels of main");
    expect(out).toContain("nobodyLosesALevel (main)");
  });

  test("as JSON, as JUnit and as Markdown", async () => {
    const { run } = desk(both);
    expect(JSON.parse((await run(...compare, "-p", "partners.json", "-f", "json")).out)).toMatchObject({ status: "compared", partners: 2 }); // prettier-ignore
    const junit = await run(...compare, "-f", "junit", "--require", "nobodyLosesALevel");
    expect([isXml(junit.out), junit.out]).toEqual([true, expect.stringContaining('tests="2" failures="1" errors="0" skipped="0"')]); // prettier-ignore
    const open = await run(...compare, "-f", "junit");
    expect(open.out).toContain('tests="2" failures="0" errors="0" skipped="1"');
    const markdown = await run(...compare, "-p", "partners.json", "-f", "markdown", "--most", "1");
    expect(markdown.out).toContain("## Levels of main\n");
  });

  test("a program that asks for one fact more is compared over the data that has it", async () => {
    const more = documentOf({
      facts: { people: "integer", sales: "money", skilled: "boolean" },
      tiers: { main: { levels: [{ id: "registered" }, { id: "gold", requires: { all: [{ fact: "people", operator: "greaterThanInclusive", value: 4 }, { fact: "skilled", operator: "equal", value: true }] } }] } },
    }); // prettier-ignore
    const { run } = desk({ "before.json": before, "after.json": more, "p.csv": "id,people,sales,skilled\na,4,1,true\nb,5,1,false\n" });
    for (const [one, other, moved] of [["before.json", "after.json", "1 down"], ["after.json", "before.json", "1 partner up"]] as const) {
      const { code, out, errors } = await run("compare", one, other, ...asOf, "-p", "p.csv");
      expect([code, errors]).toEqual([0, "2 partners compared.\n"]);
      expect(out).toContain(moved);
      expect(out.replace(/ +/g, " ")).toMatch(/│ b │ main │ \w+ │ \w+ │ skilled equal/);
    }
    expect((await run("evaluate", "before.json", ...asOf, "-p", "p.csv")).code).toBe(2);
  }); // prettier-ignore

  test("partners that one of the programs refuses are counted; a segment that there is not is told", async () => {
    const { run, write } = desk(both);
    write("partners.json", [...PARTNERS, { id: "p3" }]);
    const { code, errors } = await run(...compare, "-p", "partners.json");
    expect([code, errors]).toEqual([1, expect.stringContaining("2 partners compared; 1 was not")]);
    expect(errors).toMatch(/^partners\.json\/\d+: .*facts\/people/m);
    expect((await run(...compare, "--segment", "large")).code).toBe(2);
  });
});

describe("settle", () => {
  const settle = ["settle", "program.json", "-p", "partners.json", "--as-of", "2026-04-02", "--period", "2026-03-31"];

  test("tells what is to be posted, and adds it to a journal once", async () => {
    const { run, read, write } = desk({ ...files, "journal.ndjson": "" });
    const first = await run(...settle, "--journal", "journal.ndjson", "--append", "-q");
    expect([first.code, first.errors]).toEqual([0, ""]);
    expect(first.out.replace(/ +/g, " ")).toContain("│ p1 │ volume │ 2026-01-01 to 2026-03-31 │ earned │ 20.01 │ EUR │ closed │"); // prettier-ignore
    const journal = read("journal.ndjson");
    expect(journal.trim().split("\n").map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { partner: "p1", kind: "earned", amount: "20.01" },
      { partner: "p2", kind: "earned", amount: "0.00" },
    ]); // prettier-ignore
    const second = await run(...settle, "--journal", "journal.ndjson", "--append");
    expect(second.out).toBe("Nothing is to be posted.\n");
    expect(read("journal.ndjson")).toBe(journal);
    write("partners.json", [{ id: "p1", facts: { people: 4, sales: "2000.50" } }]);
    const later = await run(...settle, "--journal", "journal.ndjson", "-f", "ndjson");
    expect(JSON.parse(later.out)).toMatchObject({ partner: "p1", kind: "earned", amount: "20.00", reasons: ["data"] });
    expect(read("journal.ndjson")).toBe(journal);
  });

  test("an open period is estimated; the period is that of the day unless stated", async () => {
    const { run } = desk(files);
    const { out } = await run("settle", "program.json", "-p", "partners.json", "--as-of", "2026-02-10", "-f", "json");
    expect(JSON.parse(out)).toMatchObject([{ on: "2026-02-10", entries: [{ kind: "accrued", amount: "20.01" }] }, {}]);
    const markdown = await run(...settle, "-f", "markdown");
    expect(markdown.out).toContain("| p1 | volume | 2026-01-01 to 2026-03-31 | earned | 20.01 | EUR | closed |");
  });

  test("a journal that cannot be read is not added to", async () => {
    const { run, read } = desk({ ...files, "journal.ndjson": "{\n", "nobody.ndjson": '{"id":"x"}\n' });
    const cut = await run(...settle, "--journal", "journal.ndjson", "--append");
    expect([cut.code, cut.errors]).toEqual([2, expect.stringContaining("journal.ndjson:1: the line is no JSON")]);
    expect(read("journal.ndjson")).toBe("{\n");
    expect((await run(...settle, "--journal", "nobody.ndjson")).errors).toContain('nobody.ndjson:1: the entry does not say whose it is ("partner")'); // prettier-ignore
    expect((await run(...settle, "--journal", "none.ndjson")).errors).toBe("none.ndjson: there is no such file or folder\n"); // prettier-ignore
    expect((await run(...settle, "--append")).errors).toContain("say which with --journal");
  });

  test("an entry of the journal that is wrong is told with its line, also behind entries that the partner brings", async () => {
    const { run, read, write } = desk({ ...files, "journal.ndjson": "" });
    await run(...settle, "--journal", "journal.ndjson", "--append", "-q");
    const [first, second] = read("journal.ndjson").trim().split("\n") as [string, string];
    const { partner: _partner, ...brought } = JSON.parse(first) as Readonly<Record<string, unknown>>;
    write("journal.ndjson", [second, first.replace('"amount":"20.01"', '"amount":20.01').replace('"id":', '"Id":')].join("\n"));
    write("partners.json", [{ ...PARTNERS[0], journal: [brought] }, PARTNERS[1]]);
    const { code, errors } = await run(...settle, "--journal", "journal.ndjson");
    expect(code).toBe(1);
    expect(errors.split("\n").slice(0, 3)).toEqual([
      expect.stringContaining("journal.ndjson:2: p1: journal/1/Id: there is no key `Id` here; did you mean `id`? Known keys: id, kind"),
      "journal.ndjson:2: p1: journal/1/id: expected a text that is not empty. Write a text that is not empty here.",
      'journal.ndjson:2: p1: journal/1/amount: expected a decimal text such as "12.50", not 20.01. Write a decimal text such as "12.50" here.',
    ]);
  }); // prettier-ignore

  test("a partner that is refused does not stop the others", async () => {
    const { run } = desk({ ...files, "partners.json": [{ id: "p0" }, ...PARTNERS] });
    const { code, errors } = await run(...settle);
    expect([code, errors]).toEqual([1, expect.stringContaining("2 partners settled; 1 was not")]);
  });
});

test("a period in which a program is wrong is found by its check and by its comparison alike", async () => {
  const { run } = desk({ ...files, "falling.json": documentOf({ incentives: FALLING }) });
  expect((await run("check", "falling.json", ...asOf)).code).toBe(1);
  const { out } = await run("compare", "program.json", "falling.json", ...asOf, "-p", "partners.json");
  expect(out).toContain("After: 0 partners (share 0)");
});
