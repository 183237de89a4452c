/** Calendars of business hours: when a desk is open, as data. */
import { type About } from "../data/types.js";

export const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** From one time of day to another, `HH:MM`; `24:00` is the end of the day. */
export interface OpeningHours {
  readonly from: string;
  readonly to: string;
}

/** What is added to UTC from a day on. */
export interface DatedOffset {
  readonly from: string;
  /** `+01:00`, `-05:30`. */
  readonly value: string;
}

/** When a desk is open. */
export interface CalendarDeclaration extends About {
  /** The hours of each weekday, earliest first; a day that is not named is no business day. */
  readonly week: Readonly<Partial<Record<Weekday, readonly OpeningHours[]>>>;
  /** Days that are no business days. */
  readonly holidays?: readonly string[];
  /** Days that have other hours than their weekday. */
  readonly openings?: Readonly<Record<string, readonly OpeningHours[]>>;
  /** What is added to UTC where the desk is: `+01:00`, or one from each of several days on; UTC unless stated. */
  readonly utcOffset?: string | readonly DatedOffset[];
  /** The first day of which the calendar knows; before it everything is unknown. */
  readonly from?: string;
  /** The last day of which the calendar knows. */
  readonly until?: string;
}

/** The section `calendars` of a program. */
export type Calendars = Readonly<Record<string, CalendarDeclaration>>;
