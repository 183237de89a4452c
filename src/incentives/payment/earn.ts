/** What is earned: the scale over what is paid on, in the scope of the partner or of a record. */
import { type Named, type Scope } from "../../core/expression/scope.js";
import { type ValueType, commonKind, derivedType, isNumeric } from "../../core/expression/type.js";
import { issue, pointer } from "../../core/issue/issue.js";
import { checkScale } from "../scale/check.js";
import { portionsOf } from "../scale/references.js";
import { type Scale } from "../scale/types.js";
import { type LoweredScale, type Result, kindOf, lowerScale, payNode } from "../scale/lower.js";
import { type Payment, type Placed, type ScalePayment } from "./payment.js";
import { type Operand } from "../../core/rule/types.js";

/** A scale with what it is read over. */
export interface Earning {
  readonly measure: Named;
  readonly base: Named;
  readonly scale: LoweredScale;
}

/** What an operand is called in messages. */
export function operandText(operand: Operand): string {
  return typeof operand === "object" ? "the formula" : String(operand);
}

function lowerMeasure({ is, address }: Placed<Operand>, scope: Scope): Named | undefined {
  const measure = scope.operand(is, address);
  if (measure === undefined || isNumeric(measure.type.kind)) return measure;
  scope.report(() => issue("incentive.measure", address, { name: operandText(is), expected: "a number or an amount" }));
  return undefined;
}

/** What a scale has to be paid on: a fraction is one of an amount, and an amount for each unit is one of a number. */
function expectedBase(scale: Scale, result: Result): "an amount" | "a number" | undefined {
  if (result === "points") return undefined;
  const portions = portionsOf(scale);
  if (portions.some(({ rate }) => rate !== undefined) || ("curve" in scale && scale.gives === "rate"))
    return "an amount";
  return portions.some(({ perUnit }) => perUnit !== undefined) ? "a number" : undefined;
}

function lowerBase({ base, scale }: ScalePayment, result: Result, scope: Scope): Named | undefined {
  const named = lowerMeasure(base, scope);
  const expected = expectedBase(scale.is, result);
  if (
    named === undefined ||
    expected === undefined ||
    named.type.constant === true ||
    (named.type.kind === "money") === (expected === "an amount")
  )
    return named;
  scope.report(() => issue("incentive.measure", base.address, { name: operandText(base.is), expected }));
  return undefined;
}

/** A graduated scale slices what it pays on; where another value picks the bands, it has to say what a slice is. */
function checkSlice(
  { scale: { is: scale, address }, measure }: ScalePayment,
  isSame: boolean,
  { each }: Payment,
  scope: Scope,
): boolean {
  if (!("bands" in scale)) return true;
  const slices = scale.bands.some(({ apply = scale.apply }) => apply === "graduated" || apply === "rolling");
  if (slices && !isSame && scale.slice === undefined) {
    scope.report(() => issue("incentive.graduated", measure?.address ?? address));
    return false;
  }
  if (scale.slice !== "inRecordOrder") return true;
  const isGraduated = scale.bands.every(({ apply = scale.apply }) => apply === "graduated");
  if (isGraduated && each !== undefined && each.is.running === undefined) return true;
  const needs = "a graduated scale, and a `for` with `each` and without `running`";
  scope.report(() => issue("incentive.option", pointer(address, "slice"), { option: "`inRecordOrder`", needs }));
  return false;
}

/** The scale and what it reads; undefined once its issues are reported. */
export function lowerEarning(payment: Payment, earns: ScalePayment, scope: Scope): Earning | undefined {
  const { is: written, address: at, portionAt } = earns.scale;
  const issues = checkScale(written, at, portionAt);
  for (const found of issues) scope.report(() => found);
  const base = lowerBase(earns, payment.result, scope);
  const measure = earns.measure === undefined ? base : lowerMeasure(earns.measure, scope);
  if (issues.length > 0 || base === undefined || measure === undefined) return undefined;
  const isSame = earns.measure === undefined || measure.slot === base.slot;
  if (!checkSlice(earns, isSame, payment, scope)) return undefined;
  const { result } = payment;
  const place = { scope, address: at, portionAt, base: base.type, measure: measure.type, result };
  const scale = lowerScale(written, place);
  return scale && { measure: isSame ? base : measure, base, scale };
}

/** Adds the node of what is earned. */
export function addEarned({ scale, measure, base }: Earning, result: Result, scope: Scope, address: string): Named {
  const { node, type } = payNode(scale, measure, base, result);
  return { slot: scope.add(node, type, address), type };
}

/** The type of what is earned in the order of the records. */
export function earnedType({ scale, measure, base }: Earning, result: Result): ValueType {
  return derivedType(kindOf(result), measure.type, base.type, ...scale.reads);
}

/** A bound that amounts are compared with; undefined once an issue says that it is none. */
export function lowerBound(operand: Operand, result: Result, scope: Scope, address: string): Named | undefined {
  const bound = scope.operand(operand, address);
  if (bound === undefined) return undefined;
  const like: ValueType = {
    kind: kindOf(result),
    mayBeUnknown: false,
    mayBeNotApplicable: false,
  };
  if (isNumeric(bound.type.kind) && commonKind(bound.type, like) !== undefined) return bound;
  const expected = result === "money" ? "an amount" : "a number of points";
  scope.report(() => issue("scale.operand", address, { expected }));
  return undefined;
}
