import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readings } from "./readings.js";

/** By fact, by what is read or told: all that is written so. Read by people. */
const READ = JSON.parse(readFileSync("test/program/read/readings.json", "utf8")) as Readonly<Record<string, object>>;

test("every value that may stand in a fact is read, or refused", () => {
  expect(readings()).toEqual(READ);
});
