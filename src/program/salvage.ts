/**
 * What can still be checked of a document with mistakes of shape: the entries without one. So that all mistakes of a
 * document are reported together, and none only because another one stands beside it.
 */
import { type Issue, pointerKeys } from "../core/issue/issue.js";
import { type Json } from "../core/json/admit.js";
import { CARD_WORDS } from "../scorecard/words.js";
import { type ProgramDocument } from "./document/types.js";

/** The names that an entry of a section gives, or the beginnings of them. */
const NAMES: Readonly<Record<string, (id: string) => readonly string[]>> = {
  facts: (id) => [id],
  records: (id) => [id, `collection.${id}`],
  collections: (id) => [id, `collection.${id}`],
  parameters: (id) => [id, `parameter.${id}`],
  tables: (id) => [id],
  slices: (id) => [id],
  calendars: (id) => [id],
  metrics: (id) => [id],
  conditions: (id) => [`condition.${id}`],
  scorecards: (id) => CARD_WORDS.map((word) => `${word}.${id}`),
  tiers: (id) => [`level.${id}`, `benefit.${id}`],
  incentives: (id) => [id, `incentive.${id}`],
  stacking: () => [],
};

/** Sections that are checked or left out as a whole. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  lifecycle: ["stage", "flag"],
  base: [],
  catalogue: ["partnerState"],
  fiscalYear: [],
  rounding: [],
};

interface Salvaged {
  readonly document: ProgramDocument;
  /** Whether a name belongs to an entry that was left out. */
  readonly isBroken: (name: string) => boolean;
}

type Dictionary = Readonly<Record<string, Json>>;

function isDictionary(json: Json | undefined): json is Dictionary {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function omit(dictionary: Dictionary, left: ReadonlySet<string>): Dictionary {
  return Object.fromEntries(Object.entries(dictionary).filter(([key]) => !left.has(key)));
}

/** The document without the entries in which an issue lies; undefined where nothing is left to check. */
export function salvage(json: Json, issues: readonly Issue[]): Salvaged | undefined {
  if (!isDictionary(json)) return undefined;
  const addresses = issues.map(({ path }) => pointerKeys(path));
  const brokenIn = (section: string): ReadonlySet<string> =>
    new Set(addresses.filter(([first]) => first === section).map(([, id]) => id ?? ""));
  const broken: string[] = [];
  const document: Record<string, Json> = { language: 1, id: "salvaged", currency: "USD" };
  for (const [section, nameOf] of Object.entries(NAMES)) {
    const entries = json[section];
    const left = brokenIn(section);
    if (left.has("") || !isDictionary(entries)) {
      if (entries !== undefined) broken.push("");
      continue;
    }
    document[section] = omit(entries, left);
    broken.push(...[...left].flatMap(nameOf));
  }
  for (const [section, names] of Object.entries(WHOLE)) {
    if (brokenIn(section).size > 0) broken.push(...names);
    else if (json[section] !== undefined) document[section] = json[section];
  }
  const isBroken = (name: string): boolean =>
    broken.some((prefix) => prefix === "" || `${name}.`.startsWith(`${prefix}.`));
  return { document: document as unknown as ProgramDocument, isBroken };
}
