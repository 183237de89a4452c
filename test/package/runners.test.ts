import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ROOT, installIn, linkInto, pack, run } from "./fresh.js";

const folder = mkdtempSync(join(tmpdir(), "partner-program-runners-"));
const fresh = join(folder, "fresh");

beforeAll(() => {
  installIn(fresh, pack(folder));
  linkInto(fresh, "fast-check", "pure-rand", "vitest", "jest");
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program whose rebate pays the rate of its upper band on everything. */
function laws(rate: number): string {
  const scale = { apply: "wholeAmount", bands: [{ from: 0, rate: 0.03 }, { from: 50000, rate }] }; // prettier-ignore
  const volume = { kind: "rebate", period: "month", payOn: "sales", scale };
  const facts = { sales: { type: "money", min: 0, required: true } };
  const document = { language: 1, id: "acme", currency: "EUR", facts, incentives: { volume } };
  return `for (const law of programLaws(parseProgram(${JSON.stringify(document)}), { fc })) test(law.title, () => law.assert());`;
}

const IMPORTS = `import fc from "fast-check";
import { parseProgram } from "partner-program";
import { programLaws } from "partner-program/testing";`;
const REQUIRES = `const fc = require("fast-check");
const { parseProgram } = require("partner-program");
const { programLaws } = require("partner-program/testing");`;

const bin = (path: string): string => join(ROOT, "node_modules", path);

/** How each runner is told to run one file. */
const RUNNERS: readonly (readonly [string, string, string, (file: string) => readonly string[]])[] = [
  ["node:test", "mjs", `import { test } from "node:test";\n${IMPORTS}`, (file) => ["--test", file]],
  ["vitest", "test.mjs", `import { test } from "vitest";\n${IMPORTS}`, (file) => [bin("vitest/vitest.mjs"), "run", "--root", fresh, file]],
  ["jest", "test.cjs", REQUIRES, (file) => [bin("jest/bin/jest.js"), "--rootDir", fresh, "--testMatch", "**/*.test.cjs", "--", file]],
]; // prettier-ignore

describe("the laws of a program are tests of any runner", () => {
  test.each(RUNNERS)("%s: a program that keeps them passes, and one with a cliff fails and says where", (name, ending, head, args) => {
    const kept = `${name.replace(":", "-")}-kept.${ending}`;
    const broken = `${name.replace(":", "-")}-broken.${ending}`;
    writeFileSync(join(fresh, kept), `${head}\n${laws(0.03)}`);
    writeFileSync(join(fresh, broken), `${head}\n${laws(0.01)}`);
    run("node", args(kept), fresh);
    expect(() => run("node", args(broken), fresh)).toThrow(/with sales 50000 instead of 49999\.99 `incentive\.volume` pays 500\.00 and not 1500\.00/);
  });
}); // prettier-ignore
