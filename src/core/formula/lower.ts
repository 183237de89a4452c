/** Lowers formulas to nodes, in the scope of the partner or of a record. */
import { lowerCondition } from "../condition/lower.js";
import { type Named, type Scope } from "../expression/scope.js";
import { pointer } from "../issue/issue.js";
import {
  type Formula,
  type FormulaOperator,
  type FormulasByOperator,
  type Operand,
  operatorOf,
} from "../rule/types.js";
import { lowerChoose, lowerOn, lowerParameter, lowerStep, lowerTable } from "./choices.js";
import { lowerInterpolate, lowerNormalise } from "./curves.js";
import { lowerDay, lowerDeadline, lowerElapsed } from "./days.js";
import { lowerDifference, lowerFold, lowerGrowth, lowerPoints, lowerRatio, lowerRound } from "./numbers.js";
import { lowerProrate } from "./prorate.js";
import { addConstant, lowerSimple } from "./operand.js";
import { whenEmptyOf } from "./when-empty.js";

type Lower<F> = (formula: F, scope: Scope, address: string) => Named | undefined;

const FORMULAS: { readonly [O in FormulaOperator]: Lower<FormulasByOperator[O]> } = {
  ratio: ({ ratio, whenEmpty }, scope, address) => lowerRatio(ratio, whenEmptyOf(whenEmpty), scope, address),
  difference: ({ difference }, scope, address) => lowerDifference(difference, scope, address),
  growth: lowerGrowth,
  sumOf: ({ sumOf }, scope, address) => lowerFold({ function: "sum", operator: "sumOf" }, sumOf, scope, address),
  product: ({ product }, scope, address) =>
    lowerFold({ function: "product", operator: "product" }, product, scope, address),
  minOf: ({ minOf }, scope, address) => lowerFold({ function: "min", operator: "minOf" }, minOf, scope, address),
  maxOf: ({ maxOf }, scope, address) => lowerFold({ function: "max", operator: "maxOf" }, maxOf, scope, address),
  averageOf: ({ averageOf }, scope, address) =>
    lowerFold({ function: "average", operator: "averageOf" }, averageOf, scope, address),
  points: lowerPoints,
  choose: lowerChoose,
  step: lowerStep,
  interpolate: lowerInterpolate,
  normalise: lowerNormalise,
  round: lowerRound,
  elapsed: lowerElapsed,
  deadline: lowerDeadline,
  prorate: lowerProrate,
  day: lowerDay,
  parameter: lowerParameter,
  table: lowerTable,
  value: ({ value }, scope, address) => addConstant(value, scope, address),
  holds: ({ holds }, scope, address) => {
    const slot = lowerCondition(holds, scope, pointer(address, "holds"));
    return slot === undefined ? undefined : { slot, type: scope.typeOf(slot) };
  },
  dated: lowerOn,
};

/** Whether a metric or an operand is a formula. */
export function isFormula(value: object): value is Formula {
  return operatorOf(FORMULAS, value) !== undefined;
}

/** The slot and type of a formula; undefined once its issues are reported. */
export function lowerFormula(formula: Formula, scope: Scope, address: string): Named | undefined {
  const operator = operatorOf(FORMULAS, formula)!;
  return (FORMULAS[operator] as Lower<Formula>)(formula, scope, address);
}

/** The slot and type of an operand; undefined once its issues are reported. */
export function lowerOperand(operand: Operand, scope: Scope, address: string): Named | undefined {
  return typeof operand === "object" ? lowerFormula(operand, scope, address) : lowerSimple(operand, scope, address);
}
