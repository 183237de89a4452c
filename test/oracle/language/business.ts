/** Business time the slow way: every day is laid out as instants, one after the other. */
import type { CalendarDeclaration, OpeningHours } from "partner-program";
import { nextDay, previousDay } from "./calendar.js";

type Span = readonly [from: number, to: number];

const NAMES = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const MINUTE = 60_000;

function minutes(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function offsetOn(calendar: CalendarDeclaration, day: string): number {
  const { utcOffset = "+00:00" } = calendar;
  const text =
    typeof utcOffset === "string"
      ? utcOffset
      : (utcOffset.filter(({ from }) => from <= day).at(-1) ?? utcOffset[0]!).value;
  return (text.startsWith("-") ? -1 : 1) * minutes(text.slice(1));
}

/** The instant at which a day begins where the calendar is. */
function beginning(calendar: CalendarDeclaration, day: string): number {
  return Date.parse(day) - offsetOn(calendar, day) * MINUTE;
}

export function localDay(calendar: CalendarDeclaration, instant: number): string {
  let day = previousDay(previousDay(new Date(instant).toISOString().slice(0, 10)));
  while (beginning(calendar, nextDay(day)) <= instant) day = nextDay(day);
  return day;
}

function spansOf(calendar: CalendarDeclaration, day: string): readonly Span[] {
  const weekday = NAMES[new Date(day).getUTCDay()]!;
  const closed = calendar.holidays?.includes(day) === true;
  const hours: readonly OpeningHours[] = closed ? [] : (calendar.openings?.[day] ?? calendar.week[weekday] ?? []);
  const start = beginning(calendar, day);
  const end = beginning(calendar, nextDay(day));
  return hours
    .map(({ from, to }): Span => [
      start + minutes(from) * MINUTE,
      to === "24:00" ? end : Math.min(end, start + minutes(to) * MINUTE),
    ])
    .filter(([from, to]) => from < to);
}

const isOpenDay = (calendar: CalendarDeclaration, day: string): boolean => spansOf(calendar, day).length > 0;

/** Whether the calendar speaks of a day. */
export function isKnown(calendar: CalendarDeclaration, day: string): boolean {
  const { from, until, utcOffset } = calendar;
  if (typeof utcOffset === "object" && day < utcOffset[0]!.from) return false;
  return (from === undefined || day >= from) && (until === undefined || day <= until);
}

/** Open milliseconds from an instant to a later one. */
export function openTime(calendar: CalendarDeclaration, from: number, to: number): number {
  let sum = 0;
  for (let day = localDay(calendar, from); beginning(calendar, day) < to; day = nextDay(day))
    for (const [start, end] of spansOf(calendar, day)) sum += Math.max(0, Math.min(end, to) - Math.max(start, from));
  return sum;
}

/** Business days after a day, up to a later one. */
export function openDays(calendar: CalendarDeclaration, from: string, to: string): number {
  let count = 0;
  for (let day = nextDay(from); day <= to; day = nextDay(day)) if (isOpenDay(calendar, day)) count += 1;
  return count;
}

export function dayAfter(calendar: CalendarDeclaration, from: string, count: number): string {
  let day = from;
  for (let left = Math.abs(count); left > 0;) {
    day = count > 0 ? nextDay(day) : previousDay(day);
    if (isOpenDay(calendar, day)) left -= 1;
  }
  return day;
}

/** So many open milliseconds later, or earlier. */
export function timeAfter(calendar: CalendarDeclaration, from: number, milliseconds: number): number {
  let left = Math.abs(milliseconds);
  if (left === 0) return from;
  const forward = milliseconds > 0;
  for (let day = localDay(calendar, from); ; day = forward ? nextDay(day) : previousDay(day)) {
    const spans = spansOf(calendar, day);
    for (const [start, end] of forward ? spans : [...spans].reverse()) {
      const [first, last] = forward ? [Math.max(start, from), end] : [start, Math.min(end, from)];
      const length = Math.max(0, last - first);
      if (length >= left) return forward ? first + left : last - left;
      left -= length;
    }
  }
}

/** The instant where the calendar is open or has just closed, else the next opening, or the closing before. */
function moved(calendar: CalendarDeclaration, from: number, forward: boolean): number {
  for (let day = localDay(calendar, from); ; day = forward ? nextDay(day) : previousDay(day)) {
    const spans = spansOf(calendar, day);
    for (const [start, end] of forward ? spans : [...spans].reverse()) {
      if (start <= from && from <= end) return from;
      if (forward ? start > from : end < from) return forward ? start : end;
    }
  }
}

/** The time of day at which a start lies, on another day, inside the hours of that day. */
function sameTime(calendar: CalendarDeclaration, start: number, day: string): number {
  const spans = spansOf(calendar, day);
  const same = beginning(calendar, day) + start - beginning(calendar, localDay(calendar, start));
  return Math.min(Math.max(same, spans[0]![0]), spans.at(-1)![1]);
}

/** The same time of day so many business days later. */
export function sameTimeAfter(calendar: CalendarDeclaration, from: number, count: number): number {
  if (count === 0) return from;
  const start = moved(calendar, from, count > 0);
  return sameTime(calendar, start, dayAfter(calendar, localDay(calendar, start), count));
}

/** The most business days that can be added without passing the later instant. */
export function completeDays(calendar: CalendarDeclaration, from: number, to: number): number {
  const start = moved(calendar, from, true);
  if (start > to) return 0;
  let day = dayAfter(calendar, localDay(calendar, start), 1);
  let count = 0;
  for (; sameTime(calendar, start, day) <= to; day = dayAfter(calendar, day, 1)) count += 1;
  return count;
}
