/** Fiscal periods: the year, quarter or month that contains a day. Both ends are inclusive days. */
import { addMonths } from "date-fns/addMonths";
import { startOfMonth } from "date-fns/startOfMonth";
import { type Day, dateOfDay, dayOfDate } from "./day.js";

/** From the first to the last day, both inside. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** The periods that a document may name. A fiscal year may begin with any month. */
export const PERIOD_UNITS = ["fiscalYear", "fiscalQuarter", "month"] as const;
export type PeriodUnit = (typeof PERIOD_UNITS)[number];

const MONTHS: { readonly [U in PeriodUnit]: number } = { fiscalYear: 12, fiscalQuarter: 3, month: 1 };

/** The period of this unit that contains `day`; `startMonth` (1 to 12) is the first month of the fiscal year. */
export function periodContaining(day: Day, unit: PeriodUnit, startMonth: number): Period {
  const date = dateOfDay(day);
  const months = MONTHS[unit];
  const monthsIntoYear = (date.getMonth() + 1 - startMonth + 12) % 12;
  const start = addMonths(startOfMonth(date), -(monthsIntoYear % months));
  return { from: dayOfDate(start), to: dayOfDate(addMonths(start, months)) - 1 };
}
