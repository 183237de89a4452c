/** Reads JSON files, comments among them, and tells where they are not well-formed. */
import { type Node, type ParseError, createScanner, getNodeValue, parseTree, printParseErrorCode } from "jsonc-parser"; // prettier-ignore
import { Failure } from "../failure.js";
import { placeAt } from "./places.js";
import { readText } from "./text.js";

export interface JsonFile {
  /** As it was named. */
  readonly path: string;
  readonly text: string;
  readonly value: unknown;
  readonly root: Node;
}

/** How deep objects and lists may lie inside one another: those who read them take a step for each. */
const MOST_LEVELS = 500;

/** Where it gets too deep; undefined where it does not. */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  let depth = 0;
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const first = text[scanner.getTokenOffset()];
    if (first === "{" || first === "[") depth += 1;
    else if (first === "}" || first === "]") depth -= 1;
    if (depth > MOST_LEVELS) return scanner.getTokenOffset();
  }
  return undefined;
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

function twiceInWords(key: Node | undefined): string {
  return `${key === undefined ? "a key" : `the key "${String(key.value)}"`} stands twice in one object; keep one of them`;
}

/** What is wrong, in words: `ValueExpected` as `value expected`. */
function inWords({ error }: ParseError): string {
  return printParseErrorCode(error).replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase(); // prettier-ignore
}

/** Parses a text that may have comments and a comma after the last entry. */
export function parseJson(path: string, text: string): JsonFile {
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    const { line, column } = placeAt(text, deep);
    throw new Failure(`${path}:${line}:${column}: more than ${MOST_LEVELS} objects and lists lie inside one another`);
  }
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
    throw new Failure(`${path}:${line}:${column}: ${twiceInWords(twice)}`);
  }
  return { path, text, value: getNodeValue(root) as unknown, root };
}

export function readJson(folder: string, path: string): JsonFile {
  return parseJson(path, readText(folder, path));
}

/** How many keys a text of JSON has, those that stand twice in one object among them. */
function keysWritten(text: string): number {
  let count = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|:/g)) if (token === ":") count += 1;
  return count;
}

function keysRead(value: unknown): number {
  let count = 0;
  const open: unknown[] = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next !== "object" || next === null) continue;
    const inside: readonly unknown[] = Array.isArray(next) ? (next as readonly unknown[]) : Object.values(next);
    if (!Array.isArray(next)) count += inside.length;
    for (const each of inside) open.push(each);
  }
  return count;
}

/** The value of a line of JSON, or what is wrong with it. */
export function parseLine(text: string): { readonly value: unknown } | { readonly problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "the line is no JSON" };
  }
  if (keysWritten(text) === keysRead(value)) return { value };
  return { problem: twiceInWords(tooDeepAt(text) === undefined ? keyTwice(parseTree(text)!) : undefined) };
}
