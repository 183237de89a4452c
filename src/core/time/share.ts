/** How large a part of a period a span of days is: by days, by months, or by months of different weight. */
import { type Exact, ONE, ZERO, add, divide, exactInteger, multiply } from "../number/exact.js";
import { type Day } from "./day.js";
import { type Period, periodContaining } from "./period.js";

/** What is counted: days, months with at least one of them, or months with all of them. */
export const SHARE_UNITS = ["days", "startedMonths", "completeMonths"] as const;
export type ShareUnit = (typeof SHARE_UNITS)[number];

/** The calendar months of a period. */
function monthsOf({ from, to }: Period): readonly Period[] {
  const months: Period[] = [];
  for (let day: Day = from; day <= to;) {
    const month = periodContaining(day, "month", 1);
    months.push(month);
    day = month.to + 1;
  }
  return months;
}

function overlap(one: Period, other: Period): number {
  return Math.max(0, Math.min(one.to, other.to) - Math.max(one.from, other.from) + 1);
}

/** The part of a period that the span covers, 0 to 1. With weights, one for each month, days count by the weight of theirs. */
export function shareOfPeriod(period: Period, span: Period, unit: ShareUnit, weights?: readonly Exact[]): Exact {
  const whole = (part: number, all: number): Exact => divide(exactInteger(part), exactInteger(all));
  if (unit === "days" && weights === undefined) return whole(overlap(period, span), period.to - period.from + 1);
  const months = monthsOf(period);
  const parts = months.map((month): Exact => {
    const days = overlap(month, span);
    const all = month.to - month.from + 1;
    if (unit === "days") return whole(days, all);
    return (unit === "startedMonths" ? days > 0 : days === all) ? ONE : ZERO;
  });
  const weightOf = (index: number): Exact => weights?.[index] ?? ONE;
  const total = months.reduce<Exact>((sum, _, index) => add(sum, weightOf(index)), ZERO);
  const covered = parts.reduce<Exact>((sum, part, index) => add(sum, multiply(part, weightOf(index))), ZERO);
  return divide(covered, total);
}
