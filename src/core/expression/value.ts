/** What a slot of the kernel can hold. Missing values stand in the slot itself and are compared by identity. */
import { type Exact, type Fraction } from "../number/exact.js";

/** A value that is not there: `notApplicable` (there is none to have) or `unknown` (there is one, nobody said which). */
export interface Missing {
  readonly missing: "notApplicable" | "unknown";
}

export const NOT_APPLICABLE: Missing = Object.freeze({ missing: "notApplicable" });
export const UNKNOWN: Missing = Object.freeze({ missing: "unknown" });

/** An exact number, a day (days since 1970-01-01, its slot's type says so), a text, a verdict, or a missing value. */
export type Value = number | Fraction | string | boolean | Missing;

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
