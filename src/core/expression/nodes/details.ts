/** How parameters of nodes are written in evidence. */
import { writeExact } from "../../number/decimal.js";
import { type WhenEmpty } from "../words.js";
import { type Value, exactOf, isMissing } from "../value.js";

export function writeWhenEmpty(value: WhenEmpty | boolean): string {
  return writeValue(value);
}

/** A constant as text. */
export function writeValue(value: Value): string {
  if (isMissing(value)) return value.missing;
  if (typeof value === "string" || typeof value === "boolean") return String(value);
  if (typeof value === "object" && !("numerator" in value)) return "several values";
  return writeExact(exactOf(value));
}
