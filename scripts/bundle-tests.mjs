/**
 * Bundles each test file beside its source, all with the same chunks: a runner that loads them thousands of times reads
 * a few files instead of hundreds. `npm run mutants` calls it in its copy of the project, never here.
 */
import { build } from "esbuild";

await build({
  entryPoints: ["test/**/*.test.ts", "test/**/*.prop.ts"],
  tsconfig: "tsconfig.tools.json",
  bundle: true,
  splitting: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outdir: "test",
  outbase: "test",
  outExtension: { ".js": ".mjs" },
});
