/** Sums over all days before a day: weeks repeat, and the days that differ are added up once. */
import { firstWhere } from "../number/search.js";
import { type Day, FIRST_DAY, LAST_DAY } from "../time/day.js";
import { weekdayOf } from "./local.js";

export interface DayCounts {
  /** What all days before this one have together, counted from a Monday in 1970. */
  readonly before: (day: Day) => number;
  /** The first day by whose end so much is reached; undefined outside the calendar. */
  readonly reaching: (needed: number) => Day | undefined;
}

/** `plain` is what each weekday has, Monday first; `odd` are the days, the earliest first, that have something else. */
export function dayCounts(plain: readonly number[], odd: readonly Day[], of: (day: Day) => number): DayCounts {
  const beforeWeekday = plain.map((_, weekday) => plain.slice(0, weekday).reduce((sum, each) => sum + each, 0));
  const ofWeek = plain.reduce((sum, each) => sum + each, 0);
  const differences = [0];
  for (const day of odd) differences.push(differences.at(-1)! + of(day) - plain[weekdayOf(day)]!);
  const before = (day: Day): number => {
    const weekday = weekdayOf(day);
    const weeks = (day + 3 - weekday) / 7;
    const oddOnes = firstWhere(0, odd.length, (index) => odd[index]! >= day);
    return weeks * ofWeek + beforeWeekday[weekday]! + differences[oddOnes]!;
  };
  const reaching = (needed: number): Day | undefined => {
    // An instant of the first or last day can lie on the day beside it, where the calendar is.
    const day = firstWhere(FIRST_DAY - 2, LAST_DAY + 2, (candidate) => before(candidate + 1) >= needed);
    return before(day + 1) < needed || before(day) >= needed ? undefined : day;
  };
  return { before, reaching };
}
