/** Records of a file, by the partner that each names; and those whose partner is not there. */
import { type ProgramDocument } from "partner-program";
import { type Host } from "../../host.js";
import { counted } from "../../output/progress.js";
import { type Entry } from "../entry.js";
import { openStream } from "../lines.js";
import { rowsOf } from "../table.js";
import { readColumns, requireColumns } from "./cells.js";
import { type MappingFile } from "./read.js";
import { type RecordMapping } from "./types.js";

interface OwnRecords {
  /** Where the first of them stands. */
  readonly where: string;
  readonly records: Readonly<Record<string, unknown>>[];
}

/** The records of one collection. */
export interface RecordsByPartner {
  readonly mapping: RecordMapping;
  readonly of: ReadonlyMap<string, OwnRecords>;
}

export async function readRecords(
  collection: string,
  own: RecordMapping,
  { folder, path, mapping }: MappingFile,
  document: ProgramDocument,
  host: Host,
): Promise<RecordsByPartner> {
  const { file, partner, fields } = own;
  const found = new Map<string, OwnRecords>();
  const check = (names: readonly string[]): void => requireColumns(file, names, [partner, ...Object.values(fields)], `${path} (records/${collection})`); // prettier-ignore
  for await (const row of rowsOf(file, openStream(folder, file, host.input), mapping.delimiter ?? ",", check)) {
    const owner = row.cells[partner]!;
    const record = readColumns(row, fields, document.records![collection]!.fields, mapping);
    const before = found.get(owner);
    if (before === undefined) found.set(owner, { where: `${file}:${row.line}`, records: [record] });
    else before.records.push(record);
  }
  return { mapping: own, of: found };
}

/** The partners that records name and that are not there, once each; none where the mapping leaves them out. */
export function* ownerless(
  collections: ReadonlyMap<string, RecordsByPartner>,
  there: ReadonlySet<string>,
  file: string,
): Generator<Entry> {
  const missing = new Map<string, { readonly where: string; count: number }>();
  for (const { mapping, of } of collections.values()) {
    if (mapping.otherPartners === "leftOut") continue;
    for (const [owner, { where, records }] of of) {
      if (there.has(owner)) continue;
      const before = missing.get(owner);
      if (before === undefined) missing.set(owner, { where, count: records.length });
      else before.count += records.length;
    }
  }
  for (const [owner, { where, count }] of missing) {
    const who = owner === "" ? "no partner is named" : `there is no partner "${owner}" in ${file}`;
    yield { where, problem: `${who}: ${counted(count, "record is", "records are")} in no answer. Mend the id, or write \`"otherPartners": "leftOut"\` in the mapping` }; // prettier-ignore
  }
}
