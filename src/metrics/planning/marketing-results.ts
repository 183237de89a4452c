/** A marketing plan held against what came of it. */
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, exactInteger, subtract, sumOf } from "../../core/number/exact.js";
import { type Amount, type Figure, over, readWithin, writeFigure } from "../channel/amounts.js";
import { type MarketingPlan, forecastMarketing } from "./marketing-plan.js";
import { checkIds, exactOfText, posted, readDigits } from "./months.js";

/** What came of an activity. */
export interface ActivityResult {
  readonly id: string;
  readonly spent: Amount;
  readonly leads: Amount;
  readonly revenue: Amount;
}

/** What was planned beside what came of it. */
export interface VerifiedFigure {
  readonly planned: string;
  readonly actual: string;
  /** Actual less planned. */
  readonly difference: string;
  /** Actual over planned; null where nothing was planned. */
  readonly attainment: Figure;
}

export interface VerifiedActivity {
  readonly id: string;
  /** `planned`: nothing came of it yet; `unplanned`: it was carried out and is not in the plan. */
  readonly status: "executed" | "planned" | "unplanned";
  readonly spend: VerifiedFigure;
  readonly leads: VerifiedFigure;
  readonly revenue: VerifiedFigure;
  readonly returnOnInvestment: Figure;
}

export interface VerifiedPlan {
  readonly activities: readonly VerifiedActivity[];
  readonly total: Omit<VerifiedActivity, "id" | "status">;
  /** Activities that were carried out over those that were planned; null without a plan. */
  readonly executed: Figure;
}

function verified(planned: Exact, actual: Exact, digits: number): VerifiedFigure {
  return {
    planned: writeFixed(planned, digits),
    actual: writeFixed(actual, digits),
    difference: writeFixed(subtract(actual, planned), digits),
    attainment: writeFigure(over(actual, planned)),
  };
}

type VerifiedSides = Pick<VerifiedActivity, "spend" | "leads" | "revenue" | "returnOnInvestment">;

/** Planned and actual sides of one activity, or of several. */
interface Sides {
  readonly spend: readonly [Exact, Exact];
  readonly leads: readonly [Exact, Exact];
  readonly revenue: readonly [Exact, Exact];
}

function writtenSides({ spend, leads, revenue }: Sides, digits: number): VerifiedSides {
  return {
    spend: verified(...spend, digits),
    leads: verified(...leads, 0),
    revenue: verified(...revenue, digits),
    returnOnInvestment: writeFigure(over(subtract(revenue[1], spend[1]), spend[1])),
  };
}

/**
 * Holds a marketing plan against what came of it: what was spent, how many leads and how much revenue came in, activity by activity and altogether, beside what was planned.
 *
 * Laws: totals add what is stated of the activities; every activity of the plan and of the results stands in the answer once.
 *
 * @throws {RangeError} as `forecastMarketing`, or when a result stands twice or cannot be read.
 * @example
 * ```ts
 * import { verifyMarketing } from "partner-program/metrics";
 *
 * const activities = [{ id: "webinar", tactic: "webinar", heldOn: "2026-05-05", budget: 4000, leads: 300 }];
 * const plan = { stages: ["lead", "won"], rates: [0.02], dealSize: 5000, activities };
 * const { activities: [webinar], executed } = verifyMarketing(plan, [{ id: "webinar", spent: 3600, leads: 240, revenue: 27000 }]);
 * console.log(webinar!.spend.difference, webinar!.revenue.attainment, executed); // => -400.00 0.9 1
 * ```
 * @since 0.1.0
 */
export function verifyMarketing(plan: MarketingPlan, results: readonly ActivityResult[]): VerifiedPlan {
  const digits = readDigits(plan.digits);
  const forecast = forecastMarketing(plan);
  checkIds("results", results);
  const byId = new Map(results.map((result, index) => [result.id, { result, index }]));
  const planned = new Map(forecast.activities.map((activity) => [activity.id, activity]));
  const sides = [...new Set([...planned.keys(), ...byId.keys()])].map((id) => {
    const own = planned.get(id);
    const found = byId.get(id);
    const read = (key: "spent" | "leads" | "revenue", places: number): Exact =>
      posted(readWithin(found?.result[key] ?? 0, `results[${found?.index}].${key}`), places);
    const leads = own === undefined ? ZERO : posted(exactOfText(String(own.counts[plan.stages[0]!])), 0);
    return {
      id,
      status: own === undefined ? ("unplanned" as const) : found === undefined ? ("planned" as const) : ("executed" as const), // prettier-ignore
      spend: [exactOfText(own?.budget ?? "0"), read("spent", digits)] as const,
      leads: [leads, read("leads", 0)] as const,
      revenue: [exactOfText(own?.revenue ?? "0"), read("revenue", digits)] as const,
    };
  });
  const total = (key: keyof Sides): readonly [Exact, Exact] => [sumOf(sides.map((own) => own[key][0])), sumOf(sides.map((own) => own[key][1]))]; // prettier-ignore
  const executed = sides.filter(({ status }) => status === "executed").length;
  return {
    activities: sides.map(({ id, status, ...own }) => ({ id, status, ...writtenSides(own, digits) })),
    total: writtenSides({ spend: total("spend"), leads: total("leads"), revenue: total("revenue") }, digits),
    executed: writeFigure(over(exactInteger(executed), exactInteger(planned.size))),
  };
}
