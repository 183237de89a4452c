/** Reads what a partner brings, by the declarations: facts, collections of records, answers. */
import { type Row } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { type IssueLog } from "../issue/log.js";
import { nearestName } from "../issue/suggest.js";
import { readRecords } from "./collection.js";
import { type DeclaredData } from "./declared.js";
import { type ExchangeRates } from "./exchange.js";

/** A JSON object whose entries are not read yet. */
export type RawEntries = Readonly<Record<string, unknown>>;

/** A dictionary that is not there. */
export const NO_ENTRIES: RawEntries = Object.freeze({});
const NO_ROWS: ReadonlyMap<string, readonly Row[]> = new Map();

/** Where data is read to, and where its issues go. */
export interface DataSource {
  readonly declared: DeclaredData;
  /** The currency that the partner is evaluated in. */
  readonly currency: string;
  /** For records in other currencies. */
  readonly rates?: ExchangeRates | undefined;
  readonly log: IssueLog;
}

export function isEntries(value: unknown): value is RawEntries {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A dictionary of the partner; an absent one is empty. */
export function entriesIn(value: unknown, path: string, log: IssueLog): RawEntries {
  if (value === undefined) return NO_ENTRIES;
  if (isEntries(value)) return value;
  log.report(() => issue("partner.type", path, { expected: "an object" }));
  return NO_ENTRIES;
}

/** Reports the keys that a document of this kind does not have. */
export function checkKeys(raw: RawEntries, known: readonly string[], log: IssueLog): void {
  for (const key in raw) {
    if (known.includes(key) || !Object.hasOwn(raw, key)) continue;
    log.report(() =>
      issue("partner.unknownKey", pointer("", key), { key, known, nearest: nearestName(key, known) ?? "" }),
    );
  }
}

export function reportUndeclared(
  log: IssueLog,
  path: string,
  kind: string,
  name: string,
  known: Iterable<string>,
): void {
  log.report(() => issue("partner.undeclared", path, { kind, name, nearest: nearestName(name, known) ?? "" }));
}

/** Reads the collections that are there; one that is not stays unknown. */
export function readCollections(
  raw: RawEntries,
  { declared, currency, rates, log }: DataSource,
): ReadonlyMap<string, readonly Row[]> {
  if (raw === NO_ENTRIES) return NO_ROWS;
  const rows = new Map<string, readonly Row[]>();
  for (const name of Object.keys(raw)) {
    const path = pointer("/records", name);
    const collection = declared.collections.get(name);
    if (collection === undefined) reportUndeclared(log, path, "records", name, declared.collections.keys());
    else if (raw[name] !== undefined)
      rows.set(name, readRecords(collection, raw[name], { path, currency, rates, log }));
  }
  return rows;
}

/** Reports the cards that have answers but do not exist. */
export function checkCards(raw: RawEntries, asked: ReadonlyMap<string, unknown>, log: IssueLog): void {
  for (const card of Object.keys(raw)) {
    if (!asked.has(card)) reportUndeclared(log, pointer("/answers", card), "scorecard", card, asked.keys());
  }
}
