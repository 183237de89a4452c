import { describe, expect, test } from "vitest";
import { type Log } from "sarif";
import { FALLING, desk, documentOf, isXml, parseXml } from "./support.js";

const asOf = ["--as-of", "2026-03-31"];
const CLIFF = documentOf({ incentives: FALLING });

describe("a program without mistakes", () => {
  test("ends well, and says what was asked", async () => {
    const { code, out, errors } = await desk({ "program.json": documentOf() }).run("check", "program.json", ...asOf);
    expect([code, errors]).toEqual([0, ""]);
    expect(out).toMatch(/^0 errors, 0 warnings, 0 notes\. \d+ questions about all partners there can be: /);
  });
});

describe("a program with a cliff", () => {
  test("is told with the line, the cure and a partner", async () => {
    const { code, out } = await desk({ "program.json": CLIFF }).run("check", "program.json", ...asOf);
    expect(code).toBe(1);
    const [first, second, third] = out.split("\n");
    const line = JSON.stringify(CLIFF, null, 2).split("\n").findIndex((text) => text.includes('"volume"')) + 1; // prettier-ignore
    expect(first).toMatch(new RegExp(`^program\\.json:${line}:5 error pay\\.cliff incentives/volume: at 50000 of \`sales\` the amount falls from 1500 to 500`)); // prettier-ignore
    expect(second).toMatch(/^ {2}\S/);
    expect(third).toContain("On 2025-01-01 a partner with");
  });

  test.each([
    ["never", 0],
    ["error", 1],
    ["warning", 1],
    ["note", 1],
  ])("--fail-on %s ends with %i", async (severity, code) => {
    const { run } = desk({ "program.json": CLIFF });
    expect((await run("check", "program.json", ...asOf, "--fail-on", severity)).code).toBe(code);
  });

  test("is no failure while it is accepted, up to the last day", async () => {
    const accepted = [{ code: "pay.cliff", at: "/incentives/volume", reason: "agreed for one year", until: "2026-03-31" }]; // prettier-ignore
    const { run } = desk({ "program.json": { ...CLIFF, accepted } });
    const within = await run("check", "program.json", ...asOf);
    expect(within.code).toBe(0);
    expect(within.out).toContain("pay.cliff: agreed for one year (until 2026-03-31)");
    expect((await run("check", "program.json", "--as-of", "2026-04-01")).code).toBe(1);
  });

  test("as JSON is the report of checkProgram", async () => {
    const { out } = await desk({ "program.json": CLIFF }).run("check", "program.json", ...asOf, "-f", "json");
    expect(JSON.parse(out)).toMatchObject({ program: "acme", findings: [{ code: "pay.cliff" }] });
  });

  test("as SARIF has its place, its rule and its fingerprint; accepted ones are suppressed", async () => {
    const accepted = [{ code: "pay.cliff", at: "/incentives/volume", reason: "agreed" }];
    const { run, write } = desk({ "program.json": CLIFF });
    const open = JSON.parse((await run("check", "program.json", ...asOf, "-f", "sarif")).out) as Log;
    expect([open.version, open.runs[0]!.tool.driver.rules]).toEqual(["2.1.0", [{ id: "pay.cliff" }]]);
    const [result] = open.runs[0]!.results!;
    expect(result).toMatchObject({ ruleId: "pay.cliff", level: "error" });
    expect(result!.locations![0]!.physicalLocation!.artifactLocation!.uri).toBe("program.json");
    expect(result!.locations![0]!.physicalLocation!.region!.startLine).toBeGreaterThan(20);
    expect(result!.suppressions).toBeUndefined();
    write("program.json", { ...CLIFF, accepted });
    const closed = JSON.parse((await run("check", "program.json", ...asOf, "-f", "sarif")).out) as Log;
    expect(closed.runs[0]!.results![0]!.suppressions).toEqual([{ kind: "inSource", justification: "agreed" }]);
    expect(closed.runs[0]!.results![0]!.partialFingerprints).toEqual(result!.partialFingerprints);
  });

  test("as JUnit is a failed test; what is no failure is skipped", async () => {
    const { run } = desk({ "program.json": CLIFF });
    const { out } = await run("check", "program.json", ...asOf, "-f", "junit");
    expect(isXml(out)).toBe(true);
    expect(out).toContain('tests="2" failures="1" errors="0" skipped="0"');
    const never = await run("check", "program.json", ...asOf, "-f", "junit", "--fail-on", "never");
    expect(never.out).toContain('tests="2" failures="0" errors="0" skipped="1"');
  });

  test("as Markdown has no mark-up of the document's own", async () => {
    const { out } = await desk({ "program.json": CLIFF }).run("check", "program.json", ...asOf, "-f", "markdown");
    expect(out).toMatch(/^# Check of program\.json\n\n- \*\*error pay\.cliff/);
    expect(out).toContain("\\`sales\\`");
  });
});

describe("a document that is no program", () => {
  const wrong = documentOf({ tiers: { main: { levels: [{ id: "gold", requires: { fact: "peple", operator: "equal", value: 1 } }] } } }); // prettier-ignore

  test("is told with line, column, code and cure, and exit code 2", async () => {
    const { code, out } = await desk({ "program.json": wrong }).run("check", "program.json", ...asOf);
    const line = JSON.stringify(wrong, null, 2).split("\n").findIndex((text) => text.includes("peple")) + 1; // prettier-ignore
    expect(code).toBe(2);
    expect(out).toContain(`program.json:${line}:`);
    expect(out).toContain("did you mean `people`?");
  });

  test.each(["json", "junit", "sarif", "markdown"])("also as %s", async (format) => {
    const { code, out } = await desk({ "program.json": wrong }).run("check", "program.json", ...asOf, "-f", format);
    expect(code).toBe(2);
    expect(out).toContain("reference.undeclared");
  });

  test.each([
    ["", "1:1: this is no JSON: the file is empty"],
    ['{ "language": 1', "1:16: this is no JSON"],
    ['{\n  "id": "a",\n  "id": "b"\n}', 'program.json:3:3: the key "id" stands twice'],
  ])("a file with %j is told in one line", async (text, told) => {
    const { code, errors } = await desk({ "program.json": text }).run("check", "program.json", ...asOf);
    expect(code).toBe(2);
    expect(errors).toContain(told);
    expect(errors.trim().split("\n")).toHaveLength(1);
  });

  test("a file that is not there, and a folder", async () => {
    const { run } = desk();
    expect((await run("check", "none.json", ...asOf)).errors).toBe("none.json: there is no such file or folder\n");
    expect((await run("check", ".", ...asOf)).errors).toBe(".: it is a folder\n");
  });
});

test("comments, a comma after the last entry and a byte order mark are allowed", async () => {
  const text = `\uFEFF// a program\n${JSON.stringify(documentOf()).replace(/\}$/, ",}")}`;
  expect((await desk({ "program.jsonc": text }).run("check", "program.jsonc", ...asOf)).code).toBe(0);
});

test("days to judge may be named, and a budget: what it does not reach is undecided", async () => {
  const { run } = desk({ "program.json": CLIFF });
  const { out } = await run(
    "check",
    "program.json",
    ...asOf,
    "--day",
    "2026-01-01",
    "--day",
    "2027-01-01",
    "-f",
    "json",
  );
  expect((JSON.parse(out) as { days: unknown }).days).toEqual(["2026-01-01", "2027-01-01"]);
  const spent = await run("check", "program.json", ...asOf, "--budget", "1");
  expect(spent.out).toContain("Undecided within the budget");
});

test("colours are for terminals: not for files, and not where they are not wanted", async () => {
  const { run, runWith, read } = desk({ "program.json": CLIFF });
  const terminal = { outputIsTerminal: true };
  const escape = "\u001B[";
  expect((await run("check", "program.json", ...asOf)).out).not.toContain(escape);
  expect((await runWith(terminal, "check", "program.json", ...asOf)).out).toContain(escape);
  expect((await runWith({ ...terminal, environment: { NO_COLOR: "1" } }, "check", "program.json", ...asOf)).out).not.toContain(escape); // prettier-ignore
  expect((await runWith({ ...terminal, environment: { TERM: "dumb" } }, "check", "program.json", ...asOf)).out).not.toContain(escape); // prettier-ignore
  await runWith(terminal, "check", "program.json", ...asOf, "-o", "report.txt");
  expect(read("report.txt")).not.toContain(escape);
});

test("texts of the document cannot break a report out of its form", async () => {
  const title = 'Law <b>"&]]>\u0007\u001B[2J';
  const laws = { few: { title, never: { fact: "people", operator: "greaterThan", value: 5 } } };
  const cases = [{ case: title, asOf: "2026-03-31", facts: { people: 1, sales: 1 }, expect: { "level.main": "gold" } }];
  const { run } = desk({ "program.json": documentOf({ laws, cases }) });
  const { out } = await run("cases", "program.json", "-f", "junit");
  expect(isXml(out)).toBe(true);
  const parsed = parseXml(out) as { testsuites: { testsuite: { testcase: Record<string, unknown> } } }; // prettier-ignore
  expect(parsed.testsuites.testsuite.testcase["@_name"]).toBe('Law <b>"&]]>\uFFFD\uFFFD[2J');
  for (const format of ["text", "markdown"]) expect((await run("cases", "program.json", "-f", format)).out).not.toMatch(/[\u0007\u001B]/); // prettier-ignore
});
