import { type ProgramDocument, checkProgram, safeParseProgram } from "partner-program";
import { describe, expect, test } from "vitest";
import { MISTAKES, edited } from "./mistakes.js";

/** What is told of a document: when it is parsed, or else when it is checked. */
function found(document: ProgramDocument): readonly string[] {
  const parsed = safeParseProgram(document);
  const told = parsed.success ? checkProgram(parsed.program).findings : parsed.issues;
  return told.map(({ code, path }) => `${code} ${path}`);
}

describe("mistakes that are planted into shipped programs are found", () => {
  test("there are at least sixty of them, and each is told of once", () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(MISTAKES.map(({ title }) => title)).size).toBe(MISTAKES.length);
  });

  test.each(MISTAKES.map((mistake) => [mistake.title, mistake] as const))("%s", (_title, { program, edits, finds }) => {
    expect(found(edited(program, edits))).toContain(finds);
  });
});
