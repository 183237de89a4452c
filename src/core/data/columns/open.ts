/** Opens the columns of partners: what is no column, or has too few rows, is told at once. */
import { type Issue, issue, pointer } from "../../issue/issue.js";
import { createIssueLog } from "../../issue/log.js";
import { readExchangeRates } from "../exchange.js";
import { type RawEntries, isEntries } from "../partner-data.js";
import { type OpenColumn, isThere, openColumn } from "./column.js";

type OpenColumns = ReadonlyMap<string, OpenColumn>;

/** The records of a collection. */
export interface OpenRecords {
  readonly starts: ArrayLike<number>;
  /** Whether the records of a partner are known. */
  readonly isKnown: (partner: number) => boolean;
  readonly fields: OpenColumns;
}

/** Partners as columns, ready to be read. */
export interface OpenPartners {
  readonly count: number;
  readonly id: OpenColumn;
  readonly name: OpenColumn | undefined;
  readonly currency: OpenColumn | undefined;
  readonly facts: OpenColumns;
  readonly records: ReadonlyMap<string, OpenRecords>;
  readonly answers: ReadonlyMap<string, OpenColumns>;
  /** As they were brought: they can be read. */
  readonly exchangeRates: unknown;
}

class Opening {
  readonly issues: Issue[] = [];

  /** A column of at least so many rows; an empty one once an issue is reported. */
  column(raw: unknown, path: string, rows: number | undefined): OpenColumn {
    const column = openColumn(raw);
    if (column === undefined) this.issues.push(issue("columns.shape", path, { expected: "a column" }));
    else if (rows !== undefined && column.length !== rows)
      this.issues.push(issue("columns.length", path, { found: column.length, expected: rows }));
    else return column;
    return { length: 0, at: () => null, numbers: undefined };
  }

  entries(raw: unknown, path: string): readonly (readonly [string, unknown])[] {
    if (raw === undefined) return [];
    if (isEntries(raw)) return Object.entries(raw);
    this.issues.push(issue("columns.shape", path, { expected: "an object with columns" }));
    return [];
  }

  columns(raw: unknown, path: string, rows: number): OpenColumns {
    return new Map(
      this.entries(raw, path).map(([name, column]) => [name, this.column(column, pointer(path, name), rows)]),
    );
  }

  records(raw: unknown, path: string, partners: number): OpenRecords {
    const { offsets, fields, validity } = isEntries(raw) ? raw : {};
    const starts = offsets as ArrayLike<number>;
    if (!isRising(starts, partners + 1)) {
      const expected = `\`offsets\` with ${partners + 1} whole numbers that do not fall`;
      this.issues.push(issue("columns.shape", pointer(path, "offsets"), { expected }));
      return { starts: [], isKnown: () => false, fields: new Map() };
    }
    if (validity !== undefined && !(validity instanceof Uint8Array && validity.length * 8 >= partners)) {
      const expected = "`validity` with a bit for each partner";
      this.issues.push(issue("columns.shape", pointer(path, "validity"), { expected }));
    }
    const bits = validity as Uint8Array | undefined;
    return {
      starts,
      isKnown: (partner) => isThere(bits, partner),
      fields: this.columns(fields, pointer(path, "fields"), starts[partners]!),
    };
  }
}

/** Whether these are places that do not fall. */
function isRising(starts: ArrayLike<number> | null | undefined, count: number): boolean {
  if (starts?.length !== count) return false;
  for (let index = 0; index < count; index += 1) {
    const start: unknown = starts[index];
    if (typeof start !== "number" || !Number.isInteger(start) || start < (index === 0 ? 0 : starts[index - 1]!))
      return false;
  }
  return true;
}

/** The columns of partners, or every issue of them. Callers without types may pass anything. */
export function openPartners(raw: unknown): OpenPartners | readonly Issue[] {
  try {
    return openAll(raw);
  } catch {
    return [issue("columns.shape", "", { expected: "columns that do not fail while they are looked at" })];
  }
}

function openAll(raw: unknown): OpenPartners | readonly Issue[] {
  const opening = new Opening();
  const columns: RawEntries = isEntries(raw) ? raw : {};
  const id = opening.column(columns["id"], "/id", undefined);
  const count = id.length;
  const optional = (key: string): OpenColumn | undefined =>
    columns[key] === undefined ? undefined : opening.column(columns[key], pointer("", key), count);
  const each = <T>(key: string, open: (raw: unknown, path: string, rows: number) => T): ReadonlyMap<string, T> =>
    new Map(
      opening
        .entries(columns[key], pointer("", key))
        .map(([name, part]) => [name, open(part, pointer("", key, name), count)]),
    );
  const opened = {
    count,
    id,
    name: optional("name"),
    currency: optional("currency"),
    facts: opening.columns(columns["facts"], "/facts", count),
    records: each("records", (part, path, rows) => opening.records(part, path, rows)),
    answers: each("answers", (part, path, rows) => opening.columns(part, path, rows)),
    exchangeRates: columns["exchangeRates"],
  };
  const log = createIssueLog();
  readExchangeRates(opened.exchangeRates, "/exchangeRates", log);
  const issues = [...opening.issues, ...log.issues()];
  return issues.length === 0 ? opened : issues;
}
