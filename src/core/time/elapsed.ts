/** How much time lies between two days or two instants. */
import { addMonths } from "date-fns/addMonths";
import { type Day, dateOfDay, dayOfDate } from "./day.js";
import { type Period } from "./period.js";

/** Units of time between two days: complete ones. */
export const CALENDAR_UNITS = ["days", "months", "quarters", "years"] as const;
/** Units of time between two instants, with their length in milliseconds. */
export const CLOCK_MILLISECONDS = { minutes: 60_000, hours: 3_600_000 } as const;

/** Units of business time, which a calendar counts. */
export const BUSINESS_UNITS = ["businessDays", "businessHours", "businessMinutes"] as const;

export type CalendarUnit = (typeof CALENDAR_UNITS)[number];
export type ClockUnit = keyof typeof CLOCK_MILLISECONDS;
export type BusinessUnit = (typeof BUSINESS_UNITS)[number];
export type ElapsedUnit = CalendarUnit | ClockUnit | BusinessUnit;

/** Every unit of time. */
export const ELAPSED_UNITS: readonly ElapsedUnit[] = [...CALENDAR_UNITS, "minutes", "hours", ...BUSINESS_UNITS];

/** The milliseconds of units that are counted by a clock; undefined for days and longer. */
export const MILLISECONDS_OF: { readonly [U in ElapsedUnit]?: number } = {
  ...CLOCK_MILLISECONDS,
  businessMinutes: CLOCK_MILLISECONDS.minutes,
  businessHours: CLOCK_MILLISECONDS.hours,
};

export function isBusinessUnit(unit: ElapsedUnit): unit is BusinessUnit {
  return (BUSINESS_UNITS as readonly string[]).includes(unit);
}

const MONTHS_IN: { readonly [U in Exclude<CalendarUnit, "days">]: number } = { months: 1, quarters: 3, years: 12 };

/**
 * The whole months from one day to a later one: the most for which the anniversary of the first day, clamped to the last
 * day of its month, is not after the second.
 */
function monthsBetween(from: Day, to: Day): number {
  const start = dateOfDay(from);
  const end = dateOfDay(to);
  const months = (end.getFullYear() - start.getFullYear()) * 12 + end.getMonth() - start.getMonth();
  return dayOfDate(addMonths(start, months)) <= to ? months : months - 1;
}

/** Complete units from one day to another; negative where the second lies before the first. */
export function elapsedUnits(from: Day, to: Day, unit: CalendarUnit): number {
  if (unit === "days") return to - from;
  const [first, second, direction] = from <= to ? [from, to, 1] : [to, from, -1];
  const complete = Math.floor(monthsBetween(first, second) / MONTHS_IN[unit]);
  return complete === 0 ? 0 : direction * complete;
}

/** The year around `day` that begins on an anniversary of `start`; undefined before the start. */
export function anniversaryYear(start: Day, day: Day): Period | undefined {
  if (day < start) return undefined;
  const years = elapsedUnits(start, day, "years");
  const anniversary = (count: number): Day => dayOfDate(addMonths(dateOfDay(start), count * 12));
  return { from: anniversary(years), to: anniversary(years + 1) - 1 };
}
