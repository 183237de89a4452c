/**
 * Bundles the tests beside their sources for a runner that loads them once and runs them for every mutant in the same process. What they
 * take from vitest comes from `for-mocha.mjs`. `npm run mutants` calls this in its copy of the project, never here.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import mutants from "../../stryker.config.mjs";

const shim = resolve("scripts/mutants/for-mocha.mjs");

/** The imports at the head of a test file. */
const IMPORTS = /^(?:import[^;]*;\s*|\/\/[^\n]*\n|\/\*\*[\s\S]*?\*\/\s*)*/;

/** What a test file does besides importing, as a function that can be called anew for every mutant. */
function asFunction(code) {
  const [imports] = IMPORTS.exec(code);
  return `import { testFile } from ${JSON.stringify(shim)};${imports}\ntestFile(() => {\n${code.slice(imports.length)}\n});`;
}

await build({
  entryPoints: mutants.mochaOptions.spec.map((file) => file.replace(/mjs$/, "ts")),
  tsconfig: "tsconfig.tools.json",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outdir: "test",
  outbase: "test",
  outExtension: { ".js": ".mjs" },
  plugins: [
    {
      name: "tests for mocha",
      setup: ({ onLoad, onResolve }) => {
        onLoad({ filter: /\.(test|prop)\.ts$/ }, ({ path }) => ({
          contents: asFunction(readFileSync(path, "utf8")),
          loader: "ts",
        }));
        onResolve({ filter: /^vitest$/ }, ({ importer }) => (importer === shim ? undefined : { path: shim }));
      },
    },
  ],
});
