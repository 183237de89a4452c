/** The names that a rule reads. */
import { CONDITION_PREFIX, PARAMETER_PREFIX, partnerNameOf } from "../expression/scope.js";
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

type Names = readonly string[];

/** Whether a text of a formula is a name: numbers and days are constants. */
export function isName(text: string): boolean {
  return readExact(text) === undefined && readDay(text) === undefined;
}

/** Every fact and named condition that the condition reads. */
export function conditionReferences(condition: Condition): Names {
  if ("all" in condition) return condition.all.flatMap(conditionReferences);
  if ("any" in condition) return condition.any.flatMap(conditionReferences);
  if ("atLeast" in condition) return condition.of.flatMap(conditionReferences);
  if ("not" in condition) return conditionReferences(condition.not);
  if ("condition" in condition) return [CONDITION_PREFIX + condition.condition];
  const { fact, value } = condition;
  if (typeof value !== "object" || Array.isArray(value)) return [fact];
  return "fact" in value ? [fact, value.fact] : [fact, ...operandReferences(value as Formula)];
}

const REFERENCES: { readonly [O in FormulaOperator]: (formula: FormulasByOperator[O]) => Names } = {
  ratio: ({ ratio }) => severalReferences(ratio),
  difference: ({ difference }) => severalReferences(difference),
  sumOf: ({ sumOf }) => severalReferences(sumOf),
  product: ({ product }) => severalReferences(product),
  minOf: ({ minOf }) => severalReferences(minOf),
  maxOf: ({ maxOf }) => severalReferences(maxOf),
  averageOf: ({ averageOf }) => severalReferences(averageOf),
  elapsed: ({ elapsed }) => severalReferences(elapsed),
  deadline: ({ deadline, after }) => severalReferences([deadline, after]),
  prorate: ({ prorate, from, until }) => severalReferences([prorate, from, until]),
  growth: ({ growth, minimumBaseline }) => severalReferences([...growth, minimumBaseline]),
  points: ({ points: { of, max, at } }) => severalReferences([of, max, at]),
  choose: ({ choose, otherwise }) => [
    ...choose.flatMap(({ when, is }) => [...conditionReferences(when), ...operandReferences(is)]),
    ...severalReferences([otherwise]),
  ],
  step: ({ step }) => operandReferences(step),
  interpolate: ({ interpolate }) => operandReferences(interpolate),
  normalise: ({ normalise, worst, best }) => severalReferences([normalise, worst, best]),
  round: ({ round }) => operandReferences(round),
  day: ({ day }) => operandReferences(day),
  parameter: ({ parameter, on }) => [PARAMETER_PREFIX + parameter, ...severalReferences([on])],
  table: ({ at }) => severalReferences(Object.values(at)),
  value: () => [],
  holds: ({ holds }) => conditionReferences(holds),
  dated: ({ dated, on }) => [dated, ...operandReferences(on)],
};

/** What several operands read; one that is left out reads nothing. */
function severalReferences(operands: readonly (Operand | undefined)[]): Names {
  return operands.flatMap((operand) => (operand === undefined ? [] : operandReferences(operand)));
}

/** Every name that an operand reads. */
export function operandReferences(operand: Operand): Names {
  if (typeof operand === "string") return isName(operand) ? [operand] : [];
  if (typeof operand !== "object") return [];
  const operator = operatorOf(REFERENCES, operand);
  return operator === undefined ? [] : (REFERENCES[operator] as (formula: object) => Names)(operand);
}

/** The names of the partner that a row reads: parameters and named conditions are the partner's everywhere. */
export function ofPartner(names: Names): Names {
  return names.map(partnerNameOf).filter((name) => name !== undefined);
}
