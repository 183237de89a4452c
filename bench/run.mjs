/** Bundles the bench without a transpiler's own additions, and runs it against the built package. */
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

const [entry = "main"] = process.argv.slice(2);
const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const outfile = here(`../coverage/bench/${entry}.mjs`);
buildSync({
  entryPoints: [here(`${entry}.ts`)],
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  outfile,
});
process.exit(spawnSync("node", ["--expose-gc", outfile], { stdio: "inherit" }).status ?? 1);
