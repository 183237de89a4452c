/** Scorecards: weights that are meant as shares of the whole and are not. */
import { pointer } from "../../core/issue/issue.js";
import { readExact, writeExact } from "../../core/number/decimal.js";
import { type Exact, ONE, compare, divide, exactInteger, sumOf } from "../../core/number/exact.js";
import { type Part } from "../../scorecard/types.js";
import { type Inquiry, written } from "./inquiry.js";

const TENTH = /* @__PURE__ */ divide(ONE, exactInteger(10));

/** What a sum of weights is nearly, and so meant to be: the whole, or a hundred percent. */
function meant(sum: Exact): Exact | undefined {
  return [ONE, exactInteger(100)].find((whole) => {
    const off = divide(sum, whole);
    const near = compare(off, exactFrom(9)) > 0 && compare(off, exactFrom(11)) < 0;
    return near && compare(sum, whole) !== 0;
  });
}

function exactFrom(tenths: number): Exact {
  return divide(exactInteger(tenths), divide(ONE, TENTH));
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
