/** The rules of one value: everything of a document that it can depend on, so that two programs can be asked whether they are the same. */
import { type FactDeclaration, declarationOf } from "../../core/data/types.js";
import { compareTexts } from "../../core/text/compare.js";
import { type ProgramDocument } from "../document/types.js";

/** The sections whose definitions are read by their ids. */
const SECTIONS = ["facts", "records", "collections", "parameters", "tables", "slices", "calendars", "conditions", "metrics", "scorecards", "tiers", "incentives", "funds", "registrations"] as const; // prettier-ignore

/** What is read by other words than ids: stages and flags, what is held, the base, the kinds of figures, which incentives go together. */
const WHOLE = ["currency", "fiscalYear", "rounding", "base", "catalogue", "lifecycle", "stacking"] as const;

type Sections = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

/** Every word in a part of a document: ids stand in paths, and as keys. */
function wordsIn(part: unknown, words: Set<string>): void {
  if (typeof part === "string") for (const word of part.split(/[^A-Za-z0-9_]+/)) words.add(word);
  else if (Array.isArray(part)) for (const each of part as readonly unknown[]) wordsIn(each, words);
  else if (typeof part === "object" && part !== null)
    for (const [key, value] of Object.entries(part)) {
      words.add(key);
      wordsIn(value, words);
    }
}

/** What a fact is: which values it may have decides no rule. */
function factOf(written: unknown): unknown {
  const { type, list, dated, whenMissing } = declarationOf<FactDeclaration>(written as FactDeclaration);
  return { type, list, dated, whenMissing };
}

/**
 * The definition of a value with every other one whose id stands in it, and so on. A word that is an id by chance takes too much with it: then rules count as
 * different that are not, and nothing is proved of them that is not so.
 */
export function rulesOf(document: ProgramDocument, name: string): string {
  const sections = document as unknown as Sections;
  const found = new Map<string, unknown>();
  const known = new Set<string>();
  const open = new Set(name.split("."));
  for (const word of open) {
    if (known.has(word)) continue;
    known.add(word);
    for (const section of SECTIONS) {
      const definitions = sections[section];
      if (definitions === undefined || !Object.hasOwn(definitions, word)) continue;
      const definition = section === "facts" ? factOf(definitions[word]) : definitions[word];
      found.set(`${section}/${word}`, definition);
      wordsIn(definition, open);
    }
  }
  const definitions = [...found].sort(([one], [other]) => compareTexts(one, other));
  return JSON.stringify([definitions, WHOLE.map((section) => document[section])]);
}
