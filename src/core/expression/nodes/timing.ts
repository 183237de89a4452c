/** Nodes over time between days or instants, and over time that is added to them. */
import { type Exact, divide, exactInteger, multiply } from "../../number/exact.js";
import { wholeWithin } from "../../number/round.js";
import { type CalendarUnit, MILLISECONDS_OF, elapsedUnits } from "../../time/elapsed.js";
import { instantWithin } from "../../time/instant.js";
import { MILLISECONDS_PER_DAY } from "../../time/day.js";
import { shiftDay } from "../../time/window.js";
import { type NodeOf, type Operation } from "../node.js";
import { type Value, UNKNOWN, isMissing, missingOf } from "../value.js";

/** More of each unit than lie between the ends of the calendar. */
const MOST_DAYS = 4_000_000;
const MOST: { readonly [U in CalendarUnit]: number } = { days: MOST_DAYS, months: 120_000, quarters: 40_000, years: 10_000 }; // prettier-ignore

type Timing = Pick<NodeOf<"elapsed">, "unit" | "ofDays" | "calendar">;

function detailsOf({ unit, calendar }: Timing): { readonly unit: string; readonly calendar?: string } {
  return { unit, ...(calendar === undefined ? {} : { calendar: calendar.name }) };
}

/** Milliseconds between two instants: all of them, or those in which the calendar is open. */
function millisecondsBetween({ calendar }: Timing, start: number, end: number): number | undefined {
  return calendar === undefined ? end - start : calendar.openTime(start, end);
}

function daysBetween({ unit, ofDays, calendar }: Timing, start: number, end: number): number | undefined {
  if (calendar === undefined) return elapsedUnits(start, end, unit as CalendarUnit);
  return ofDays ? calendar.openDays(start, end) : calendar.completeDays(start, end);
}

/** Days and months are complete ones; hours and minutes are exact. */
export const elapsed: Operation<"elapsed"> = {
  operands: (node) => [node.from, node.to],
  apply: (node) => {
    const milliseconds = MILLISECONDS_OF[node.unit];
    const between = (start: number, end: number): Value => {
      const count = milliseconds === undefined ? daysBetween(node, start, end) : millisecondsBetween(node, start, end);
      if (count === undefined) return UNKNOWN;
      return milliseconds === undefined ? exactInteger(count) : divide(exactInteger(count), exactInteger(milliseconds));
    };
    return (slots) => {
      const start = slots[node.from]!;
      const end = slots[node.to]!;
      return missingOf(start, end) ?? between(start as number, end as number);
    };
  },
  details: detailsOf,
};

/** So many whole days or longer units later; of a fraction the whole ones count. */
function daysLater({ unit, ofDays, calendar }: Timing, start: number, after: Exact): number | undefined {
  if (calendar === undefined)
    return shiftDay(start, { [unit]: wholeWithin(after, MOST[unit as CalendarUnit], "towardZero") });
  const count = wholeWithin(after, MOST_DAYS, "towardZero");
  return ofDays ? calendar.afterDays(start, count) : calendar.afterDaysAt(start, count);
}

/** So many milliseconds later; a part of one is a whole one, so that a deadline is never early. */
function millisecondsLater({ calendar }: Timing, start: number, after: Exact): number | undefined {
  const count = wholeWithin(after, MOST_DAYS * MILLISECONDS_PER_DAY, "awayFromZero");
  return calendar === undefined ? instantWithin(start + count) : calendar.afterTime(start, count);
}

export const deadline: Operation<"deadline"> = {
  operands: (node) => [node.start, node.after],
  apply: (node) => {
    const milliseconds = MILLISECONDS_OF[node.unit];
    const later = (start: number, after: Exact): number | undefined =>
      milliseconds === undefined
        ? daysLater(node, start, after)
        : millisecondsLater(node, start, multiply(after, exactInteger(milliseconds)));
    return (slots) => {
      const start = slots[node.start]!;
      const after = slots[node.after]!;
      return missingOf(start, after) ?? later(start as number, after as Exact) ?? UNKNOWN;
    };
  },
  details: detailsOf,
};

export const localDay: Operation<"localDay"> = {
  operands: (node) => [node.instant],
  apply:
    ({ instant, calendar }) =>
    (slots) => {
      const value = slots[instant]!;
      return isMissing(value) ? value : (calendar.dayOf(value as number) ?? UNKNOWN);
    },
  details: ({ calendar }) => ({ calendar: calendar.name }),
};
