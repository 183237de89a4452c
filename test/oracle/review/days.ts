/** The calendar of the slow oracle: days are texts, and are counted one by one. */

const DAY = 86_400_000;

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

/** The same day so many months later, or the last day of that month. */
export function plusMonths(day: string, months: number): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  const index = year * 12 + (month - 1) + months;
  const last = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate();
  const two = (number: number): string => String(number).padStart(2, "0");
  return `${Math.floor(index / 12)}-${two((index % 12) + 1)}-${two(Math.min(date, last))}`;
}

export interface Span {
  readonly months?: number;
  readonly days?: number;
}

export function plus(day: string, { months = 0, days = 0 }: Span): string {
  return plusDays(plusMonths(day, months), days);
}

export function minus(day: string, { months = 0, days = 0 }: Span): string {
  return plusDays(plusMonths(day, -months), -days);
}

const LENGTHS: Readonly<Record<string, number>> = {
  month: 1,
  calendarQuarter: 3,
  fiscalQuarter: 3,
  calendarYear: 12,
  fiscalYear: 12,
};

/** Whether a period of this unit begins on a day. */
function isFirst(day: string, unit: string, startMonth: number): boolean {
  if (!day.endsWith("-01")) return false;
  const month = Number(day.slice(5, 7));
  const from = unit.startsWith("fiscal") ? startMonth : 1;
  const length = LENGTHS[unit] ?? 12;
  return (month - from + 12) % length === 0;
}

export function isFirstDay(day: string, unit: string, startMonth: number): boolean {
  return isFirst(day, unit, startMonth);
}

export function isLastDay(day: string, unit: string, startMonth: number): boolean {
  return isFirst(plusDays(day, 1), unit, startMonth);
}

/** The first day from this one on that is so. */
export function nextDay(day: string, isIt: (day: string) => boolean): string {
  let found = day;
  while (!isIt(found)) found = plusDays(found, 1);
  return found;
}

/** The last day up to this one that is so. */
export function lastDay(day: string, isIt: (day: string) => boolean): string {
  let found = day;
  while (!isIt(found)) found = plusDays(found, -1);
  return found;
}
