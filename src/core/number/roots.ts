/** Roots and logarithms: the figures that no fraction holds. They are rounded to thirty significant digits. */
import { Decimal as Library } from "decimal.js";
import { exactOfPlain } from "./decimal.js";
import { type Exact, asFraction, compare } from "./exact.js";

/** How many digits count; figures are computed to many more, so that one that has fewer is exact. */
const DIGITS = 30;
const Wide = Library.clone({ precision: 60 });

function wide(value: Exact): Library {
  const { numerator, denominator } = asFraction(value);
  return new Wide(numerator.toString()).div(denominator.toString());
}

function rounded(value: Library): Exact {
  return exactOfPlain(value.toSignificantDigits(DIGITS, Library.ROUND_HALF_UP).toFixed());
}

/**
 * The product of the values, each to the power of its share of the weights: exp(sum of weight * ln(value) / sum of weights). Values and
 * weights are above zero.
 */
export function geometricMean(parts: readonly { readonly value: Exact; readonly weight: Exact }[]): Exact {
  const [first] = parts;
  // Equal values have themselves as their mean.
  if (parts.every(({ value }) => compare(value, first!.value) === 0)) return first!.value;
  let logarithms = new Wide(0);
  let weights = new Wide(0);
  for (const { value, weight } of parts) {
    logarithms = logarithms.plus(wide(value).ln().times(wide(weight)));
    weights = weights.plus(wide(weight));
  }
  return rounded(logarithms.div(weights).exp());
}

/** The square root of a value that is not negative. */
export function squareRoot(value: Exact): Exact {
  return rounded(wide(value).sqrt());
}

/** How far a value is on the way between two others, in powers: ln(value / from) / ln(to / from). All are above zero, and the ends differ. */
export function logarithmicShare(value: Exact, from: Exact, to: Exact): Exact {
  const start = wide(from).ln();
  return rounded(wide(value).ln().minus(start).div(wide(to).ln().minus(start)));
}
