import { expect, test } from "vitest";
import schema from "../../program.schema.json" with { type: "json" };
import manifest from "../../package.json" with { type: "json" };
import { desk, documentOf } from "./support.js";

test("without a command there is help, and exit code 2", async () => {
  const { code, out, errors } = await desk().run();
  expect([code, out]).toEqual([2, ""]);
  for (const command of ["init", "check", "cases", "schema", "evaluate", "explain", "compare", "settle"])
    expect(errors).toMatch(new RegExp(`^ {2}${command} `, "m"));
  expect(errors).toContain("Exit codes: 0 all is well");
});

test.each(["init", "check", "cases", "schema", "evaluate", "explain", "compare", "settle"])(
  "%s --help tells its options and ends well",
  async (command) => {
    const { code, out } = await desk().run(command, "--help");
    expect(code).toBe(0);
    expect(out).toContain(`partner-program ${command} [options]`);
  },
);

test("the version is that of the package", async () => {
  expect(await desk().run("--version")).toEqual({ code: 0, out: `${manifest.version}\n`, errors: "" });
});

test("a command or an option that there is not is told, with the nearest one", async () => {
  const { run } = desk({ "program.json": documentOf() });
  const unknown = await run("chek", "program.json");
  expect([unknown.code, unknown.errors]).toEqual([2, expect.stringContaining("Did you mean check?")]);
  const option = await run("check", "program.json", "--as-of", "2026-03-31", "--fail", "error");
  expect([option.code, option.errors]).toEqual([2, expect.stringContaining("(Did you mean --fail-on?)")]);
  const format = await run("check", "program.json", "--as-of", "2026-03-31", "-f", "xml");
  expect([format.code, format.errors]).toEqual([2, expect.stringContaining("Allowed choices are text, json, markdown, junit, sarif")]); // prettier-ignore
});

test.each([
  ["check", "program.json"],
  ["evaluate", "program.json"],
  ["explain", "program.json", "--partner", "p1"],
  ["compare", "program.json", "program.json"],
  ["settle", "program.json"],
])("%s needs a day: there is no clock", async (...args) => {
  const { code, errors } = await desk({ "program.json": documentOf() }).run(...args);
  expect(code).toBe(2);
  expect(errors).toContain("required option '--as-of <day>' not specified");
});

test.each([
  ["2026-02-28", 0],
  ["2026-02-29", 2],
  ["2024-02-29", 0],
  ["2026-2-28", 2],
  ["today", 2],
])("the day %s ends with %i", async (day, code) => {
  const ended = await desk({ "program.json": documentOf() }).run("check", "program.json", "--as-of", day);
  expect(ended.code).toBe(code);
  if (code === 2) expect(ended.errors).toContain("write YYYY-MM-DD");
});

test("numbers are whole and above zero", async () => {
  const { run } = desk({ "program.json": documentOf() });
  for (const budget of ["0", "-1", "1.5", "many"]) {
    const { code, errors } = await run("check", "program.json", "--as-of", "2026-03-31", "--budget", budget);
    expect([code, errors]).toEqual([2, expect.stringContaining("no whole number")]);
  }
});

test("the schema is the one that is published", async () => {
  const { run, read } = desk();
  const { out } = await run("schema");
  expect(JSON.parse(out)).toEqual(schema);
  await run("schema", "--output", "schema.json");
  expect(read("schema.json")).toBe(out);
  expect((await run("schema", "program")).out).toBe(out);
});

test("there are no other schemas", async () => {
  expect(await desk().run("schema", "partner")).toMatchObject({ code: 2, errors: expect.stringContaining("program, mapping") as string }); // prettier-ignore
});
