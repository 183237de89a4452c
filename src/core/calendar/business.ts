/**
 * Business time: how much of it lies between two instants, and when so much of it is over. A calendar is a week of opening
 * hours, with days that differ. Everything before a day is counted by arithmetic and not day by day, so that instants may
 * lie centuries apart.
 */
import { type Day, dayWithin } from "../time/day.js";
import { instantWithin } from "../time/instant.js";
import { type LocalDays, type Opening, type OffsetFrom, localDays } from "./local.js";
import { type DayCounts, dayCounts } from "./day-counts.js";

/** A calendar as it is read from the document. */
export interface CalendarData {
  readonly name: string;
  /** The opening hours of each weekday, Monday first. */
  readonly week: readonly (readonly Opening[])[];
  /** Days that have other hours, or none. */
  readonly special: ReadonlyMap<Day, readonly Opening[]>;
  /** What is added to UTC, by the first day on which it is; the earliest first. */
  readonly offsets: readonly OffsetFrom[];
  /** The first and the last day of which the calendar knows; undefined where it knows all. */
  readonly from: Day | undefined;
  readonly until: Day | undefined;
}

/** Answers are undefined where they need a day that the calendar does not know. Instants are milliseconds since 1970 in UTC. */
export interface BusinessCalendar {
  readonly name: string;
  /** Whether there are days that it does not know. */
  readonly isBounded: boolean;
  /** The day on which an instant is where the calendar is. */
  readonly dayOf: (instant: number) => Day | undefined;
  /** Open milliseconds from the first instant to the second; negative where the second lies before the first. */
  readonly openTime: (from: number, to: number) => number | undefined;
  /** Business days after the first day, up to the second; negative where the second lies before the first. */
  readonly openDays: (from: Day, to: Day) => number | undefined;
  /** The most business days that can be added to the earlier instant without passing the later one. */
  readonly completeDays: (from: number, to: number) => number | undefined;
  /** The first instant by which so many open milliseconds are over; of a negative number the last one from which so many are left. */
  readonly afterTime: (from: number, milliseconds: number) => number | undefined;
  /** The business day that is so many after the day, or before it. */
  readonly afterDays: (from: Day, days: number) => Day | undefined;
  /** The same time of day so many business days later, or earlier. */
  readonly afterDaysAt: (from: number, days: number) => number | undefined;
}

/** The open milliseconds before an instant, and the instant before which so many are. */
function clockOf({ dayOf, openings }: LocalDays, times: DayCounts) {
  const before = (instant: number): number => {
    const day = dayOf(instant);
    const ofDay = openings(day).map(({ from, to }) => Math.max(0, Math.min(instant, to) - from));
    return ofDay.reduce((sum, each) => sum + each, times.before(day));
  };
  /** The least instant with `target` before it, or the greatest. */
  const at = (target: number, greatest: boolean): number | undefined => {
    const needed = greatest ? target + 1 : target;
    const day = times.reaching(needed);
    if (day === undefined) return undefined;
    let passed = times.before(day);
    for (const { from, to } of openings(day)) {
      if (passed + to - from >= needed) return from + target - passed;
      passed += to - from;
    }
    return undefined;
  };
  return { before, at };
}

/** The same time of day on another business day, moved into its hours. */
function sameTime({ openings, startOf }: LocalDays, time: number, day: Day): number {
  const hours = openings(day);
  return Math.min(Math.max(startOf(day) + time, hours[0]!.from), hours.at(-1)!.to);
}

/** The instant itself where the calendar is open, ends included; else the next opening, or the closing before it. */
function rolled(
  { dayOf, openings }: LocalDays,
  days: DayCounts,
  instant: number,
  forward: boolean,
): number | undefined {
  const today = openings(dayOf(instant));
  if (today.some(({ from, to }) => from <= instant && instant <= to)) return instant;
  const ofToday = forward
    ? today.find(({ from }) => from > instant)?.from
    : today.findLast(({ to }) => to < instant)?.to;
  if (ofToday !== undefined) return ofToday;
  const day = forward ? days.reaching(days.before(dayOf(instant) + 1) + 1) : days.reaching(days.before(dayOf(instant)));
  return day === undefined ? undefined : forward ? openings(day)[0]!.from : openings(day).at(-1)!.to;
}

/** The calendar of a week with at least one opening. */
export function businessCalendar(data: CalendarData): BusinessCalendar {
  const { name, from: first, until } = data;
  const local = localDays(data);
  const { dayOf, startOf, openings, irregular: odd } = local;
  const lengthOf = (day: Day): number => openings(day).reduce((sum, { from, to }) => sum + to - from, 0);
  const plain = data.week.map((hours) => hours.reduce((sum, { from, to }) => sum + to - from, 0));
  const times = dayCounts(plain, odd, lengthOf);
  const days = dayCounts(plain.map((length) => (length > 0 ? 1 : 0)), odd, (day) => (openings(day).length > 0 ? 1 : 0)); // prettier-ignore
  const clock = clockOf(local, times);

  const knows = (day: Day): boolean => (first === undefined || day >= first) && (until === undefined || day <= until);
  const ifKnown = <A>(all: readonly Day[], answer: () => A): A | undefined => (all.every(knows) ? answer() : undefined);
  /** A day that is nowhere lies beyond the calendar, on the side to which it was looked for. */
  const reached = (day: Day | undefined, forward: boolean): Day => dayWithin(day ?? (forward ? Infinity : -Infinity));
  const reachedAt = (instant: number | undefined, forward: boolean): number =>
    instantWithin(instant ?? (forward ? Infinity : -Infinity));

  const dayAfter = (from: Day, count: number): Day => {
    if (count === 0) return from;
    return reached(days.reaching(days.before(from + (count > 0 ? 1 : 0)) + count + (count > 0 ? 0 : 1)), count > 0);
  };
  const instantAfter = (from: number, count: number): number => {
    if (count === 0) return from;
    const start = rolled(local, days, from, count > 0);
    if (start === undefined) return reachedAt(undefined, count > 0);
    const today = dayOf(start);
    const day = dayAfter(today, count);
    if (openings(day).length === 0) return reachedAt(undefined, count > 0);
    return reachedAt(sameTime(local, start - startOf(today), day), count > 0);
  };
  const completeDays = (from: number, to: number): number => {
    if (from > to) return 0 - completeDays(to, from);
    const start = rolled(local, days, from, true);
    if (start === undefined || start > to) return 0;
    const count = days.before(dayOf(to) + 1) - days.before(dayOf(start) + 1);
    return count > 0 && instantAfter(from, count) > to ? count - 1 : count;
  };
  const known = <A extends number>(from: Day, answer: A, day: (answer: A) => Day): A | undefined =>
    ifKnown([from, day(answer)], () => answer);
  return {
    name,
    isBounded: first !== undefined || until !== undefined,
    dayOf: (instant) => ifKnown([dayOf(instant)], () => dayWithin(dayOf(instant))),
    openTime: (from, to) => ifKnown([dayOf(from), dayOf(to)], () => clock.before(to) - clock.before(from)),
    openDays: (from, to) => ifKnown([from, to], () => days.before(to + 1) - days.before(from + 1)),
    completeDays: (from, to) => ifKnown([dayOf(from), dayOf(to)], () => completeDays(from, to)),
    afterTime: (from, milliseconds) => {
      if (milliseconds === 0) return ifKnown([dayOf(from)], () => from);
      const found = clock.at(clock.before(from) + milliseconds, milliseconds < 0);
      return known(dayOf(from), reachedAt(found, milliseconds > 0), dayOf);
    },
    afterDays: (from, count) => known(from, dayAfter(from, count), (day) => day),
    afterDaysAt: (from, count) => known(dayOf(from), instantAfter(from, count), dayOf),
  };
}
