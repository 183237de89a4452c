/** `init`: a program to begin with, and data to try it on. */
import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { EXIT, type ExitCode, Failure, fileProblem } from "../failure.js";
import { type Host } from "../host.js";
import { writeNewFile } from "../output/destination.js";
import { STARTER_MAPPING, STARTER_ORDERS, STARTER_PARTNERS } from "../starter/data.js";
import { STARTER_PROGRAM } from "../starter/program.js";

export interface InitCommand {
  /** Whether files that are there already may be replaced. */
  readonly force?: boolean;
}

const FILES: Readonly<Record<string, string>> = {
  "program.jsonc": STARTER_PROGRAM,
  "partners.csv": STARTER_PARTNERS,
  "orders.csv": STARTER_ORDERS,
  "mapping.json": STARTER_MAPPING,
};

const NEXT = [
  "Next:",
  "  partner-program check program.jsonc --as-of 2026-03-31",
  "  partner-program evaluate program.jsonc --mapping mapping.json --as-of 2026-03-31",
];

export function init(directory: string, { force = false }: InitCommand, { folder, output }: Host): ExitCode {
  const target = resolve(folder, directory);
  try {
    mkdirSync(target, { recursive: true });
  } catch (error) {
    throw fileProblem(directory, error);
  }
  const there = Object.keys(FILES).filter((name) => existsSync(join(target, name)));
  if (there.length > 0 && !force) throw new Failure(`${there.map((name) => join(directory, name)).join(", ")}: there already; --force replaces it, or name another folder`); // prettier-ignore
  for (const [name, text] of Object.entries(FILES)) writeNewFile(target, name, text, force);
  const written = Object.keys(FILES).map((name) => `  ${join(directory, name)}`);
  const enter = directory === "." ? [] : [`  cd ${directory}`];
  output.write(`${["Written:", ...written, NEXT[0]!, ...enter, ...NEXT.slice(1)].join("\n")}\n`);
  return EXIT.good;
}
