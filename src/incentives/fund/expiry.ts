/** Until when a credit can be used. */
import { type Day, LAST_DAY } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { shiftDay } from "../../core/time/window.js";
import { type Expiry } from "./types.js";

/** The last day on which a credit of a day can be used; undefined where it can be used for ever. */
export function lastDayOf(on: Day, expires: Expiry | undefined, startMonth: number): Day | undefined {
  if (expires === undefined) return undefined;
  const { after, endOf } = expires;
  const last = after === undefined ? on : shiftDay(on, after) - 1;
  if (endOf === undefined) return last;
  return Math.min(periodContaining(Math.max(last, on), endOf, startMonth).to, LAST_DAY);
}
