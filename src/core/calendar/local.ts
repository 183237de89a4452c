/** Days where a calendar is: when each begins in UTC, and when it is open. */
import { firstWhere } from "../number/search.js";
import { type Day, MILLISECONDS_PER_DAY } from "../time/day.js";

/** From one moment to another, in milliseconds: of a local day, or in UTC. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/** What is added to UTC, in milliseconds, from a day on. */
export interface OffsetFrom {
  readonly from: Day;
  readonly offset: number;
}

export interface LocalDays {
  /** The instant at which a day begins. */
  readonly startOf: (day: Day) => number;
  readonly dayOf: (instant: number) => Day;
  /** The opening hours of a day as instants. */
  readonly openings: (day: Day) => readonly Opening[];
  /** Days that may be open for longer or shorter than their weekday, the earliest first. */
  readonly irregular: readonly Day[];
}

interface LocalWeek {
  readonly week: readonly (readonly Opening[])[];
  readonly special: ReadonlyMap<Day, readonly Opening[]>;
  readonly offsets: readonly OffsetFrom[];
}

/** Monday is 0; 1970-01-01 was a Thursday. */
export function weekdayOf(day: Day): number {
  return (((day + 3) % 7) + 7) % 7;
}

/**
 * A day has one offset, from its first minute on, and it ends where the next one begins: the day before clocks are put
 * forward is an hour shorter. The earliest offset also holds before its day.
 */
export function localDays({ week, special, offsets }: LocalWeek): LocalDays {
  const offsetOf = (day: Day): number =>
    offsets[Math.max(0, firstWhere(0, offsets.length, (index) => offsets[index]!.from > day) - 1)]!.offset;
  const startOf = (day: Day): number => day * MILLISECONDS_PER_DAY - offsetOf(day);
  const dayOf = (instant: number): Day => {
    let day = Math.floor(instant / MILLISECONDS_PER_DAY) - 2;
    while (startOf(day + 1) <= instant) day += 1;
    return day;
  };
  const openings = (day: Day): readonly Opening[] => {
    const [start, end] = [startOf(day), startOf(day + 1)];
    return (special.get(day) ?? week[weekdayOf(day)]!)
      .map(({ from, to }) => ({
        from: start + from,
        to: to === MILLISECONDS_PER_DAY ? end : Math.min(start + to, end),
      }))
      .filter(({ from, to }) => from < to);
  };
  const beforeChanges = offsets.slice(1).map(({ from }) => from - 1);
  const irregular = [...new Set([...special.keys(), ...beforeChanges])].sort((left, right) => left - right);
  return { startOf, dayOf, openings, irregular };
}
