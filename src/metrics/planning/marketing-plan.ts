/** The marketing plan of a quarter: activities with their waterfall and return, ready to be asked money for, and held against what came of them. */
import { writeFixed, writeNumber } from "../../core/number/decimal.js";
import { type Exact, ONE, multiply, sumOf } from "../../core/number/exact.js";
import { type Amount, type Figure, readWithin } from "../channel/amounts.js";
import { returnOnSpend } from "../channel/returns.js";
import { type ForwardWaterfall, forwardWaterfall } from "../channel/waterfall.js";
import { checkIds, exactOfText, posted, readDigits, readPlanDay } from "./months.js";

export interface PlannedActivity {
  readonly id: string;
  readonly title?: string;
  /** What is done: a webinar, a trade fair, an e-mail campaign. */
  readonly tactic: string;
  /** The day on which it takes place, or begins. */
  readonly heldOn: string;
  readonly budget: Amount;
  /** How many leads of the first stage it brings. */
  readonly leads: Amount;
  /** The plan's own rates and deal size unless stated. */
  readonly rates?: readonly Amount[];
  readonly dealSize?: Amount;
}

export interface MarketingPlan {
  /** The stages of the lead waterfall, the first to the last. */
  readonly stages: readonly string[];
  readonly rates: readonly Amount[];
  readonly dealSize: Amount;
  readonly activities: readonly PlannedActivity[];
  /** The fraction of the budget that the vendor is asked for; nothing unless stated. */
  readonly fundShare?: Amount;
  /** Decimal places of amounts; 2 unless stated. */
  readonly digits?: number;
}

export interface ForecastActivity {
  readonly id: string;
  readonly title: string;
  readonly tactic: string;
  readonly heldOn: string;
  readonly budget: string;
  /** How many are expected of each stage. */
  readonly counts: ForwardWaterfall["counts"];
  readonly revenue: string;
  /** (revenue - budget) / budget; null without a budget. */
  readonly returnOnInvestment: Figure;
  /** revenue / budget; null without a budget. */
  readonly returnPerUnit: Figure;
}

/** A request for the vendor's share of an activity, as a record of a fund's collection. */
export interface FundRequestRecord {
  readonly id: string;
  readonly askedOn: string;
  readonly heldOn: string;
  readonly cost: string;
  /** What is asked of the fund. */
  readonly asked: string;
}

export interface MarketingForecast {
  readonly activities: readonly ForecastActivity[];
  readonly total: Omit<ForecastActivity, "id" | "title" | "tactic" | "heldOn">;
}

function forecastOf(activity: PlannedActivity, plan: MarketingPlan, index: number, digits: number): ForecastActivity {
  const { id, tactic, heldOn, leads, rates = plan.rates, dealSize = plan.dealSize } = activity;
  readPlanDay(heldOn, `activities[${index}].heldOn`);
  const budget = posted(readWithin(activity.budget, `activities[${index}].budget`), digits);
  const { counts, revenue } = forwardWaterfall({ stages: plan.stages, rates, dealSize, start: leads });
  return { id, title: activity.title ?? id, tactic, heldOn, ...returned(posted(exactOfText(revenue), digits), budget, digits), counts }; // prettier-ignore
}

function returned(
  revenue: Exact,
  budget: Exact,
  digits: number,
): Pick<ForecastActivity, "budget" | "revenue" | "returnOnInvestment" | "returnPerUnit"> {
  const written = { gain: writeFixed(revenue, digits), cost: writeFixed(budget, digits) };
  const { returnOnInvestment, returnPerUnit } = returnOnSpend(written);
  return { budget: written.cost, revenue: written.gain, returnOnInvestment, returnPerUnit };
}

/** The figures of one stage added up. */
function stageTotal(activities: readonly ForecastActivity[], stage: string): Figure {
  const counts = activities.map(({ counts: own }) => own[stage]);
  return counts.includes(null) ? null : writeNumber(sumOf(counts.map((count) => exactOfText(String(count)))), 6);
}

/**
 * Forecasts a marketing plan: for every activity how many leads become what, the revenue, and both formulas called ROI; and all of them together.
 *
 * Laws: totals add what is stated of the activities; twice the leads are twice the counts.
 *
 * @throws {RangeError} when stages and rates do not fit, an id stands twice, or a number or a day cannot be read.
 * @example
 * ```ts
 * import { forecastMarketing } from "partner-program/metrics";
 *
 * const { activities, total } = forecastMarketing({
 *   stages: ["inquiry", "mql", "won"],
 *   rates: [0.2, 0.1],
 *   dealSize: 5000,
 *   activities: [
 *     { id: "webinar", tactic: "webinar", heldOn: "2026-05-05", budget: 4000, leads: 300 },
 *     { id: "fair", tactic: "trade fair", heldOn: "2026-06-09", budget: 20000, leads: 500 },
 *   ],
 * });
 * console.log(activities[0]!.revenue, activities[0]!.returnOnInvestment, total.revenue, total.counts.won); // => 30000.00 6.5 80000.00 16
 * ```
 * @since 0.1.0
 */
export function forecastMarketing(plan: MarketingPlan): MarketingForecast {
  checkIds("activities", plan.activities);
  const digits = readDigits(plan.digits);
  const activities = plan.activities.map((activity, index) => forecastOf(activity, plan, index, digits));
  const sum = (side: "revenue" | "budget"): Exact => sumOf(activities.map((own) => exactOfText(own[side])));
  const counts = Object.fromEntries(plan.stages.map((stage) => [stage, stageTotal(activities, stage)]));
  return { activities, total: { ...returned(sum("revenue"), sum("budget"), digits), counts } };
}

/**
 * The requests that a plan makes of a fund: one for each activity that the vendor is asked a share of, as records for the partner document, so that `stateFunds` tells
 * which of them the fund would refuse.
 *
 * @throws {RangeError} as `forecastMarketing`, or when the share is not 0 to 1.
 * @example
 * ```ts
 * import { requestsOf } from "partner-program/metrics";
 *
 * const activities = [{ id: "webinar", tactic: "webinar", heldOn: "2026-05-05", budget: 4000, leads: 300 }];
 * const plan = { stages: ["lead"], rates: [], dealSize: 5000, fundShare: 0.5, activities };
 * const [request] = requestsOf(plan, "2026-04-01");
 * console.log(request!.id, request!.cost, request!.asked); // => webinar 4000.00 2000.00
 * ```
 * @since 0.1.0
 */
export function requestsOf(plan: MarketingPlan, askedOn: string): readonly FundRequestRecord[] {
  readPlanDay(askedOn, "askedOn");
  const digits = readDigits(plan.digits);
  const share = readWithin(plan.fundShare ?? 0, "fundShare", ONE);
  return forecastMarketing(plan)
    .activities.map(({ id, heldOn, budget: cost }): FundRequestRecord => {
      const asked = writeFixed(posted(multiply(exactOfText(cost), share), digits), digits);
      return { id, askedOn, heldOn, cost, asked };
    })
    .filter(({ asked }) => Number(asked) !== 0);
}
