/** Operands: constants, names, and what is expected of them. */
import { lookUp } from "../condition/look-up.js";
import { type Node } from "../expression/node.js";
import { type Named, type Scope, literalNode } from "../expression/scope.js";
import { type ValueKind, type ValueType, certainType, commonKind, isNumeric, isOrdered } from "../expression/type.js";
import { type Value } from "../expression/value.js";
import { issue } from "../issue/issue.js";
import { nearestName } from "../issue/suggest.js";
import { readExact } from "../number/decimal.js";
import { type Constant } from "../rule/types.js";
import { readDay } from "../time/day.js";

/** A type of a number that stands in the document. */
export const CONSTANT_NUMBER: ValueType = { ...certainType("decimal"), constant: true };

/** A constant as a value with its type: a number, a truth value, a day, or else a text. */
export function constantOf(constant: Constant): { readonly value: Value; readonly type: ValueType } {
  if (typeof constant === "boolean") return { value: constant, type: certainType("boolean") };
  if (typeof constant === "number") return { value: readExact(constant)!, type: CONSTANT_NUMBER };
  const day = readDay(constant);
  if (day !== undefined) return { value: day, type: certainType("date") };
  return { value: constant, type: { ...certainType("text"), oneOf: [constant] } };
}

/** The slot of a constant. */
export function addConstant(constant: Constant, scope: Scope, address: string): Named {
  const { value, type } = constantOf(constant);
  return { slot: scope.add(literalNode(value), type, address), type };
}

/** The slot of an operand that is a constant or a name; a decimal text is a number. */
export function lowerSimple(operand: Constant, scope: Scope, address: string): Named | undefined {
  if (typeof operand !== "string") return addConstant(operand, scope, address);
  const number = readExact(operand);
  if (number !== undefined)
    return { slot: scope.add(literalNode(number), CONSTANT_NUMBER, address), type: CONSTANT_NUMBER };
  return readDay(operand) === undefined ? lookUp(scope, operand, address) : addConstant(operand, scope, address);
}

/** Appends a node; its slot and type. */
export function added(scope: Scope, node: Node, type: ValueType, address: string): Named {
  return { slot: scope.add(node, type, address), type };
}

/** Reports that an operator does not take these operands. */
export function refuseOperands(operator: string, expected: string, scope: Scope, address: string): Named | undefined {
  scope.report(() => issue("metric.operands", address, { operator, expected }));
  return undefined;
}

/** Reports that a section declares nothing of this name; what it declares wrongly has issues of its own. */
export function refuseName(
  kind: string,
  name: string,
  known: readonly string[],
  scope: Scope,
  address: string,
): Named | undefined {
  if (known.includes(name)) return undefined;
  scope.report(() => issue("reference.table", address, { kind, name, nearest: nearestName(name, known) ?? "" }));
  return undefined;
}

/** The kind that all of them have together; undefined where they do not fit. */
export function commonKindOf(types: readonly ValueType[]): ValueKind | undefined {
  const [first, ...others] = types;
  if (first === undefined) return undefined;
  let { kind } = first;
  let isConstant = first.constant === true;
  for (const type of others) {
    const common = commonKind({ ...certainType(kind), ...(isConstant ? { constant: true } : {}) }, type);
    if (common === undefined) return undefined;
    kind = common;
    isConstant &&= type.constant === true;
  }
  return kind;
}

export function areNumeric(types: readonly ValueType[]): boolean {
  return types.every(({ kind }) => isNumeric(kind));
}

export function areOrdered(types: readonly ValueType[]): boolean {
  return types.every(({ kind }) => isOrdered(kind));
}

/** The only values that texts of these types can have together; undefined where one of them may be any. */
export function oneOfAll(types: readonly ValueType[]): { readonly oneOf?: readonly string[] } {
  if (!types.every((type) => type.oneOf !== undefined)) return {};
  return { oneOf: [...new Set(types.flatMap((type) => type.oneOf!))] };
}
