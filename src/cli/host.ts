/** What a command is run in: its folder, its streams, and whether somebody is looking. */
import { type Readable, type Writable } from "node:stream";
import { plainLines } from "./output/plain.js";

export interface Host {
  /** The folder that paths are relative to. */
  readonly folder: string;
  readonly input: Readable;
  readonly output: Writable;
  readonly errors: Writable;
  /** Whether each of them is a terminal, where colours and progress are of use. */
  readonly outputIsTerminal: boolean;
  readonly errorsAreTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Files that are being written: whoever interrupts the process removes them. */
  readonly unfinished: Set<string>;
}

/** Writes a line for people, beside what the command answers. */
export function tell({ errors }: Pick<Host, "errors">, line: string): void {
  errors.write(`${plainLines(line)}\n`);
}
