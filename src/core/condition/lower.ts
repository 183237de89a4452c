/**
 * Lowers conditions to nodes. What types the operands have is settled here: a comparison that could only be ill-typed
 * is an issue of the document, so that evaluation never meets one.
 */
import { type NodeOf } from "../expression/node.js";
import { type Slot } from "../expression/slot.js";
import { type Named, type Scope, CONDITION_PREFIX, literalNode } from "../expression/scope.js";
import { type ValueType, certainType, commonKind, isOrdered, verdictType } from "../expression/type.js";
import { type Value } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { type Condition, type Constant, type FactCondition, type FactReference, type Formula } from "../rule/types.js";
import { KIND_IN_WORDS, constantValue, typeInWords } from "./constant.js";
import { lowerLevelCondition } from "./levels.js";
import { lookUp } from "./look-up.js";

function isReference(value: FactCondition["value"]): value is FactReference {
  return typeof value === "object" && "fact" in value;
}

interface Operands {
  readonly condition: FactCondition;
  readonly left: Named;
  readonly scope: Scope;
  readonly address: string;
}

/** The constant of a condition as a value, or undefined once an issue is reported. */
function readConstant({ scope }: Operands, constant: Constant, type: ValueType, address: string): Value | undefined {
  const value = constantValue(constant, type);
  if (value === undefined)
    scope.report(() => issue("condition.constant", address, { expected: typeInWords(type), found: String(constant) }));
  return value;
}

function lowerMember(operands: Operands, list: readonly Constant[]): NodeOf<"oneOf"> | undefined {
  const { condition, left, address } = operands;
  const values = list.map((entry, index) => readConstant(operands, entry, left.type, pointer(address, "value", index)));
  if (values.includes(undefined)) return undefined;
  return {
    kind: "oneOf",
    left: left.slot,
    list: values as Value[],
    negated: condition.operator === "notIn",
    whenNotApplicable: condition.whenNotApplicable,
  };
}

/** The value on the other side: a constant, another fact, or a formula. */
function rightOf(operands: Operands, like: ValueType): Named | undefined {
  const { condition, scope, address } = operands;
  const at = pointer(address, "value");
  if (typeof condition.value !== "object") {
    const value = readConstant(operands, condition.value, like, at);
    const type = certainType(like.kind);
    return value === undefined ? undefined : { slot: scope.add(literalNode(value), type, at), type };
  }
  const right = isReference(condition.value)
    ? lookUp(scope, condition.value.fact, pointer(at, "fact"))
    : scope.operand(condition.value as Formula, at);
  if (right === undefined) return undefined;
  if (commonKind(like, right.type) !== undefined && right.levels === undefined) return right;
  const params = { left: KIND_IN_WORDS[like.kind], right: KIND_IN_WORDS[right.type.kind] };
  scope.report(() => issue("condition.types", at, params));
  return undefined;
}

function refuseOperator({ condition, left, scope, address }: Operands): Comparison | undefined {
  const kind = KIND_IN_WORDS[left.type.kind];
  scope.report(() => issue("condition.operator", pointer(address, "operator"), { operator: condition.operator, kind }));
  return undefined;
}

type Comparison = NodeOf<"compare" | "same" | "oneOf" | "contains">;

function lowerContains(operands: Operands): Comparison | undefined {
  const { condition, left } = operands;
  const { operator, whenNotApplicable } = condition;
  if (left.type.kind !== "list" || left.type.items === undefined) return refuseOperator(operands);
  const { oneOf } = left.type;
  const item = { ...certainType(left.type.items), ...(oneOf === undefined ? {} : { oneOf }) };
  const right = rightOf(operands, item);
  if (right === undefined) return undefined;
  const negated = operator === "doesNotContain";
  return { kind: "contains", left: left.slot, right: right.slot, negated, whenNotApplicable };
}

function lowerComparison(operands: Operands): Comparison | undefined {
  const { condition, left, scope, address } = operands;
  const { operator, whenNotApplicable } = condition;
  const isList = Array.isArray(condition.value);
  if (operator === "in" || operator === "notIn") {
    if (left.type.kind === "list") return refuseOperator(operands);
    if (isList) return lowerMember(operands, condition.value as readonly Constant[]);
    scope.report(() => issue("condition.list", pointer(address, "value"), { operator }));
    return undefined;
  }
  if (isList) {
    scope.report(() => issue("condition.noList", pointer(address, "value"), { operator }));
    return undefined;
  }
  if (operator === "contains" || operator === "doesNotContain") return lowerContains(operands);
  const ordered = isOrdered(left.type.kind);
  const equality = operator === "equal" || operator === "notEqual";
  if (left.type.kind === "list" || (!ordered && !equality)) return refuseOperator(operands);
  const right = rightOf(operands, left.type);
  if (right === undefined) return undefined;
  if (ordered) return { kind: "compare", operator, left: left.slot, right: right.slot, whenNotApplicable };
  return { kind: "same", negated: operator === "notEqual", left: left.slot, right: right.slot, whenNotApplicable };
}

function lowerFact(condition: FactCondition, scope: Scope, address: string): Slot | undefined {
  const left = lookUp(scope, condition.fact, pointer(address, "fact"));
  if (left === undefined) return undefined;
  if (left.levels !== undefined) return lowerLevelCondition(condition, left.levels, scope, address);
  const node = lowerComparison({ condition, left, scope, address });
  if (node === undefined) return undefined;
  const types = "right" in node ? [left.type, scope.typeOf(node.right)] : [left.type];
  const mayBeNotApplicable = types.some((type) => type.mayBeNotApplicable);
  if (mayBeNotApplicable && condition.whenNotApplicable === undefined) {
    scope.report(() => issue("condition.whenNotApplicable", address, { fact: condition.fact }));
    return undefined;
  }
  if (!mayBeNotApplicable && condition.whenNotApplicable !== undefined) {
    scope.report(() =>
      issue("condition.alwaysApplicable", pointer(address, "whenNotApplicable"), { fact: condition.fact }),
    );
    return undefined;
  }
  return scope.add(node, verdictType(...types), address);
}

function lowerGate(
  parts: readonly Condition[],
  threshold: number,
  scope: Scope,
  address: string,
  key: string,
): Slot | undefined {
  const operands = parts.map((part, index) => lowerCondition(part, scope, pointer(address, key, index)));
  if (threshold > parts.length) {
    scope.report(() =>
      issue("condition.atLeast", pointer(address, "atLeast"), { atLeast: threshold, of: parts.length }),
    );
    return undefined;
  }
  if (operands.includes(undefined)) return undefined;
  const slots = operands as Slot[];
  return scope.add({ kind: "gate", operands: slots, threshold }, verdictType(...slots.map(scope.typeOf)), address);
}

/** A named condition has a verdict of its own wherever it is read, so that a given one replaces no other. */
function lowerNamed(name: string, scope: Scope, address: string): Slot | undefined {
  const named = lookUp(scope, CONDITION_PREFIX + name, pointer(address, "condition"));
  if (named === undefined) return undefined;
  const node = { kind: "gate", operands: [named.slot], threshold: 1 } as const;
  return scope.add(node, verdictType(named.type), address);
}

/** The slot of a condition's verdict; undefined once its issues are reported. */
export function lowerCondition(condition: Condition, scope: Scope, address: string): Slot | undefined {
  if ("all" in condition) return lowerGate(condition.all, condition.all.length, scope, address, "all");
  if ("any" in condition) return lowerGate(condition.any, 1, scope, address, "any");
  if ("atLeast" in condition) return lowerGate(condition.of, condition.atLeast, scope, address, "of");
  if ("condition" in condition) return lowerNamed(condition.condition, scope, address);
  if ("fact" in condition) return lowerFact(condition, scope, address);
  const operand = lowerCondition(condition.not, scope, pointer(address, "not"));
  if (operand === undefined) return undefined;
  return scope.add({ kind: "not", operand }, verdictType(scope.typeOf(operand)), address);
}
