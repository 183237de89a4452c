/** Lowers formulas over days and instants. */
import { type Named, type Scope } from "../expression/scope.js";
import { type ValueType, derivedType, isNumeric } from "../expression/type.js";
import { issue, pointer } from "../issue/issue.js";
import { type DayFormula, type DeadlineFormula, type ElapsedFormula } from "../rule/types.js";
import { type BusinessCalendar } from "../calendar/business.js";
import { type ElapsedUnit, MILLISECONDS_OF, isBusinessUnit } from "../time/elapsed.js";
import { added, refuseName, refuseOperands } from "./operand.js";

/** The calendar that is named, or undefined once an issue says that there is none such. */
function calendarNamed(name: string, scope: Scope, address: string): BusinessCalendar | undefined {
  const { businessCalendar, businessCalendars } = scope.outer;
  const calendar = businessCalendar(name);
  if (calendar === undefined) refuseName("calendar", name, businessCalendars(), scope, pointer(address, "calendar"));
  return calendar;
}

type Timed = Pick<ElapsedFormula, "in" | "calendar">;

/** The calendar of a formula; false once an issue says that it is missing, unknown, or of no use. */
function calendarOf(
  { in: unit, calendar }: Timed,
  scope: Scope,
  address: string,
): BusinessCalendar | false | undefined {
  if (isBusinessUnit(unit) !== (calendar !== undefined)) {
    const [code, at] =
      calendar === undefined
        ? (["calendar.needed", pointer(address, "in")] as const)
        : (["calendar.unused", pointer(address, "calendar")] as const);
    scope.report(() => issue(code, at, { unit }));
    return false;
  }
  return calendar === undefined ? undefined : (calendarNamed(calendar, scope, address) ?? false);
}

/** Days are counted between dates, hours between instants, business days between either. */
function fits(unit: ElapsedUnit, { kind }: ValueType): boolean {
  if (unit === "businessDays") return kind === "date" || kind === "instant";
  return kind === (MILLISECONDS_OF[unit] === undefined ? "date" : "instant");
}

function expectedOf(unit: ElapsedUnit, count: "a" | "two"): string {
  const [date, instant] = count === "two" ? ["two dates", "two instants"] : ["a date", "an instant"];
  if (unit === "businessDays") return `${date}, or ${instant}`;
  if (MILLISECONDS_OF[unit] === undefined) return date;
  return `${instant}, for ${isBusinessUnit(unit) ? "business " : ""}hours or minutes`;
}

/** As missing as the operands, and unknown on days that the calendar does not know. */
function typeWith(type: ValueType, calendar: BusinessCalendar | undefined): ValueType {
  return { ...type, mayBeUnknown: type.mayBeUnknown || calendar?.isBounded === true };
}

export function lowerElapsed(formula: ElapsedFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "elapsed");
  const [from, to] = formula.elapsed.map((operand, index) => scope.operand(operand, pointer(at, index)));
  const calendar = calendarOf(formula, scope, address);
  if (from === undefined || to === undefined || calendar === false) return undefined;
  const unit = formula.in;
  if (!fits(unit, from.type) || to.type.kind !== from.type.kind)
    return refuseOperands("elapsed", expectedOf(unit, "two"), scope, at);
  const type = derivedType(MILLISECONDS_OF[unit] === undefined ? "integer" : "decimal", from.type, to.type);
  const ofDays = from.type.kind === "date";
  const node = { kind: "elapsed", from: from.slot, to: to.slot, unit, ofDays, calendar } as const;
  return added(scope, node, typeWith(type, calendar), address);
}

export function lowerDeadline(formula: DeadlineFormula, scope: Scope, address: string): Named | undefined {
  const start = scope.operand(formula.deadline, pointer(address, "deadline"));
  const after = scope.operand(formula.after, pointer(address, "after"));
  const calendar = calendarOf(formula, scope, address);
  if (start === undefined || after === undefined || calendar === false) return undefined;
  const unit = formula.in;
  if (!fits(unit, start.type))
    return refuseOperands("deadline", expectedOf(unit, "a"), scope, pointer(address, "deadline"));
  if (!isNumeric(after.type.kind) || after.type.kind === "money")
    return refuseOperands("deadline", "a number", scope, pointer(address, "after"));
  const type = derivedType(start.type.kind, start.type, after.type);
  const ofDays = start.type.kind === "date";
  const node = { kind: "deadline", start: start.slot, after: after.slot, unit, ofDays, calendar } as const;
  return added(scope, node, typeWith(type, calendar), address);
}

/** The operand as a date: an instant is one where its calendar is. */
function lowerDate({ day, calendar: name }: DayFormula, scope: Scope, address: string): Named | undefined {
  const at = pointer(address, "day");
  const operand = scope.operand(day, at);
  const calendar = name === undefined ? undefined : calendarNamed(name, scope, address);
  if (operand === undefined || (name !== undefined && calendar === undefined)) return undefined;
  if (operand.type.kind !== (calendar === undefined ? "date" : "instant"))
    return refuseOperands("day", calendar === undefined ? "a date, or an instant with its `calendar`" : "an instant, where there is a `calendar`", scope, at); // prettier-ignore
  if (calendar === undefined) return operand;
  const type = typeWith(derivedType("date", operand.type), calendar);
  return added(scope, { kind: "localDay", instant: operand.slot, calendar }, type, address);
}

export function lowerDay(formula: DayFormula, scope: Scope, address: string): Named | undefined {
  const operand = lowerDate(formula, scope, address);
  if (operand === undefined) return undefined;
  const { shift, startOf, endOf } = formula;
  if (startOf !== undefined && endOf !== undefined)
    return refuseOperands("day", "either `startOf` or `endOf`", scope, pointer(address, "endOf"));
  if (formula.calendar !== undefined && shift === undefined && startOf === undefined && endOf === undefined)
    return operand;
  const unit = startOf ?? endOf;
  const end =
    unit === undefined
      ? undefined
      : ({ bound: startOf === undefined ? "to" : "from", unit, startMonth: scope.startMonth } as const);
  const type = derivedType("date", operand.type);
  return added(scope, { kind: "moveDay", day: operand.slot, shift, end }, type, address);
}
