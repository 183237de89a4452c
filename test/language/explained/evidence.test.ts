import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evidence } from "./evidence.js";
import { sectionEvidence } from "./sections.js";

/** The evidence of every example of the reference, read by people. What did not decide stands in parentheses. */
const shown = (file: string): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(`test/language/explained/${file}.json`, "utf8")) as Readonly<Record<string, unknown>>;

test("every example of the reference shows what was read, what came out and what decided", () => {
  expect(evidence()).toEqual(shown("evidence"));
});

test("so does every example of a section, with all its sentences", () => {
  expect(sectionEvidence()).toEqual(shown("sections"));
});
