/** The names that a rule reads, with where they stand. */
import { CONDITION_PREFIX, PARAMETER_PREFIX, partnerNameOf } from "../expression/scope.js";
import { pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { readDay } from "../time/day.js";
import {
  type Condition,
  type Formula,
  type FormulaOperator,
  type FormulasByOperator,
  type Operand,
  operatorOf,
} from "./types.js";

/** A name in the document and its address. */
export interface Reference {
  readonly name: string;
  readonly address: string;
}

type References = readonly Reference[];

/** Whether a text of a formula is a name: numbers and days are constants. */
export function isName(text: string): boolean {
  return readExact(text) === undefined && readDay(text) === undefined;
}

/** Every fact and named condition that the condition reads. */
export function conditionReferences(condition: Condition, address: string): References {
  if ("all" in condition) return severalConditions(condition.all, pointer(address, "all"));
  if ("any" in condition) return severalConditions(condition.any, pointer(address, "any"));
  if ("atLeast" in condition) return severalConditions(condition.of, pointer(address, "of"));
  if ("not" in condition) return conditionReferences(condition.not, pointer(address, "not"));
  if ("condition" in condition)
    return [{ name: CONDITION_PREFIX + condition.condition, address: pointer(address, "condition") }];
  const fact = { name: condition.fact, address: pointer(address, "fact") };
  const { value } = condition;
  const at = pointer(address, "value");
  if (typeof value !== "object" || Array.isArray(value)) return [fact];
  if ("fact" in value) return [fact, { name: value.fact, address: pointer(at, "fact") }];
  return [fact, ...operandReferences(value as Formula, at)];
}

function severalConditions(conditions: readonly Condition[], address: string): References {
  return conditions.flatMap((part, index) => conditionReferences(part, pointer(address, index)));
}

/** A formula of an operator, with its address. */
type Placed<O extends FormulaOperator> = FormulasByOperator[O] & { readonly address: string };

function listReferences(operator: string): (formula: { readonly address: string }) => References {
  return (formula) => {
    const operands = (formula as unknown as Readonly<Record<string, readonly Operand[]>>)[operator]!;
    return operands.flatMap((operand, index) => operandReferences(operand, pointer(formula.address, operator, index)));
  };
}

const REFERENCES: { readonly [O in FormulaOperator]: (formula: Placed<O>) => References } = {
  ratio: listReferences("ratio"),
  difference: listReferences("difference"),
  sumOf: listReferences("sumOf"),
  product: listReferences("product"),
  minOf: listReferences("minOf"),
  maxOf: listReferences("maxOf"),
  averageOf: listReferences("averageOf"),
  elapsed: listReferences("elapsed"),
  growth: (formula) => [
    ...listReferences("growth")(formula),
    ...optionalReferences(formula.minimumBaseline, pointer(formula.address, "minimumBaseline")),
  ],
  points: ({ points, address }) => {
    const at = pointer(address, "points");
    return (["of", "max", "at"] as const).flatMap((key) => operandReferences(points[key], pointer(at, key)));
  },
  choose: ({ choose, otherwise, address }) => [
    ...choose.flatMap(({ when, is }, index) => {
      const at = pointer(address, "choose", index);
      return [...conditionReferences(when, pointer(at, "when")), ...operandReferences(is, pointer(at, "is"))];
    }),
    ...optionalReferences(otherwise, pointer(address, "otherwise")),
  ],
  step: ({ step, address }) => operandReferences(step, pointer(address, "step")),
  interpolate: ({ interpolate, address }) => operandReferences(interpolate, pointer(address, "interpolate")),
  normalise: (formula) =>
    (["normalise", "worst", "best"] as const).flatMap((key) =>
      operandReferences(formula[key], pointer(formula.address, key)),
    ),
  round: ({ round, address }) => operandReferences(round, pointer(address, "round")),
  day: ({ day, address }) => operandReferences(day, pointer(address, "day")),
  parameter: ({ parameter, on, address }) => [
    { name: PARAMETER_PREFIX + parameter, address: pointer(address, "parameter") },
    ...optionalReferences(on, pointer(address, "on")),
  ],
  table: ({ at, address }) =>
    Object.entries(at).flatMap(([column, operand]) => operandReferences(operand, pointer(address, "at", column))),
  value: () => [],
  holds: ({ holds, address }) => conditionReferences(holds, pointer(address, "holds")),
  dated: ({ dated, on, address }) => [
    { name: dated, address: pointer(address, "dated") },
    ...operandReferences(on, pointer(address, "on")),
  ],
};

function optionalReferences(operand: Operand | undefined, address: string): References {
  return operand === undefined ? [] : operandReferences(operand, address);
}

/** Every name that an operand reads. */
export function operandReferences(operand: Operand, address: string): References {
  if (typeof operand === "string") return isName(operand) ? [{ name: operand, address }] : [];
  if (typeof operand !== "object") return [];
  const operator = operatorOf(REFERENCES, operand);
  if (operator === undefined) return [];
  return (REFERENCES[operator] as (formula: object) => References)({ ...operand, address });
}

/** The names of the partner that a row reads: parameters and named conditions are the partner's everywhere. */
export function ofPartner(references: References): References {
  return references
    .map(({ name, address }) => ({ name: partnerNameOf(name), address }))
    .filter((reference): reference is Reference => reference.name !== undefined);
}
