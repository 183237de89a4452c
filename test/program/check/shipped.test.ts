import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Finding, type Program, checkProgram, evaluatePartner, parseProgram } from "partner-program";
import { channelProgram } from "partner-program/programs/channel";
import { lifecycleProgram } from "partner-program/programs/lifecycle";
import { northwindProgram } from "partner-program/programs/northwind";
import { operationsProgram } from "partner-program/programs/operations";
import { describe, expect, test } from "vitest";

/** What is told, but for notes. */
const gravely = (findings: readonly Finding[]): readonly string[] =>
  findings.filter(({ severity }) => severity !== "note").map(({ code, path }) => `${code} ${path}`);

describe("the findings on the programs that are shipped are the documented ones", () => {
  test.each([
    [
      "Northwind",
      northwindProgram,
      ["pay.jump /incentives/growth", "level.skipped /tiers/main/levels/2", "level.skipped /tiers/main/levels/3"],
    ],
    ["Life cycle", lifecycleProgram, []],
    ["Channel", channelProgram, []],
    ["Operations", operationsProgram, []],
  ])("%s", (_name, document, expected) => {
    expect(gravely(checkProgram(parseProgram(document)).findings)).toEqual(expected);
  });
});

const FOLDER = join(import.meta.dirname, "../../conformance/programs");
const REAL: readonly (readonly [string, Program])[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".json"))
  .map((name) => [name, parseProgram(readFileSync(join(FOLDER, name), "utf8"))]);

describe("of real programs", () => {
  test.each(REAL)("%s: every witness is a partner that the evaluator takes", (_name, program) => {
    for (const { witness } of checkProgram(program).findings)
      for (const partner of [witness?.partner, witness?.other])
        if (partner !== undefined)
          expect(evaluatePartner(program, partner, { asOf: witness!.asOf }).status).toBe("evaluated");
  });

  test("errors are two: a condition of an earlier day, and a level that is harder to keep than to get", () => {
    const errors = REAL.flatMap(([name, program]) => checkProgram(program).findings.filter(({ severity }) => severity === "error").map(({ code }) => `${name} ${code}`)); // prettier-ignore
    expect(errors).toEqual(["dell-emc.json condition.never", "gitlab.json review.keepHarder"]);
  });
});

test("a check says the same each time, and leaves the program as it was", () => {
  const program = parseProgram(northwindProgram);
  const before = JSON.stringify(program.document);
  expect(checkProgram(program)).toEqual(checkProgram(program));
  expect(JSON.stringify(program.document)).toBe(before);
});
