/** A short text for the rules of a program: the same document has the same one, whatever the order of its keys. */
import { compareTexts } from "../../core/text/compare.js";
import { type Program } from "../program.js";

const PRIME = 16_777_619;
const SEEDS = [2_166_136_261, 3_735_928_559] as const;

/** FNV-1a over the UTF-16 units of a text, 32 bits (http://www.isthe.com/chongo/tech/comp/fnv/). */
function hashOf(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), PRIME);
  return hash >>> 0;
}

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
  const text = JSON.stringify(sorted(program.document));
  const fingerprint = SEEDS.map((seed) => hashOf(text, seed).toString(16).padStart(8, "0")).join("");
  KNOWN.set(program, fingerprint);
  return fingerprint;
}
