/** Lowers formulas over numbers and amounts. */
import { type ArithmeticFunction, type WhenEmpty } from "../expression/words.js";
import { type Named, type Scope, type Table } from "../expression/scope.js";
import { type ValueKind, type ValueType, commonKind, derivedType } from "../expression/type.js";
import { type Value, exactOf, isMissing } from "../expression/value.js";
import { pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { sign } from "../number/exact.js";
import { DEFAULT_ROUNDING } from "../number/round.js";
import { type GrowthFormula, type Operand, type PointsFormula, type RoundFormula } from "../rule/types.js";
import { added, areNumeric, areOrdered, commonKindOf, refuseOperands } from "./operand.js";
import { emptyType, whenEmptyOf } from "./when-empty.js";

type Pair = readonly [Operand, Operand];

/** The operands of a list, or undefined once the issues of one of them are reported. */
function lowerList(operands: readonly Operand[], scope: Scope, address: string): readonly Named[] | undefined {
  const lowered = operands.map((operand, index) => scope.operand(operand, pointer(address, index)));
  return lowered.includes(undefined) ? undefined : (lowered as readonly Named[]);
}

const SAME = "two numbers or two amounts";
const DATES = "numbers, amounts or dates of one kind";

/** An amount over an amount is a number; an amount over a number is an amount. */
function ratioKind(left: ValueType, right: ValueType): ValueKind | undefined {
  if (right.kind === "money") return left.kind === "money" || left.constant === true ? "decimal" : undefined;
  return left.kind === "money" ? "money" : "decimal";
}

export function lowerRatio(pair: Pair, choice: WhenEmpty, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "ratio");
  const operands = lowerList(pair, scope, at);
  if (operands === undefined) return undefined;
  const [left, right] = operands as readonly [Named, Named];
  const kind = areNumeric([left.type, right.type]) ? ratioKind(left.type, right.type) : undefined;
  if (kind === undefined)
    return refuseOperands("ratio", "two numbers or two amounts, or an amount over a number", scope, at);
  const node = { kind: "quotient", dividend: left.slot, divisor: right.slot, whenEmpty: choice } as const;
  return added(scope, node, emptyType(derivedType(kind, left.type, right.type), choice), address);
}

export function lowerDifference(pair: Pair, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "difference");
  const operands = lowerList(pair, scope, at);
  if (operands === undefined) return undefined;
  const [left, right] = operands as readonly [Named, Named];
  const kind = areNumeric([left.type, right.type]) ? commonKind(left.type, right.type) : undefined;
  if (kind === undefined) return refuseOperands("difference", SAME, scope, at);
  const node = { kind: "difference", left: left.slot, right: right.slot } as const;
  return added(scope, node, derivedType(kind, left.type, right.type), address);
}

export function lowerGrowth(formula: GrowthFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "growth");
  const operands = lowerList(formula.growth, scope, at);
  const { minimumBaseline } = formula;
  const minimum =
    minimumBaseline === undefined ? undefined : scope.operand(minimumBaseline, pointer(address, "minimumBaseline"));
  if (operands === undefined || (minimumBaseline !== undefined && minimum === undefined)) return undefined;
  const [now, before] = operands as readonly [Named, Named];
  const types = [now.type, before.type, ...(minimum === undefined ? [] : [minimum.type])];
  if (!areNumeric(types) || commonKindOf(types) === undefined) return refuseOperands("growth", SAME, scope, at);
  const whenEmpty = whenEmptyOf(formula.whenEmpty);
  const node = { kind: "growth", now: now.slot, before: before.slot, minimum: minimum?.slot, whenEmpty } as const;
  return added(scope, node, emptyType(derivedType("decimal", ...types), whenEmpty), address);
}

/** How operands of a list are folded: what they have to be, and which kind comes out. */
interface Fold {
  readonly function: ArithmeticFunction;
  readonly operator: "sumOf" | "product" | "minOf" | "maxOf" | "averageOf";
}

function foldedKind(name: ArithmeticFunction, types: readonly ValueType[]): ValueKind | undefined {
  if (name === "min" || name === "max") return areOrdered(types) ? commonKindOf(types) : undefined;
  if (!areNumeric(types)) return undefined;
  if (name === "product") {
    const amounts = types.filter(({ kind }) => kind === "money").length;
    if (amounts > 0) return amounts === 1 ? "money" : undefined;
    return types.every(({ kind }) => kind === "integer") ? "integer" : "decimal";
  }
  const kind = commonKindOf(types);
  return name === "average" && kind === "integer" ? "decimal" : kind;
}

const EXPECTED: { readonly [F in ArithmeticFunction]: string } = {
  sum: "numbers or amounts of one kind",
  average: "numbers or amounts of one kind",
  product: "numbers, and at most one amount",
  min: DATES,
  max: DATES,
};

export function lowerFold(fold: Fold, operands: readonly Operand[], scope: Scope, address: string): Named | undefined {
  const at = pointer(address, fold.operator);
  const lowered = lowerList(operands, scope, at);
  if (lowered === undefined) return undefined;
  const types = lowered.map(({ type }) => type);
  const kind = foldedKind(fold.function, types);
  if (kind === undefined) return refuseOperands(fold.operator, EXPECTED[fold.function], scope, at);
  const derived = derivedType(kind, ...types);
  const needsAll = fold.function === "sum" || fold.function === "product";
  const mayBeNotApplicable = needsAll ? derived.mayBeNotApplicable : types.every((type) => type.mayBeNotApplicable);
  const isConstant = types.every((each) => each.constant === true);
  const type: ValueType = { ...derived, mayBeNotApplicable, ...(isConstant ? { constant: true } : {}) };
  const node = { kind: "arithmetic", function: fold.function, operands: lowered.map(({ slot }) => slot) } as const;
  return added(scope, node, type, address);
}

/** Points as a formula, and as a leaf of a scorecard. */
export function lowerPoints({ points }: PointsFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "points");
  const of = scope.operand(points.of, pointer(at, "of"));
  const max = scope.operand(points.max, pointer(at, "max"));
  const threshold = scope.operand(points.at, pointer(at, "at"));
  if (of === undefined || max === undefined || threshold === undefined) return undefined;
  if (!areNumeric([of.type])) return refuseOperands("points", "a number or an amount", scope, pointer(at, "of"));
  const types = [of.type, max.type, threshold.type];
  const fits = areNumeric(types) && max.type.kind !== "money" && commonKind(of.type, threshold.type) !== undefined;
  if (!fits) return refuseOperands("points", "a number or an amount, its threshold, and a number of points", scope, at);
  const sure = isPositive(points.at, scope);
  if (sure === false) return refuseOperands("points", "a threshold above 0", scope, pointer(at, "at"));
  const derived = derivedType("decimal", ...types);
  const type = { ...derived, mayBeNotApplicable: derived.mayBeNotApplicable || sure === undefined };
  return added(scope, { kind: "points", operand: of.slot, max: max.slot, at: threshold.slot }, type, address);
}

/** Whether an operand is above zero: settled for numbers of the document, undefined for what depends on a partner. */
function isPositive(operand: Operand, scope: Scope): boolean | undefined {
  const values = (table: Table | undefined): readonly Value[] =>
    table === undefined
      ? []
      : [...table.rows.map(({ value }) => value), table.otherwise].filter((value) => !isMissing(value));
  const written = (): readonly Value[] => {
    if (typeof operand !== "object") return [readExact(operand)].filter((value) => value !== undefined);
    if ("parameter" in operand) return values(scope.outer.parameter(operand.parameter)?.table);
    return "table" in operand ? values(scope.outer.table(operand.table)) : [];
  };
  const signs = written().map((value) => sign(exactOf(value)) > 0);
  return signs.length === 0 ? undefined : signs.every(Boolean);
}

export function lowerRound(formula: RoundFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "round");
  const operand = scope.operand(formula.round, at);
  if (operand === undefined) return undefined;
  if (!areNumeric([operand.type])) return refuseOperands("round", "a number or an amount", scope, at);
  const { digits, mode = DEFAULT_ROUNDING } = formula;
  const { constant: _constant, ...type } = operand.type;
  return added(
    scope,
    { kind: "round", operand: operand.slot, digits: { places: digits }, mode },
    { ...type, digits },
    address,
  );
}
