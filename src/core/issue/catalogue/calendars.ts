/** Issues of calendars, and of business time that is measured without one. */
import { type IssueText, text } from "../text.js";

export type CalendarIssueCode =
  | "shape.time"
  | "shape.utcOffset"
  | "calendar.hours"
  | "calendar.closed"
  | "calendar.twice"
  | "calendar.until"
  | "calendar.offsets"
  | "calendar.needed"
  | "calendar.unused";

export const CALENDAR_ISSUES: Readonly<Record<CalendarIssueCode, IssueText>> = {
  "shape.time": {
    says: () => "a time of day is written HH:MM, from 00:00 to 24:00",
    cure: () => "Write the time with two digits each, such as 09:00.",
  },
  "shape.utcOffset": {
    says: () => "an offset is written +HH:MM or -HH:MM, at most 14 hours",
    cure: () => "Write what is added to UTC, such as +01:00.",
  },
  "calendar.hours": {
    says: () => "hours end after they begin, and begin after the ones before have ended",
    cure: () => "Write the hours of a day one after the other, the earliest first.",
  },
  "calendar.closed": {
    says: () => "no weekday has business hours",
    cure: () => "Give at least one weekday its hours.",
  },
  "calendar.twice": {
    says: (params) => `the same day stands at ${text(params, "other")}`,
    cure: () => "Keep one of the two.",
  },
  "calendar.until": {
    says: (params) => `the calendar ends before it begins, on ${text(params, "from")}`,
    cure: () => "Write a last day that is not before the first one.",
  },
  "calendar.offsets": {
    says: () => "offsets are written the earliest first, each less than 24 hours away from the one before",
    cure: () => "Put them in the order of their days.",
  },
  "calendar.needed": {
    says: (params) => `\`${text(params, "unit")}\` are counted by a calendar`,
    cure: () => "Name one of the section `calendars` as `calendar`.",
  },
  "calendar.unused": {
    says: (params) => `\`${text(params, "unit")}\` need no calendar`,
    cure: () => "Remove `calendar`, or count in businessDays, businessHours or businessMinutes.",
  },
};
