import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createContext, runInContext } from "node:vm";
import { type BuildOptions, build } from "esbuild";
import { afterAll, describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "partner-program-engine-"));

/** A host that is built on the real engine, and has a partner judged in it. */
const HOST = `
  import { Engine, Rule } from "json-rules-engine";
  import { parseProgram } from "${ROOT}/dist/index.js";
  import { programEngine, readVerdicts } from "${ROOT}/dist/json-rules-engine.js";

  const people = { fact: "people", operator: "greaterThanInclusive", value: 4 };
  const tiers = { main: { levels: [{ id: "gold", requires: people }, { id: "platinum", requires: { fact: "bookings", operator: "greaterThan", value: "0.30" } }] } };
  const program = parseProgram({
    language: 1, id: "acme", currency: "EUR", tiers, facts: { people: "integer" },
    records: { orders: { fields: { amount: "money" } } }, metrics: { bookings: { sum: "orders.amount" } },
  });
  const partner = { id: "p1", facts: { people: async () => 5 }, records: { orders: async () => [{ amount: "0.10" }, { amount: 0.2 }] } };
  const engine = programEngine({ Engine, Rule }, program, partner, { asOf: "2026-03-31" });
  engine.run().then((run) => console.log(JSON.stringify(readVerdicts(run))));
`;
const VERDICTS = '{"level.main.gold":"met","level.main.platinum":"unmet"}';

async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: HOST, resolveDir: ROOT },
    bundle: true,
    minify: true,
    write: false,
    logLevel: "silent",
    ...options,
  });
  return outputFiles![0]!.text;
}

function runInNode(file: string, code: string): string {
  writeFileSync(join(folder, file), code);
  return execFileSync("node", [file], { cwd: folder, encoding: "utf8" }).trim();
}

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("a host with the real engine in one bundle", () => {
  test("runs in a page: nothing of Node, and no code made of texts", async () => {
    const code = await bundle({ platform: "browser", format: "iife" });
    const printed = await new Promise((printedLine) => {
      const context = createContext(
        { console: { log: printedLine }, setTimeout },
        { codeGeneration: { strings: false, wasm: false } },
      );
      runInContext(code, context);
    });
    expect(printed).toBe(VERDICTS);
  });

  test("runs as a serverless function that is required", async () => {
    expect(runInNode("function.cjs", await bundle({ platform: "node", format: "cjs" }))).toBe(VERDICTS);
  });

  test("runs as a serverless function, or an edge worker, that is imported", async () => {
    const code = await bundle({ platform: "neutral", mainFields: ["module", "main"], conditions: ["browser"], format: "esm" }); // prettier-ignore
    expect(runInNode("function.mjs", code)).toBe(VERDICTS);
  });
});
