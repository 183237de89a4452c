/** What a mapping has beside the file of partners: the kinds of its lines, read. */
import { type Partner, type ProgramDocument } from "partner-program";
import { type Host } from "../../host.js";
import { readColumns } from "./cells.js";
import { type LineKind, type LinesByPartner, lineAt, readLines } from "./lines.js";
import { type MappingFile } from "./read.js";
import { mappedRows } from "./rows.js";
import { type HeldMapping, type Mapping } from "./types.js";

type Rates = NonNullable<Partner["exchangeRates"]>;

/** All lines of all files but that of the partners. */
export interface Sources {
  readonly records: ReadonlyMap<string, LinesByPartner>;
  readonly datedFacts: ReadonlyMap<string, LinesByPartner>;
  readonly tiers: ReadonlyMap<string, LinesByPartner>;
  readonly lifecycle: ReadonlyMap<string, LinesByPartner>;
  readonly exchangeRates: Rates;
  /** Where each of the rates stands. */
  readonly ratesAt: readonly string[];
}

export const NO_SOURCES: Sources = {
  records: new Map(),
  datedFacts: new Map(),
  tiers: new Map(),
  lifecycle: new Map(),
  exchangeRates: [],
  ratesAt: [],
};

type Kinds = readonly (readonly [string, LineKind])[];

function recordKinds({ records = {} }: Mapping, document: ProgramDocument): Kinds {
  return Object.entries(records).map(([id, mapping]) => {
    const { fields: declared } = document.records![id]!;
    return [id, { address: `/records/${id}`, mapping, columns: mapping.fields, declared }] as const;
  });
}

function datedKinds({ datedFacts = {} }: Mapping, document: ProgramDocument): Kinds {
  return Object.entries(datedFacts).map(([id, mapping]) => {
    const { from, value, recordedOn } = mapping;
    const columns = { from, value, ...(recordedOn === undefined ? {} : { recordedOn }) };
    const declared = { from: "date", value: document.facts![id]!, recordedOn: "date" } as const;
    return [id, { address: `/facts/${id}`, mapping, columns, declared }] as const;
  });
}

function heldKinds(section: string, ladders: Readonly<Record<string, HeldMapping>>): Kinds {
  return Object.entries(ladders).map(([id, mapping]) => {
    const { from, is } = mapping;
    return [id, { address: `/held/${section}/${id}/history`, mapping, columns: { from, is }, declared: { from: "date", is: "string" }, inOrderOf: "from" }] as const;
  }); // prettier-ignore
}

async function readRates(
  { folder, path, mapping }: MappingFile,
  host: Host,
): Promise<Pick<Sources, "exchangeRates" | "ratesAt">> {
  const rates: Rates[number][] = [];
  const ratesAt: string[] = [];
  if (mapping.exchangeRates === undefined) return { exchangeRates: rates, ratesAt };
  const { file, ...columns } = mapping.exchangeRates;
  const named = { file, folder, columns: Object.values(columns), where: `${path} (exchangeRates)` };
  for await (const row of mappedRows(named, mapping, host)) {
    rates.push(readColumns(row, columns, { on: "date", rate: "decimal" }, mapping) as unknown as Rates[number]);
    ratesAt.push(`${file}:${row.line}`);
  }
  return { exchangeRates: rates, ratesAt };
}

/** Reads every file that the mapping names but that of the partners. */
export async function readSources(mapped: MappingFile, document: ProgramDocument, host: Host): Promise<Sources> {
  const { mapping } = mapped;
  const read = async (kinds: Kinds): Promise<ReadonlyMap<string, LinesByPartner>> => {
    const found = new Map<string, LinesByPartner>();
    for (const [id, kind] of kinds) found.set(id, await readLines(kind, mapped, host));
    return found;
  };
  return {
    records: await read(recordKinds(mapping, document)),
    datedFacts: await read(datedKinds(mapping, document)),
    tiers: await read(heldKinds("tiers", mapping.held?.tiers ?? {})),
    lifecycle: await read(heldKinds("lifecycle", mapping.held?.lifecycle ?? {})),
    ...(await readRates(mapped, host)),
  };
}

/** The lines of all partners, whatever they become. */
export function allLines({ records, datedFacts, tiers, lifecycle }: Sources): readonly LinesByPartner[] {
  return [records, datedFacts, tiers, lifecycle].flatMap((sources) => [...sources.values()]);
}

/** Where that stands which an address of a partner document is about, where it is no cell of the partner's own line. */
export function whereIn(sources: Sources, owner: string, path: string): string | undefined {
  const [, section, index] = path.split("/");
  return section === "exchangeRates" ? sources.ratesAt[Number(index)] : lineAt(allLines(sources), owner, path);
}
