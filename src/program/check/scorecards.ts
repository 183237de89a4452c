/** Scorecards: weights that are meant as shares of the whole and are not. */
import { pointer } from "../../core/issue/issue.js";
import { readExact, writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, compare, divide, exactFraction, exactInteger, sumOf } from "../../core/number/exact.js";
import { type Part } from "../../scorecard/types.js";
import { type Inquiry, written } from "./inquiry.js";

/** What a sum of weights is nearly, within a tenth, and so meant to be: the whole, or a hundred percent. */
function meant(sum: Exact): Exact | undefined {
  return [ONE, exactInteger(100)].find((whole) => {
    const share = divide(sum, whole);
    const isNear = compare(share, exactFraction(9n, 10n)) > 0 && compare(share, exactFraction(11n, 10n)) < 0;
    return isNear && compare(sum, whole) !== 0;
  });
}

function checkParts(inquiry: Inquiry, parts: readonly Part[], path: string): void {
  const weights = parts.flatMap(({ weight }) => (weight === undefined ? [] : [readExact(weight)!]));
  if (weights.length > 1 && weights.length === parts.length) {
    const sum = sumOf(weights);
    const expected = meant(sum);
    if (expected !== undefined) written(inquiry, "weights.total", path, { sum: writeExact(sum), expected: writeExact(expected) }); // prettier-ignore
  }
  for (const [index, part] of parts.entries()) if ("parts" in part) checkParts(inquiry, part.parts, pointer(path, index, "parts")); // prettier-ignore
}

/** Checks the weights of every card. */
export function checkScorecards(inquiry: Inquiry): void {
  for (const [id, { parts }] of Object.entries(inquiry.session.document.scorecards ?? {}))
    checkParts(inquiry, parts, pointer("/scorecards", id, "parts"));
}
