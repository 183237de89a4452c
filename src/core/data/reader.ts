/** Readers of single values, made once from their declaration: a raw JSON value in, a value of the kernel out. */
import { type Value, UNKNOWN } from "../expression/value.js";
import { type ValueKind, type ValueType } from "../expression/type.js";
import { type IssueCode } from "../issue/catalogue.js";
import { type IssueParameters } from "../issue/text.js";
import { readExact } from "../number/decimal.js";
import { type Exact, compare, isWhole } from "../number/exact.js";
import { readDay } from "../time/day.js";
import { type DataType, type FactDeclaration, type FieldDeclaration } from "./types.js";

const KINDS: { readonly [T in DataType]: ValueKind } = {
  string: "text",
  boolean: "boolean",
  integer: "integer",
  decimal: "decimal",
  money: "money",
  date: "date",
};

const EXPECTED: { readonly [T in DataType]: string } = {
  string: "a text",
  boolean: "true or false",
  integer: "a whole number",
  decimal: "a number",
  money: 'an amount such as 1234.5, "1234.50" or { "amount": "1234.50", "currency": "USD" }',
  date: "a day written YYYY-MM-DD",
};

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
    if (!isAmount(raw)) return readExact(raw);
    return raw.currency === currency ? readExact(raw.amount) : undefined;
  },
  date: (raw) => (typeof raw === "string" ? readDay(raw) : undefined),
};

/** A raw value as it is quoted in a message. */
export function quote(raw: unknown): string {
  if (typeof raw === "string") return raw.length > 40 ? `"${raw.slice(0, 40)}…"` : `"${raw}"`;
  if (typeof raw === "object" && raw !== null) return Array.isArray(raw) ? "a list" : "an object";
  return typeof raw === "function" || typeof raw === "symbol" ? `a ${typeof raw}` : String(raw);
}

function rangeInWords(min: number | string | undefined, max: number | string | undefined): string {
  if (min !== undefined && max !== undefined) return `${min} to ${max}`;
  return min === undefined ? `at most ${String(max)}` : `at least ${min}`;
}

/** The reader of a declaration. */
export function readerOf(declared: FactDeclaration & FieldDeclaration, mayBeMissing: boolean): ValueReader {
  const { type, oneOf } = declared;
  const readRaw = READ[type];
  const min = declared.min === undefined ? undefined : readExact(declared.min);
  const max = declared.max === undefined ? undefined : readExact(declared.max);
  const choices = oneOf === undefined ? undefined : new Set<Value>(oneOf);
  const isOutside = (value: Value): boolean =>
    (min !== undefined && compare(value as Exact, min) < 0) || (max !== undefined && compare(value as Exact, max) > 0);

  return {
    type: {
      kind: KINDS[type],
      mayBeUnknown: mayBeMissing,
      mayBeNotApplicable: false,
      ...(oneOf === undefined ? {} : { oneOf }),
    },
    read: (raw, currency) => {
      if (raw === undefined || raw === null) return mayBeMissing ? UNKNOWN : undefined;
      const value = readRaw(raw, currency);
      if (value === undefined || (choices !== undefined && !choices.has(value))) return undefined;
      return isOutside(value) ? undefined : value;
    },
    refusal: (raw, currency, where) => {
      if (raw === undefined || raw === null) return { code: "partner.missing", params: { where } };
      if (isAmount(raw) && type === "money" && raw.currency !== currency)
        return { code: "partner.currency", params: { where, found: quote(raw.currency), expected: currency } };
      const value = readRaw(raw, currency);
      const expected = oneOf === undefined ? EXPECTED[type] : `one of ${oneOf.join(", ")}`;
      if (value === undefined || choices !== undefined)
        return { code: "partner.value", params: { where, expected, found: quote(raw) } };
      const range = rangeInWords(declared.min, declared.max);
      return { code: "partner.range", params: { where, found: quote(raw), expected: range } };
    },
  };
}
