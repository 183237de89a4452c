/** Tries a value on a schema, and turns what zod finds into issues. */
import type * as z from "zod/mini";
import { type Issue, issue, pointer } from "../../issue/issue.js";
import { nearestName } from "../../issue/suggest.js";
import { type CustomFinding } from "../schema.js";

function inWords(type: string): string {
  return (
    { string: "a text", number: "a number", int: "a whole number", boolean: "true or false", array: "a list" }[type] ??
    "an object"
  );
}

function missingKey(path: readonly PropertyKey[], input: unknown): boolean {
  return input === undefined && path.length > 0;
}

type Found = z.core.$ZodIssue;

/** An issue of the catalogue that a check has carried through zod. */
function customIssue({ params, path: keys, input }: Extract<Found, { code: "custom" }>, path: string): Issue {
  const custom = params as CustomFinding | undefined;
  const expected = String(custom?.params["expected"] ?? custom?.params["kind"] ?? "another value");
  if (missingKey(keys, input)) return issue("shape.missingKey", path, { key: String(keys.at(-1)), expected });
  return custom === undefined ? issue("shape.type", path, { expected }) : issue(custom.code, path, custom.params);
}

/** How many entries of a list, or characters of a text. */
function countInWords(
  bound: string,
  { minimum, maximum, origin }: { minimum?: unknown; maximum?: unknown; origin: string },
): string {
  const count = String(minimum ?? maximum);
  const [one, many] = origin === "string" ? ["character", "characters"] : ["entry", "entries"];
  return `${bound} ${count} ${count === "1" ? one : many}`;
}

function issuesOfFinding(found: Found): readonly Issue[] {
  const path = pointer("", ...found.path.map(String));
  switch (found.code) {
    case "unrecognized_keys": {
      const known = JSON.parse(found.message) as string[];
      return found.keys.map((key) =>
        issue("shape.unknownKey", pointer(path, key), { key, known, nearest: nearestName(key, known) ?? "" }),
      );
    }
    case "invalid_type":
      if (missingKey(found.path, found.input))
        return [issue("shape.missingKey", path, { key: String(found.path.at(-1)), expected: inWords(found.expected) })];
      return [issue("shape.type", path, { expected: inWords(found.expected) })];
    case "invalid_value":
      return [issue("shape.choice", path, { choices: found.values.map(String) })];
    case "too_small":
      return [issue("shape.length", path, { expected: countInWords("at least", found) })];
    case "too_big":
      return [issue("shape.length", path, { expected: countInWords("at most", found) })];
    case "invalid_key":
      return found.issues.flatMap((inner) => issuesOfFinding({ ...inner, path: found.path }));
    case "custom":
      return [customIssue(found, path)];
    default:
      return [issue("shape.type", path, { expected: "another value" })];
  }
}

/** Tries a value on a schema: the value itself when it fits, else every issue. */
export function readShape<T>(
  schema: z.ZodMiniType<T>,
  value: unknown,
): { readonly value: T } | { readonly issues: readonly Issue[] } {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? { value: value as T } : { issues: result.error.issues.flatMap(issuesOfFinding) };
}
