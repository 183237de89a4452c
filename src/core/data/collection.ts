/** Records of one collection: raw rows in, rows of the kernel out, an issue for each that cannot be read. */
import { type Collection, type Field } from "../expression/scope.js";
import { type List, type Row, type Value, exactOf, isMissing } from "../expression/value.js";
import { type IssueLog } from "../issue/log.js";
import { issue, pointer } from "../issue/issue.js";
import { multiply } from "../number/exact.js";
import { type ExchangeRates } from "./exchange.js";
import { nearestName } from "../issue/suggest.js";
import { MOST_RECORDS, listWithin } from "./bounds.js";
import { KeyPlaces } from "./key-places.js";
import { type ValueReader, quote, readerOf } from "./reader.js";
import { type DataType, type FieldDeclaration, type RecordDeclaration, declarationOf } from "./types.js";

/** A collection together with the readers of its fields. */
export interface RecordCollection extends Collection {
  readonly fields: readonly (Field & { readonly reader: ValueReader })[];
  readonly key: string | undefined;
  readonly currency: string | undefined;
  /** The place of the field with the day whose exchange rate converts amounts of another currency. */
  readonly convertOn: number | undefined;
  readonly places: KeyPlaces;
  /** The declared types of fields with a single value. */
  readonly dataTypes: ReadonlyMap<string, DataType>;
}

/** The collection of a declaration. */
export function collectionOf(name: string, declaration: RecordDeclaration): RecordCollection {
  const fields = Object.entries(declaration.fields).map(([fieldName, declared]) => {
    const full = declarationOf<FieldDeclaration>(declared);
    const reader = readerOf(full, full.optional === true);
    return { name: fieldName, type: reader.type, reader };
  });
  const { date, key, currency, recordedOn, valid, computed, joins } = declaration;
  const place = fields.findIndex((field) => field.name === declaration.convertOn);
  const convertOn = place < 0 ? undefined : place;
  const address = pointer("/records", name);
  const dataTypes = new Map(
    Object.entries(declaration.fields).flatMap(([field, declared]) => {
      const { type, list } = declarationOf<FieldDeclaration>(declared);
      return list === true ? [] : [[field, type] as const];
    }),
  );
  const places = new KeyPlaces(fields);
  return {
    name,
    fields,
    places,
    date,
    key,
    currency,
    convertOn,
    recordedOn,
    valid,
    computed,
    joins,
    address,
    dataTypes,
  };
}

/** Where records are read from, and where their issues go. */
export interface RecordSource {
  readonly path: string;
  /** The currency that the partner is evaluated in. */
  readonly currency: string;
  readonly rates?: ExchangeRates | undefined;
  readonly log: IssueLog;
}

type RawRecord = Readonly<Record<string, unknown>>;

/** The currency of a record, where it names one: the partner's own unless it says otherwise. */
function currencyOf(collection: RecordCollection, record: RawRecord, source: RecordSource): string {
  const found = collection.currency === undefined ? undefined : record[collection.currency];
  return typeof found === "string" ? found : source.currency;
}

/**
 * Amounts of another currency, in the partner's, at the rate of the day that the collection names; the rate stands behind the fields, so that evidence can
 * show it. Where there is no rate, or none is to be used, the record is refused.
 */
function convert(collection: RecordCollection, row: Value[], from: string, index: number, source: RecordSource): void {
  const { convertOn, fields, name } = collection;
  const day = convertOn === undefined ? undefined : row[convertOn];
  const rate = typeof day === "number" ? source.rates?.rateOn(from, source.currency, day) : undefined;
  if (rate === undefined) {
    source.log.report(() => {
      const params = { where: `${name}[${index}]`, found: from, expected: source.currency };
      const code = convertOn === undefined ? "partner.currency" : "partner.exchangeRate";
      return issue(code, pointer(source.path, index, collection.currency!), params);
    });
    return;
  }
  for (const [place, { type }] of fields.entries()) {
    const value = row[place]!;
    if (type.kind === "money" && !isMissing(value)) row[place] = multiply(exactOf(value), rate);
    else if (type.items === "money" && !isMissing(value))
      row[place] = { items: (value as List).items.map((item) => multiply(exactOf(item), rate)) };
  }
  row.push(rate);
}

function reportUndeclared(collection: RecordCollection, record: RawRecord, index: number, source: RecordSource): void {
  const known = collection.fields.map((field) => field.name);
  for (const key of Object.keys(record)) {
    if (known.includes(key)) continue;
    source.log.report(() => {
      const params = { kind: `field of ${collection.name}`, name: key, nearest: nearestName(key, known) ?? "" };
      return issue("partner.undeclared", pointer(source.path, index, key), params);
    });
  }
}

/** The values of a record by the places of its fields. A field that is no key of its own may still be there: classes have getters. */
function readRecord(collection: RecordCollection, record: RawRecord, index: number, source: RecordSource): Row {
  const { fields, places } = collection;
  const currency = currencyOf(collection, record, source);
  const row = new Array<unknown>(fields.length);
  let keys = 0;
  let present = 0;
  for (const key in record) {
    // Engines leave this question out where they know the answer, as they do not with `Object.hasOwn`.
    if (!Object.prototype.hasOwnProperty.call(record, key)) continue;
    const place = places.placeOf(key, keys);
    keys += 1;
    if (place === undefined) continue;
    row[place] = record[key];
    present += 1;
  }
  for (let place = 0; place < fields.length; place += 1) {
    const { name, reader } = fields[place]!;
    const raw = row[place] === undefined && present < fields.length ? record[name] : row[place];
    const value = reader.read(raw, currency);
    if (value === undefined) {
      source.log.report(() => {
        const refusal = reader.refusal(raw, currency, `${collection.name}[${index}].${name}`);
        return issue(refusal.code, pointer(source.path, index, name), refusal.params);
      });
    }
    row[place] = value ?? 0;
  }
  if (keys !== present) reportUndeclared(collection, record, index, source);
  const values = row as Value[];
  if (currency !== source.currency) convert(collection, values, currency, index, source);
  return values;
}

/** Reports the second record of every key. */
function checkKeys(collection: RecordCollection, rows: readonly Row[], source: RecordSource): void {
  const { key } = collection;
  if (key === undefined) return;
  const place = collection.fields.findIndex((field) => field.name === key);
  const first = new Map<Value, number>();
  for (const [index, row] of rows.entries()) {
    const value = row[place]!;
    const other = first.get(value);
    if (other === undefined) first.set(value, index);
    else {
      source.log.report(() => {
        const params = {
          where: `${collection.name}[${index}]`,
          other: `${collection.name}[${other}]`,
          key,
          found: quote(value),
        };
        return issue("partner.duplicate", pointer(source.path, index, key), params);
      });
    }
  }
}

/** Reads a list of raw records. Whatever is wrong goes to the log, and names the record. */
export function readRecords(collection: RecordCollection, raw: unknown, source: RecordSource): readonly Row[] {
  const list = listWithin(raw, MOST_RECORDS);
  if (list === undefined) {
    const expected = Array.isArray(raw) ? `a list of at most ${MOST_RECORDS} records` : "a list of records";
    source.log.report(() => issue("partner.type", source.path, { expected }));
    return [];
  }
  const rows: Row[] = [];
  for (let index = 0; index < list.length; index += 1) {
    const record = list[index];
    if (typeof record === "object" && record !== null && !Array.isArray(record)) {
      rows.push(readRecord(collection, record as RawRecord, index, source));
    } else {
      source.log.report(() => issue("partner.type", pointer(source.path, index), { expected: "a record" }));
    }
  }
  checkKeys(collection, rows, source);
  return rows;
}
