/** The days of a review: on which days moves are decided, what they measure, and from when they have effect. */
import { type Day, LAST_DAY, dateOfDay, dayWithin, readDay } from "../time/day.js";
import { type Period, type PeriodUnit, periodContaining } from "../time/period.js";
import { shiftDay } from "../time/window.js";
import { type EffectiveFrom, type LastDay, type LockIn, type MeasuredOn, type Occasions, type Span } from "./types.js";

/** What the days of a review follow from besides the calendar. */
export interface DaySource {
  /** The first month of the fiscal year. */
  readonly startMonth: number;
  /** A date of the partner; undefined where it has none. */
  readonly dateOf: (name: string) => Day | undefined;
}

/** The day so much later. */
export function laterBy(day: Day, span: Span): Day {
  return shiftDay(day, span);
}

/** The day so much earlier. */
export function earlierBy(day: Day, { years = 0, quarters = 0, months = 0, days = 0 }: Span): Day {
  return shiftDay(day, { months: -(years * 12 + quarters * 3 + months), days: -days });
}

/** The first day of a list that lies behind a day; none beyond the calendar. */
function firstAfter(day: Day, candidates: readonly Day[]): Day | undefined {
  const later = candidates.filter((candidate) => candidate > day && candidate <= LAST_DAY);
  return later.length === 0 ? undefined : Math.min(...later);
}

/** A day `MM-DD` in a year; one that the month does not have is its last day. */
function dayInYear(monthDay: string, year: number): Day {
  const clamped = monthDay === "02-29" ? (readDay(`${year}-02-29`) ?? readDay(`${year}-02-28`)) : undefined;
  return clamped ?? readDay(`${year}-${monthDay}`)!;
}

function yearsFrom(day: Day): readonly number[] {
  const year = dateOfDay(day).getFullYear();
  return [year, year + 1].filter((each) => each <= 9999);
}

/** The next time that so many months have passed since a day. */
function nextAnniversary(start: Day, months: number, after: Day): Day | undefined {
  const from = dateOfDay(start);
  const now = dateOfDay(after);
  const passed = (now.getFullYear() - from.getFullYear()) * 12 + now.getMonth() - from.getMonth();
  const count = Math.max(1, Math.floor(passed / months));
  const nearby = [count, count + 1].map((times) => shiftDay(start, { months: times * months }));
  return firstAfter(after, nearby);
}

function periodsFrom(day: Day, unit: PeriodUnit, { startMonth }: DaySource): readonly Period[] {
  const period = periodContaining(day, unit, startMonth);
  return [period, periodContaining(Math.min(period.to + 1, LAST_DAY), unit, startMonth)];
}

/** The next day after this one on which moves are decided; undefined where there is none. */
export function nextOccasion(occasions: Occasions, after: Day, source: DaySource): Day | undefined {
  if (occasions === "never") return undefined;
  if (occasions === "immediately") return firstAfter(after, [after + 1]);
  if ("eachYearOn" in occasions) {
    const { eachYearOn } = occasions;
    return firstAfter(
      after,
      yearsFrom(after).flatMap((year) => eachYearOn.map((each) => dayInYear(each, year))),
    );
  }
  if ("anniversaryOf" in occasions) {
    const start = source.dateOf(occasions.anniversaryOf);
    return start === undefined ? undefined : nextAnniversary(start, occasions.months ?? 12, after);
  }
  if ("firstDayOf" in occasions)
    return firstAfter(after, periodsFrom(after, occasions.firstDayOf, source).map(({ from }) => from)); // prettier-ignore
  return firstAfter(after, periodsFrom(after, occasions.lastDayOf, source).map(({ to }) => to)); // prettier-ignore
}

/** Whether moves are decided on a day. */
export function isOccasion(occasions: Occasions, day: Day, source: DaySource): boolean {
  return nextOccasion(occasions, day - 1, source) === day;
}

/** The day whose figures are decided on. */
export function measuredOn(measured: MeasuredOn | undefined, day: Day, { startMonth }: DaySource): Day {
  if (measured === undefined) return day;
  if ("before" in measured) return earlierBy(day, measured.before);
  const { from, to } = periodContaining(day, measured.lastDayOf, startMonth);
  return to === day ? day : dayWithin(from - 1);
}

/** The day from which a decision has effect. */
export function effectiveFrom(effective: EffectiveFrom | undefined, day: Day, { startMonth }: DaySource): Day {
  if (effective === undefined) return day;
  if ("after" in effective) return laterBy(day, effective.after);
  return dayWithin(periodContaining(day, effective.firstDayOf, startMonth).to + 1);
}

function endOf({ lastDayOf, following = 0 }: Extract<LastDay, { lastDayOf: unknown }>, day: Day, startMonth: number) {
  let { to } = periodContaining(day, lastDayOf, startMonth);
  for (let count = 0; count < following; count += 1)
    ({ to } = periodContaining(dayWithin(to + 1), lastDayOf, startMonth));
  return to;
}

/** The last day of a grace that begins after a day. */
export function lastDayOfGrace(grace: LastDay, day: Day, { startMonth }: DaySource): Day {
  return "for" in grace ? laterBy(day, grace.for) : endOf(grace, day, startMonth);
}

/** The last day on which a level is safe that was gained on a day, which counts; undefined where nothing says. */
export function lastDayOfLock(lock: LockIn, day: Day, source: DaySource): Day | undefined {
  if ("for" in lock) return dayWithin(laterBy(day, lock.for) - 1);
  if ("lastDayOf" in lock) return endOf(lock, day, source.startMonth);
  const start = source.dateOf(lock.anniversaryOf);
  const next = start === undefined ? undefined : nextAnniversary(start, 12, Math.max(day, start));
  return next === undefined ? undefined : next - 1;
}
