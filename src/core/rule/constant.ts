/** Operands that are numbers of the document. */
import { readExact } from "../number/decimal.js";
import { type Exact } from "../number/exact.js";
import { type Operand } from "./types.js";

/** The number that an operand is, where it stands in the document. */
export function numberOf(operand: Operand | undefined): Exact | undefined {
  return typeof operand === "object" || typeof operand === "boolean" ? undefined : readExact(operand);
}
