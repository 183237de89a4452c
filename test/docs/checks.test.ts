import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkProgram, parseProgram } from "partner-program";
import { fencedBlocks } from "../../scripts/snippets.js";
import { findingTexts } from "../../src/program/check/catalogue.js";

const PAGE = readFileSync(new URL("../../docs/checks.md", import.meta.url), "utf8");
const SECTIONS = PAGE.split(/^### /m)
  .slice(1)
  .map((section) => ({ code: /^`([^`]+)`/.exec(section)![1]!, section }));

test("every code of a finding has its section, and every section a code", () => {
  expect(SECTIONS.map(({ code }) => code).sort()).toEqual(Object.keys(findingTexts()).sort());
});

describe("every example yields its finding", () => {
  test.each(SECTIONS.map(({ code, section }) => [code, section]))("%s", (code, section) => {
    const [example] = fencedBlocks(section, "json document");
    const document = { language: 1, id: "example", currency: "USD", ...(JSON.parse(example!.code) as object) };
    const { findings } = checkProgram(parseProgram(document), { on: "2026-11-29" });
    expect(findings.map((found) => found.code)).toContain(code);
  });
});

describe("nothing is found in the programs that show relations, laws and acceptances", () => {
  test.each(fencedBlocks(PAGE, "json program").map(({ code }) => [(JSON.parse(code) as { id: string }).id, code]))(
    "%s",
    (_id, code) => {
      const { findings, undecided } = checkProgram(parseProgram(code));
      expect({ findings, undecided }).toEqual({ findings: [], undecided: [] });
    },
  );
});
