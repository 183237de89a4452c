import { describe, expect, test } from "vitest";
import { explainPartner } from "partner-program";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const HOURS = [
  { from: "09:00", to: "12:00" },
  { from: "13:00", to: "17:00" },
];
const week = { monday: HOURS, tuesday: HOURS, wednesday: HOURS, thursday: HOURS, friday: HOURS };
const desk = {
  week,
  holidays: ["2026-04-03", "2026-04-06"],
  openings: { "2026-04-02": [{ from: "09:00", to: "12:00" }] },
  utcOffset: [
    { from: "2025-10-26", value: "+01:00" },
    { from: "2026-03-29", value: "+02:00" },
  ],
  until: "2026-12-31",
};
const whole = [{ from: "00:00", to: "24:00" }];
const calendars = {
  desk,
  utc: { week },
  wholeDays: { week: { monday: whole, tuesday: whole, wednesday: whole, thursday: whole, friday: whole } },
};
const facts = { from: "instant", to: "instant", day: "date", other: "date", count: "decimal" };

function compute(formula: object, given: Readonly<Record<string, unknown>>): unknown {
  const program = programOf({ facts, calendars, metrics: { m: formula } });
  return figure(evaluated(program, { facts: given }), "m");
}
const hours = { elapsed: ["from", "to"], in: "businessHours" };
const between = (from: string, to: string, calendar = "utc", unit = "businessHours"): unknown =>
  compute({ elapsed: ["from", "to"], in: unit, calendar }, { from, to });
const after = (count: number, unit: string, from: string, calendar = "utc"): unknown =>
  compute({ deadline: "from", after: count, in: unit, calendar }, { from });
const daysAfter = (count: number, day: string, calendar = "utc"): unknown =>
  compute({ deadline: "day", after: count, in: "businessDays", calendar }, { day });

// 2026-01-16 is a Friday.
describe("business hours", () => {
  test.each([
    ["2026-01-16T10:00:00Z", "2026-01-16T10:00:00Z", 0],
    ["2026-01-16T08:59:59Z", "2026-01-16T09:00:00Z", 0],
    ["2026-01-16T09:00:00Z", "2026-01-16T09:30:00Z", 0.5],
    ["2026-01-16T11:30:00Z", "2026-01-16T13:30:00Z", 1],
    ["2026-01-16T16:00:00Z", "2026-01-19T10:00:00Z", 2],
    ["2026-01-16T17:00:00Z", "2026-01-19T09:00:00Z", 0],
    ["2026-01-17T00:00:00Z", "2026-01-18T23:59:59Z", 0],
    ["2026-01-12T00:00:00Z", "2026-01-19T00:00:00Z", 35],
    ["2026-01-19T10:00:00Z", "2026-01-16T16:00:00Z", -2],
  ])("from %s to %s there are %d", (from, to, expected) => {
    expect(between(from, to)).toBe(expected);
  });

  test("minutes are exact, also where an instant lies between two of them", () => {
    expect(between("2026-01-16T11:59:30Z", "2026-01-16T13:00:15Z", "utc", "businessMinutes")).toBe(0.75);
    expect(compute({ ...hours, calendar: "utc", digits: 6 }, { from: "2026-01-16T09:00:00Z", to: "2026-01-16T09:20:00Z" })).toBe(0.333333); // prettier-ignore
  });

  test("a desk opens by its own clock, which is put forward in spring", () => {
    // Friday 16:00 to Monday 10:00 at the desk: 15:00Z in winter, 08:00Z in summer.
    expect(between("2026-03-27T15:00:00Z", "2026-03-30T08:00:00Z", "desk")).toBe(2);
    expect(between("2026-03-27T16:00:00+01:00", "2026-03-30T10:00:00+02:00", "desk")).toBe(2);
  });

  test("the day before clocks are put back or forward is an hour longer or shorter", () => {
    const hoursOf = (utcOffset: readonly object[]): unknown => {
      const program = programOf({
        facts,
        calendars: { night: { week: { saturday: whole, sunday: whole }, utcOffset } },
        metrics: { m: { ...hours, calendar: "night" } },
      });
      return figure(evaluated(program, { facts: { from: "2025-10-24T12:00:00Z", to: "2025-10-27T12:00:00Z" } }), "m");
    };
    const changed = (before: string, after: string): readonly object[] => [{ from: "2025-01-01", value: before }, { from: "2025-10-26", value: after }]; // prettier-ignore
    expect(hoursOf(changed("+02:00", "+01:00"))).toBe(49);
    expect(hoursOf(changed("+01:00", "+02:00"))).toBe(47);
    expect(hoursOf(changed("+01:00", "+01:00"))).toBe(48);
  });

  test("holidays have none, and a short day has its own", () => {
    // Maundy Thursday is open in the morning, Good Friday and Easter Monday are closed.
    expect(between("2026-04-02T00:00:00+02:00", "2026-04-07T10:00:00+02:00", "desk")).toBe(4);
  });
});

describe("business days", () => {
  test("three of them from Friday 10:00 end on Wednesday 10:00, by the day and by the hour", () => {
    expect(after(3, "businessDays", "2026-01-16T10:00:00Z", "wholeDays")).toBe("2026-01-21T10:00:00Z");
    expect(after(72, "businessHours", "2026-01-16T10:00:00Z", "wholeDays")).toBe("2026-01-21T10:00:00Z");
    expect(after(3, "businessDays", "2026-01-16T10:00:00Z")).toBe("2026-01-21T10:00:00Z");
    expect(after(21, "businessHours", "2026-01-16T10:00:00Z")).toBe("2026-01-21T10:00:00Z");
  });

  test.each([
    ["2026-01-21T09:59:59.999Z", 2],
    ["2026-01-21T10:00:00Z", 3],
    ["2026-01-22T09:59:59.999Z", 3],
    ["2026-01-16T10:00:00Z", 0],
    ["2026-01-13T10:00:00Z", -3],
  ])("from Friday 10:00 to %s there are %i complete ones", (to, expected) => {
    expect(between("2026-01-16T10:00:00Z", to, "utc", "businessDays")).toBe(expected);
  });

  test("what comes in while the desk is closed begins with the next opening", () => {
    expect(after(1, "businessDays", "2026-01-17T14:00:00Z")).toBe("2026-01-20T09:00:00Z");
    expect(after(1, "businessDays", "2026-01-16T17:00:00Z")).toBe("2026-01-19T17:00:00Z");
    expect(after(1, "businessDays", "2026-01-16T17:00:01Z")).toBe("2026-01-20T09:00:00Z");
    expect(after(1, "businessDays", "2026-01-16T12:30:00Z")).toBe("2026-01-19T13:00:00Z");
    expect(after(-1, "businessDays", "2026-01-18T14:00:00Z")).toBe("2026-01-15T17:00:00Z");
  });

  test("a day that is shorter ends earlier", () => {
    expect(after(1, "businessDays", "2026-04-01T15:00:00+02:00", "desk")).toBe("2026-04-02T10:00:00Z");
    expect(after(2, "businessDays", "2026-04-01T15:00:00+02:00", "desk")).toBe("2026-04-07T13:00:00Z");
  });

  test("between dates the first is not counted, the last is", () => {
    const days = (day: string, other: string): unknown =>
      compute({ elapsed: ["day", "other"], in: "businessDays", calendar: "desk" }, { day, other });
    expect(days("2026-01-16", "2026-01-21")).toBe(3);
    expect(days("2026-01-17", "2026-01-19")).toBe(1);
    expect(days("2026-01-16", "2026-01-18")).toBe(0);
    expect(days("2026-04-01", "2026-04-07")).toBe(2);
    expect(days("2026-01-21", "2026-01-16")).toBe(-3);
  });

  test("from a date on, forward and back", () => {
    expect(daysAfter(3, "2026-01-16")).toBe("2026-01-21");
    expect(daysAfter(1, "2026-01-17")).toBe("2026-01-19");
    expect(daysAfter(0, "2026-01-17")).toBe("2026-01-17");
    expect(daysAfter(-10, "2026-01-19")).toBe("2026-01-05");
    expect(daysAfter(2, "2026-04-01", "desk")).toBe("2026-04-07");
  });
});

describe("deadlines", () => {
  test("of hours, days and longer need no calendar", () => {
    const later = (after: number | string, unit: string): unknown =>
      compute({ deadline: "day", after, in: unit }, { day: "2026-01-31", count: 90.9 });
    expect(compute({ deadline: "from", after: 2, in: "hours" }, { from: "2026-01-16T23:00:00Z" })).toBe("2026-01-17T01:00:00Z"); // prettier-ignore
    expect(compute({ deadline: "from", after: -90, in: "minutes" }, { from: "2026-01-16T23:00:00Z" })).toBe("2026-01-16T21:30:00Z"); // prettier-ignore
    expect(later(1, "months")).toBe("2026-02-28");
    expect(later(-1, "quarters")).toBe("2025-10-31");
    expect(later(1, "years")).toBe("2027-01-31");
    expect(later("count", "days")).toBe("2026-05-01");
  });

  test("of a fraction of a day the whole days count, of a millisecond the whole of it", () => {
    expect(daysAfter(1.999, "2026-01-16")).toBe("2026-01-19");
    expect(daysAfter(-1.999, "2026-01-16")).toBe("2026-01-15");
    expect(after(0.0000001, "businessHours", "2026-01-16T10:00:00Z")).toBe("2026-01-16T10:00:00.001Z");
  });

  test("end with the closing, and backward with the opening", () => {
    expect(after(1, "businessHours", "2026-01-16T16:00:00Z")).toBe("2026-01-16T17:00:00Z");
    expect(after(-1, "businessHours", "2026-01-19T10:00:00Z")).toBe("2026-01-19T09:00:00Z");
    expect(after(0, "businessHours", "2026-01-17T10:00:00Z")).toBe("2026-01-17T10:00:00Z");
  });

  test("never leave the calendar of the language", () => {
    expect(compute({ deadline: "day", after: "count", in: "years" }, { day: "2026-01-31", count: "1e30" })).toBe("9999-12-31"); // prettier-ignore
    expect(compute({ deadline: "day", after: "count", in: "businessDays", calendar: "utc" }, { day: "2026-01-31", count: "-1e30" })).toBe("1000-01-01"); // prettier-ignore
    expect(after(1e15, "businessHours", "2026-01-16T16:00:00Z")).toBe("9999-12-31T23:59:59.999Z");
    expect(after(1e15, "businessDays", "2026-01-16T16:00:00Z")).toBe("9999-12-31T16:00:00Z");
    expect(after(-1e15, "businessHours", "2026-01-16T16:00:00Z")).toBe("1000-01-01T00:00:00Z");
    expect(after(-1e15, "businessDays", "2026-01-16T16:00:00Z")).toBe("1000-01-01T16:00:00Z");
    expect(compute({ deadline: "from", after: "count", in: "minutes" }, { from: "2026-01-16T16:00:00Z", count: "-1e30" })).toBe("1000-01-01T00:00:00Z"); // prettier-ignore
  });
});

describe("what the calendar does not know", () => {
  test("is unknown, on either side", () => {
    expect(between("2026-12-31T10:00:00+02:00", "2026-12-31T11:00:00+02:00", "desk")).toBe(1);
    expect(between("2026-12-31T10:00:00+02:00", "2027-01-01T00:00:00+02:00", "desk")).toBe("unknown: calendar.desk");
    expect(between("2025-10-25T23:59:00+01:00", "2025-11-03T12:00:00Z", "desk")).toBe("unknown: calendar.desk");
    expect(after(1, "businessDays", "2026-12-31T10:00:00Z", "desk")).toBe("unknown: calendar.desk");
    expect(compute({ day: "from", calendar: "desk" }, { from: "2027-01-01T00:00:00Z" })).toBe("unknown: calendar.desk");
    expect(between("2026-12-30T10:00:00Z", "2027-01-04T10:00:00Z", "desk", "businessDays")).toBe("unknown: calendar.desk"); // prettier-ignore
    expect(after(0, "businessHours", "2027-01-04T10:00:00Z", "desk")).toBe("unknown: calendar.desk");
    expect(after(0, "businessHours", "2026-12-31T10:00:00Z", "desk")).toBe("2026-12-31T10:00:00Z");
    expect(daysAfter(-1, "2027-01-01", "desk")).toBe("unknown: calendar.desk");
  });

  test("begins with its first day, or with the first dated offset where that is later", () => {
    const days = (more: object, day: string): unknown => {
      const program = programOf({
        facts,
        calendars: { desk: { week, ...more } },
        metrics: { m: { deadline: "day", after: 1, in: "businessDays", calendar: "desk" } },
      });
      return figure(evaluated(program, { facts: { day } }), "m");
    };
    const utcOffset = [{ from: "2026-02-02", value: "+01:00" }];
    expect(days({ from: "2026-01-05" }, "2026-01-05")).toBe("2026-01-06");
    expect(days({ from: "2026-01-05" }, "2026-01-04")).toBe("unknown: calendar.desk");
    expect(days({ from: "2026-01-05", utcOffset }, "2026-02-01")).toBe("unknown: calendar.desk");
    expect(days({ from: "2026-01-05", utcOffset }, "2026-02-02")).toBe("2026-02-03");
    expect(days({ from: "2026-03-02", utcOffset }, "2026-03-01")).toBe("unknown: calendar.desk");
    expect(days({ until: "2026-01-06" }, "2026-01-05")).toBe("2026-01-06");
    expect(days({ until: "2026-01-05" }, "2026-01-05")).toBe("unknown: calendar.desk");
  });
});

test("an instant is a day where the calendar is", () => {
  const day = (from: string, more: object = {}): unknown =>
    compute({ day: "from", calendar: "desk", ...more }, { from });
  expect(day("2026-01-15T22:59:59Z")).toBe("2026-01-15");
  expect(day("2026-01-15T23:00:00Z")).toBe("2026-01-16");
  expect(day("2026-01-31T23:00:00Z", { startOf: "month" })).toBe("2026-02-01");
  expect(day("2026-01-31T23:00:00Z", { shift: { days: 60 } })).toBe("2026-04-02");
});

test("a sentence names the unit and the calendar", () => {
  const program = programOf({ facts, calendars, metrics: { due: { deadline: "from", after: 3, in: "businessDays", calendar: "utc" } } }); // prettier-ignore
  const explained = explainPartner(program, { id: "p1", facts: { from: "2026-01-16T10:00:00Z" } }, { asOf: "2026-03-31", name: "due" }); // prettier-ignore
  expect(explained.status === "explained" && explained.sentences[0]).toBe(
    "due = 2026-01-21T10:00:00Z: 3 business days (calendar utc) after from (2026-01-16T10:00:00Z)",
  );
});

test("a version can replace a calendar", () => {
  const program = programOf({
    facts,
    calendars,
    metrics: { m: { ...hours, calendar: "utc" } },
    versions: [{ from: "2026-07-01", replaces: { calendars: { utc: { week: { friday: HOURS } } } } }],
  });
  const given = { facts: { from: "2026-01-15T00:00:00Z", to: "2026-01-17T00:00:00Z" } };
  expect(figure(evaluated(program, given, "2026-06-30"), "m")).toBe(14);
  expect(figure(evaluated(program, given, "2026-07-01"), "m")).toBe(7);
});

describe("a calendar is refused", () => {
  const refused = (calendar: object): readonly string[] => codesOf(issuesOf({ calendars: { c: calendar } }));

  test.each([
    ["25:00", "shape.time"],
    ["9:00", "shape.time"],
    ["09:60", "shape.time"],
    ["24:01", "shape.time"],
  ])("with the time %s", (from, code) => {
    expect(refused({ week: { monday: [{ from, to: "24:00" }] } })).toEqual([`${code} /calendars/c/week/monday/0/from`]);
  });

  test("with hours that overlap, or are none", () => {
    expect(refused({ week: { monday: [{ from: "09:00", to: "09:00" }] } })).toEqual(["calendar.hours /calendars/c/week/monday/0"]); // prettier-ignore
    expect(refused({ week, openings: { "2026-01-01": [HOURS[1], HOURS[0]] } })).toEqual(["calendar.hours /calendars/c/openings/2026-01-01/1"]); // prettier-ignore
    expect(issuesOf({ calendars: { c: { week: { monday: [{ from: "09:00", to: "12:00" }, { from: "12:00", to: "13:00" }, { from: "12:59", to: "14:00" }] } } } })).toHaveLength(1); // prettier-ignore
  });

  test("that never opens", () => {
    expect(refused({ week: {} })).toEqual(["calendar.closed /calendars/c/week"]);
  });

  test("with a day that stands twice", () => {
    expect(refused({ week, holidays: ["2026-01-01", "2026-01-01"] })).toEqual(["calendar.twice /calendars/c/holidays/1"]); // prettier-ignore
    expect(refused({ week, holidays: ["2026-01-01"], openings: { "2026-01-01": HOURS } })).toEqual(["calendar.twice /calendars/c/holidays/0"]); // prettier-ignore
  });

  test("that ends before it begins", () => {
    expect(refused({ week, from: "2026-01-02", until: "2026-01-01" })).toEqual(["calendar.until /calendars/c/until"]);
    expect(programOf({ calendars: { c: { week, from: "2026-01-01", until: "2026-01-01" } } })).toBeDefined();
  });

  test("with offsets out of order, or a day apart", () => {
    const offsets = (...all: readonly (readonly [string, string])[]): readonly string[] =>
      refused({ week, utcOffset: all.map(([from, value]) => ({ from, value })) });
    expect(offsets(["2026-03-29", "+02:00"], ["2026-03-29", "+01:00"])).toEqual(["calendar.offsets /calendars/c/utcOffset/1"]); // prettier-ignore
    expect(offsets(["2026-03-29", "-10:00"], ["2026-03-30", "+14:00"])).toEqual(["calendar.offsets /calendars/c/utcOffset/1"]); // prettier-ignore
    expect(refused({ week, utcOffset: "+14:01" })).toEqual(["shape.utcOffset /calendars/c/utcOffset"]);
    expect(refused({ week, utcOffset: "Z" })).toEqual(["shape.utcOffset /calendars/c/utcOffset"]);
  });
});

describe("a formula is refused", () => {
  const refused = (formula: object): readonly string[] =>
    codesOf(issuesOf({ facts, calendars, metrics: { m: formula } }));

  test("that counts business time without a calendar, or other time with one", () => {
    expect(refused(hours)).toEqual(["calendar.needed /metrics/m/in"]);
    expect(refused({ elapsed: ["from", "to"], in: "hours", calendar: "utc" })).toEqual(["calendar.unused /metrics/m/calendar"]); // prettier-ignore
    expect(refused({ ...hours, calendar: "dusk" })).toEqual(["reference.table /metrics/m/calendar"]);
    expect(refused({ deadline: "from", after: 1, in: "businessDays" })).toEqual(["calendar.needed /metrics/m/in"]);
    expect(refused({ day: "from", calendar: "dusk" })).toEqual(["reference.table /metrics/m/calendar"]);
  });

  test("whose moments are of the wrong kind", () => {
    const by = { in: "businessHours", calendar: "utc" };
    expect(refused({ elapsed: ["day", "other"], ...by })).toEqual(["metric.operands /metrics/m/elapsed"]);
    expect(refused({ elapsed: ["day", "from"], in: "businessDays", calendar: "utc" })).toEqual(["metric.operands /metrics/m/elapsed"]); // prettier-ignore
    expect(refused({ deadline: "day", after: 1, ...by })).toEqual(["metric.operands /metrics/m/deadline"]);
    expect(refused({ deadline: "from", after: 1, in: "days" })).toEqual(["metric.operands /metrics/m/deadline"]);
    expect(refused({ deadline: "from", after: "day", ...by })).toEqual(["metric.operands /metrics/m/after"]);
    expect(refused({ day: "from" })).toEqual(["metric.operands /metrics/m/day"]);
    expect(refused({ day: "day", calendar: "utc" })).toEqual(["metric.operands /metrics/m/day"]);
  });
});
