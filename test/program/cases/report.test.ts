import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { caseReport } from "./report.js";

/** What is told of cases that pass, fail and cannot be read. Read by people. */
const TOLD = JSON.parse(readFileSync("test/program/cases/report.json", "utf8")) as object;

test("every case is told with its differences, and why both sides are what they are", () => {
  expect(caseReport()).toEqual(TOLD);
});
