import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REFUSED } from "./documents.js";
import { saidOf } from "./said.js";

/** For each document what it is told, read by people: `code message | hint`. */
const SAID = JSON.parse(readFileSync("test/language/refused/said.json", "utf8")) as Readonly<Record<string, unknown>>;

test.each(Object.entries(REFUSED))("%s is refused, told where and why, and how it is mended", (name, document) => {
  expect(saidOf(document)).toEqual(SAID[name]);
});

test("nothing is said of a document that is not there", () => {
  expect(Object.keys(SAID).sort()).toEqual(Object.keys(REFUSED).sort());
});
