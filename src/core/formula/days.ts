/** Lowers formulas over days and instants. */
import { type Named, type Scope } from "../expression/scope.js";
import { derivedType } from "../expression/type.js";
import { pointer } from "../issue/issue.js";
import { type DayFormula, type ElapsedFormula } from "../rule/types.js";
import { refuseOperands } from "./operand.js";

export function lowerElapsed(formula: ElapsedFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "elapsed");
  const [from, to] = formula.elapsed.map((operand, index) => scope.operand(operand, pointer(at, index)));
  if (from === undefined || to === undefined) return undefined;
  const unit = formula.in;
  const clock = unit === "hours" || unit === "minutes";
  const expected = clock ? "instant" : "date";
  if (from.type.kind !== expected || to.type.kind !== expected)
    return refuseOperands("elapsed", clock ? "two instants, for hours or minutes" : "two dates", scope, at);
  const type = derivedType(clock ? "decimal" : "integer", from.type, to.type);
  return { slot: scope.add({ kind: "elapsed", from: from.slot, to: to.slot, unit }, type, address), type };
}

export function lowerDay(formula: DayFormula, scope: Scope, address: string): Named | undefined {
  const operand = scope.operand(formula.day, pointer(address, "day"));
  if (operand === undefined) return undefined;
  if (operand.type.kind !== "date") return refuseOperands("day", "a date", scope, pointer(address, "day"));
  const { shift, startOf, endOf } = formula;
  if (startOf !== undefined && endOf !== undefined)
    return refuseOperands("day", "either `startOf` or `endOf`", scope, pointer(address, "endOf"));
  const unit = startOf ?? endOf;
  const end =
    unit === undefined
      ? undefined
      : ({ bound: startOf === undefined ? "to" : "from", unit, startMonth: scope.startMonth } as const);
  const type = derivedType("date", operand.type);
  return { slot: scope.add({ kind: "moveDay", day: operand.slot, shift, end }, type, address), type };
}
