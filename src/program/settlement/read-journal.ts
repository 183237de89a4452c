/** Reads the journal of a partner; what is wrong with an entry is told where it stands. */
import { compareTexts } from "../../core/text/compare.js";
import { isEntries } from "../../core/data/partner-data.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog } from "../../core/issue/log.js";
import { isCurrencyCode } from "../../core/number/currency.js";
import { readExact } from "../../core/number/decimal.js";
import { ENTRY_KINDS, ENTRY_REASONS, type JournalEntry } from "../../incentives/journal/types.js";
import { placeOf } from "../../incentives/journal/ids.js";
import { EntryReader } from "../partner/entry-reader.js";
import { POINTS } from "./due.js";

/** How many entries a journal has at most. */
const MOST_ENTRIES = 100_000;
/** How many lines or shares an entry has at most. */
const MOST_PARTS = 100_000;

const KEYS = ["id", "kind", "incentive", "fund", "paidFrom", "period", "on", "knownAt", "currency", "amount", "reasons", "rules", "heldBack", "lines", "shares"]; // prettier-ignore

class JournalReader {
  readonly #log: IssueLog;
  readonly #reader: EntryReader;

  constructor(log: IssueLog) {
    this.#log = log;
    this.#reader = new EntryReader(new Set(), log);
  }

  #amount(raw: Readonly<Record<string, unknown>>, path: string): void {
    const { amount } = raw;
    if (typeof amount === "string" && readExact(amount) !== undefined) return;
    this.#reader.refuse(pointer(path, "amount"), 'a decimal text such as "12.50"', amount);
  }

  #parts(raw: unknown, path: string, name: string, more: readonly string[]): void {
    for (const [index, part] of this.#reader.list(raw, path, MOST_PARTS).entries()) {
      const at = pointer(path, index);
      const read = this.#reader.object(part, at, [name, "amount", ...more]);
      if (read === undefined) continue;
      this.#reader.text(read, name, at);
      this.#amount(read, at);
      if (read["overlay"] !== undefined && read["overlay"] !== true)
        this.#reader.refuse(pointer(at, "overlay"), "true");
    }
  }

  #currency({ currency }: Readonly<Record<string, unknown>>, path: string): void {
    if (typeof currency === "string" && (currency === POINTS || isCurrencyCode(currency))) return;
    this.#reader.refuse(pointer(path, "currency"), 'a currency such as "USD", or "points"', currency);
  }

  /** An entry that was read, as far as it can be: what is wrong is reported. */
  entry(raw: unknown, path: string): JournalEntry | undefined {
    const reader = this.#reader;
    const entry = reader.object(raw, path, KEYS);
    if (entry === undefined) return undefined;
    for (const key of ["id", "incentive", "rules"]) reader.text(entry, key, path);
    for (const key of ["fund", "paidFrom"]) if (entry[key] !== undefined) reader.text(entry, key, path);
    reader.oneOf(entry, "kind", path, ENTRY_KINDS);
    const period = reader.object(entry["period"], pointer(path, "period"), ["from", "to"]);
    if (period !== undefined) for (const key of ["from", "to"]) reader.day(period, key, pointer(path, "period"));
    for (const key of ["on", "knownAt"]) reader.day(entry, key, path);
    this.#currency(entry, path);
    this.#amount(entry, path);
    if (entry["heldBack"] !== undefined) {
      const at = pointer(path, "heldBack");
      const heldBack = reader.object(entry["heldBack"], at, ["amount", "until"]);
      if (heldBack !== undefined) {
        this.#amount(heldBack, at);
        reader.day(heldBack, "until", at);
      }
    }
    const reasons = reader.list(entry["reasons"], pointer(path, "reasons"), ENTRY_REASONS.length);
    for (const index of reasons.keys()) {
      const at = pointer(path, "reasons");
      reader.oneOf(reasons as unknown as Readonly<Record<string, unknown>>, String(index), at, ENTRY_REASONS);
    }
    this.#parts(entry["lines"], pointer(path, "lines"), "key", []);
    this.#parts(entry["shares"], pointer(path, "shares"), "id", ["overlay"]);
    return entry as unknown as JournalEntry;
  }

  /** An entry that stands twice is one entry; two that differ under one id are a conflict. */
  isNew(entry: JournalEntry, index: number, first: Map<string, readonly [number, string]>): boolean {
    const text = JSON.stringify(entry);
    const other = first.get(entry.id);
    if (other === undefined) {
      first.set(entry.id, [index, text]);
      return true;
    }
    if (other[1] !== text)
      this.#log.report(() =>
        issue("journal.conflict", pointer("/journal", index, "id"), {
          name: entry.id,
          other: pointer("/journal", other[0]),
        }),
      );
    return false;
  }
}

/** The entries of a partner in the order of their days; none unless there is a journal. */
export function readJournal(raw: unknown, log: IssueLog): readonly JournalEntry[] {
  const reader = new JournalReader(log);
  const list = new EntryReader(new Set(), log).list(
    isEntries(raw) ? raw["journal"] : undefined,
    "/journal",
    MOST_ENTRIES,
  );
  const entries = list.map((entry, index) => reader.entry(entry, pointer("/journal", index)));
  if (!log.isEmpty()) return [];
  const first = new Map<string, readonly [number, string]>();
  const own = (entries as readonly JournalEntry[]).filter((entry, index) => reader.isNew(entry, index, first));
  return own.sort((one, other) => compareTexts(one.on, other.on) || placeOf(one) - placeOf(other));
}
