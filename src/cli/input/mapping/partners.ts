/** Partners from CSV files: one line for each partner, and lines for each of its records in files of their own. */
import { type Partner, type ProgramDocument } from "partner-program";
import { type Host } from "../../host.js";
import { openStream } from "../lines.js";
import { type TableRow, rowsOf } from "../table.js";
import { type Entry } from "../entry.js";
import { answerTypes, readColumns, requireColumns } from "./cells.js";
import { type RecordsByPartner, ownerless, readRecords } from "./records.js";
import { type MappingFile } from "./read.js";
import { type Columns, type Mapping } from "./types.js";

/** Every column that a line of a partner needs. */
function columnsOf({
  partners: { id, name, currency, facts = {}, answers = {}, given = {} },
}: Mapping): readonly Columns[string][] {
  const own = [id, name, currency].filter((column) => column !== undefined);
  const sections = [facts, given, ...Object.values(answers)];
  return [...own, ...sections.flatMap((section) => Object.values(section))];
}

function without<T extends object>(sections: T): Partial<T> {
  const there = Object.entries(sections).filter(([, section]) => typeof section === "object" && Object.keys(section as object).length > 0); // prettier-ignore
  return Object.fromEntries(there) as Partial<T>;
}

/** The partner of a line. */
export function partnerOfRow(
  row: TableRow,
  mapping: Mapping,
  document: ProgramDocument,
  collections: ReadonlyMap<string, RecordsByPartner>,
): Partner {
  const { id, name, currency, facts = {}, answers = {}, given = {} } = mapping.partners;
  const own = row.cells[id]!;
  const cards = Object.entries(answers).map(([card, columns]) => [card, readColumns(row, columns, answerTypes(card, document), mapping)] as const); // prettier-ignore
  const sections = without({
    facts: readColumns(row, facts, document.facts ?? {}, mapping),
    answers: Object.fromEntries(cards.filter(([, card]) => Object.keys(card).length > 0)),
    given: readColumns(row, given, {}, mapping),
    records: Object.fromEntries(
      [...collections].map(([collection, records]) => [collection, records.of.get(own)?.records ?? []]),
    ),
  });
  const named = name === undefined || row.cells[name] === "" ? {} : { name: row.cells[name]! };
  const paid = currency === undefined || row.cells[currency] === "" ? {} : { currency: row.cells[currency]! };
  return { id: own, ...named, ...paid, ...sections } as Partner;
}

/**
 * The partners of a mapping, in the order of their file. A collection that the mapping has is known of every partner: who has no line has no
 * record. Lines of records that are nobody's come last, as what they are.
 */
export async function* mappedPartners(
  file: string,
  folder: string,
  mapped: MappingFile,
  document: ProgramDocument,
  host: Host,
): AsyncGenerator<Entry> {
  const { mapping, path } = mapped;
  const collections = new Map<string, RecordsByPartner>();
  for (const [collection, records] of Object.entries(mapping.records ?? {}))
    collections.set(collection, await readRecords(collection, records, mapped, document, host));
  const check = (names: readonly string[]): void => requireColumns(file, names, columnsOf(mapping), path);
  const there = new Set<string>();
  for await (const row of rowsOf(file, openStream(folder, file, host.input), mapping.delimiter ?? ",", check)) {
    there.add(row.cells[mapping.partners.id]!);
    yield { where: `${file}:${row.line}`, partner: partnerOfRow(row, mapping, document, collections) };
  }
  yield* ownerless(collections, there, file);
}
