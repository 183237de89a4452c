/** Where a command writes its answer: the terminal, or a file that is there as a whole or not at all. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { resolve } from "node:path";
import { type Host } from "../host.js";
import { fileProblem } from "../failure.js";

export interface Destination {
  readonly write: (text: string) => void;
}

/** A file beside the one that is meant, which takes its name once it is complete. */
class PartialFile implements Destination {
  readonly #path: string;
  readonly #partial: string;
  readonly #file: number;
  readonly #unfinished: Set<string>;

  constructor(path: string, unfinished: Set<string>) {
    this.#path = path;
    this.#partial = `${path}.${process.pid}.partial`;
    this.#unfinished = unfinished;
    this.#file = openSync(this.#partial, "w");
    unfinished.add(this.#partial);
  }

  write = (text: string): void => {
    writeSync(this.#file, text);
  };

  finish(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
    renameSync(this.#partial, this.#path);
    this.#unfinished.delete(this.#partial);
  }

  discard(): void {
    closeSync(this.#file);
    rmSync(this.#partial, { force: true });
    this.#unfinished.delete(this.#partial);
  }
}

/** Hands a destination to who writes. A file keeps what it had before, unless everything was written. */
export async function writeTo<Answer>(
  path: string | undefined,
  { folder, output, unfinished }: Host,
  write: (destination: Destination) => Promise<Answer> | Answer,
): Promise<Answer> {
  if (path === undefined) return write({ write: (text) => void output.write(text) });
  const target = resolve(folder, path);
  let file: PartialFile;
  try {
    file = new PartialFile(target, unfinished);
  } catch (error) {
    throw fileProblem(path, error);
  }
  try {
    const answer = await write(file);
    file.finish();
    return answer;
  } catch (error) {
    file.discard();
    throw error;
  }
}

/** Writes a file that is new, unless it may take the place of another one. */
export function writeNewFile(folder: string, path: string, text: string, mayReplace: boolean): void {
  try {
    const file = openSync(resolve(folder, path), mayReplace ? "w" : "wx");
    writeSync(file, text);
    closeSync(file);
  } catch (error) {
    throw fileProblem(path, error);
  }
}
