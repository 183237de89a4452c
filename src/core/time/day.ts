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

const DAYS_PER_ERA = 146_097;
const DAYS_PER_CENTURY = 36_524;
const DAYS_PER_FOUR_YEARS = 1_461;
/** From 0000-03-01 to 1970-01-01. */
const DAYS_TO_EPOCH = 719_468;

/** Days from the first of March to the first of a month counted from March: the months have 153 days in every five. */
function daysToMonth(monthFromMarch: number): number {
  return Math.floor((153 * monthFromMarch + 2) / 5);
}

/** The day of a date of the Gregorian calendar; years are counted from March, so that a leap day is their last. */
function dayOf(year: number, month: number, dayOfMonth: number): Day {
  const shifted = month > 2 ? year : year - 1;
  const leaps = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return 365 * shifted + leaps + daysToMonth((month + 9) % 12) + dayOfMonth - 1 - DAYS_TO_EPOCH;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of a text `YYYY-MM-DD`, years 1000 to 9999; undefined when the calendar has no such day. */
export function readDay(text: string): Day | undefined {
  if (text.length !== 10 || text.charCodeAt(4) !== DASH_CODE || text.charCodeAt(7) !== DASH_CODE) return undefined;
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const month = twoDigits(text, 5);
  const dayOfMonth = twoDigits(text, 8);
  if (!(year >= 1000 && year <= 9999 && month >= 1 && month <= 12 && dayOfMonth >= 1)) return undefined;
  return dayOfMonth <= daysInMonth(year, month) ? dayOf(year, month, dayOfMonth) : undefined;
}

/** Whether a number is a day of the calendar, years 1000 to 9999. */
export function isDay(number: number): boolean {
  return Number.isInteger(number) && number >= FIRST_DAY && number <= LAST_DAY;
}

/** A day, or the end of the calendar that it lies beyond: no year before 1000 and none after 9999 can be written. */
export function dayWithin(day: number): Day {
  return Math.min(Math.max(day, FIRST_DAY), LAST_DAY);
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, "0"));

/** The text `YYYY-MM-DD` of a day. */
export function writeDay(day: Day): string {
  const fromMarch = day + DAYS_TO_EPOCH;
  const era = Math.floor(fromMarch / DAYS_PER_ERA);
  const ofEra = fromMarch - era * DAYS_PER_ERA;
  const leaps = Math.floor(ofEra / (DAYS_PER_FOUR_YEARS - 1)) - Math.floor(ofEra / DAYS_PER_CENTURY);
  const yearOfEra = Math.floor((ofEra - leaps - Math.floor(ofEra / (DAYS_PER_ERA - 1))) / 365);
  const ofYear = ofEra - 365 * yearOfEra - Math.floor(yearOfEra / 4) + Math.floor(yearOfEra / 100);
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const dayOfMonth = ofYear - daysToMonth(monthFromMarch) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${year}-${TWO_DIGITS[month]!}-${TWO_DIGITS[dayOfMonth]!}`;
}

/** The day as a date object whose fields are read in UTC, whatever zone the host is in. */
export function dateOfDay(day: Day): Date {
  return new UTCDateMini(day * MILLISECONDS_PER_DAY);
}

/** The day of a date object. */
export function dayOfDate(date: Date): Day {
  return Math.floor(date.getTime() / MILLISECONDS_PER_DAY);
}
