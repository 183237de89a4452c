import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { shownIn } from "../docs/consoles.js";
import { ROOT, installIn, linkInto, pack, run } from "./fresh.js";

const folder = mkdtempSync(join(tmpdir(), "partner-program-recipes-"));
const fresh = join(folder, "fresh");
const PAGE = join(ROOT, "docs/how-to/test-in-your-pipeline.md");

const git = (...args: readonly string[]): string => run("git", ["-c", "user.name=a", "-c", "user.email=a@b", ...args], fresh); // prettier-ignore

/** The repository of a vendor whose main branch has the program of `init` and the files of the page. */
beforeAll(() => {
  installIn(fresh, pack(folder));
  linkInto(fresh, "fast-check", "pure-rand", "jsonc-parser");
  for (const block of shownIn(PAGE)) {
    if (block.kind !== "file") continue;
    mkdirSync(dirname(join(fresh, block.path)), { recursive: true });
    writeFileSync(join(fresh, block.path), block.text);
  }
  run("npx", ["partner-program", "init"], fresh);
  writeFileSync(join(fresh, ".gitignore"), "node_modules\nreports\n");
  git("init", "--quiet", "--initial-branch", "main");
  git("add", ".");
  git("commit", "--quiet", "--message", "the program");
  cpSync(join(fresh, "program.jsonc"), join(folder, "program.jsonc"));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the pipeline over a change of the program: what stands in it, and what stands there instead. */
function pipeline(...edits: readonly (readonly [string, string])[]): {
  readonly code: number | null;
  readonly told: string;
} {
  let text = readFileSync(join(folder, "program.jsonc"), "utf8");
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  writeFileSync(join(fresh, "program.jsonc"), text);
  rmSync(join(fresh, "reports"), { recursive: true, force: true });
  const { status, stdout, stderr } = spawnSync("sh", ["pipeline.sh"], { cwd: fresh, encoding: "utf8", env: { ...process.env, TODAY: "2026-03-31" } }); // prettier-ignore
  return { code: status, told: stdout + stderr };
}

const report = (name: string): string => readFileSync(join(fresh, "reports", name), "utf8");

test("a change that takes nothing away passes, and is told to who approves it", () => {
  const { code, told } = pipeline(['"rate": 0.03', '"rate": 0.04']);
  expect(told).not.toMatch(/not ok/);
  expect(code).toBe(0);
  expect(JSON.parse(report("check.sarif"))).toMatchObject({ version: "2.1.0" });
  expect(report("cases.xml")).toContain('tests="2" failures="0"');
  expect(report("compare.md")).toMatch(/\| P-001 \| USD \| 5070\.00 \| 6260\.00 \| 1190\.00 \|/);
});

test("a mistake fails at the check, and the code host is told", () => {
  const { code, told } = pipeline(['"value": 200000', '"value": 20000']);
  expect([code, told]).toEqual([1, expect.stringContaining("warning level.skipped")]);
  expect(report("check.sarif")).toContain("level.skipped");
});

test("a change that a case speaks against fails there", () => {
  expect(pipeline(['"rate": 0.02', '"rate": 0.025']).code).toBe(1);
  expect(report("cases.xml")).toContain("a silver partner is paid 2 % of what lies above 25,000");
  expect(report("cases.xml")).toContain('failures="1"');
});

test("a law that is broken fails, with the partner that breaks it, also where the finding is accepted", () => {
  const scale = { apply: "wholeAmount", bands: [{ from: 0, rate: 0.002 }, { from: 50000, rate: 0.001 }] }; // prettier-ignore
  const extra = { kind: "rebate", period: "fiscalQuarter", payOn: "bookingsOfQuarter", scale, cap: { amount: 900 } };
  const accepted = [{ code: "pay.cliff", at: "/incentives/extra" }, { code: "pay.twice", at: "/incentives/volume" }].map((one) => ({ ...one, reason: "a trial" })); // prettier-ignore
  const { code, told } = pipeline(
    ['"volume": {', `"extra": ${JSON.stringify(extra)}, "volume": {`],
    ['"laws": {', `"accepted": ${JSON.stringify(accepted)}, "laws": {`],
  );
  expect(told).toContain("pay.cliff: a trial");
  expect([code, told]).toEqual([1, expect.stringMatching(/not ok \d+ - more of what counts never earns less/)]);
  expect(told).toContain(
    "with bookingsOfQuarter 50000 instead of 49999.99 `incentive.extra` pays 50.00 and not 100.00",
  );
});

test("a change that takes a level away fails at the last step, with the report of the comparison", () => {
  const { code, told } = pipeline(['"value": 200000', '"value": 250000']);
  expect([code, told]).toEqual([1, expect.stringContaining("nobodyLosesALevel (main): witness")]);
  expect(report("compare.md")).toContain("| P-001 | main | gold | silver |");
});

test("a change that asks for a fact more brings it in the files, and is compared over them", () => {
  const files = ["mapping.json", "partners.csv"].map((name) => [name, readFileSync(join(fresh, name), "utf8")] as const);
  const [[, mapping], [, partners]] = files as unknown as readonly [readonly ["", string], readonly ["", string]];
  writeFileSync(join(fresh, "mapping.json"), mapping.replace('"certifiedPeople": "certified",', '"certifiedPeople": "certified", "region": "region",'));
  writeFileSync(join(fresh, "partners.csv"), partners.trim().split("\n").map((line, row) => `${line},${row === 0 ? "region" : "EMEA"}`).join("\n"));
  const { code, told } = pipeline(
    ['"facts": {', '"facts": { "region": "string",'],
    ['"metrics": {', '"metrics": { "isNear": { "holds": { "fact": "region", "operator": "equal", "value": "EMEA" } },'],
  );
  for (const [name, text] of files) writeFileSync(join(fresh, name), text);
  expect([code, told]).toEqual([0, expect.stringContaining("4 partners compared.")]);
}); // prettier-ignore

test("the page installs all that its files import", () => {
  const page = readFileSync(PAGE, "utf8");
  const [, installed = ""] = /npm install --save-dev (.*)/.exec(page)!;
  const imported = [...page.matchAll(/from "([\w-]+)/g)].map(([, name]) => name!).filter((name) => name !== "node");
  expect(installed.split(" ").sort()).toEqual([...new Set(imported)].sort());
});

test("the pipelines of the code hosts run the script, and name its reports", () => {
  for (const file of [".github/workflows/program.yml", ".gitlab-ci.yml"]) {
    const text = readFileSync(join(fresh, file), "utf8");
    expect(text).toContain("TODAY=$(date +%F) sh pipeline.sh");
    for (const [, name] of text.matchAll(/reports\/([\w.]+)/g)) expect(existsSync(join(fresh, "reports", name!)), name).toBe(true); // prettier-ignore
  }
});
