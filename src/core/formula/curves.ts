/** Lowers formulas that map a number onto another scale: along corners, or between a worst and a best. */
import { checkCorners } from "../band/check.js";
import { type Named, type Scope } from "../expression/scope.js";
import { type Slot } from "../expression/slot.js";
import { type ValueType, derivedType } from "../expression/type.js";
import { type WhenEmpty } from "../expression/words.js";
import { pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { type Exact, compare, sign } from "../number/exact.js";
import { type InterpolateFormula, type NormaliseFormula, type Operand } from "../rule/types.js";
import { added, areNumeric, commonKindOf, refuseOperands } from "./operand.js";
import { emptyType, whenEmptyOf } from "./when-empty.js";

export function lowerInterpolate(
  { interpolate, corners }: InterpolateFormula,
  scope: Scope,
  address: string,
): Named | undefined {
  const operand = scope.operand(interpolate, pointer(address, "interpolate"));
  const issues = checkCorners(corners, pointer(address, "corners"));
  for (const found of issues) scope.report(() => found);
  if (operand === undefined || issues.length > 0) return undefined;
  if (!areNumeric([operand.type]))
    return refuseOperands("interpolate", "a number or an amount", scope, pointer(address, "interpolate"));
  const exact = corners.map(({ at, is }) => ({ at: readExact(at)!, is: readExact(is)! }));
  const node = { kind: "interpolate", operand: operand.slot, corners: exact } as const;
  return added(scope, node, derivedType("decimal", operand.type), address);
}

/** The number that stands in the document; undefined for a name or a formula. */
function numberOf(operand: Operand): Exact | undefined {
  return typeof operand === "object" ? undefined : readExact(operand);
}

/** Whether two posts of the document leave room between them, and have logarithms where the curve needs them. */
function fit(worst: Exact, best: Exact, curve: NormaliseFormula["curve"]): boolean {
  if (compare(worst, best) === 0) return false;
  return curve !== "logarithmic" || (sign(worst) > 0 && sign(best) > 0);
}

/** Between posts of the document there is always a way; a number that is not clipped may still have no logarithm. */
function normalisedType(formula: NormaliseFormula, types: readonly ValueType[], whenEmpty: WhenEmpty): ValueType {
  const derived = derivedType("decimal", ...types);
  const posts = [formula.worst, formula.best].map(numberOf);
  const mayBeBeyond = formula.curve === "logarithmic" && formula.beyond === "extend";
  return posts.includes(undefined) || mayBeBeyond ? emptyType(derived, whenEmpty) : derived;
}

/** The value and its two posts; undefined once the issues of one of them are reported. */
function lowerPosts(formula: NormaliseFormula, scope: Scope, address: string): readonly Named[] | undefined {
  const named = (["normalise", "worst", "best"] as const).map((key) =>
    scope.operand(formula[key], pointer(address, key)),
  );
  if (named.includes(undefined)) return undefined;
  const posts = named as readonly Named[];
  const types = posts.map(({ type }) => type);
  if (!areNumeric(types) || commonKindOf(types) === undefined) {
    const expected = "a number with two numbers, or an amount with two amounts";
    refuseOperands("normalise", expected, scope, pointer(address, "normalise"));
    return undefined;
  }
  const [worst, best] = [numberOf(formula.worst), numberOf(formula.best)];
  if (worst === undefined || best === undefined || fit(worst, best, formula.curve)) return posts;
  const expected =
    formula.curve === "logarithmic" ? "a worst and a best above 0 that differ" : "a best that is not the worst";
  refuseOperands("normalise", expected, scope, pointer(address, "best"));
  return undefined;
}

export function lowerNormalise(formula: NormaliseFormula, scope: Scope, address: string): Named | undefined {
  const posts = lowerPosts(formula, scope, address);
  if (posts === undefined) return undefined;
  const { curve = "linear", beyond = "clip", to = [0, 1], whenEmpty: choice = "notApplicable" } = formula;
  const [operand, worst, best] = posts.map(({ slot }) => slot) as [Slot, Slot, Slot];
  const whenEmpty = whenEmptyOf(choice);
  const ends = to.map((end) => readExact(end)!) as [Exact, Exact];
  const node = { kind: "normalise", operand, worst, best, to: ends, curve, beyond, whenEmpty } as const;
  const types = posts.map(({ type }) => type);
  return added(scope, node, normalisedType(formula, types, whenEmpty), address);
}
