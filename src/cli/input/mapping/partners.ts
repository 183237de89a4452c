/** Partners from CSV files: one line for each partner, and lines for what it has in files of their own. */
import { type Held, type Partner, type ProgramDocument } from "partner-program";
import { type Host } from "../../host.js";
import { type TableRow } from "../table.js";
import { type Entry } from "../entry.js";
import { answerTypes, readColumn, readColumns } from "./cells.js";
import { type LinesByPartner, ownerless } from "./lines.js";
import { type MappingFile } from "./read.js";
import { mappedRows } from "./rows.js";
import { type Sources, allLines, readSources, whereIn } from "./sources.js";
import { type Column, type Mapping } from "./types.js";

/** Every column that a line of a partner needs. */
function columnsOf({
  partners: { id, name, currency, facts = {}, answers = {}, given = {} },
}: Mapping): readonly Column[] {
  const own = [id, name, currency].filter((column) => column !== undefined);
  const sections = [facts, given, ...Object.values(answers)];
  return [...own, ...sections.flatMap((section) => Object.values(section))];
}

type Section = Readonly<Record<string, unknown>>;

function without<T extends object>(sections: T): Partial<T> {
  const there = Object.entries(sections).filter(([, section]) => typeof section === "object" && Object.keys(section as object).length > 0); // prettier-ignore
  return Object.fromEntries(there) as Partial<T>;
}

function eachOf(sources: ReadonlyMap<string, LinesByPartner>, of: (lines: LinesByPartner) => unknown): Section {
  const entries = [...sources].map(([id, lines]) => [id, of(lines)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** What a partner has in files of its lines. A collection and a ladder are known of every partner: who has no line has none. */
function linesOfPartner(owner: string, sources: Sources): { readonly [S in "records" | "facts" | "held"]: Section } {
  const values = ({ of }: LinesByPartner): readonly Section[] | undefined => of.get(owner)?.values;
  const held = (lines: LinesByPartner): Pick<Held, "history"> => ({
    history: (values(lines) ?? []).map(({ from, is }) => ({ from, is: is ?? null }) as Held["history"][number]),
  });
  return {
    records: eachOf(sources.records, (lines) => values(lines) ?? []),
    facts: eachOf(sources.datedFacts, values),
    held: without({ tiers: eachOf(sources.tiers, held), lifecycle: eachOf(sources.lifecycle, held) }),
  };
}

/** The partner of a line. */
export function partnerOfRow(row: TableRow, mapping: Mapping, document: ProgramDocument, sources: Sources): Partner {
  const { id, name, currency, facts = {}, answers = {}, given = {} } = mapping.partners;
  const own = row.cells[id]!;
  const cards = Object.entries(answers).map(([card, columns]) => [card, readColumns(row, columns, answerTypes(card, document), mapping)] as const); // prettier-ignore
  const { records, facts: dated, held } = linesOfPartner(own, sources);
  const sections = without({
    facts: { ...readColumns(row, facts, document.facts ?? {}, mapping), ...dated },
    answers: Object.fromEntries(cards.filter(([, card]) => Object.keys(card).length > 0)),
    given: readColumns(row, given, {}, mapping),
    records,
    held,
    exchangeRates: sources.exchangeRates,
  });
  const named = name === undefined || row.cells[name] === "" ? {} : { name: row.cells[name]! };
  const code = currency === undefined ? undefined : readColumn(row, currency, "string", mapping);
  return { id: own, ...named, ...(code === undefined ? {} : { currency: code }), ...sections } as unknown as Partner;
}

/** The partners of a mapping, in the order of their file. Lines that are nobody's come last, as what they are. */
export async function* mappedPartners(
  file: string,
  folder: string,
  mapped: MappingFile,
  document: ProgramDocument,
  host: Host,
): AsyncGenerator<Entry> {
  const { mapping, path } = mapped;
  const sources = await readSources(mapped, document, host);
  const named = { file, folder, columns: columnsOf(mapping), where: path };
  const there = new Set<string>();
  for await (const row of mappedRows(named, mapping, host)) {
    const id = row.cells[mapping.partners.id]!;
    there.add(id);
    const partner = partnerOfRow(row, mapping, document, sources);
    yield { where: `${file}:${row.line}`, partner, whereOf: (address) => whereIn(sources, id, address) };
  }
  yield* ownerless(allLines(sources), there, file);
}
