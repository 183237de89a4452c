/** Comparisons of sums with zero. */
import { type Value, NOT_APPLICABLE, isMissing } from "../expression/value.js";
import { HOLDS } from "../expression/comparison.js";
import { type Comparison } from "../expression/words.js";
import { type Exact, ONE, ZERO, compare, negate } from "../number/exact.js";
import { type Atom, type Contribution, type Formula, type Total, absent, allOf, anyOf } from "./formula.js";
import { crossings, mergeCuts } from "./pieces.js";
import { type Sum } from "./reader.js";
import { scaleSum, worthOf } from "./sums.js";
import { type Variable } from "./variable.js";

function atomOf(
  variable: Variable,
  part: Contribution,
  operator: Comparison,
  bound: Exact,
  whenAbsent: Total["whenAbsent"],
): Formula {
  const worth = worthOf(part);
  const holds = HOLDS[operator];
  const cuts = "pieces" in part ? mergeCuts(part.pieces.cuts, crossings(part.pieces, bound)) : [];
  const holdsAbsent = whenAbsent === "zero" ? holds(compare(ZERO, bound)) : whenAbsent === true;
  const test = (value: Value): boolean =>
    isMissing(value) ? value === NOT_APPLICABLE && holdsAbsent : holds(compare(worth(value), bound));
  const atom: Atom = { kind: "atom", variable, cuts, mentions: [], holds: test };
  if (whenAbsent !== "either" || !variable.mayBeNotApplicable) return atom;
  return anyOf(atom, absent(variable));
}

/** At least a bound, or more than it. */
function total({ parts, absence }: Sum, least: Exact, strict: boolean, whenAbsent: boolean): Formula {
  return { kind: "total", parts, least, strict, whenAbsent: absence === "absent" ? whenAbsent : absence };
}

/** How a sum compares with zero. */
export function compareSums(sum: Sum, operator: Comparison, whenAbsent: boolean): Formula {
  const { constant, parts, absence } = sum;
  const bound = negate(constant);
  if (parts.size === 0) return HOLDS[operator](compare(constant, ZERO));
  if (parts.size === 1) {
    const [[variable, part]] = parts as unknown as readonly [[Variable, Contribution]];
    return atomOf(variable, part, operator, bound, absence === "absent" ? whenAbsent : absence);
  }
  const negated = scaleSum(sum, negate(ONE));
  switch (operator) {
    case "greaterThanInclusive":
      return total(sum, bound, false, whenAbsent);
    case "greaterThan":
      return total(sum, bound, true, whenAbsent);
    case "lessThanInclusive":
      return total(negated, constant, false, whenAbsent);
    case "lessThan":
      return total(negated, constant, true, whenAbsent);
    case "equal":
      return allOf(total(sum, bound, false, whenAbsent), total(negated, constant, false, whenAbsent));
    case "notEqual":
      return anyOf(total(sum, bound, true, whenAbsent), total(negated, constant, true, whenAbsent));
  }
}
