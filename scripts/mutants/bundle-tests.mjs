/**
 * Bundles the tests beside their sources for a runner that loads them once and runs them for every mutant in the same process. What they
 * take from vitest comes from `for-mocha.mjs`. `npm run mutants` calls this in its copy of the project, never here.
 */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";
import mutants from "../../stryker.config.mjs";

/**
 * What a test file does while it is loaded counts for a test of its own. Otherwise a mutant in it would count as one that is read once, for
 * all tests, and the process would begin anew for it.
 */
const loading = (code) => `(globalThis.__stryker__ ??= {}).currentTestId = "loading";${code}
globalThis.__stryker__.currentTestId = undefined;`;

const shim = resolve("scripts/mutants/for-mocha.mjs");

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
          contents: loading(readFileSync(path, "utf8")),
          loader: "ts",
        }));
        onResolve({ filter: /^vitest$/ }, ({ importer }) => (importer === shim ? undefined : { path: shim }));
      },
    },
  ],
});
