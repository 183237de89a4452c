/** Reads files of one JSON value a line, without holding all of them. */
import { type Readable } from "node:stream";
import { createInterface } from "node:readline";
import { Failure, fileProblem } from "../failure.js";

/** A line that holds something, with its number. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** The lines of a stream. */
async function* readLines(path: string, stream: Readable): AsyncGenerator<string> {
  let failed: unknown;
  stream.once("error", (error) => (failed = error));
  try {
    yield* createInterface({ input: stream, crlfDelay: Infinity });
  } catch (error) {
    failed ??= error;
  }
  // Not every version of Node hands an error of the file on to who reads its lines.
  if (failed !== undefined) throw failed instanceof Failure ? failed : fileProblem(path, failed);
}

/** The lines that are not empty. */
export async function* linesOf(path: string, stream: Readable): AsyncGenerator<Line> {
  let number = 0;
  for await (const text of readLines(path, stream)) {
    number += 1;
    const line = number === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (line.trim() !== "") yield { number, text: line };
  }
}
