/** Calendars of the document, read once. */
import { type Issue, issue, pointer } from "../issue/issue.js";
import { type BusinessCalendar, businessCalendar } from "./business.js";
import { type Day, MILLISECONDS_PER_DAY, readDay } from "../time/day.js";
import { type OffsetFrom, type Opening } from "./local.js";
import { type CalendarDeclaration, type Calendars, type OpeningHours, WEEKDAYS } from "./types.js";
import { type ReadSection } from "../data/tables.js";

const TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
const OFFSET = /^([+-])(\d\d):([0-5]\d)$/;
const MILLISECONDS_PER_MINUTE = 60_000;
const MOST_OFFSET_MINUTES = 14 * 60;

/** Milliseconds since the beginning of the day. */
export function readTimeOfDay(text: string): number | undefined {
  const match = TIME.exec(text);
  if (match === null) return undefined;
  const [, hours = "24", minutes = "0"] = match;
  return (Number(hours) * 60 + Number(minutes)) * MILLISECONDS_PER_MINUTE;
}

/** Milliseconds that are added to UTC, at most 14 hours either way. */
export function readOffset(text: string): number | undefined {
  const match = OFFSET.exec(text);
  if (match === null) return undefined;
  const [, direction, hours, minutes] = match;
  const size = Number(hours) * 60 + Number(minutes);
  if (size > MOST_OFFSET_MINUTES) return undefined;
  return size * MILLISECONDS_PER_MINUTE * (direction === "-" ? -1 : 1);
}

function readHours(hours: readonly OpeningHours[]): readonly Opening[] {
  return hours.map(({ from, to }) => ({ from: readTimeOfDay(from)!, to: readTimeOfDay(to)! }));
}

/** Hours that overlap, or end before they begin. */
function checkHours(hours: readonly OpeningHours[], address: string): readonly Issue[] {
  const read = readHours(hours);
  return read.flatMap(({ from, to }, index) => {
    const before = read[index - 1]?.to ?? 0;
    return from < to && from >= before ? [] : [issue("calendar.hours", pointer(address, index))];
  });
}

/** Offsets of which each begins later than the one before, and by less than a day of difference. */
function checkOffsets(offsets: readonly OffsetFrom[], address: string): readonly Issue[] {
  return offsets.flatMap(({ from, offset }, index) => {
    const before = offsets[index - 1];
    if (before === undefined) return [];
    const fits = from > before.from && Math.abs(offset - before.offset) < MILLISECONDS_PER_DAY;
    return fits ? [] : [issue("calendar.offsets", pointer(address, index))];
  });
}

function offsetsOf({ utcOffset = "+00:00" }: CalendarDeclaration): readonly OffsetFrom[] {
  if (typeof utcOffset === "string") return [{ from: 0, offset: readOffset(utcOffset)! }];
  return utcOffset.map(({ from, value }) => ({ from: readDay(from)!, offset: readOffset(value)! }));
}

function checkDays(
  { holidays = [], openings = {}, from, until }: CalendarDeclaration,
  address: string,
): readonly Issue[] {
  const twice = holidays.flatMap((day, index) => {
    const first = holidays.indexOf(day);
    const other = first < index ? pointer(address, "holidays", first) : pointer(address, "openings", day);
    return first < index || Object.hasOwn(openings, day)
      ? [issue("calendar.twice", pointer(address, "holidays", index), { other })]
      : [];
  });
  const reversed = from !== undefined && until !== undefined && from > until;
  return [...twice, ...(reversed ? [issue("calendar.until", pointer(address, "until"), { from })] : [])];
}

function checkCalendar(declared: CalendarDeclaration, address: string): readonly Issue[] {
  const { week, openings = {} } = declared;
  const hours = [
    ...Object.entries(week).map(([day, each]) => [each, pointer(address, "week", day)] as const),
    ...Object.entries(openings).map(([day, each]) => [each, pointer(address, "openings", day)] as const),
  ];
  const isOpen = Object.keys(week).length > 0;
  return [
    ...(isOpen ? [] : [issue("calendar.closed", pointer(address, "week"))]),
    ...hours.flatMap(([each, at]) => checkHours(each, at)),
    ...checkOffsets(offsetsOf(declared), pointer(address, "utcOffset")),
    ...checkDays(declared, address),
  ];
}

/** The later of two first days, either of which may be missing. */
function later(left: Day | undefined, right: Day | undefined): Day | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return Math.max(left, right);
}

function calendarOf(name: string, declared: CalendarDeclaration): BusinessCalendar {
  const { week, holidays = [], openings = {}, utcOffset, from, until } = declared;
  const offsets = offsetsOf(declared);
  const closed = holidays.map((day) => [readDay(day)!, []] as const);
  const other = Object.entries(openings).map(([day, hours]) => [readDay(day)!, readHours(hours)] as const);
  return businessCalendar({
    name,
    week: WEEKDAYS.map((weekday) => readHours(week[weekday] ?? [])),
    special: new Map<Day, readonly Opening[]>([...closed, ...other]),
    offsets,
    from: later(
      from === undefined ? undefined : readDay(from),
      typeof utcOffset === "object" ? offsets[0]!.from : undefined,
    ),
    until: until === undefined ? undefined : readDay(until),
  });
}

export function readCalendars(calendars: Calendars): ReadSection<BusinessCalendar> {
  const read = new Map<string, BusinessCalendar | undefined>();
  const issues: Issue[] = [];
  for (const [name, declared] of Object.entries(calendars)) {
    const found = checkCalendar(declared, pointer("/calendars", name));
    issues.push(...found);
    read.set(name, found.length === 0 ? calendarOf(name, declared) : undefined);
  }
  return { read, issues };
}
