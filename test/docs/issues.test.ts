import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Issue, evaluatePartner, parseProgram, safeParseProgram } from "partner-program";
import { fencedBlocks } from "../../scripts/snippets.js";
import { type IssueCode, ISSUES } from "../../src/core/issue/catalogue.js";
import { issue } from "../../src/core/issue/issue.js";

const PAGE = readFileSync(new URL("../../docs/issues.md", import.meta.url), "utf8");
const PROGRAM = parseProgram(fencedBlocks(PAGE, "json program")[0]!.code);
const SECTIONS = PAGE.split(/^### /m)
  .slice(1)
  .map((section) => ({ code: /^`([^`]+)`/.exec(section)![1]!, section }));

interface Example {
  /** What is wrong: a program document or a partner document. */
  readonly document: object;
  readonly issues: readonly Issue[];
}

/** The example of a section with its issues; undefined where it is a snippet, which runs with the other ones. */
function exampleOf(section: string): Example | undefined {
  const [program] = fencedBlocks(section, "json document");
  if (program !== undefined) {
    const document = { language: 1, id: "example", currency: "USD", ...(JSON.parse(program.code) as object) };
    const result = safeParseProgram(document);
    return { document, issues: result.success ? [] : result.issues };
  }
  const [partner] = fencedBlocks(section, "json partner");
  if (partner === undefined) return undefined;
  const document = { ...(JSON.parse(partner.code) as object), id: "p1" };
  const outcome = evaluatePartner(PROGRAM, document, { asOf: "2026-03-31" });
  return { document, issues: outcome.status === "issues" ? outcome.issues : [] };
}

/** Whether something stands at the address, or would stand there if it had not been forgotten. */
function isThere(path: string, document: object, forgotten: boolean): boolean {
  const steps = path
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  let at: unknown = document;
  for (const step of steps) {
    if (typeof at !== "object" || at === null) return false;
    if (!Object.hasOwn(at, step)) return forgotten;
    at = (at as Readonly<Record<string, unknown>>)[step];
  }
  return true;
}

/** Codes that tell what is not there. */
const FORGOTTEN = ["shape.missingKey", "partner.missing"];

test("every code has its section, and every section a code", () => {
  expect(SECTIONS.map(({ code }) => code).sort()).toEqual(Object.keys(ISSUES).sort());
});

describe("every example yields its code", () => {
  test.each(SECTIONS.map(({ code, section }) => [code, section]))("%s", (code, section) => {
    const example = exampleOf(section);
    if (example === undefined) expect(fencedBlocks(section, "ts")[0]?.code).toContain(`=> `);
    else expect(example.issues.map((each) => each.code)).toContain(code);
  });
});

describe("an issue is told where it can be mended, in whole sentences", () => {
  const examples = SECTIONS.flatMap(({ code, section }) => {
    const example = exampleOf(section);
    return example === undefined ? [] : [[code, example] as const];
  });
  test.each(examples)("%s", (code, { document, issues }) => {
    const { section } = SECTIONS.find((each) => each.code === code)!;
    const told = issues.filter((each) => each.code === code).map(({ message, hint }) => `${message}\n${hint}`);
    expect(told).toContain(fencedBlocks(section, "text")[0]!.code.trim());
    for (const { path, message, hint, ...issue } of issues) {
      expect([path, isThere(path, document, FORGOTTEN.includes(issue.code))]).toEqual([path, true]);
      expect(`${message} ${hint}`).not.toMatch(/undefined|\[object|NaN|``|: $|\(\)/);
    }
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
