/** Months of a plan, and amounts that go over them. */
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, add, multiply } from "../../core/number/exact.js";
import { round } from "../../core/number/round.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { shiftDay } from "../../core/time/window.js";
import { type Amount, readAmount, readWithin } from "../channel/amounts.js";

/** An amount for each month: written out, or a first one that grows from month to month. */
export type Monthly =
  { readonly months: readonly Amount[] } | { readonly first: Amount; readonly monthlyGrowth?: Amount };

/** A month by its first and last day. */
export interface Month {
  readonly from: string;
  readonly to: string;
}

/** The day of a text, which has to be one. */
export function readPlanDay(text: string, name: string): Day {
  const day = typeof text === "string" ? readDay(text) : undefined;
  if (day === undefined) throw new RangeError(`${name} is not a day, YYYY-MM-DD`);
  return day;
}

/** So many months from the one that a day lies in. */
export function monthsFrom(start: string, count: number): readonly Month[] {
  if (!Number.isInteger(count) || count < 1 || count > 1200)
    throw new RangeError("months is not a whole number from 1 to 1200");
  const { from } = periodContaining(readPlanDay(start, "start"), "month", 1);
  return Array.from({ length: count }, (_, index) => {
    const month = periodContaining(shiftDay(from, { months: index }), "month", 1);
    return { from: writeDay(month.from), to: writeDay(month.to) };
  });
}

/** The exact amounts of so many months. */
export function monthlyAmounts(monthly: Monthly, count: number, name: string): readonly Exact[] {
  if ("months" in monthly) {
    if (monthly.months.length !== count)
      throw new RangeError(`${name}.months has ${monthly.months.length} entries for ${count} months`);
    return monthly.months.map((amount, index) => readWithin(amount, `${name}.months[${index}]`));
  }
  const growth =
    monthly.monthlyGrowth === undefined ? ZERO : readAmount(monthly.monthlyGrowth, `${name}.monthlyGrowth`);
  const factor = add(ONE, growth);
  const amounts: Exact[] = [];
  for (
    let amount = readWithin(monthly.first, `${name}.first`);
    amounts.length < count;
    amount = multiply(amount, factor)
  )
    amounts.push(amount);
  return amounts;
}

/** Amounts of a plan are rounded once, where they are stated. */
export function posted(amount: Exact, digits: number): Exact {
  return round(amount, digits, "halfAwayFromZero");
}

/** How many decimal places the amounts of a plan have. */
export function readDigits(digits: number | undefined): number {
  const own = digits ?? 2;
  if (!Number.isInteger(own) || own < 0 || own > 6) throw new RangeError("digits is not a whole number from 0 to 6");
  return own;
}

/** The first month of the fiscal year; January unless stated. */
export function readStartMonth(startMonth = 1): number {
  if (!Number.isInteger(startMonth) || startMonth < 1 || startMonth > 12)
    throw new RangeError("startMonth is not a whole number from 1 to 12");
  return startMonth;
}

/** What is named has an id of its own each. */
export function checkIds(name: string, list: readonly { readonly id: string }[]): void {
  if (new Set(list.map(({ id }) => id)).size < list.length)
    throw new RangeError(`${name} have an id of their own each`);
}

/** A decimal that was written by a plan. */
export function exactOfText(text: string): Exact {
  return readExact(text)!;
}
