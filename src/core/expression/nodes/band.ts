import { bandAt } from "../../band/band.js";
import { writeExact } from "../../number/decimal.js";
import { type Operation } from "../node.js";
import { NOT_APPLICABLE, exactOf, isMissing } from "../value.js";

/** A value below the first band is in none. */
export const band: Operation<"band"> = {
  operands: (node) => [node.operand],
  apply:
    ({ operand, bands }) =>
    (slots) => {
      const value = slots[operand]!;
      return isMissing(value) ? value : (bandAt(bands, exactOf(value))?.is ?? NOT_APPLICABLE);
    },
  details: (node) => ({ bands: node.bands.map(({ from, is }) => ({ from: writeExact(from), is })) }),
};
