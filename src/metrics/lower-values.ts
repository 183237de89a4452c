/** Lowers metrics over other values: ratio, difference and growth. */
import { lookUp } from "../core/condition/lower.js";
import { type Node, type WhenEmpty } from "../core/expression/node.js";
import { type Named, type PartnerScope, literalNode } from "../core/expression/scope.js";
import { type ValueKind, type ValueType, certainType, derivedType, isNumeric } from "../core/expression/type.js";
import { NOT_APPLICABLE } from "../core/expression/value.js";
import { issue, pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { type Operand } from "./types.js";

/** An operand: a constant takes the kind that the other one needs. */
type Lowered = Named & { readonly constant: boolean };

/** How one of these metrics is lowered. */
export interface PairMetric {
  readonly operator: "ratio" | "difference" | "growth";
  readonly pair: readonly [Operand, Operand];
  readonly whenEmpty: WhenEmpty;
}

function lowerOperand(operand: Operand, scope: PartnerScope, address: string): Lowered | undefined {
  const constant = readExact(operand);
  if (constant !== undefined) {
    const type = certainType("decimal");
    return { slot: scope.add(literalNode(constant), type, address), type, constant: true };
  }
  const named = lookUp(scope, String(operand), address);
  return named === undefined ? undefined : { ...named, constant: false };
}

const EXPECTED = {
  ratio: "two numbers or two amounts, or an amount over a number",
  difference: "two numbers or two amounts",
  growth: "two numbers or two amounts",
} as const;

function sameKind(left: Lowered, right: Lowered): ValueKind | undefined {
  if (left.constant || right.constant) return left.constant ? right.type.kind : left.type.kind;
  if (left.type.kind === right.type.kind) return left.type.kind;
  return left.type.kind === "money" || right.type.kind === "money" ? undefined : "decimal";
}

/** The kind of the result, or undefined where the operands do not fit together. */
const RESULTS: { readonly [O in PairMetric["operator"]]: (left: Lowered, right: Lowered) => ValueKind | undefined } = {
  ratio: (left, right) => {
    if (right.type.kind === "money") return left.type.kind === "money" || left.constant ? "decimal" : undefined;
    return left.type.kind === "money" ? "money" : "decimal";
  },
  difference: sameKind,
  growth: (left, right) => (sameKind(left, right) === undefined ? undefined : "decimal"),
};

function nodeOf({ operator, whenEmpty }: PairMetric, left: Lowered, right: Lowered): Node {
  if (operator === "difference") return { kind: "difference", left: left.slot, right: right.slot };
  if (operator === "growth") return { kind: "growth", now: left.slot, before: right.slot, whenEmpty };
  return { kind: "quotient", dividend: left.slot, divisor: right.slot, whenEmpty };
}

/** The slot and type of the figure; undefined once its issues are reported. */
export function lowerPairMetric(metric: PairMetric, scope: PartnerScope, address: string): Named | undefined {
  const at = pointer(address, metric.operator);
  const [left, right] = metric.pair.map((operand, index) => lowerOperand(operand, scope, pointer(at, index)));
  if (left === undefined || right === undefined) return undefined;
  const numeric = isNumeric(left.type.kind) && isNumeric(right.type.kind);
  const kind = numeric ? RESULTS[metric.operator](left, right) : undefined;
  if (kind === undefined) {
    scope.report(() =>
      issue("metric.operands", at, { operator: metric.operator, expected: EXPECTED[metric.operator] }),
    );
    return undefined;
  }
  const base = derivedType(kind, left.type, right.type);
  const becomesEmpty = metric.operator !== "difference" && metric.whenEmpty === NOT_APPLICABLE;
  const type: ValueType = { ...base, mayBeNotApplicable: base.mayBeNotApplicable || becomesEmpty };
  return { slot: scope.add(nodeOf(metric, left, right), type, address), type };
}
