/**
 * Windows: which records a metric reads, as days relative to the day that is judged. A window is shifted first (month
 * arithmetic clamps to the last day of the month and counts from the judged day), then laid out.
 */
import { addDays } from "date-fns/addDays";
import { addMonths } from "date-fns/addMonths";
import { type Day, dateOfDay, dayOfDate } from "./day.js";
import { type Period, type PeriodUnit, PERIOD_UNITS, periodContaining } from "./period.js";

/** `toDate` ends on the judged day; `whole` is the full period around it, days still to come included. */
export type PeriodExtent = "toDate" | "whole";

/** A move of the judged day, added up: `{ "years": -1 }` is the same day a year earlier. */
export interface Shift {
  readonly years?: number;
  readonly quarters?: number;
  readonly months?: number;
  readonly days?: number;
}

interface Shifted {
  readonly shift?: Shift;
  /** The date field of the record that the window reads; by default the collection's own `date`. */
  readonly on?: string;
}

/** The last so many days, months or quarters, the judged day included. */
export type Trailing = { readonly days: number } | { readonly months: number } | { readonly quarters: number };

export type Window = Shifted &
  (
    | { readonly fiscalYear: PeriodExtent }
    | { readonly fiscalQuarter: PeriodExtent }
    | { readonly month: PeriodExtent }
    | { readonly trailing: Trailing }
  );

/** The day moved by a shift: years, quarters and months together first, clamped, then days. */
export function shiftDay(day: Day, shift: Shift): Day {
  const months = (shift.years ?? 0) * 12 + (shift.quarters ?? 0) * 3 + (shift.months ?? 0);
  return dayOfDate(addDays(addMonths(dateOfDay(day), months), shift.days ?? 0));
}

function trailingStart(day: Day, trailing: Trailing): Day {
  if ("days" in trailing) return day - trailing.days + 1;
  const months = "months" in trailing ? trailing.months : trailing.quarters * 3;
  return dayOfDate(addMonths(dateOfDay(day), -months)) + 1;
}

/** The first and last day of the window when `asOf` is judged. */
export function windowBounds(window: Window, asOf: Day, startMonth: number): Period {
  const day = window.shift === undefined ? asOf : shiftDay(asOf, window.shift);
  if ("trailing" in window) return { from: trailingStart(day, window.trailing), to: day };
  const unit = periodUnitOf(window) ?? "month";
  const period = periodContaining(day, unit, startMonth);
  const extent = (window as Partial<Record<PeriodUnit, PeriodExtent>>)[unit];
  return extent === "whole" ? period : { from: period.from, to: day };
}

/** The unit of a window that is laid on a period; undefined for a trailing one. */
export function periodUnitOf(window: Window): PeriodUnit | undefined {
  return PERIOD_UNITS.find((unit) => unit in window);
}
