/** The journal of a host that keeps it in a file: an entry a line, each with its partner. */
import { type JournalEntry } from "partner-program";
import { Failure } from "../failure.js";
import { type Host } from "../host.js";
import { linesOf, openStream } from "./lines.js";

/** An entry as the file has it. */
export type FiledEntry = JournalEntry & { readonly partner: string };

export interface JournalFile {
  /** The lines as they stand, to be kept. */
  readonly lines: readonly string[];
  readonly entries: ReadonlyMap<string, readonly JournalEntry[]>;
}

export async function readJournal(path: string, { folder, input }: Host): Promise<JournalFile> {
  const lines: string[] = [];
  const entries = new Map<string, JournalEntry[]>();
  for await (const { number, text } of linesOf(path, openStream(folder, path, input))) {
    let filed: Partial<FiledEntry> | null;
    try {
      filed = JSON.parse(text) as Partial<FiledEntry> | null;
    } catch {
      throw new Failure(`${path}:${number}: the line is no JSON; a journal that cannot be read is not added to`);
    }
    const { partner, ...entry } = filed ?? {};
    if (typeof partner !== "string") throw new Failure(`${path}:${number}: the entry does not say whose it is ("partner")`); // prettier-ignore
    lines.push(text);
    const own = entries.get(partner);
    if (own === undefined) entries.set(partner, [entry as JournalEntry]);
    else own.push(entry as JournalEntry);
  }
  return { lines, entries };
}
