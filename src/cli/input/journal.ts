/** The journal of a host that keeps it in a file: an entry a line, each with its partner. */
import { type JournalEntry } from "partner-program";
import { Failure } from "../failure.js";
import { type Host } from "../host.js";
import { parseLine } from "./json.js";
import { linesOf } from "./lines.js";
import { openStream } from "./text.js";

/** An entry as the file has it. */
export type FiledEntry = JournalEntry & { readonly partner: string };

export interface JournalFile {
  /** The lines as they stand, to be kept. */
  readonly lines: readonly string[];
  readonly entries: ReadonlyMap<string, FiledEntries>;
}

/** What was posted for one partner, with the lines in which it stands. */
export interface FiledEntries {
  readonly entries: readonly JournalEntry[];
  readonly places: readonly string[];
}

export async function readJournal(path: string, { folder, input }: Host): Promise<JournalFile> {
  const lines: string[] = [];
  const entries = new Map<string, { readonly entries: JournalEntry[]; readonly places: string[] }>();
  for await (const { number, text } of linesOf(path, openStream(folder, path, input))) {
    const read = parseLine(text);
    if ("problem" in read) throw new Failure(`${path}:${number}: ${read.problem}; a journal that cannot be read is not added to`); // prettier-ignore
    const { partner, ...entry } = (read.value ?? {}) as Partial<FiledEntry>;
    if (typeof partner !== "string") throw new Failure(`${path}:${number}: the entry does not say whose it is ("partner")`); // prettier-ignore
    lines.push(text);
    let own = entries.get(partner);
    if (own === undefined) entries.set(partner, (own = { entries: [], places: [] }));
    own.entries.push(entry as JournalEntry);
    own.places.push(`${path}:${number}`);
  }
  return { lines, entries };
}
