/** Reads JSON files, comments among them, and tells where they are not well-formed. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Node, type ParseError, getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser";
import { Failure, fileProblem } from "../failure.js";
import { placeAt } from "./places.js";

export interface JsonFile {
  /** As it was named. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly root: Node;
}

/** The text of a file, without the mark that some editors put in front of it. */
export function readText(folder: string, path: string): string {
  try {
    return readFileSync(resolve(folder, path), "utf8").replace(/^\uFEFF/, "");
  } catch (error) {
    throw fileProblem(path, error);
  }
}

/** The first key that stands twice in one object: a reader would silently take the last one. */
function keyTwice(node: Node): Node | undefined {
  const seen = new Set<unknown>();
  for (const child of node.children ?? []) {
    const [key] = child.type === "property" ? child.children! : [];
    if (key !== undefined && seen.has(key.value)) return key;
    seen.add(key?.value);
    const below = keyTwice(child);
    if (below !== undefined) return below;
  }
  return undefined;
}

/** What is wrong, in words: `ValueExpected` as `value expected`. */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error).replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase(); // prettier-ignore
}

/** Parses a text that may have comments and a comma after the last entry. */
export function parseJson(path: string, text: string): JsonFile {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const [first] = errors;
  if (first !== undefined || root === undefined) {
    const { line, column } = placeAt(text, first?.offset ?? 0);
    throw new Failure(`${path}:${line}:${column}: this is no JSON: ${first === undefined || text.trim() === "" ? "the file is empty" : inWords(first)}`); // prettier-ignore
  }
  const twice = keyTwice(root);
  if (twice !== undefined) {
    const { line, column } = placeAt(text, twice.offset);
    throw new Failure(`${path}:${line}:${column}: the key "${String(twice.value)}" stands twice in one object; keep one of them`); // prettier-ignore
  }
  return { path, text, value: getNodeValue(root) as unknown, root };
}

export function readJson(folder: string, path: string): JsonFile {
  return parseJson(path, readText(folder, path));
}
