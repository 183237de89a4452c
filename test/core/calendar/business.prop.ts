import fc from "fast-check";
import { expect, test } from "vitest";
import { type CalendarDeclaration } from "partner-program";
import { readCalendars } from "../../../src/core/calendar/read.js";
import { type BusinessCalendar } from "../../../src/core/calendar/business.js";
import { readDay, writeDay } from "../../../src/core/time/day.js";
import * as slow from "../../oracle/language/business.js";

const FIRST = readDay("2026-03-01")!;
const HOUR = 3_600_000;
const text = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;

const day = fc.integer({ min: 0, max: 40 }).map((after) => FIRST + after);
/** Rising quarters of an hour, two and two. */
const hours = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((quarters) => quarters.sort((left, right) => left - right).map((quarter) => text(quarter * 15)))
  .map((times) => times.flatMap((from, index) => (index % 2 === 0 && index + 1 < times.length ? [{ from, to: times[index + 1]! }] : []))); // prettier-ignore
const weekday = fc.constantFrom("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
const offset = fc.constantFrom("+00:00", "+01:00", "+02:00", "-05:30", "-11:00", "+12:45");

const calendar: fc.Arbitrary<CalendarDeclaration> = fc
  .record({
    week: fc.dictionary(weekday, hours, { minKeys: 1, noNullPrototype: true }),
    special: fc.uniqueArray(day, { maxLength: 8 }),
    other: hours,
    offsets: fc.array(offset, { minLength: 1, maxLength: 4 }),
  })
  .map(({ week, special, other, offsets }) => ({
    week,
    ...(special.length > 0 ? { holidays: special.slice(0, 4).map(writeDay) } : {}),
    openings: Object.fromEntries(special.slice(4).map((each) => [writeDay(each), other])),
    utcOffset:
      offsets.length === 1
        ? offsets[0]!
        : offsets.map((value, index) => ({ from: writeDay(index === 0 ? FIRST - 2000 : FIRST + index * 9), value })),
  }));

const both = calendar.map((declared): { declared: CalendarDeclaration; fast: BusinessCalendar } => {
  const { read, issues } = readCalendars({ desk: declared });
  if (issues.length > 0) throw new Error(issues[0]!.message);
  return { declared, fast: read.get("desk")! };
});

/** Instants at quarters of an hour, where hours begin and end, and a millisecond beside them. */
const instant = fc
  .record({ quarter: fc.integer({ min: 0, max: 40 * 96 }), beside: fc.constantFrom(-1, 0, 0, 1) })
  .map(({ quarter, beside }) => (FIRST * 24 + quarter / 4) * HOUR + beside);
const few = fc.integer({ min: -15, max: 15 });

test("open time and business days are those that are counted day by day", () => {
  fc.assert(
    fc.property(both, instant, instant, day, day, ({ declared, fast }, one, other, dayOne, dayOther) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      const [first, last] = [Math.min(dayOne, dayOther), Math.max(dayOne, dayOther)];
      expect(fast.openTime(from, to)).toBe(slow.openTime(declared, from, to));
      expect(fast.completeDays(from, to)).toBe(slow.completeDays(declared, from, to));
      expect(fast.openDays(first, last)).toBe(slow.openDays(declared, writeDay(first), writeDay(last)));
      expect(writeDay(fast.dayOf(from)!)).toBe(slow.localDay(declared, from));
    }),
    { numRuns: 600 },
  );
});

test("deadlines are those that are counted day by day", () => {
  fc.assert(
    fc.property(both, instant, day, few, fc.integer({ min: -60, max: 60 }), ({ declared, fast }, from, first, days, quarters) => {
      const milliseconds = (quarters * HOUR) / 4;
      expect(fast.afterTime(from, milliseconds)).toBe(slow.timeAfter(declared, from, milliseconds));
      expect(fast.afterDaysAt(from, days)).toBe(slow.sameTimeAfter(declared, from, days));
      expect(writeDay(fast.afterDays(first, days)!)).toBe(slow.dayAfter(declared, writeDay(first), days));
    }),
    { numRuns: 600 },
  ); // prettier-ignore
});

test("what has been added has elapsed", () => {
  fc.assert(
    fc.property(both, instant, day, fc.integer({ min: 0, max: 200 }), ({ fast }, from, first, count) => {
      const later = fast.afterTime(from, count * HOUR)!;
      expect(fast.openTime(from, later)).toBe(count * HOUR);
      expect(fast.completeDays(from, fast.afterDaysAt(from, count)!)).toBe(count);
      expect(fast.openDays(first, fast.afterDays(first, count)!)).toBe(count);
    }),
  );
});

test("the other way around it is the negative, and a way in two parts is as long as the whole", () => {
  fc.assert(
    fc.property(both, instant, instant, instant, day, day, ({ fast }, a, b, c, first, last) => {
      expect(fast.openTime(b, a)).toBe(0 - fast.openTime(a, b)!);
      expect(fast.openTime(a, b)! + fast.openTime(b, c)!).toBe(fast.openTime(a, c));
      expect(fast.completeDays(b, a)).toBe(0 - fast.completeDays(a, b)!);
      expect(fast.openDays(last, first)).toBe(0 - fast.openDays(first, last)!);
    }),
  );
});

test("who begins later has no earlier deadline", () => {
  fc.assert(
    fc.property(both, instant, instant, few, ({ fast }, one, other, count) => {
      const [from, to] = [Math.min(one, other), Math.max(one, other)];
      expect(fast.afterTime(from, count * HOUR)!).toBeLessThanOrEqual(fast.afterTime(to, count * HOUR)!);
      expect(fast.afterDaysAt(from, count)!).toBeLessThanOrEqual(fast.afterDaysAt(to, count)!);
    }),
    { numRuns: 400 },
  );
});

test("a calendar counts centuries without walking through them", () => {
  const { read } = readCalendars({ desk: { week: { monday: [{ from: "09:00", to: "17:00" }] } } });
  const fast = read.get("desk")!;
  const weeks = 300_000;
  for (let from = 0; from < 5000; from += 1)
    expect(fast.openTime(from, from + weeks * 168 * HOUR)).toBe(weeks * 8 * HOUR);
});
