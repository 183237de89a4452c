/** The calendar the slow way: days are texts, and everything is counted out by hand. */
export interface Shift {
  readonly years?: number;
  readonly quarters?: number;
  readonly months?: number;
  readonly days?: number;
}

const two = (value: number): string => String(value).padStart(2, "0");

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysIn(year: number, month: number): number {
  return [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function parts(day: string): readonly [number, number, number] {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return [year, month, date];
}

const write = (year: number, month: number, date: number): string => `${year}-${two(month)}-${two(date)}`;

export function nextDay(day: string): string {
  const [year, month, date] = parts(day);
  if (date < daysIn(year, month)) return write(year, month, date + 1);
  return month < 12 ? write(year, month + 1, 1) : write(year + 1, 1, 1);
}

export function previousDay(day: string): string {
  const [year, month, date] = parts(day);
  if (date > 1) return write(year, month, date - 1);
  return month > 1 ? write(year, month - 1, daysIn(year, month - 1)) : write(year - 1, 12, 31);
}

export function addDays(day: string, count: number): string {
  let current = day;
  for (let left = Math.abs(count); left > 0; left -= 1) current = count > 0 ? nextDay(current) : previousDay(current);
  return current;
}

/** The same day of another month, or the last one that it has. */
export function addMonths(day: string, count: number): string {
  const [year, month, date] = parts(day);
  const months = year * 12 + (month - 1) + count;
  const newYear = Math.floor(months / 12);
  const newMonth = (months % 12) + 1;
  return write(newYear, newMonth, Math.min(date, daysIn(newYear, newMonth)));
}

export function shift(day: string, { years = 0, quarters = 0, months = 0, days = 0 }: Shift): string {
  return addDays(addMonths(day, years * 12 + quarters * 3 + months), days);
}

export interface Span {
  readonly from: string;
  readonly to: string;
}

const LENGTH: Readonly<Record<string, number>> = {
  fiscalYear: 12,
  fiscalQuarter: 3,
  calendarYear: 12,
  calendarQuarter: 3,
  month: 1,
};

/** The period that holds a day: from the first month at which one begins, backward from the day's own. */
export function periodOf(day: string, unit: string, startMonth: number): Span {
  const length = LENGTH[unit]!;
  const first = unit.startsWith("fiscal") ? startMonth : 1;
  let start = `${day.slice(0, 8)}01`;
  while ((parts(start)[1] - first + 12) % length !== 0) start = addMonths(start, -1);
  return { from: start, to: previousDay(addMonths(start, length)) };
}

/** The last so many periods that end on the day or before it, the latest first. */
export function completePeriods(day: string, unit: string, count: number, startMonth: number): readonly Span[] {
  const spans: Span[] = [];
  let current = periodOf(day, unit, startMonth);
  if (current.to > day) current = periodOf(previousDay(current.from), unit, startMonth);
  for (; spans.length < count; current = periodOf(previousDay(current.from), unit, startMonth)) spans.push(current);
  return spans;
}

/** Complete months from a day to a later one, counted up one by one. */
function monthsUpTo(from: string, to: string): number {
  let count = 0;
  while (addMonths(from, count + 1) <= to) count += 1;
  return count;
}

function daysUpTo(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

export function elapsed(from: string, to: string, unit: string): number {
  if (unit === "days") return daysUpTo(from, to);
  const months = from <= to ? monthsUpTo(from, to) : monthsUpTo(to, from);
  const complete = Math.floor(months / { months: 1, quarters: 3, years: 12 }[unit as "months"]);
  return from <= to ? complete : 0 - complete;
}

/** The year around a day that begins on an anniversary of another. */
export function anniversaryYear(start: string, day: string): Span | undefined {
  if (day < start) return undefined;
  let years = 0;
  while (addMonths(start, (years + 1) * 12) <= day) years += 1;
  return { from: addMonths(start, years * 12), to: previousDay(addMonths(start, (years + 1) * 12)) };
}
