/** The partners of a file: JSON, one JSON value a line, or CSV. */
import { type Partner, type ProgramDocument } from "partner-program";
import { Failure } from "../failure.js";
import { type Host } from "../host.js";
import { type Entry } from "./entry.js";
import { parseJson, parseLine } from "./json.js";
import { linesOf } from "./lines.js";
import { mappedPartners, partnerOfRow } from "./mapping/partners.js";
import { isDated, readMapping } from "./mapping/read.js";
import { NO_SOURCES } from "./mapping/sources.js";
import { type Mapping } from "./mapping/types.js";
import { rowsOf } from "./table.js";
import { openStream, readWhole } from "./text.js";

export const INPUT_FORMATS = ["json", "ndjson", "csv"] as const;
export type InputFormat = (typeof INPUT_FORMATS)[number];

/** Which partners are meant. */
export interface PartnersOptions {
  readonly partners?: string;
  readonly mapping?: string;
  readonly inputFormat?: InputFormat;
}

const ENDINGS: Readonly<Record<string, InputFormat>> = { json: "json", jsonc: "json", ndjson: "ndjson", jsonl: "ndjson", csv: "csv" }; // prettier-ignore

function formatOf(path: string, stated: InputFormat | undefined): InputFormat {
  const format = stated ?? ENDINGS[/\.(\w+)$/.exec(path)?.[1]?.toLowerCase() ?? ""];
  if (format === undefined) throw new Failure(`${path}: how it is written cannot be told from its name; say --input-format ${INPUT_FORMATS.join(", ")}`); // prettier-ignore
  return format;
}

async function* fromJson(path: string, host: Host): AsyncGenerator<Entry> {
  const { value } = parseJson(path, await readWhole(host.folder, path, host.input));
  const list = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  for (const [index, partner] of list.entries()) yield { where: `${path}/${index}`, partner: partner as Partner };
}

async function* fromLines(path: string, { folder, input }: Host): AsyncGenerator<Entry> {
  for await (const { number, text } of linesOf(path, openStream(folder, path, input))) {
    const where = `${path}:${number}`;
    const read = parseLine(text);
    yield "problem" in read ? { where, ...read } : { where, partner: read.value as Partner };
  }
}

/** A file whose columns are called as the facts of the program, beside `id`, `name` and `currency`. */
function directColumns(path: string, names: readonly string[], document: ProgramDocument): void {
  const { facts = {} } = document;
  const unknown = names.filter((name) => !["id", "name", "currency"].includes(name) && !Object.hasOwn(facts, name));
  if (!names.includes("id")) throw new Failure(`${path}: there is no column "id"; say with --mapping which column names the partner`); // prettier-ignore
  const dated = names.find((name) => isDated(name, document));
  if (dated !== undefined) throw new Failure(`${path}: the fact "${dated}" is dated; say with --mapping in which file its values stand (datedFacts)`); // prettier-ignore
  if (unknown.length > 0) throw new Failure(`${path}: the program declares no fact ${unknown.map((name) => `"${name}"`).join(", ")}; say with --mapping what the columns are`); // prettier-ignore
}

/** What the columns are, by their names. */
function directMapping(names: readonly string[]): Mapping {
  const facts = names.filter((name) => !["id", "name", "currency"].includes(name));
  const own = ["name", "currency"].filter((name) => names.includes(name));
  const same = (columns: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(columns.map((name) => [name, name])); // prettier-ignore
  return { partners: { id: "id", ...same(own), facts: same(facts) } };
}

async function* fromCsv(path: string, document: ProgramDocument, host: Host): AsyncGenerator<Entry> {
  let mapping: Mapping | undefined;
  const onNames = (names: readonly string[]): void => {
    directColumns(path, names, document);
    mapping = directMapping(names);
  };
  for await (const row of rowsOf(path, openStream(host.folder, path, host.input), ",", onNames))
    yield { where: `${path}:${row.line}`, partner: partnerOfRow(row, mapping!, document, NO_SOURCES) };
}

/** Every partner once: one that stands twice would be paid twice. */
async function* distinct(entries: AsyncGenerator<Entry>): AsyncGenerator<Entry> {
  const lines = new Map<string, string>();
  for await (const entry of entries) {
    const id: unknown = "partner" in entry ? (entry.partner as Partner | null)?.id : undefined;
    if (typeof id !== "string" || id === "") {
      yield entry;
      continue;
    }
    const before = lines.get(id);
    if (before === undefined) {
      lines.set(id, entry.where);
      yield entry;
    } else yield { where: entry.where, problem: `the partner "${id}" stands at ${before} already` };
  }
}

/** The partners that are meant, one after the other. */
export function partnersOf(options: PartnersOptions, document: ProgramDocument, host: Host): AsyncGenerator<Entry> {
  return distinct(entriesOf(options, document, host));
}

function entriesOf(
  { partners: path, mapping, inputFormat }: PartnersOptions,
  document: ProgramDocument,
  host: Host,
): AsyncGenerator<Entry> {
  if (mapping !== undefined) {
    const mapped = readMapping(host.folder, mapping, document);
    const own = mapped.mapping.partners.file;
    if (path === undefined && own === undefined) throw new Failure(`${mapping}: partners/file is not stated; state it, or say --partners <file>`); // prettier-ignore
    return mappedPartners(path ?? own!, path === undefined ? mapped.folder : host.folder, mapped, document, host);
  }
  if (path === undefined) throw new Failure("which partners? Say --partners <file>, or --mapping <file> for CSV files");
  const format = formatOf(path, path === "-" ? (inputFormat ?? "ndjson") : inputFormat);
  if (format === "csv") return fromCsv(path, document, host);
  return format === "json" ? fromJson(path, host) : fromLines(path, host);
}
