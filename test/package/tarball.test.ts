import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fencedBlocks } from "../../scripts/snippets.js";
import { ROOT, installIn, pack, run } from "./fresh.js";

const folder = mkdtempSync(join(tmpdir(), "partner-program-"));
let tarball = "";

/** The lines that a README example promises. */
function promised(code: string): string {
  return [...code.matchAll(/\/\/ => ?(.*)$/gm)].map(([, line]) => line).join("\n");
}

const README = readFileSync(join(ROOT, "README.md"), "utf8");
const FIRST_EXAMPLE = fencedBlocks(README, "ts")[0]!.code;

beforeAll(() => {
  tarball = pack(folder);
  installIn(join(folder, "fresh"), tarball);
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the packed tarball", () => {
  test("publint has nothing to say", () => {
    expect(run("npx", ["publint", tarball, "--strict"], ROOT)).toContain("All good!");
  });

  test("arethetypeswrong finds no problem for any resolver", () => {
    const args = ["attw", tarball, "--format", "json", "--exclude-entrypoints", "./programs/northwind.json", "./programs/operations.json", "./programs/lifecycle.json", "./programs/channel.json", "./program.schema.json"]; // prettier-ignore
    const { problems } = JSON.parse(run("npx", args, ROOT)) as { problems?: Record<string, unknown> };
    expect(problems ?? {}).toEqual({});
  });

  test("carries the schema, the example program and the conformance cases, and no sources or tests", () => {
    const files = run("tar", ["-tzf", tarball], ROOT).split("\n");
    for (const file of ["program.schema.json", "programs/northwind/program.json", "programs/operations/program.json", "programs/lifecycle/program.json", "programs/channel/program.json", "test/conformance/programs/odoo.json", "LICENSE", "README.md", "CHANGELOG.md"])
      expect(files).toContain(`package/${file}`); // prettier-ignore
    expect(files.filter((file) => /\/src\/|\.test\.|\/docs\//.test(file))).toEqual([]);
  });
});

test("the notices name every package that the command line is built of", async () => {
  const { metafile } = await build({ entryPoints: [join(ROOT, "src/cli/main.ts")], bundle: true, platform: "node", mainFields: ["module", "main"], external: ["partner-program"], write: false, metafile: true, logLevel: "silent" }); // prettier-ignore
  const inputs = Object.values(metafile.outputs).flatMap((output) => Object.keys(output.inputs));
  const packages = new Set(inputs.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules)/.exec(file)?.[1] ?? [])); // prettier-ignore
  const notices = readFileSync(join(ROOT, "THIRD-PARTY-NOTICES.md"), "utf8");
  expect(packages.size).toBeGreaterThan(8);
  expect([...packages].filter((name) => !notices.includes(`- ${name}, `))).toEqual([]);
});

describe("installed in a fresh folder", () => {
  const fresh = join(folder, "fresh");

  test("it comes alone: what it is built of is inside, and is named", () => {
    const installed = run("npm", ["ls", "--all", "--parseable"], fresh).trim().split("\n").slice(1);
    expect(installed.map((path) => path.replace(/^.*node_modules\//, ""))).toEqual(["partner-program"]);
    const notices = run("tar", ["-xzOf", tarball, "package/THIRD-PARTY-NOTICES.md"], ROOT);
    for (const name of ["zod", "decimal.js", "date-fns", "@date-fns/utc"]) expect(notices).toContain(`- ${name}, `);
  });

  test("the README's first example, pasted, prints what it promises (ESM)", () => {
    writeFileSync(join(fresh, "first.mjs"), FIRST_EXAMPLE);
    expect(run("node", ["first.mjs"], fresh).trim()).toBe(promised(FIRST_EXAMPLE));
  });

  test("the same through require (CJS)", () => {
    const code = FIRST_EXAMPLE.replace(
      /import (\{[^}]+\}) from "partner-program";/,
      'const $1 = require("partner-program");',
    );
    expect(code).toContain("require(");
    writeFileSync(join(fresh, "first.cjs"), code);
    expect(run("node", ["first.cjs"], fresh).trim()).toBe(promised(FIRST_EXAMPLE));
  });

  test.each([
    "metrics",
    "scorecard",
    "lifecycle",
    "tiers",
    "incentives",
    "testing",
    "json-rules-engine",
    "programs/northwind",
    "programs/operations",
    "programs/lifecycle",
    "programs/channel",
  ])("partner-program/%s is there for import and require", (path) => {
    const esm = `import * as all from "partner-program/${path}"; console.log(Object.keys(all).join());`;
    const cjs = `console.log(Object.keys(require("partner-program/${path}")).join());`;
    const exported = run("node", ["--input-type=module", "-e", esm], fresh).trim().split(",").sort();
    expect(exported.length).toBeGreaterThan(0);
    expect(run("node", ["--input-type=commonjs", "-e", cjs], fresh).trim().split(",").sort()).toEqual(exported);
  });

  test("the JSON files are there by their sub-paths", () => {
    const code = `const { createRequire } = require("node:module"); const load = createRequire(process.cwd() + "/x.js");
      console.log(load("partner-program/program.schema.json").title, load("partner-program/programs/northwind.json").id, load("partner-program/programs/operations.json").id, load("partner-program/programs/lifecycle.json").id, load("partner-program/programs/channel.json").id);`;
    expect(run("node", ["--input-type=commonjs", "-e", code], fresh).trim()).toBe(
      "Partner program northwind operations partnerLifecycle channel",
    );
  });

  test.each([
    ["NodeNext", "NodeNext", "ts"],
    ["NodeNext", "NodeNext", "cts"],
    ["ESNext", "Bundler", "ts"],
  ])("TypeScript checks it (module %s, resolution %s, .%s)", (module, moduleResolution, extension) => {
    const file = join(fresh, `typed-${moduleResolution}.${extension}`);
    const lines = [
      `import { type Outcome, type Partner, type ProgramDocument, evaluatePartner, parseProgram } from "partner-program";`,
      `import { evaluateLadder } from "partner-program/tiers";`,
      `import { northwindPartners } from "partner-program/programs/northwind";`,
      `const document: ProgramDocument = { language: 1, id: "acme", currency: "EUR" };`,
      `const partner: Partner = northwindPartners({ count: 1 })[0]!;`,
      `const outcome: Outcome = evaluatePartner(parseProgram(document), partner, { asOf: "2026-03-31" });`,
      `const status: "evaluated" | "issues" = outcome.status;`,
      `console.log(status, evaluateLadder({ levels: [{ id: "a" }] }, {}, {}).status);`,
    ];
    writeFileSync(file, lines.join("\n"));
    const flags = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--lib", "es2023,dom"];
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    expect(run("node", [tsc, ...flags, "--module", module, "--moduleResolution", moduleResolution, file], fresh)).toBe(
      "",
    );
  });
});
