/**
 * The operators of conditions, each on two rails. On the rail `certainly` a comparison holds where it holds for certain, on
 * `possibly` where it holds or may hold; the kernel's own operations compare.
 */
import { constantValue } from "../../core/condition/constant.js";
import { type Node } from "../../core/expression/node.js";
import { operationOf } from "../../core/expression/operations.js";
import { type ValueType, certainType, isOrdered } from "../../core/expression/type.js";
import { type Value } from "../../core/expression/value.js";
import { type Constant, type FactCondition, CONDITION_OPERATORS } from "../../core/rule/types.js";
import { Figure } from "./figure.js";
import { type RulesEngine } from "./types.js";

export type Operator = FactCondition["operator"];
export const RAILS = ["certainly", "possibly"] as const;
export type Rail = (typeof RAILS)[number];

/** What stands for "not" before each of them. */
export const OPPOSITE: { readonly [O in Operator]: Operator } = {
  lessThan: "greaterThanInclusive",
  lessThanInclusive: "greaterThan",
  greaterThan: "lessThanInclusive",
  greaterThanInclusive: "lessThan",
  equal: "notEqual",
  notEqual: "equal",
  in: "notIn",
  notIn: "in",
  contains: "doesNotContain",
  doesNotContain: "contains",
};

/** The name of an operator on a rail, and whether it also holds where a value is not applicable. */
export function operatorName(rail: Rail, operator: Operator, whenNotApplicable: boolean): string {
  return `${rail} ${operator}${whenNotApplicable ? " or notApplicable" : ""}`;
}

function constantOf(written: unknown, type: ValueType): Value {
  const value = constantValue(written as Constant, type);
  if (value === undefined)
    throw new Error(`${JSON.stringify(written)} is no value that this fact of the program can have.`);
  return value;
}

/** The node that compares the first of two slots with the second one, or with a list. */
function comparisonOf(operator: Operator, type: ValueType, list: readonly Value[], met: boolean): Node {
  const compared = { left: 0, right: 1, whenNotApplicable: met ? "met" : undefined } as const;
  if (operator === "in" || operator === "notIn")
    return { ...compared, kind: "oneOf", list, negated: operator === "notIn" };
  if (operator === "contains" || operator === "doesNotContain")
    return { ...compared, kind: "contains", negated: operator === "doesNotContain" };
  if (isOrdered(type.kind)) return { ...compared, kind: "compare", operator };
  return { ...compared, kind: "same", negated: operator === "notEqual" };
}

/** What is on the left is a figure: a plain value would be compared without its type. */
function figureOf(left: unknown): Figure {
  if (left instanceof Figure) return left;
  throw new Error(
    "A name of the program was given to the engine as a plain value. Its figures are computed: give the facts and records of the partner.",
  );
}

/** The verdict of a comparison: true, false or unknown. */
function compareFigures(operator: Operator, left: Figure, right: unknown, met: boolean): Value {
  const { type } = left;
  const item = type.kind === "list" ? { ...type, ...certainType(type.items!) } : type;
  const list = Array.isArray(right) ? right.map((written) => constantOf(written, item)) : [];
  const other = right instanceof Figure ? right.exact : Array.isArray(right) ? 0 : constantOf(right, item);
  const node = comparisonOf(operator, type, list, met);
  return operationOf(node).apply!(node)([left.exact, other]);
}

/** Gives an engine the operators of conditions. */
export function addOperators(engine: RulesEngine): void {
  for (const operator of CONDITION_OPERATORS)
    for (const met of [false, true]) {
      const verdict = (left: unknown, right: unknown): Value => compareFigures(operator, figureOf(left), right, met);
      engine.addOperator(operatorName("certainly", operator, met), (left, right) => verdict(left, right) === true);
      engine.addOperator(operatorName("possibly", operator, met), (left, right) => verdict(left, right) !== false);
    }
}
