/** Lines that each name a partner: records, dated values, what is held. And those whose partner is not there. */
import { type FieldDeclaration, type DataType } from "partner-program";
import { type Host } from "../../host.js";
import { counted } from "../../output/progress.js";
import { type Entry } from "../entry.js";
import { readColumns } from "./cells.js";
import { type MappingFile } from "./read.js";
import { mappedRows } from "./rows.js";
import { type Columns, type LinesMapping } from "./types.js";

/** What a line becomes, and what its values are by the program. */
export interface LineKind {
  /** Where the values stand in a partner document: `/records/orders`. */
  readonly address: string;
  readonly mapping: LinesMapping;
  readonly columns: Columns;
  readonly declared: Readonly<Record<string, DataType | FieldDeclaration | undefined>>;
  /** The value by which a partner's lines are put in order, where a document wants them so. */
  readonly inOrderOf?: string;
}

/** The values of one partner's lines, and the number of each line, side by side. */
interface OwnLines {
  readonly numbers: number[];
  readonly values: Readonly<Record<string, unknown>>[];
}

export interface LinesByPartner extends LineKind {
  readonly of: ReadonlyMap<string, OwnLines>;
}

/** A partner's lines from the least value to the largest, each with its number. */
function inOrder({ numbers, values }: OwnLines, by: string): OwnLines {
  const texts = values.map((value) => String(value[by]));
  const places = [...texts.keys()].sort((one, other) => (texts[one]! < texts[other]! ? -1 : Number(texts[one]! > texts[other]!))); // prettier-ignore
  return { numbers: places.map((place) => numbers[place]!), values: places.map((place) => values[place]!) };
}

export async function readLines(kind: LineKind, { folder, path, mapping }: MappingFile, host: Host): Promise<LinesByPartner> {
  const { address, mapping: { file, partner }, columns, declared } = kind;
  const found = new Map<string, OwnLines>();
  const named = { file, folder, columns: [partner, ...Object.values(columns)], where: `${path} (${address.slice(1)})` };
  for await (const row of mappedRows(named, mapping, host)) {
    const owner = row.cells[partner]!;
    let own = found.get(owner);
    if (own === undefined) found.set(owner, (own = { numbers: [], values: [] }));
    own.numbers.push(row.line);
    own.values.push(readColumns(row, columns, declared, mapping));
  }
  if (kind.inOrderOf === undefined) return { ...kind, of: found };
  return { ...kind, of: new Map([...found].map(([owner, own]) => [owner, inOrder(own, kind.inOrderOf!)])) };
} // prettier-ignore

/** Where the line stands that an address of a partner document is about, or the first of them where it is about all; undefined where it is about none. */
export function lineAt(sources: readonly LinesByPartner[], owner: string, path: string): string | undefined {
  for (const { address, mapping, of } of sources) {
    if (path !== address && !path.startsWith(`${address}/`)) continue;
    const number = of.get(owner)?.numbers[Number(path.slice(address.length + 1).split("/")[0])];
    if (number !== undefined) return `${mapping.file}:${number}`;
  }
  return undefined;
}

/** The partners that lines name and that are not there, once each; none where the mapping leaves them out. */
export function* ownerless(
  sources: readonly LinesByPartner[],
  there: ReadonlySet<string>,
  file: string,
): Generator<Entry> {
  const missing = new Map<string, { readonly where: string; count: number }>();
  for (const { mapping, of } of sources) {
    if (mapping.otherPartners === "leftOut") continue;
    for (const [owner, { numbers }] of of) {
      if (there.has(owner)) continue;
      const before = missing.get(owner);
      if (before === undefined) missing.set(owner, { where: `${mapping.file}:${numbers[0]!}`, count: numbers.length });
      else before.count += numbers.length;
    }
  }
  for (const [owner, { where, count }] of missing) {
    const who = owner === "" ? "no partner is named" : `there is no partner "${owner}" in ${file}`;
    yield { where, problem: `${who}: ${counted(count, "line is", "lines are")} in no answer. Mend the id, or write \`"otherPartners": "leftOut"\` in the mapping` }; // prettier-ignore
  }
}
