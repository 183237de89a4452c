/** Formulas over time between days or instants, and over time that is added to them. */
import type {
  CalendarDeclaration,
  DayFormula,
  DeadlineFormula,
  ElapsedFormula,
  Operand,
  ProrateFormula,
} from "partner-program";
import { completeDays, dayAfter, isKnown, localDay, openDays, openTime, sameTimeAfter, timeAfter } from "./business.js";
import { elapsed, nextDay, periodOf, shift } from "./calendar.js";
import { type Scope } from "./context.js";
import { type Rational, decimal, floor, over, plus, rational, times } from "./rational.js";
import {
  type Day,
  type Instant,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  absentAmong,
  isAbsent,
  isUnknown,
} from "./values.js";

type Moment = Day | Instant;

const MILLISECONDS: Readonly<Record<string, bigint>> = {
  hours: 3_600_000n,
  minutes: 60_000n,
  businessHours: 3_600_000n,
  businessMinutes: 60_000n,
};

function calendarOf({ calendar }: { readonly calendar?: string }, scope: Scope): CalendarDeclaration | undefined {
  return calendar === undefined ? undefined : scope.context.document.calendars![calendar]!;
}

const dayOf = (calendar: CalendarDeclaration, moment: Moment): string =>
  "day" in moment ? moment.day : localDay(calendar, moment.milliseconds);

function isAfter(left: Moment, right: Moment): boolean {
  return "day" in left ? left.day > (right as Day).day : left.milliseconds > (right as Instant).milliseconds;
}

/** Between two moments of which the second is not the earlier one. */
function forward(unit: string, calendar: CalendarDeclaration, from: Moment, to: Moment): Rational {
  if ("day" in from) return rational(BigInt(openDays(calendar, from.day, (to as Day).day)));
  const [start, end] = [from.milliseconds, (to as Instant).milliseconds];
  if (unit === "businessDays") return rational(BigInt(completeDays(calendar, start, end)));
  return rational(BigInt(openTime(calendar, start, end)), MILLISECONDS[unit]);
}

export function elapsedValue(formula: ElapsedFormula, scope: Scope, operands: readonly Value[]): Value {
  const absent = absentAmong(operands);
  if (absent !== undefined) return absent;
  const [from, to] = operands as readonly [Moment, Moment];
  const unit = formula.in;
  const calendar = calendarOf(formula, scope);
  if (calendar !== undefined) {
    if (![from, to].every((moment) => isKnown(calendar, dayOf(calendar, moment)))) return UNKNOWN;
    return isAfter(from, to)
      ? times(rational(-1n), forward(unit, calendar, to, from))
      : forward(unit, calendar, from, to);
  }
  if ("day" in from) return rational(BigInt(elapsed(from.day, (to as Day).day, unit)));
  return rational(BigInt((to as Instant).milliseconds - from.milliseconds), MILLISECONDS[unit]);
}

/** The whole part toward zero, or the next whole number away from it. */
function whole(value: Rational, awayFromZero: boolean): number {
  const size: Rational = { n: value.n < 0n ? -value.n : value.n, d: value.d };
  const down = floor(size);
  const count = Number(awayFromZero && size.n % size.d !== 0n ? down + 1n : down);
  return value.n < 0n ? 0 - count : count;
}

function later(start: Moment, after: Rational, formula: DeadlineFormula, calendar?: CalendarDeclaration): Moment {
  const unit = formula.in;
  const milliseconds = MILLISECONDS[unit];
  if (milliseconds !== undefined) {
    const from = (start as Instant).milliseconds;
    const count = whole(times(after, rational(milliseconds)), true);
    return { milliseconds: calendar === undefined ? from + count : timeAfter(calendar, from, count) };
  }
  const count = whole(after, false);
  if (calendar === undefined) return { day: shift((start as Day).day, { [unit]: count }) };
  if ("day" in start) return { day: dayAfter(calendar, start.day, count) };
  return { milliseconds: sameTimeAfter(calendar, start.milliseconds, count) };
}

export function deadlineValue(formula: DeadlineFormula, scope: Scope, operands: readonly Value[]): Value {
  const absent = absentAmong(operands);
  if (absent !== undefined) return absent;
  const [start, after] = operands as unknown as readonly [Moment, Rational];
  const calendar = calendarOf(formula, scope);
  const end = later(start, after, formula, calendar);
  const known = calendar === undefined || [start, end].every((moment) => isKnown(calendar, dayOf(calendar, moment)));
  return known ? end : UNKNOWN;
}

export function dayValue(formula: DayFormula, scope: Scope, operand: Value): Value {
  if (isAbsent(operand)) return operand;
  const calendar = calendarOf(formula, scope);
  const day = calendar === undefined ? (operand as Day).day : dayOf(calendar, operand as Instant);
  if (calendar !== undefined && !isKnown(calendar, day)) return UNKNOWN;
  const moved = shift(day, formula.shift ?? {});
  const { startMonth } = scope.context;
  if (formula.startOf !== undefined) return { day: periodOf(moved, formula.startOf, startMonth).from };
  return { day: formula.endOf === undefined ? moved : periodOf(moved, formula.endOf, startMonth).to };
}

/** Day by day: each day of the period that lies between the ends counts by its weight. */
export function proratedValue(formula: ProrateFormula, scope: Scope, value: (operand: Operand) => Value): Value {
  const { from, until, by = "days", weights, ends } = formula;
  const operand = value(formula.prorate);
  const [first, last] = [from, until].map((end) => (end === undefined ? NOT_APPLICABLE : value(end))) as [Value, Value];
  if ([operand, first, last].some(isUnknown)) return UNKNOWN;
  if (isAbsent(operand)) return operand;
  const { asOf, startMonth } = scope.context;
  const period = periodOf(asOf, formula.in, startMonth);
  const isIn = (day: string): boolean => {
    if (!isAbsent(first) && day < (first as Day).day) return false;
    if (isAbsent(last)) return true;
    return ends === "exclusive" ? day < (last as Day).day : day <= (last as Day).day;
  };
  const months = new Map<string, string[]>();
  for (let day = period.from; day <= period.to; day = nextDay(day)) months.set(day.slice(0, 7), [...(months.get(day.slice(0, 7)) ?? []), day]); // prettier-ignore
  const all = [...months.values()];
  if (by === "days" && weights === undefined) {
    const days = all.flat();
    return times(operand as Rational, rational(BigInt(days.filter(isIn).length), BigInt(days.length)));
  }
  const partOf = (days: readonly string[]): Rational => {
    const inside = days.filter(isIn).length;
    if (by === "startedMonths") return rational(inside > 0 ? 1n : 0n);
    if (by === "completeMonths") return rational(inside === days.length ? 1n : 0n);
    return rational(BigInt(inside), BigInt(days.length));
  };
  const weightAt = (index: number): Rational => decimal(weights?.[index] ?? 1);
  const total = all.map((_, index) => weightAt(index)).reduce(plus);
  const covered = all.map((days, index) => times(partOf(days), weightAt(index))).reduce(plus);
  return times(operand as Rational, over(covered, total));
}
