/**
 * Runs the conformance cases of the packed package in every host that it is made for, and holds their answers against one another, byte by byte:
 * `npm run everywhere`. Needs a registry for the hosts that are not there.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildSync } from "esbuild";
import { type Bundles, HOSTS } from "./hosts.js";

const ROOT = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "everywhere-"));

/** Packs the package, installs it in a fresh folder, and answers with that folder. */
function installFresh(): string {
  const pack = ["pack", "--json", "--ignore-scripts", "--pack-destination", folder];
  const [packed] = JSON.parse(execFileSync("npm", pack, { cwd: ROOT, encoding: "utf8" })) as { filename: string }[];
  const fresh = join(folder, "fresh");
  mkdirSync(fresh);
  writeFileSync(join(fresh, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  execFileSync("npm", ["install", "--no-audit", "--no-fund", join(folder, packed!.filename)], {
    cwd: fresh,
    stdio: "ignore",
  });
  return fresh;
}

/** The conformance files, as the package carries them. */
function conformanceFiles(fresh: string): string {
  const read = (name: string): readonly unknown[] => {
    const path = join(fresh, "node_modules/partner-program/test/conformance", name);
    return readdirSync(path)
      .sort()
      .map((file) => JSON.parse(readFileSync(join(path, file), "utf8")) as unknown);
  };
  return JSON.stringify({
    documents: [...read("programs"), ...read("structures"), ...read("metrics")],
    cases: read("cases"),
  });
}

/** Bundles the package with its cases; the last lines say where the answers go. */
function bundle(fresh: string, end: string): string {
  writeFileSync(join(fresh, "answers.ts"), readFileSync(join(ROOT, "scripts/everywhere/answers.ts"), "utf8"));
  const { outputFiles } = buildSync({
    stdin: {
      contents: `import { answersOf } from "./answers.ts"; import files from "./files.json"; ${end}`,
      resolveDir: fresh,
    },
    bundle: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    write: false,
  });
  return outputFiles[0]!.text;
}

function bundlesOf(fresh: string): Bundles {
  writeFileSync(join(fresh, "files.json"), conformanceFiles(fresh));
  const node = join(fresh, "node.mjs");
  writeFileSync(node, bundle(fresh, `console.log(JSON.stringify(await answersOf(files)));`));
  const page = bundle(
    fresh,
    `const put = (text) => { document.getElementById("answers").textContent = text; };
     document.addEventListener("securitypolicyviolation", (event) => put("violated: " + event.violatedDirective));
     answersOf(files).then((answers) => put(JSON.stringify(answers)), (error) => put("failed: " + error.message));`,
  );
  const worker = bundle(
    fresh,
    `export default { fetch: async () => new Response(JSON.stringify(await answersOf(files))) };`,
  );
  return { node, page, worker, folder };
}

const bundles = bundlesOf(installFresh());
const digests = new Set<string>();
let failures = 0;
for (const { name, run, missing } of HOSTS) {
  if (missing !== undefined) {
    console.log(`${name}: skipped, ${missing}`);
    continue;
  }
  try {
    const { passed, failed, digest } = await run(bundles);
    digests.add(digest);
    failures += failed;
    console.log(`${name}: ${passed} passed, ${failed} failed, answers ${digest.slice(0, 16)}`);
  } catch (error) {
    failures += 1;
    console.log(`${name}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
rmSync(folder, { recursive: true, force: true });
const same = digests.size === 1;
console.log(same ? "the same bytes everywhere" : `${digests.size} different answers`);
process.exitCode = failures === 0 && same ? 0 : 1;
