/** Calendar dates without a time zone: `YYYY-MM-DD` outside, whole days since 1970-01-01 inside. */
import { UTCDateMini } from "@date-fns/utc/date/mini";

/** Days since 1970-01-01. */
export type Day = number;

const MILLISECONDS_PER_DAY = 86_400_000;
const DATE = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The day of a text `YYYY-MM-DD`, years 1000 to 9999; undefined when the calendar has no such day. */
export function readDay(text: string): Day | undefined {
  if (text.length !== 10 || !DATE.test(text)) return undefined;
  const dayOfMonth = Number(text.slice(8));
  const milliseconds = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, dayOfMonth);
  // A day that the month does not have (30 February) has moved into the next month.
  if (dayOfMonth > 28 && new Date(milliseconds).getUTCDate() !== dayOfMonth) return undefined;
  return milliseconds / MILLISECONDS_PER_DAY;
}

/** The text `YYYY-MM-DD` of a day. */
export function writeDay(day: Day): string {
  return new Date(day * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
}

/** The day as a date object whose fields are read in UTC, whatever zone the host is in. */
export function dateOfDay(day: Day): Date {
  return new UTCDateMini(day * MILLISECONDS_PER_DAY);
}

/** The day of a date object. */
export function dayOfDate(date: Date): Day {
  return Math.floor(date.getTime() / MILLISECONDS_PER_DAY);
}
