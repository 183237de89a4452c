/** The document that is in force in each version, and where its definitions are written. */
import { type Issue, issue, pointer, pointerKeys } from "../../core/issue/issue.js";
import { readDay, type Day } from "../../core/time/day.js";
import { type ProgramDocument } from "../document/types.js";
import { type ProgramVersion, VERSIONED } from "./types.js";

/** A document in force, with the address at which an address of it is written. */
export interface EffectiveDocument {
  readonly document: ProgramDocument;
  /** The first day; undefined for what holds from the beginning. */
  readonly from: string | undefined;
  /** The version that made it; undefined for what holds from the beginning. */
  readonly version: ProgramVersion | undefined;
  readonly writtenAt: (address: string) => string;
}

/** For each replaced definition (`metrics/retention`) the version that wrote it last. */
type Origins = ReadonlyMap<string, number>;

function writtenAt(address: string, origins: Origins): string {
  const [section = "", id = ""] = pointerKeys(address);
  const version = origins.get(`${section}/${id}`) ?? origins.get(section);
  return version === undefined ? address : pointer("/versions", version, "replaces") + address;
}

type Sections = Record<string, Readonly<Record<string, unknown>> | undefined>;

function applyVersion(document: ProgramDocument, { replaces = {}, removes = {} }: ProgramVersion): ProgramDocument {
  const before = document as unknown as Sections;
  const sections = VERSIONED.flatMap((section) => {
    if (before[section] === undefined && replaces[section] === undefined) return [];
    const removed = new Set(removes[section] ?? []);
    const kept = Object.entries(before[section] ?? {}).filter(([id]) => !removed.has(id));
    return [[section, { ...Object.fromEntries(kept), ...replaces[section] }] as const];
  });
  const { lifecycle = document.lifecycle } = replaces;
  return { ...document, ...Object.fromEntries(sections), ...(lifecycle === undefined ? {} : { lifecycle }) };
}

function originsAfter(origins: Origins, { replaces = {} }: ProgramVersion, index: number): Origins {
  const next = new Map(origins);
  for (const section of VERSIONED)
    for (const id of Object.keys(replaces[section] ?? {})) next.set(`${section}/${id}`, index);
  if (replaces.lifecycle !== undefined) next.set("lifecycle", index);
  return next;
}

/** The documents in force, the one from the beginning first. */
export function effectiveDocuments(written: ProgramDocument): readonly EffectiveDocument[] {
  const { versions = [], ...first } = written;
  let document: ProgramDocument = first;
  let origins: Origins = new Map();
  const documents: EffectiveDocument[] = [{ document: versions.length === 0 ? written : first, from: undefined, version: undefined, writtenAt: (address) => address }]; // prettier-ignore
  for (const [index, version] of versions.entries()) {
    document = applyVersion(document, version);
    const known = originsAfter(origins, version, index);
    origins = known;
    documents.push({ document, from: version.from, version, writtenAt: (address) => writtenAt(address, known) });
  }
  return documents;
}

/** How many definitions are compiled at most, each of them once for every version that has it. */
const MOST_DEFINITIONS = 50_000;

/** Every version is compiled as a document of its own: a large document with many versions would never be done. */
export function checkSize(documents: readonly EffectiveDocument[]): readonly Issue[] {
  if (documents.length === 1) return [];
  const counts = documents.map(({ document }) => {
    const sections = document as unknown as Sections;
    return VERSIONED.reduce((sum, section) => sum + Object.keys(sections[section] ?? {}).length, 0);
  });
  const count = counts.reduce((sum, each) => sum + each, 0);
  if (count <= MOST_DEFINITIONS) return [];
  return [issue("version.tooMany", "/versions", { count, most: MOST_DEFINITIONS })];
}

/** Versions follow one another, and remove what is there. */
export function checkVersions(written: ProgramDocument): readonly Issue[] {
  const documents = effectiveDocuments(written);
  return (written.versions ?? []).flatMap((version, index) => {
    const address = pointer("/versions", index);
    const before = documents[index]!;
    const late = before.from !== undefined && before.from >= version.from;
    const order = late ? [issue("version.order", pointer(address, "from"))] : [];
    const until = version.grandfathered?.until;
    const soon = until !== undefined && until < version.from;
    const from = version.earlyAccess?.from;
    const afterwards = from !== undefined && from >= version.from;
    const days = [
      ...(soon
        ? [issue("version.grandfathered", pointer(address, "grandfathered", "until"), { from: version.from })]
        : []),
      ...(afterwards
        ? [issue("version.earlyAccess", pointer(address, "earlyAccess", "from"), { from: version.from })]
        : []),
    ];
    const sections = before.document as unknown as Sections;
    const missing = VERSIONED.flatMap((section) =>
      (version.removes?.[section] ?? []).flatMap((id, place) => {
        if (Object.hasOwn(sections[section] ?? {}, id)) return [];
        return [issue("version.removes", pointer(address, "removes", section, place), { name: id, section })];
      }),
    );
    return [...order, ...days, ...missing];
  });
}

/** The index of the document that is in force on a day. */
export function versionOn(days: readonly (Day | undefined)[], day: Day): number {
  return days.findLastIndex((from) => from === undefined || from <= day);
}

/** The first day of each document, for `versionOn`. */
export function firstDays(documents: readonly EffectiveDocument[]): readonly (Day | undefined)[] {
  return documents.map(({ from }) => (from === undefined ? undefined : readDay(from)));
}
