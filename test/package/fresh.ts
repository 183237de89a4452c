/** The packed package, installed in a fresh folder as a user would. */
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

export const ROOT = resolve(import.meta.dirname, "../..");

export function run(command: string, args: readonly string[], cwd: string): string {
  try {
    return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  } catch (error) {
    // What a tool has to say of its failure stands on its output.
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command} ${args.join(" ")}\n${stdout}${stderr}`, { cause: error });
  }
}

/** Packs the package into a folder. */
export function pack(folder: string): string {
  const [packed] = JSON.parse(run("npm", ["pack", "--json", "--ignore-scripts", "--pack-destination", folder], ROOT)) as { filename: string }[]; // prettier-ignore
  return join(folder, packed!.filename);
}

/** A folder with a package of its own that has the packed one installed. */
export function installIn(folder: string, tarball: string): void {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "fresh", private: true, type: "module" }));
  run("npm", ["install", "--no-audit", "--no-fund", tarball], folder);
}

/** Packages of this repository that the folder has beside it, as if they had been installed there. */
export function linkInto(folder: string, ...packages: readonly string[]): void {
  for (const name of packages) symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name));
}
