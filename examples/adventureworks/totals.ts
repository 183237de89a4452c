/** The totals of the reseller channel, through the library. */
import {
  type BaseSummary,
  type Issue,
  type Partner,
  type Program,
  evaluatePartner,
  evaluatePartners,
  summarizeBase,
} from "../../src/index.js";
import { type QuotaPeriod } from "./data.js";

/** Last days of the fiscal quarters that the orders lie in. */
export const QUARTER_ENDS: readonly string[] = [
  "2010-12-31", "2011-03-31", "2011-06-30", "2011-09-30", "2011-12-31", "2012-03-31", "2012-06-30",
  "2012-09-30", "2012-12-31", "2013-03-31", "2013-06-30", "2013-09-30", "2013-12-31",
]; // prettier-ignore

/** Last days of the fiscal years that are complete. */
export const YEAR_ENDS: readonly string[] = ["2011-06-30", "2012-06-30", "2013-06-30"];

/** One posted rebate. */
export interface Posted {
  readonly reseller: string;
  readonly incentive: "volume" | "growth";
  readonly periodEnd: string;
  readonly currency: string;
  readonly amount: string;
}

export interface ResellerTotals {
  readonly posted: readonly Posted[];
  /** Resellers whose orders are in several currencies, with the codes of their issues. */
  readonly refused: ReadonlyMap<string, readonly string[]>;
}

/** The kinds of mistake; how many more there are does not matter here. */
function codesOf(issues: readonly Issue[]): readonly string[] {
  return [...new Set(issues.map(({ code }) => code))].filter((code) => code !== "issues.more");
}

/** Every rebate of every quarter, and of every full year; the growth rebate is settled at the year's end. */
export function settleResellers(
  program: Program,
  resellers: readonly Partner[],
  tell: (message: string) => void,
): ResellerTotals {
  const posted: Posted[] = [];
  const refused = new Map<string, readonly string[]>();
  for (const periodEnd of QUARTER_ENDS) {
    tell(`quarter to ${periodEnd}: ${resellers.length} resellers`);
    for (const outcome of evaluatePartners(program, resellers, { asOf: periodEnd })) {
      const reseller = outcome.partner;
      if (outcome.status === "issues") {
        refused.set(reseller, codesOf(outcome.issues));
        continue;
      }
      const incentives = YEAR_ENDS.includes(periodEnd) ? (["volume", "growth"] as const) : (["volume"] as const);
      for (const incentive of incentives) {
        const amount = outcome.incentives[incentive]!.amount ?? "0.00";
        posted.push({ reseller, incentive, periodEnd, currency: outcome.currency, amount });
      }
    }
  }
  return { posted, refused };
}

/** The base on one day: levels, stages, inactivity and concentration. */
export function summarizeResellers(program: Program, resellers: readonly Partner[], asOf: string): BaseSummary {
  return summarizeBase(program, resellers, { asOf });
}

/** The attainment of one salesperson in one period; null where several currencies forbid one. */
export interface Attainment {
  readonly salesperson: string;
  readonly start: string;
  readonly end: string;
  readonly sales: string | null;
  readonly attainment: number | string | boolean | null;
  readonly issues: readonly string[];
}

export function measureQuotas(program: Program, periods: readonly QuotaPeriod[]): readonly Attainment[] {
  return periods.map(({ salesperson, start, end, partner }) => {
    const outcome = evaluatePartner(program, partner, { asOf: end });
    if (outcome.status === "issues") {
      const issues = codesOf(outcome.issues);
      return { salesperson, start, end, sales: null, attainment: null, issues };
    }
    const valueOf = (id: string) => {
      const metric = outcome.metrics[id]!;
      return metric.status === "value" ? metric.value : null;
    };
    return { salesperson, start, end, sales: String(valueOf("sales")), attainment: valueOf("attainment"), issues: [] };
  });
}
