/** The targets that follow from a business plan, as a program reads them. */
import { writeFixed } from "../../core/number/decimal.js";
import { sumOf } from "../../core/number/exact.js";
import { type PeriodUnit, periodContaining } from "../../core/time/period.js";
import { type PlannedResult, type PlannedScenario } from "./business-plan.js";
import { exactOfText, readPlanDay, readStartMonth } from "./months.js";

export interface TargetOptions {
  /** The figure of the plan that is the target; product revenue unless stated. */
  readonly of?: keyof PlannedResult;
  /** The period that the target is for, such as a fiscal year. */
  readonly period: PeriodUnit;
  /** The first month of the fiscal year, 1 to 12; January unless stated. */
  readonly startMonth?: number;
  /** Whether a target counts what is planned from its period's start up to the end of each month, or the whole of its period. */
  readonly extent: "toDate" | "whole";
}

/** A target from a day on, as a dated fact of a partner document has it. */
export interface PlannedTarget {
  readonly from: string;
  readonly value: string;
}

/**
 * The targets that follow from a plan, as the entries of a dated fact: a program compares what was sold with them, so that the plan that a partner has committed to feeds its
 * performance to plan.
 *
 * Law: the target to date of a period's last month is that of the whole period.
 *
 * @throws {RangeError} when the first month of the fiscal year is none.
 * @example
 * ```ts
 * import { planBusiness, targetsOf } from "partner-program/metrics";
 *
 * const products = [{ id: "licences", revenue: { first: 100, monthlyGrowth: 0.1 }, margin: 0.2 }];
 * const [expected] = planBusiness({ start: "2026-01-01", months: 4, products });
 * console.log(targetsOf(expected!, { period: "calendarQuarter", extent: "toDate" }).map(({ value }) => value)); // => [ '100.00', '210.00', '331.00', '133.10' ]
 * ```
 * @since 0.1.0
 */
export function targetsOf(scenario: PlannedScenario, options: TargetOptions): readonly PlannedTarget[] {
  const { of = "productRevenue", period, extent } = options;
  const startMonth = readStartMonth(options.startMonth);
  const places = scenario.total[of].split(".")[1]?.length ?? 0;
  const months = scenario.months.map((month) => {
    const first = periodContaining(readPlanDay(month.from, "from"), period, startMonth).from;
    return { from: month.from, first, amount: exactOfText(month[of]) };
  });
  return months.map(({ from, first }) => {
    const own = months.filter((other) => other.first === first && (extent === "whole" || other.from <= from));
    return { from, value: writeFixed(sumOf(own.map(({ amount }) => amount)), places) };
  });
}
