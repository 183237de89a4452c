/** Readers of single values, made once from their declaration: a raw JSON value in, a value of the kernel out. */
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../expression/value.js";
import { type ValueKind, type ValueType } from "../expression/type.js";
import { type IssueCode } from "../issue/catalogue.js";
import { type IssueParameters } from "../issue/text.js";
import { readExact } from "../number/decimal.js";
import { type Exact, compare, isWhole } from "../number/exact.js";
import { round } from "../number/round.js";
import { readDay } from "../time/day.js";
import { readInstant } from "../time/instant.js";
import { MOST_ENTRIES, listWithin } from "./bounds.js";
import { type DataType, type FactDeclaration, type FieldDeclaration } from "./types.js";

const KINDS: { readonly [T in DataType]: ValueKind } = {
  string: "text",
  boolean: "boolean",
  integer: "integer",
  decimal: "decimal",
  money: "money",
  ratio: "decimal",
  date: "date",
  instant: "instant",
};

const EXPECTED: { readonly [T in DataType]: string } = {
  string: "a text",
  boolean: "true or false",
  integer: "a whole number",
  decimal: "a number",
  money: 'an amount such as 1234.5, "1234.50" or { "amount": "1234.50", "currency": "USD" }',
  ratio: "a number, 1 being the whole",
  date: "a day written YYYY-MM-DD",
  instant: "an instant written YYYY-MM-DDThh:mm:ss with Z or an offset such as +02:00",
};

type Declared = FactDeclaration & FieldDeclaration;

/** Why a raw value was not read. */
export interface Refusal {
  readonly code: IssueCode;
  readonly params: IssueParameters;
}

/** Reads one value of a declared type. */
export interface ValueReader {
  readonly type: ValueType;
  /** The value, `UNKNOWN` for null or undefined, or undefined when it is refused. */
  readonly read: (raw: unknown, currency: string) => Value | undefined;
  /** Any number that is exact in ticks is taken as it is. */
  readonly takesTicks: boolean;
  /** Says why a value was refused; `where` names it for the reader. */
  readonly refusal: (raw: unknown, currency: string, where: string) => Refusal;
}

interface Amount {
  readonly amount: unknown;
  readonly currency: unknown;
}

function isAmount(raw: unknown): raw is Amount {
  if (typeof raw !== "object" || raw === null) return false;
  const keys = Object.keys(raw);
  return keys.length === 2 && keys.includes("amount") && keys.includes("currency");
}

const READ: { readonly [T in DataType]: (raw: unknown, currency: string) => Value | undefined } = {
  string: (raw) => (typeof raw === "string" ? raw : undefined),
  boolean: (raw) => (typeof raw === "boolean" ? raw : undefined),
  integer: (raw) => {
    const value = readExact(raw);
    return value !== undefined && isWhole(value) ? value : undefined;
  },
  decimal: readExact,
  money: (raw, currency) => {
    if (typeof raw !== "object" || !isAmount(raw)) return readExact(raw);
    return raw.currency === currency ? readExact(raw.amount) : undefined;
  },
  ratio: readExact,
  date: (raw) => (typeof raw === "string" ? readDay(raw) : undefined),
  instant: (raw) => (typeof raw === "string" ? readInstant(raw) : undefined),
};

/** A raw value as it is quoted in a message. */
export function quote(raw: unknown): string {
  if (typeof raw === "string") return raw.length > 40 ? `"${raw.slice(0, 40)}…"` : `"${raw}"`;
  if (Array.isArray(raw)) return raw.length > MOST_ENTRIES ? `a list of ${raw.length} entries` : "a list";
  if (typeof raw === "object" && raw !== null) return "an object";
  return typeof raw === "function" || typeof raw === "symbol" ? `a ${typeof raw}` : String(raw);
}

function rangeInWords(min: number | string | undefined, max: number | string | undefined): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  return min === undefined ? `at most ${String(max)}` : `at least ${min}`;
}

/** Whether a number has no more decimal places than are accepted. */
function hasScale(value: Value, scale: number | undefined): boolean {
  return scale === undefined || compare(round(value as Exact, scale, "towardZero"), value as Exact) === 0;
}

/** Reads a single value that is there; undefined when it is refused. */
function singleReader(declared: Declared): (raw: unknown, currency: string) => Value | undefined {
  const readRaw = READ[declared.type];
  const min = declared.min === undefined ? undefined : readExact(declared.min);
  const max = declared.max === undefined ? undefined : readExact(declared.max);
  const choices = declared.oneOf === undefined ? undefined : new Set<Value>(declared.oneOf);
  if ([min, max, choices, declared.scale].every((restriction) => restriction === undefined)) return readRaw;
  const isOutside = (value: Value): boolean =>
    (min !== undefined && compare(value as Exact, min) < 0) || (max !== undefined && compare(value as Exact, max) > 0);
  return (raw, currency) => {
    const value = readRaw(raw, currency);
    if (value === undefined || (choices !== undefined && !choices.has(value))) return undefined;
    return isOutside(value) || !hasScale(value, declared.scale) ? undefined : value;
  };
}

/** Reads each item of a list. */
function listReader(read: ReturnType<typeof singleReader>): ReturnType<typeof singleReader> {
  return (raw, currency) => {
    const list = listWithin(raw, MOST_ENTRIES);
    if (list === undefined) return undefined;
    const items = list.map((item) => read(item, currency));
    return items.includes(undefined) ? undefined : { items: items as readonly Value[] };
  };
}

function typeOf({ type, oneOf, unit, list, whenMissing }: Declared, mayBeMissing: boolean): ValueType {
  const single: ValueType = {
    kind: KINDS[type],
    mayBeUnknown: mayBeMissing && whenMissing !== "notApplicable",
    mayBeNotApplicable: mayBeMissing && whenMissing === "notApplicable",
    ...(oneOf === undefined ? {} : { oneOf }),
    ...(unit === undefined ? {} : { unit }),
  };
  return list === true ? { ...single, kind: "list", items: single.kind } : single;
}

/** Why a value was not read: it is of another kind, or a number that is not accepted. */
function refusalOf(declared: Declared, raw: unknown, currency: string, where: string): Refusal {
  const { type, oneOf, list, scale } = declared;
  if (raw === undefined || raw === null) return { code: "partner.missing", params: { where } };
  if (isAmount(raw) && type === "money" && raw.currency !== currency)
    return { code: "partner.currency", params: { where, found: quote(raw.currency), expected: currency } };
  const one = oneOf === undefined ? EXPECTED[type] : `one of ${oneOf.join(", ")}`;
  const expected = list === true ? `a list of at most ${MOST_ENTRIES} items, each ${one}` : one;
  const value = list === true ? undefined : READ[type](raw, currency);
  if (value === undefined || oneOf !== undefined)
    return { code: "partner.value", params: { where, expected, found: quote(raw) } };
  const range = hasScale(value, scale)
    ? rangeInWords(declared.min, declared.max)
    : `what has at most ${scale ?? 0} decimal places`;
  return { code: "partner.range", params: { where, found: quote(raw), expected: range } };
}

/** A number without bounds. */
function takesTicks({ type, list, min, max, scale, oneOf }: Declared): boolean {
  const isFree = [list, min, max, scale, oneOf].every((restriction) => restriction === undefined);
  return isFree && (type === "decimal" || type === "money" || type === "ratio");
}

/** The reader of a declaration. */
export function readerOf(declared: Declared, mayBeMissing: boolean): ValueReader {
  const single = singleReader(declared);
  const read = declared.list === true ? listReader(single) : single;
  const missing = declared.whenMissing === "notApplicable" ? NOT_APPLICABLE : UNKNOWN;
  return {
    type: typeOf(declared, mayBeMissing),
    takesTicks: takesTicks(declared),
    read: (raw, currency) => {
      if (raw === undefined || raw === null) return mayBeMissing ? missing : undefined;
      return read(raw, currency);
    },
    refusal: (raw, currency, where) => refusalOf(declared, raw, currency, where),
  };
}
