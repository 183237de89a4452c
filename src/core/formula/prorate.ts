/** Lowers `prorate`: a value times the part of a period that it belongs to. */
import { type Named, type Scope } from "../expression/scope.js";
import { type ValueType, derivedType, isNumeric } from "../expression/type.js";
import { pointer } from "../issue/issue.js";
import { readExact } from "../number/decimal.js";
import { type Exact, sign } from "../number/exact.js";
import { type Operand, type ProrateFormula } from "../rule/types.js";
import { MONTHS_OF } from "../time/period.js";
import { type CalendarWindow } from "../time/window.js";
import { added, refuseOperands } from "./operand.js";

/** A day of the span; null where none is stated. */
function lowerEnd(operand: Operand | undefined, scope: Scope, address: string): Named | null | undefined {
  if (operand === undefined) return null;
  const day = scope.operand(operand, address);
  if (day === undefined || day.type.kind === "date") return day;
  return refuseOperands("prorate", "a date", scope, address);
}

/** The weights of the months; null where none are stated. */
function weightsOf(
  { weights, in: unit, by }: ProrateFormula,
  scope: Scope,
  address: string,
): readonly Exact[] | null | undefined {
  if (weights === undefined) return null;
  const at = pointer(address, "weights");
  const read = weights.map((weight) => readExact(weight)!);
  const months = MONTHS_OF[unit];
  if (read.length === months && (by ?? "days") === "days" && read.some((weight) => sign(weight) > 0)) return read;
  const expected = `one weight for each of the ${months} months, one of them above 0, and no \`by\``;
  refuseOperands("prorate", expected, scope, at);
  return undefined;
}

export function lowerProrate(formula: ProrateFormula, scope: Scope, address: string): Named | undefined {
  const { by = "days", ends = "inclusive", in: unit } = formula;
  const at = pointer(address, "prorate");
  const operand = scope.operand(formula.prorate, at);
  const start = lowerEnd(formula.from, scope, pointer(address, "from"));
  const end = lowerEnd(formula.until, scope, pointer(address, "until"));
  const weights = weightsOf(formula, scope, address);
  if (operand === undefined || start === undefined || end === undefined || weights === undefined) return undefined;
  if (!isNumeric(operand.type.kind)) return refuseOperands("prorate", "a number or an amount", scope, at);
  const window = { [unit]: "whole" } as unknown as CalendarWindow;
  const from = scope.outer.calendar({ kind: "calendar", bound: "from", window }, address);
  const to = scope.outer.calendar({ kind: "calendar", bound: "to", window }, address);
  const ownTypes = [start, end].flatMap((named) => (named === null ? [] : [named.type]));
  const shareType: ValueType = { ...derivedType("decimal", ...ownTypes), mayBeNotApplicable: false };
  const exclusive = ends === "exclusive";
  const node = { kind: "periodShare", from, to, start: start?.slot, end: end?.slot, exclusive, unit: by, weights: weights ?? undefined } as const; // prettier-ignore
  const share = added(scope, node, shareType, address);
  const kind = operand.type.kind === "money" ? "money" : "decimal";
  const type: ValueType = {
    ...derivedType(kind, operand.type, shareType),
    ...(operand.type.constant === true ? { constant: true } : {}),
  };
  return added(scope, { kind: "arithmetic", function: "product", operands: [operand.slot, share.slot] }, type, address);
}
