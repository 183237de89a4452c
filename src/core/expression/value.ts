/** What a slot of the kernel can hold. Missing values stand in the slot itself and are compared by identity. */
import { type Exact, type Fraction, compare } from "../number/exact.js";
import { type Day } from "../time/day.js";

/** A value that is not there: `notApplicable` (there is none to have) or `unknown` (there is one, nobody said which). */
export interface Missing {
  readonly missing: "notApplicable" | "unknown";
}

export const NOT_APPLICABLE: Missing = Object.freeze({ missing: "notApplicable" });
export const UNKNOWN: Missing = Object.freeze({ missing: "unknown" });

/** Several values of one fact, such as the regions that a partner serves. */
export interface List {
  readonly items: readonly Value[];
}

/** The values of a dated fact, from the earliest day on. */
export interface Timeline {
  readonly entries: readonly {
    readonly from: Day;
    /** The day on which the entry became known; undefined where nobody said. */
    readonly recordedOn: Day | undefined;
    readonly value: Value;
  }[];
}

/** One record: its fields in the order of their declaration. */
export type Row = readonly Value[];

/** The records of a collection by their key. */
export interface RowIndex {
  readonly byKey: ReadonlyMap<Value, Row>;
}

/** One line. */
export interface Line {
  /** The place of the record in its collection. */
  readonly record: number;
  /** What identifies the record, and its day, as far as its collection has them. */
  readonly keys: readonly Value[];
  readonly date: Value | undefined;
  readonly base: Exact;
  /** Before what is done over all lines. */
  readonly earned: Exact;
  /** After caps over all lines, before rounding. */
  readonly exact: Exact;
  readonly amount: Exact;
  /** What is left to the lines after it: owed below zero, ahead above it; only where lines read one another. */
  readonly balance?: Exact;
  /** What each of those gets that the amount is split among, and what is credited beside it. */
  readonly shares: readonly Exact[] | Missing;
}

/** One record of a listing. */
export interface ListedRecord {
  /** The place of the record in its collection. */
  readonly record: number;
  /** Whether it counts for certain; it may, where that is unknown. */
  readonly certain: boolean;
  readonly values: readonly Value[];
}

/** Records that count, as a value. */
export interface Listing {
  readonly listed: readonly ListedRecord[];
}

/** The lines of an incentive, as a value. */
export interface Lines {
  readonly lines: readonly Line[];
}

/**
 * An exact number, a day (days since 1970-01-01, its slot's type says so), an instant (milliseconds since then), a text, a
 * verdict, a missing value, or one of the compound values that only a few kinds of node read.
 */
export type Value = number | Fraction | string | boolean | Missing | List | Timeline | RowIndex | Lines | Listing;

export function isMissing(value: Value): value is Missing {
  return value === UNKNOWN || value === NOT_APPLICABLE;
}

/** The value as an exact number; the slot's type has promised that it is one. */
export function exactOf(value: Value): Exact {
  return value as Exact;
}

/** Unknown if one of them is, else not applicable if one of them is, else undefined: "unknown beats not applicable". */
export function missingOf(left: Value, right: Value): Missing | undefined {
  if (left === UNKNOWN || right === UNKNOWN) return UNKNOWN;
  return left === NOT_APPLICABLE || right === NOT_APPLICABLE ? NOT_APPLICABLE : undefined;
}

/** Kleene logic over verdicts: `decides` is the verdict that one of them is enough for. */
export function decide(verdicts: readonly Value[], decides: boolean): Value {
  if (verdicts.includes(decides)) return decides;
  return verdicts.includes(UNKNOWN) ? UNKNOWN : !decides;
}

/** The same rule over any number of values. */
export function missingAmong(values: readonly Value[]): Missing | undefined {
  if (values.includes(UNKNOWN)) return UNKNOWN;
  return values.includes(NOT_APPLICABLE) ? NOT_APPLICABLE : undefined;
}

/** A value that is equal for equal values, so that they can be told apart in a set or a map: fractions are objects. */
export function keyOf(value: Value): Value {
  return typeof value === "object" && "numerator" in value ? `${value.numerator}/${value.denominator}` : value;
}

/** Negative, zero or positive as one value stands before, with or behind another of its kind. */
export function compareValues(left: Value, right: Value): number {
  if (typeof left === "string" && typeof right === "string") return left < right ? -1 : left > right ? 1 : 0;
  if (typeof left === "boolean" || typeof right === "boolean") return Number(left) - Number(right);
  return compare(exactOf(left), exactOf(right));
}
