import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { evaluatePartner, parseProgram, safeParseProgram } from "partner-program";
import { fencedBlocks } from "../../scripts/snippets.js";
import { type IssueCode, ISSUES } from "../../src/core/issue/catalogue.js";
import { issue } from "../../src/core/issue/issue.js";

const PAGE = readFileSync(new URL("../../docs/issues.md", import.meta.url), "utf8");
const PROGRAM = parseProgram(fencedBlocks(PAGE, "json program")[0]!.code);
const SECTIONS = PAGE.split(/^### /m)
  .slice(1)
  .map((section) => ({ code: /^`([^`]+)`/.exec(section)![1]!, section }));

/** The codes that the example of a section yields; undefined where it is a snippet, which runs with the other ones. */
function codesOf(section: string): readonly string[] | undefined {
  const [document] = fencedBlocks(section, "json document");
  if (document !== undefined) {
    const result = safeParseProgram({
      language: 1,
      id: "example",
      currency: "USD",
      ...(JSON.parse(document.code) as object),
    });
    return result.success ? [] : result.issues.map(({ code }) => code);
  }
  const [partner] = fencedBlocks(section, "json partner");
  if (partner === undefined) return undefined;
  const outcome = evaluatePartner(
    PROGRAM,
    { ...(JSON.parse(partner.code) as object), id: "p1" },
    { asOf: "2026-03-31" },
  );
  return outcome.status === "issues" ? outcome.issues.map(({ code }) => code) : [];
}

test("every code has its section, and every section a code", () => {
  expect(SECTIONS.map(({ code }) => code).sort()).toEqual(Object.keys(ISSUES).sort());
});

describe("every example yields its code", () => {
  test.each(SECTIONS.map(({ code, section }) => [code, section]))("%s", (code, section) => {
    const codes = codesOf(section);
    if (codes === undefined) expect(fencedBlocks(section, "ts")[0]?.code).toContain(`=> `);
    else expect(codes).toContain(code);
  });
});

test("a section has a cause, an example and a cure", () => {
  for (const { code, section } of SECTIONS) {
    const paragraphs = section.replace(/```[\s\S]*?```/g, "").split(/\n{2,}/).map((text) => text.trim()).filter((text) => text !== ""); // prettier-ignore
    expect(paragraphs.length, code).toBeGreaterThanOrEqual(3);
  }
});

test("every text of the catalogue is a sentence without its parameters missing", () => {
  for (const code of Object.keys(ISSUES) as IssueCode[]) {
    const { message, hint } = issue(code, "/a/b", { nearest: "" });
    expect(message).toMatch(/^a\/b: /);
    expect(hint).toMatch(/[.…]$/);
  }
});
