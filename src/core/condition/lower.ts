/**
 * Lowers conditions to nodes. What types the operands have is settled here: a comparison that could only be ill-typed
 * is an issue of the document, so that evaluation never meets one.
 */
import { type NodeOf, type Slot } from "../expression/node.js";
import { type Named, type Scope, CONDITION_PREFIX, literalNode } from "../expression/scope.js";
import { type ValueType, certainType, isNumeric, verdictType } from "../expression/type.js";
import { type Value } from "../expression/value.js";
import { issue, pointer } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";
import { readExact } from "../number/decimal.js";
import { readDay } from "../time/day.js";
import { lowerLevelCondition } from "./levels.js";
import { type Condition, type Constant, type FactCondition, type FactReference } from "./types.js";

/** The named value, or undefined once an issue says why there is none. */
export function lookUp(scope: Scope, name: string, address: string): Named | undefined {
  const named = scope.lookUp(name);
  if (named === undefined) {
    const nearest = (): string => nearestName(name, scope.names()) ?? "";
    scope.report(() => issue("reference.undeclared", address, { name, nearest: nearest() }));
  }
  return named === "declared" ? undefined : named;
}

/** The constant as a value of this type; undefined where it is none. */
export function constantValue(constant: Constant, type: ValueType): Value | undefined {
  if (type.kind === "boolean") return typeof constant === "boolean" ? constant : undefined;
  if (isNumeric(type.kind)) return readExact(constant);
  if (typeof constant !== "string") return undefined;
  if (type.kind === "date") return readDay(constant);
  return type.oneOf === undefined || type.oneOf.includes(constant) ? constant : undefined;
}

const KIND_IN_WORDS = {
  integer: "a whole number",
  decimal: "a number",
  money: "an amount",
  text: "a text",
  boolean: "true or false",
  date: "a date",
} as const;

/** What a constant of this type looks like, for messages. */
export function typeInWords(type: ValueType): string {
  return type.oneOf === undefined ? KIND_IN_WORDS[type.kind] : `one of ${type.oneOf.join(", ")}`;
}

function comparable(left: ValueType, right: ValueType): boolean {
  if (isNumeric(left.kind) && isNumeric(right.kind)) return (left.kind === "money") === (right.kind === "money");
  return left.kind === right.kind;
}

function isReference(value: FactCondition["value"]): value is FactReference {
  return typeof value === "object" && "fact" in value;
}

function isOrdered(type: ValueType): boolean {
  return isNumeric(type.kind) || type.kind === "date";
}

interface Operands {
  readonly condition: FactCondition;
  readonly left: Named;
  readonly scope: Scope;
  readonly address: string;
}

/** The constant of a condition as a value, or undefined once an issue is reported. */
function readConstant({ scope, left }: Operands, constant: Constant, address: string): Value | undefined {
  const value = constantValue(constant, left.type);
  if (value === undefined)
    scope.report(() =>
      issue("condition.constant", address, { expected: typeInWords(left.type), found: String(constant) }),
    );
  return value;
}

function lowerMember(operands: Operands, list: readonly Constant[]): NodeOf<"oneOf"> | undefined {
  const { condition, left, address } = operands;
  const values = list.map((entry, index) => readConstant(operands, entry, pointer(address, "value", index)));
  if (values.includes(undefined)) return undefined;
  return {
    kind: "oneOf",
    left: left.slot,
    list: values as Value[],
    negated: condition.operator === "notIn",
    whenNotApplicable: condition.whenNotApplicable,
  };
}

function rightOf(operands: Operands): Slot | undefined {
  const { condition, left, scope, address } = operands;
  const at = pointer(address, "value");
  if (!isReference(condition.value)) {
    const value = readConstant(operands, condition.value as Constant, at);
    return value === undefined ? undefined : scope.add(literalNode(value), certainType(left.type.kind), at);
  }
  const right = lookUp(scope, condition.value.fact, pointer(at, "fact"));
  if (right === undefined) return undefined;
  if (comparable(left.type, right.type) && right.levels === undefined) return right.slot;
  const params = { left: KIND_IN_WORDS[left.type.kind], right: KIND_IN_WORDS[right.type.kind] };
  scope.report(() => issue("condition.types", at, params));
  return undefined;
}

function lowerComparison(operands: Operands): NodeOf<"compare" | "same" | "oneOf"> | undefined {
  const { condition, left, scope, address } = operands;
  const { operator, whenNotApplicable } = condition;
  const isList = Array.isArray(condition.value);
  if (operator === "in" || operator === "notIn") {
    if (isList) return lowerMember(operands, condition.value as readonly Constant[]);
    scope.report(() => issue("condition.list", pointer(address, "value"), { operator }));
    return undefined;
  }
  if (isList) {
    scope.report(() => issue("condition.noList", pointer(address, "value"), { operator }));
    return undefined;
  }
  const ordered = isOrdered(left.type);
  if (!ordered && operator !== "equal" && operator !== "notEqual") {
    scope.report(() =>
      issue("condition.operator", pointer(address, "operator"), { operator, kind: KIND_IN_WORDS[left.type.kind] }),
    );
    return undefined;
  }
  const right = rightOf(operands);
  if (right === undefined) return undefined;
  if (ordered) return { kind: "compare", operator, left: left.slot, right, whenNotApplicable };
  return { kind: "same", negated: operator === "notEqual", left: left.slot, right, whenNotApplicable };
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

/** The slot of a condition's verdict; undefined once its issues are reported. */
export function lowerCondition(condition: Condition, scope: Scope, address: string): Slot | undefined {
  if ("all" in condition) return lowerGate(condition.all, condition.all.length, scope, address, "all");
  if ("any" in condition) return lowerGate(condition.any, 1, scope, address, "any");
  if ("atLeast" in condition) return lowerGate(condition.of, condition.atLeast, scope, address, "of");
  if ("condition" in condition)
    return lookUp(scope, CONDITION_PREFIX + condition.condition, pointer(address, "condition"))?.slot;
  if ("fact" in condition) return lowerFact(condition, scope, address);
  const operand = lowerCondition(condition.not, scope, pointer(address, "not"));
  if (operand === undefined) return undefined;
  return scope.add({ kind: "not", operand }, verdictType(scope.typeOf(operand)), address);
}
