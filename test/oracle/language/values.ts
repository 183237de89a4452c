/** What the oracle computes with. */
import { type Rational, decimal } from "./rational.js";

export interface Day {
  readonly day: string;
}
export interface Instant {
  readonly milliseconds: number;
}
export interface Items {
  readonly items: readonly Value[];
}
export type Missing = "unknown" | "notApplicable";
export interface Absent {
  readonly absent: Missing;
}

export type Value = Rational | string | boolean | Day | Instant | Items | Absent;

export const UNKNOWN: Absent = { absent: "unknown" };
export const NOT_APPLICABLE: Absent = { absent: "notApplicable" };

export const isUnknown = (value: Value): boolean =>
  typeof value === "object" && "absent" in value && value.absent === "unknown";
export const isNotApplicable = (value: Value): boolean =>
  typeof value === "object" && "absent" in value && value.absent === "notApplicable";
export const isAbsent = (value: Value): value is Absent => typeof value === "object" && "absent" in value;
export const isNumber = (value: Value): value is Rational => typeof value === "object" && "n" in value;

/** Unknown beats not applicable; undefined where all are there. */
export function absentAmong(values: readonly Value[]): Absent | undefined {
  if (values.some(isUnknown)) return UNKNOWN;
  return values.some(isNotApplicable) ? NOT_APPLICABLE : undefined;
}

/** A text that is equal for equal values. */
export function textOf(value: Value): string {
  if (typeof value !== "object") return `${typeof value}:${String(value)}`;
  if ("n" in value) return `number:${value.n}/${value.d}`;
  if ("day" in value) return `day:${value.day}`;
  if ("milliseconds" in value) return `instant:${value.milliseconds}`;
  if ("items" in value) return `list:${value.items.map(textOf).join("|")}`;
  return value.absent;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;

export const isDayText = (text: string): boolean => DAY.test(text);
export const isDecimalText = (text: string): boolean => DECIMAL.test(text);

/** A constant as it stands: a number, a truth value, a day, or else a text. */
export function constant(written: string | number | boolean): Value {
  if (typeof written === "boolean") return written;
  if (typeof written === "number") return decimal(written);
  return isDayText(written) ? { day: written } : written;
}

/** A raw value by the declared type. */
export function readAs(type: string, raw: unknown): Value {
  if (raw === undefined || raw === null) return UNKNOWN;
  if (Array.isArray(raw)) return { items: raw.map((item) => readAs(type, item)) };
  if (type === "string") return raw as string;
  if (type === "boolean") return raw as boolean;
  if (type === "date") return { day: raw as string };
  if (type === "instant") return { milliseconds: Date.parse(raw as string) };
  return decimal(raw as number | string);
}
