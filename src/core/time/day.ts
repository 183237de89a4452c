/** Calendar dates without a time zone: `YYYY-MM-DD` outside, whole days since 1970-01-01 inside. */
import { UTCDateMini } from "@date-fns/utc/date/mini";

/** Days since 1970-01-01. */
export type Day = number;

/** 9999-12-31: no day of a document lies behind it. */
export const LAST_DAY: Day = 2_932_896;

/** 1000-01-01: no day of a document lies before it. */
export const FIRST_DAY: Day = -354_285;

export const MILLISECONDS_PER_DAY = 86_400_000;
const ZERO_CODE = 48;
const DASH_CODE = 45;

/** Two digits of a text as a number; more than 99 where one of them is none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO_CODE;
  const ones = text.charCodeAt(at + 1) - ZERO_CODE;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? Infinity : tens * 10 + ones;
}

/** The day of a text `YYYY-MM-DD`, years 1000 to 9999; undefined when the calendar has no such day. */
export function readDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH_CODE || text.charCodeAt(7) !== DASH_CODE) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31))
    return undefined;
  const milliseconds = Date.UTC(year, month - 1, dayOfMonth);
  // A day that the month does not have (30 February) has moved into the next month.
  if (dayOfMonth > 28 && new Date(milliseconds).getUTCDate() !== dayOfMonth) return undefined;
  return milliseconds / MILLISECONDS_PER_DAY;
}

/** Whether a number is a day of the calendar, years 1000 to 9999. */
export function isDay(number: number): boolean {
  return Number.isInteger(number) && number >= FIRST_DAY && number <= LAST_DAY;
}

/** A day, or the end of the calendar that it lies beyond: no year before 1000 and none after 9999 can be written. */
export function dayWithin(day: number): Day {
  return Math.min(Math.max(day, FIRST_DAY), LAST_DAY);
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
