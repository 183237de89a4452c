/**
 * The door for JSON that somebody else wrote: depth, size and content are checked in one iterative walk before any
 * schema sees the value, and what comes in is a copy of plain objects that nobody can change afterwards.
 */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { type IssueLog, createIssueLog } from "../issue/log.js";
import { readNumber } from "../number/decimal.js";

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** How large a document may be. */
export interface JsonLimits {
  /** Characters of the whole document, about. */
  readonly characters: number;
  /** Objects and lists inside one another. */
  readonly depth: number;
}

/** The limits of a program document: one million characters, 64 levels. */
export const PROGRAM_LIMITS: JsonLimits = { characters: 1_000_000, depth: 64 };

/** Names that every object has from birth: as a key they would be mistaken for something that is there. */
const FORBIDDEN: ReadonlySet<string> = new Set(["prototype", ...Object.getOwnPropertyNames(Object.prototype)]);
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

type Container = Json[] | { [key: string]: Json };

/** A value that waits for its turn, and where its copy belongs. */
interface Pending {
  readonly raw: unknown;
  readonly path: string;
  readonly depth: number;
  readonly store: (copy: Json) => void;
}

function admitText(text: string, path: string, log: IssueLog): string {
  if (LONE_SURROGATE.test(text)) log.report(() => issue("json.surrogate", path));
  return text;
}

function admitNumber(number: number, path: string, log: IssueLog): number {
  if (readNumber(number) === undefined) log.report(() => issue("json.number", path, { found: String(number) }));
  return number === 0 ? 0 : number;
}

/** The own entries of a plain object or list; undefined for anything else, getters included. */
function entriesOf(raw: object): readonly (readonly [string, unknown])[] | undefined {
  const prototype: unknown = Object.getPrototypeOf(raw);
  if (!Array.isArray(raw) && prototype !== Object.prototype && prototype !== null) return undefined;
  const entries: (readonly [string, unknown])[] = [];
  for (const key of Object.keys(raw)) {
    const property = Object.getOwnPropertyDescriptor(raw, key);
    if (property === undefined || !("value" in property)) return undefined;
    entries.push([key, property.value]);
  }
  return Array.isArray(raw) && entries.length !== raw.length ? undefined : entries;
}

function describe(raw: unknown): string {
  if (raw === undefined) return "undefined";
  return typeof raw === "object" ? "an object that is not plain" : `a ${typeof raw}`;
}

/** Copies the children of a container, as far as they go in; returns what is still to be visited. */
function openContainer(raw: object, { path, depth, store }: Pending, log: IssueLog): readonly Pending[] | undefined {
  const entries = entriesOf(raw);
  if (entries === undefined) return undefined;
  const copy: Container = Array.isArray(raw) ? [] : {};
  store(copy);
  return entries.flatMap(([key, value]) => {
    const at = pointer(path, key);
    if (!Array.isArray(raw) && FORBIDDEN.has(key)) {
      log.report(() => issue("json.forbiddenKey", at, { key }));
      return [];
    }
    if (!Array.isArray(raw)) admitText(key, at, log);
    return [
      {
        raw: value,
        path: at,
        depth: depth + 1,
        store: (json: Json) => void ((copy as { [k: string]: Json })[key] = json),
      },
    ];
  });
}

/** Copies a value in; what is no JSON, or too much of it, comes back as issues. */
export function admitJson(
  value: unknown,
  limits: JsonLimits,
): { readonly json: Json } | { readonly issues: readonly Issue[] } {
  const log = createIssueLog();
  let root: Json = null;
  let characters = 0;
  const pending: Pending[] = [{ raw: value, path: "", depth: 0, store: (copy) => void (root = copy) }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { raw, path, store } = next;
    characters += path.length - path.lastIndexOf("/") + (typeof raw === "string" ? raw.length + 2 : 2);
    if (characters > limits.characters)
      return { issues: [issue("json.tooLarge", "", { limit: limits.characters, unit: "characters" })] };
    if (next.depth > limits.depth) return { issues: [issue("json.tooDeep", path, { limit: limits.depth })] };
    if (raw === null || typeof raw === "boolean") store(raw);
    else if (typeof raw === "string") store(admitText(raw, path, log));
    else if (typeof raw === "number") store(admitNumber(raw, path, log));
    else {
      const children = typeof raw === "object" ? openContainer(raw, next, log) : undefined;
      if (children === undefined) log.report(() => issue("json.notPlain", path, { found: describe(raw) }));
      else for (const child of children.toReversed()) pending.push(child);
    }
  }
  return log.isEmpty() ? { json: root } : { issues: log.issues() };
}

/** A value that fails while it is looked at (a proxy) is not plain. */
function admitValue(value: unknown, limits: JsonLimits): ReturnType<typeof admitJson> {
  try {
    return admitJson(value, limits);
  } catch {
    return { issues: [issue("json.notPlain", "", { found: "an object that fails while it is read" })] };
  }
}

/** Parses a text, or takes a value, and copies it in. */
export function admitDocument(
  input: unknown,
  limits: JsonLimits,
): { readonly json: Json } | { readonly issues: readonly Issue[] } {
  if (typeof input !== "string") return admitValue(input, limits);
  if (input.length > limits.characters)
    return { issues: [issue("json.tooLarge", "", { limit: limits.characters, unit: "characters" })] };
  try {
    return admitJson(JSON.parse(input) as unknown, limits);
  } catch (error) {
    return { issues: [issue("json.syntax", "", { reason: error instanceof Error ? error.message : String(error) })] };
  }
}

/** Freezes a JSON value through and through. */
export function freezeJson<T>(value: T): T {
  const pending: unknown[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null) continue;
    Object.freeze(next);
    for (const child of Object.values(next) as unknown[]) pending.push(child);
  }
  return value;
}
