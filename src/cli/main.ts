#!/usr/bin/env node
/** The command `partner-program`. */
import { rmSync } from "node:fs";
import { isatty } from "node:tty";
import { EXIT } from "./failure.js";
import { type Host } from "./host.js";
import { runCommand } from "./run.js";

const { stdin, stdout, stderr } = process;
const host: Host = {
  folder: process.cwd(),
  input: stdin,
  output: stdout,
  errors: stderr,
  outputIsTerminal: isatty(1),
  errorsAreTerminal: isatty(2),
  environment: process.env,
  unfinished: new Set(),
};

/** Whoever interrupts leaves no half of a file behind. */
function abandon(): never {
  for (const file of host.unfinished) rmSync(file, { force: true });
  process.exit(EXIT.interrupted);
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, abandon);
// Who reads no further, as head does, wants no more.
stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code !== "EPIPE") throw new Error(`the answer cannot be written: ${code}`);
  abandon();
});

void runCommand(process.argv.slice(2), host).then((code) => {
  process.exitCode = code;
});
