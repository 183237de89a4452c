import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { givenReadings } from "./given.js";
import { readings } from "./readings.js";

/** By fact, by what is read or told: all that is written so. Read by people. */
const read = (file: string): Readonly<Record<string, object>> =>
  JSON.parse(readFileSync(`test/program/read/${file}.json`, "utf8")) as Readonly<Record<string, object>>;

test("every value that may stand in a fact is read, or refused", () => {
  expect(readings()).toEqual(read("readings"));
});

test("every value that may be given in the place of a computed one is read, or refused", () => {
  expect(givenReadings()).toEqual(read("given"));
});
