import { describe, expect, test } from "vitest";
import { FIRST_DAY, LAST_DAY, MILLISECONDS_PER_DAY, readDay, writeDay } from "../../../src/core/time/day.js";
import { periodContaining } from "../../../src/core/time/period.js";
import { type CalendarWindow, shiftDay, windowBounds } from "../../../src/core/time/window.js";

const day = (text: string): number => readDay(text)!;
const bounds = (window: CalendarWindow, asOf: string, startMonth = 7): string => {
  const { from, to } = windowBounds(window, day(asOf), startMonth);
  return `${writeDay(from)} ${writeDay(to)}`;
};

describe("days", () => {
  test.each(["2026-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-1-1", "0999-01-01", "2026-01-01T00:00", "2026-01-00", ""])(
    "%j is no day",
    (text) => {
      expect(readDay(text)).toBeUndefined();
    },
  ); // prettier-ignore

  test.each(["2024-02-29", "1970-01-01", "1000-01-01", "9999-12-31", "2026-03-31"])("%s comes back", (text) => {
    expect(writeDay(day(text))).toBe(text);
  });

  test("every day is written and read as the calendar of the host has it", () => {
    const differing: string[] = [];
    for (let number = FIRST_DAY; number <= LAST_DAY; number += 1) {
      const text = new Date(number * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);
      if (writeDay(number) !== text || readDay(text) !== number) differing.push(text);
    }
    expect(differing).toEqual([]);
  });

  test.each(["1900-02-29", "2100-02-29", "2023-02-29", "2024-02-30"])("%s is a day that February does not have", (text) => {
    expect(readDay(text)).toBeUndefined();
  }); // prettier-ignore

  test("days count from 1970", () => {
    expect(day("1970-01-01")).toBe(0);
    expect(day("2026-03-31") - day("2026-03-01")).toBe(30);
  });
});

describe("fiscal periods", () => {
  test.each([
    ["2026-06-30", 7, "fiscalYear", "2025-07-01 2026-06-30"],
    ["2026-07-01", 7, "fiscalYear", "2026-07-01 2027-06-30"],
    ["2026-01-01", 1, "fiscalYear", "2026-01-01 2026-12-31"],
    ["2026-12-31", 12, "fiscalYear", "2026-12-01 2027-11-30"],
    ["2026-03-31", 7, "fiscalQuarter", "2026-01-01 2026-03-31"],
    ["2026-04-01", 7, "fiscalQuarter", "2026-04-01 2026-06-30"],
    ["2026-01-31", 2, "fiscalQuarter", "2025-11-01 2026-01-31"],
    ["2024-02-29", 1, "month", "2024-02-01 2024-02-29"],
  ] as const)("%s in a year from month %i: its %s is %s", (asOf, startMonth, unit, expected) => {
    const { from, to } = periodContaining(day(asOf), unit, startMonth);
    expect(`${writeDay(from)} ${writeDay(to)}`).toBe(expected);
  });
});

describe("windows", () => {
  test("to date ends on the judged day, whole ends with the period", () => {
    expect(bounds({ fiscalYear: "toDate" }, "2026-03-31")).toBe("2025-07-01 2026-03-31");
    expect(bounds({ fiscalYear: "whole" }, "2026-03-31")).toBe("2025-07-01 2026-06-30");
    expect(bounds({ fiscalQuarter: "toDate" }, "2026-02-10")).toBe("2026-01-01 2026-02-10");
    expect(bounds({ fiscalQuarter: "whole" }, "2026-02-10")).toBe("2026-01-01 2026-03-31");
    expect(bounds({ month: "toDate" }, "2026-02-10")).toBe("2026-02-01 2026-02-10");
  });

  test("a day is moved to the end of the calendar at most", () => {
    expect(writeDay(shiftDay(day("9999-12-31"), { years: 100 }))).toBe("9999-12-31");
    expect(writeDay(shiftDay(day("9999-12-30"), { days: 1 }))).toBe("9999-12-31");
    expect(writeDay(shiftDay(day("1000-01-01"), { days: -1 }))).toBe("1000-01-01");
    expect(bounds({ fiscalYear: "whole" }, "9999-12-31")).toBe("9999-07-01 9999-12-31");
    expect(bounds({ calendarYear: "whole", shift: { years: 100 } }, "9990-05-01", 1)).toBe("9999-01-01 9999-12-31");
    expect(bounds({ trailing: { years: 100 } }, "1000-05-01")).toBe("1000-01-01 1000-05-01");
    expect(bounds({ trailing: { days: 9000 } }, "1000-05-01")).toBe("1000-01-01 1000-05-01");
  });

  test("trailing windows include the judged day", () => {
    expect(bounds({ trailing: { days: 1 } }, "2026-03-31")).toBe("2026-03-31 2026-03-31");
    expect(bounds({ trailing: { months: 12 } }, "2026-03-31")).toBe("2025-04-01 2026-03-31");
    expect(bounds({ trailing: { quarters: 2 } }, "2026-03-31")).toBe("2025-10-01 2026-03-31");
  });

  test("month arithmetic clamps to the end of the month", () => {
    expect(bounds({ trailing: { months: 1 } }, "2026-03-31")).toBe("2026-03-01 2026-03-31");
    expect(bounds({ trailing: { months: 1 } }, "2026-03-30")).toBe("2026-03-01 2026-03-30");
    expect(bounds({ fiscalYear: "toDate", shift: { years: -1 } }, "2024-02-29")).toBe("2022-07-01 2023-02-28");
  });

  test("a shift moves the judged day before the window is laid out", () => {
    expect(bounds({ fiscalYear: "toDate", shift: { years: -1 } }, "2026-03-31")).toBe("2024-07-01 2025-03-31");
    expect(bounds({ fiscalYear: "whole", shift: { years: -1 } }, "2026-03-31")).toBe("2024-07-01 2025-06-30");
    expect(bounds({ fiscalQuarter: "whole", shift: { quarters: -1 } }, "2026-03-31")).toBe("2025-10-01 2025-12-31");
    expect(bounds({ month: "whole", shift: { months: 1 } }, "2026-01-31")).toBe("2026-02-01 2026-02-28");
    expect(bounds({ trailing: { days: 7 }, shift: { days: -7 } }, "2026-03-31")).toBe("2026-03-18 2026-03-24");
  });

  test("shifts count from the day, never from a clamped one", () => {
    expect(writeDay(shiftDay(day("2026-01-31"), { months: 2 }))).toBe("2026-03-31");
    expect(writeDay(shiftDay(day("2024-02-29"), { years: 4 }))).toBe("2028-02-29");
  });
});
