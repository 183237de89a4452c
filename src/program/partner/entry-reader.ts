/** Reads the parts of an entry of a partner document, each by its kind. */
import { listWithin } from "../../core/data/bounds.js";
import { type RawEntries, isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { type IssueLog } from "../../core/issue/log.js";
import { nearestName } from "../../core/issue/suggest.js";
import { type Day, readDay } from "../../core/time/day.js";

/** Reads the parts of one entry; what is wrong is reported where it stands. */
export class EntryReader {
  readonly #ids: ReadonlySet<string>;
  readonly #log: IssueLog;

  constructor(ids: ReadonlySet<string>, log: IssueLog) {
    this.#ids = ids;
    this.#log = log;
  }

  /** Reports that something else is expected than what is there, where anything is. */
  refuse(path: string, expected: string, found?: unknown): void {
    this.#log.report(() => issue("partner.type", path, { expected, ...(found === undefined ? {} : { found: quote(found) }) })); // prettier-ignore
  }

  object(raw: unknown, path: string, known: readonly string[]): RawEntries | undefined {
    if (!isEntries(raw)) {
      this.refuse(path, `an object with ${known.join(", ")}`);
      return undefined;
    }
    for (const key of Object.keys(raw)) {
      if (known.includes(key)) continue;
      const params = { key, known, nearest: nearestName(key, known) ?? "" };
      this.#log.report(() => issue("partner.unknownKey", pointer(path, key), params));
    }
    return raw;
  }

  list(raw: unknown, path: string, most: number): readonly unknown[] {
    const list = raw === undefined ? [] : listWithin(raw, most);
    if (list === undefined) this.refuse(path, `a list of at most ${most} entries`);
    return list ?? [];
  }

  day(raw: RawEntries, key: string, path: string): Day {
    const found = raw[key];
    const day = typeof found === "string" ? readDay(found) : undefined;
    if (day === undefined) this.refuse(pointer(path, key), "a day, YYYY-MM-DD", found);
    return day ?? 0;
  }

  dayIfAny(raw: RawEntries, key: string, path: string): Day | undefined {
    return raw[key] === undefined ? undefined : this.day(raw, key, path);
  }

  text(raw: RawEntries, key: string, path: string): string {
    const found = raw[key];
    if (typeof found === "string" && found !== "") return found;
    this.refuse(pointer(path, key), "a text that is not empty", found);
    return "";
  }

  rung(raw: RawEntries, key: string, path: string): string {
    const found = raw[key];
    if (typeof found === "string" && this.#ids.has(found)) return found;
    const known = [...this.#ids];
    const params = { found: quote(found), known, nearest: nearestName(String(found), known) ?? "" };
    this.#log.report(() => issue("partner.rung", pointer(path, key), params));
    return "";
  }

  rungOrNull(raw: RawEntries, key: string, path: string): string | null {
    return raw[key] === null ? null : this.rung(raw, key, path);
  }

  oneOf<T extends string>(raw: RawEntries, key: string, path: string, known: readonly T[]): T {
    const found = raw[key] as T;
    if (known.includes(found)) return found;
    this.refuse(pointer(path, key), `one of ${known.join(", ")}`, found);
    return known[0]!;
  }

  isRising(days: readonly Day[], path: string): void {
    const index = days.findIndex((day, at) => at > 0 && day <= days[at - 1]!);
    if (index > 0) this.refuse(pointer(path, index, "from"), "a day after the one of the entry before it");
  }
}
