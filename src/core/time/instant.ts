/** Instants: a date with a time of day and an offset, milliseconds since 1970-01-01T00:00:00Z inside. */
import { FIRST_DAY, LAST_DAY, MILLISECONDS_PER_DAY, readDay } from "./day.js";

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/;
const MILLISECONDS_PER_MINUTE = 60_000;

/** The instant of a text such as `2026-03-31T16:30:00+02:00`; undefined without an offset, or where there is none such. */
export function readInstant(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (match === null) return undefined;
  const [, date, hours, minutes, seconds = "0", fraction = "", direction, offsetHours = "0", offsetMinutes = "0"] =
    match;
  const day = readDay(date!);
  if (day === undefined) return undefined;
  const offset = (Number(offsetHours) * 60 + Number(offsetMinutes)) * (direction === "-" ? -1 : 1);
  const time = (Number(hours) * 60 + Number(minutes) - offset) * MILLISECONDS_PER_MINUTE;
  return day * MILLISECONDS_PER_DAY + time + Number(seconds) * 1000 + Number(fraction.padEnd(3, "0"));
}

/** An instant, or the end of the calendar that it lies beyond. */
export function instantWithin(instant: number): number {
  return Math.min(Math.max(instant, FIRST_DAY * MILLISECONDS_PER_DAY), (LAST_DAY + 1) * MILLISECONDS_PER_DAY - 1);
}

/** The text of an instant, in UTC. */
export function writeInstant(instant: number): string {
  return new Date(instant).toISOString().replace(".000Z", "Z");
}
