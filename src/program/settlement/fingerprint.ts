/** A short text for the rules of a program: the same document has the same one, whatever the order of its keys. */
import { compareTexts } from "../../core/text/compare.js";
import { fingerprintOfText } from "../../core/text/fingerprint.js";
import { type Program } from "../program.js";

/** The same JSON with its keys in order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => compareTexts(one, other));
  return entries.map(([key, entry]) => [key, sorted(entry)]);
}

const KNOWN = new WeakMap<Program, string>();

export function fingerprintOf(program: Program): string {
  const known = KNOWN.get(program);
  if (known !== undefined) return known;
  const fingerprint = fingerprintOfText(JSON.stringify(sorted(program.document)));
  KNOWN.set(program, fingerprint);
  return fingerprint;
}
