/**
 * Windows: which records a metric reads, as days relative to the day that is judged. A window is shifted first (month
 * arithmetic clamps to the last day of the month and counts from the judged day), then laid out.
 */
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { type Day, dateOfDay, dayOfDate, dayWithin } from "./day.js";
import { type Period, type PeriodUnit, PERIOD_UNITS, completePeriods, periodContaining } from "./period.js";

/** `toDate` ends on the judged day; `whole` is the full period around it, days still to come included. */
export type PeriodExtent = "toDate" | "whole";

/** A move of the judged day, added up: `{ "years": -1 }` is the same day a year earlier. */
export interface Shift {
  readonly years?: number;
  readonly quarters?: number;
  readonly months?: number;
  readonly days?: number;
}

interface OnField {
  /** The date field of the record that the window reads; by default the collection's own `date`. */
  readonly on?: string;
}

interface Shifted extends OnField {
  readonly shift?: Shift;
}

/** The last so many days, months, quarters or years, the judged day included. */
export type Trailing =
  { readonly days: number } | { readonly months: number } | { readonly quarters: number } | { readonly years: number };

/** The last so many periods that are over. */
export type CompletePeriods =
  | { readonly months: number }
  | { readonly fiscalQuarters: number }
  | { readonly fiscalYears: number }
  | { readonly calendarQuarters: number }
  | { readonly calendarYears: number };

/** A day of a document: `2026-03-31`, or the name of a date. */
export type DayName = string;

/** A window whose days follow from the judged day alone. */
export type CalendarWindow = Shifted &
  (
    | { readonly fiscalYear: PeriodExtent }
    | { readonly fiscalQuarter: PeriodExtent }
    | { readonly calendarYear: PeriodExtent }
    | { readonly calendarQuarter: PeriodExtent }
    | { readonly month: PeriodExtent }
    | { readonly trailing: Trailing }
    | { readonly complete: CompletePeriods }
  );

/** From a day on, up to the judged day or to another one; both inclusive. */
export interface SinceWindow extends OnField {
  readonly since: DayName;
  readonly until?: DayName;
}

/** The year since the last anniversary of a day, such as the day on which the partner joined. */
export interface AnniversaryWindow extends Shifted {
  readonly anniversaryYear: PeriodExtent;
  readonly of: DayName;
}

/** Records that are valid on a day: the judged one (`asOf`) or another. */
export interface ValidWindow {
  readonly validOn: DayName;
  readonly shift?: Shift;
}

export type Window = CalendarWindow | SinceWindow | AnniversaryWindow | ValidWindow;

/** The day moved by a shift: years, quarters and months together first, clamped, then days. It may lie beyond the calendar. */
export function shiftFreely(day: Day, shift: Shift): number {
  const months = (shift.years ?? 0) * 12 + (shift.quarters ?? 0) * 3 + (shift.months ?? 0);
  return dayOfDate(addDays(addMonths(dateOfDay(day), months), shift.days ?? 0));
}

/** The day moved by a shift, at most to an end of the calendar. */
export function shiftDay(day: Day, shift: Shift): Day {
  return dayWithin(shiftFreely(day, shift));
}

function trailingStart(day: Day, trailing: Trailing): Day {
  if ("days" in trailing) return dayWithin(day - trailing.days + 1);
  const months =
    "months" in trailing ? trailing.months : "quarters" in trailing ? trailing.quarters * 3 : trailing.years * 12;
  return dayWithin(dayOfDate(addMonths(dateOfDay(day), -months)) + 1);
}

const UNIT_OF: Readonly<Record<string, PeriodUnit>> = {
  months: "month",
  fiscalQuarters: "fiscalQuarter",
  fiscalYears: "fiscalYear",
  calendarQuarters: "calendarQuarter",
  calendarYears: "calendarYear",
};

/** The words by which complete periods are counted. */
export const COMPLETE_UNITS: readonly string[] = Object.keys(UNIT_OF);

/** The unit and the number of complete periods. */
export function unitOfComplete(complete: CompletePeriods): { readonly unit: PeriodUnit; readonly count: number } {
  const [[plural, count]] = Object.entries(complete) as [[string, number]];
  return { unit: UNIT_OF[plural]!, count };
}

/** The first and last day of the window when `asOf` is judged. */
export function windowBounds(window: CalendarWindow, asOf: Day, startMonth: number): Period {
  const day = window.shift === undefined ? asOf : shiftDay(asOf, window.shift);
  if ("trailing" in window) return { from: trailingStart(day, window.trailing), to: day };
  if ("complete" in window) {
    const { unit, count } = unitOfComplete(window.complete);
    const periods = completePeriods(day, unit, count, startMonth);
    return { from: periods[0]!.from, to: periods.at(-1)!.to };
  }
  const unit = periodUnitOf(window) ?? "month";
  const period = periodContaining(day, unit, startMonth);
  const extent = (window as Partial<Record<PeriodUnit, PeriodExtent>>)[unit];
  return extent === "whole" ? period : { from: period.from, to: day };
}

/** The unit of a window that is laid on a period; undefined for every other one. */
export function periodUnitOf(window: Window): PeriodUnit | undefined {
  return PERIOD_UNITS.find((unit) => unit in window);
}
