/** Periods: the year, quarter or month that contains a day. Both ends are inclusive days. */
import { addMonths } from "date-fns/addMonths";
import { startOfMonth } from "date-fns/startOfMonth";
import { type Day, dateOfDay, dayOfDate, dayWithin } from "./day.js";

/** From the first to the last day, both inside. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The periods that a document may name. A fiscal year may begin with any month, a calendar year begins with January. */
export const PERIOD_UNITS = ["fiscalYear", "fiscalQuarter", "calendarYear", "calendarQuarter", "month"] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

/** How many months a period has. */
export const MONTHS_OF: { readonly [U in PeriodUnit]: number } = {
  fiscalYear: 12,
  fiscalQuarter: 3,
  calendarYear: 12,
  calendarQuarter: 3,
  month: 1,
};

function firstMonthOf(unit: PeriodUnit, startMonth: number): number {
  return unit === "fiscalYear" || unit === "fiscalQuarter" ? startMonth : 1;
}

/** The period of this unit that contains `day`; `startMonth` (1 to 12) is the first month of the fiscal year. */
export function periodContaining(day: Day, unit: PeriodUnit, startMonth: number): Period {
  const date = dateOfDay(day);
  const months = MONTHS_OF[unit];
  const monthsIntoYear = (date.getMonth() + 1 - firstMonthOf(unit, startMonth) + 12) % 12;
  const start = addMonths(startOfMonth(date), -(monthsIntoYear % months));
  return { from: dayWithin(dayOfDate(start)), to: dayWithin(dayOfDate(addMonths(start, months)) - 1) };
}

/** The periods of a longer one that are over before the one of the judged day begins, the earliest first. */
export function periodsBefore(day: Day, unit: PeriodUnit, within: PeriodUnit, startMonth: number): readonly Period[] {
  const current = periodContaining(day, unit, startMonth);
  const periods: Period[] = [];
  let next = periodContaining(periodContaining(day, within, startMonth).from, unit, startMonth);
  while (next.to < current.from) {
    periods.push(next);
    next = periodContaining(next.to + 1, unit, startMonth);
  }
  return periods;
}

/**
 * The last `count` periods that are over on the judged day, the earliest first. A period is over on its last day, because
 * a judged day counts as a whole.
 */
export function completePeriods(day: Day, unit: PeriodUnit, count: number, startMonth: number): readonly Period[] {
  const periods: Period[] = [];
  let next = periodContaining(day + 1, unit, startMonth);
  while (periods.length < count) {
    next = periodContaining(next.from - 1, unit, startMonth);
    periods.unshift(next);
  }
  return periods;
}
