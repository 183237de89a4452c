/** How parameters of nodes are written in evidence. */
import { writeExact } from "../../number/decimal.js";
import { type WhenEmpty } from "../words.js";
import { exactOf, isMissing } from "../value.js";

/** What stands for a figure without records or denominator. */
export function writeWhenEmpty(value: WhenEmpty | boolean): string {
  if (typeof value === "boolean") return String(value);
  return isMissing(value) ? value.missing : writeExact(exactOf(value));
}
