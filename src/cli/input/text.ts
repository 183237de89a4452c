/** Texts of files, in UTF-8: another encoding would change names and values in silence. */
import { createReadStream, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { TextDecoder } from "node:util";
import { Failure, fileProblem } from "../failure.js";

function decoderFor(path: string): (bytes?: Uint8Array) => string {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new Failure(`${path}: this is no text in UTF-8; save it in that encoding`);
    }
  };
}

async function* decoded(path: string, stream: Readable): AsyncGenerator<string> {
  const decode = decoderFor(path);
  for await (const chunk of stream as AsyncIterable<Uint8Array | string>)
    yield typeof chunk === "string" ? chunk : decode(chunk);
  yield decode();
}

/** The text of a file, or of what is handed in for `-`, as it comes. */
export function openStream(folder: string, path: string, input: Readable): Readable {
  return Readable.from(decoded(path, path === "-" ? input : createReadStream(resolve(folder, path))));
}

const withoutMark = (text: string): string => text.replace(/^\uFEFF/, "");

/** The whole text of a file, without the mark that some editors put in front of it. */
export function readText(folder: string, path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(resolve(folder, path));
  } catch (error) {
    throw fileProblem(path, error);
  }
  const decode = decoderFor(path);
  return withoutMark(decode(bytes) + decode());
}

/** The same of what is handed in for `-`. */
export async function readWhole(folder: string, path: string, input: Readable): Promise<string> {
  if (path !== "-") return readText(folder, path);
  let text = "";
  for await (const part of openStream(folder, path, input) as AsyncIterable<string>) text += part;
  return withoutMark(text);
}
