import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { evidence } from "./evidence.js";

/** The evidence of every example of the reference, read by people. What did not decide stands in parentheses. */
const SHOWN = JSON.parse(readFileSync("test/language/explained/evidence.json", "utf8")) as Readonly<
  Record<string, unknown>
>;

test("every example of the reference shows what was read, what came out and what decided", () => {
  expect(evidence()).toEqual(SHOWN);
});
