/**
 * Bundles a script without a transpiler's own additions, and runs it against the built package, as a user's program runs:
 * `node scripts/run-bundled.mjs bench/main.ts [arguments]`.
 */
import { spawnSync } from "node:child_process";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const [entry, ...rest] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
const outfile = `${root}coverage/bundled/${basename(entry, ".ts")}.mjs`;
buildSync({
  entryPoints: [root + entry],
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outfile,
});
process.exit(spawnSync("node", ["--expose-gc", outfile, ...rest], { stdio: "inherit" }).status ?? 1);
