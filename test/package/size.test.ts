import { gzipSync } from "node:zlib";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { describe, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const DIST = join(ROOT, "dist");

/** What a bundle for a browser costs that takes this much of the package, in kilobytes, gzipped. */
const CEILINGS: readonly (readonly [string, string, number])[] = [
  ["everything", `export * from "${DIST}/index.js"`, 228],
  ["parse and evaluate", `export { parseProgram, evaluatePartner } from "${DIST}/index.js"`, 127],
  ["evaluate alone", `export { compileProgram, evaluatePartner } from "${DIST}/index.js"`, 103],
  ["metrics", `export * from "${DIST}/metrics.js"`, 71],
  ["scorecard", `export * from "${DIST}/scorecard.js"`, 66],
  ["lifecycle", `export * from "${DIST}/lifecycle.js"`, 64],
  ["tiers", `export * from "${DIST}/tiers.js"`, 63],
  ["incentives", `export * from "${DIST}/incentives.js"`, 75],
  ["testing", `export * from "${DIST}/testing.js"`, 127],
  ["json-rules-engine", `export * from "${DIST}/json-rules-engine.js"`, 51],
  ["rules to and from", `export { fromRules, toRules } from "${DIST}/json-rules-engine.js"`, 26],
  ["programs/northwind", `export * from "${DIST}/programs/northwind.js"`, 7],
  ["programs/operations", `export * from "${DIST}/programs/operations.js"`, 5],
  ["programs/lifecycle", `export * from "${DIST}/programs/lifecycle.js"`, 5],
  ["programs/channel", `export * from "${DIST}/programs/channel.js"`, 5],
];

interface Bundle {
  readonly text: string;
  readonly kilobytes: number;
  readonly inputs: readonly string[];
}

async function bundle(contents: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const inputs = used.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  const { text, contents: bytes } = outputFiles[0]!;
  return { text, kilobytes: gzipSync(bytes).length / 1024, inputs };
}

describe("size ceilings", () => {
  test.each(CEILINGS)("%s", async (name, contents, ceiling) => {
    const { kilobytes } = await bundle(contents);
    console.log(`size ${name}: ${kilobytes.toFixed(1)} kB of ${ceiling}`);
    expect(kilobytes).toBeLessThan(ceiling);
  });
});

/** A text that stands in the schema library alone. */
const SCHEMA_CODE = "unrecognized_keys";

describe("what a bundle does not carry", () => {
  const withoutParser = CEILINGS.filter(([name]) => name !== "everything" && name !== "parse and evaluate");
  test.each(withoutParser)("%s carries no schema code", async (_name, contents) => {
    const { text } = await bundle(contents);
    expect(text).not.toContain(SCHEMA_CODE);
  });

  test("the parser carries it, so that its mark is one", async () => {
    expect((await bundle(CEILINGS[1]![1])).text).toContain(SCHEMA_CODE);
  });

  test.each(CEILINGS)(
    "%s carries nothing that is installed beside the package, json-rules-engine neither",
    async (_name, contents) => {
      const { inputs } = await bundle(contents);
      expect(inputs.filter((file) => file.includes("node_modules"))).toEqual([]);
    },
  );

  test("nothing of Node", async () => {
    const { text } = await bundle(CEILINGS[0]![1]);
    const found = /["']node:|\brequire\(|process\.env/.exec(text);
    expect(found?.[0]).toBeUndefined();
  });
});
