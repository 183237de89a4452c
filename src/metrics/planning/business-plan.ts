/** The business plan of a partner: product margin and its own services less cost, month by month, and the targets that follow from it. */
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, add, multiply, sign, subtract, sumOf } from "../../core/number/exact.js";
import { type Amount, readWithin } from "../channel/amounts.js";
import { type Month, type Monthly, monthlyAmounts, monthsFrom, posted, readDigits } from "./months.js";

/** A product that the partner sells, or a service that it delivers. */
export interface PlannedRevenue {
  readonly id: string;
  /** What it brings in each month; of a service also a fraction of all product revenue: what is sold along. */
  readonly revenue: Monthly | { readonly shareOfProducts: Amount };
  /** The fraction of the revenue that stays: 0.3 is thirty percent. */
  readonly margin: Amount;
}

/** What it costs to sell and deliver; a fraction of all revenue, or an amount each month. */
export interface PlannedCost {
  readonly id: string;
  readonly amount: Monthly | { readonly shareOfRevenue: Amount };
}

/** What becomes of the plan if things go otherwise: factors on all revenue and on all cost. */
export interface PlanScenario {
  readonly id: string;
  readonly revenue?: Amount;
  readonly cost?: Amount;
}

export interface BusinessPlan {
  /** A day of the first month. */
  readonly start: string;
  /** 36 unless stated. */
  readonly months?: number;
  readonly products: readonly PlannedRevenue[];
  readonly services?: readonly PlannedRevenue[];
  readonly costs?: readonly PlannedCost[];
  /** The plan as it is written stands beside them as `expected`. */
  readonly scenarios?: readonly PlanScenario[];
  /** Decimal places of amounts; 2 unless stated. */
  readonly digits?: number;
}

/** What a month, or several of them, bring. */
export interface PlannedResult {
  readonly productRevenue: string;
  readonly productMargin: string;
  readonly serviceRevenue: string;
  readonly serviceMargin: string;
  readonly cost: string;
  /** Both margins less the cost. */
  readonly profit: string;
}

export interface PlannedMonth extends Month, PlannedResult {
  /** The profit of this month and all before it. */
  readonly cumulativeProfit: string;
}

export interface PlannedScenario {
  readonly id: string;
  readonly months: readonly PlannedMonth[];
  /** By year of the plan, twelve months each from its start. */
  readonly years: readonly (PlannedResult & Month)[];
  readonly total: PlannedResult;
  /** The first month by whose end the plan has earned what it has cost, and stays so up to its end; null where there is none. */
  readonly breakEven: string | null;
}

type Sums = { readonly [K in keyof PlannedResult]: Exact };

const FIELDS = ["productRevenue", "productMargin", "serviceRevenue", "serviceMargin", "cost", "profit"] as const;

function written(sums: Sums, digits: number): PlannedResult {
  return Object.fromEntries(
    FIELDS.map((field) => [field, writeFixed(sums[field], digits)]),
  ) as unknown as PlannedResult;
}

/** Sums of what was posted, so that every total is that of its lines. */
function summed(months: readonly Sums[]): Sums {
  return Object.fromEntries(
    FIELDS.map((field) => [field, sumOf(months.map((month) => month[field]))]),
  ) as unknown as Sums;
}

/** The revenue and the margin of each month. */
interface Earned {
  readonly revenue: readonly Exact[];
  readonly margin: readonly Exact[];
}

/** What is read once for every scenario. */
interface ReadPlan {
  readonly months: readonly Month[];
  readonly digits: number;
  readonly plan: BusinessPlan;
}

function revenueOf(
  line: PlannedRevenue,
  products: readonly Exact[],
  factor: Exact,
  { months, digits }: ReadPlan,
  name: string,
): readonly Exact[] {
  const { revenue } = line;
  if ("shareOfProducts" in revenue) {
    const share = readWithin(revenue.shareOfProducts, `${name}.revenue.shareOfProducts`);
    return products.map((amount) => posted(multiply(amount, share), digits));
  }
  return monthlyAmounts(revenue, months.length, `${name}.revenue`).map((amount) =>
    posted(multiply(amount, factor), digits),
  );
}

function earnedBy(
  lines: readonly PlannedRevenue[],
  kind: string,
  products: readonly Exact[],
  factor: Exact,
  read: ReadPlan,
): Earned {
  const all = lines.map((line, index) => {
    const name = `${kind}[${index}]`;
    const margin = readWithin(line.margin, `${name}.margin`, ONE);
    const revenue = revenueOf(line, products, factor, read, name);
    return { revenue, margin: revenue.map((amount) => posted(multiply(amount, margin), read.digits)) };
  });
  const sum = (side: keyof Earned): readonly Exact[] =>
    read.months.map((_, month) => sumOf(all.map((line) => line[side][month]!)));
  return { revenue: sum("revenue"), margin: sum("margin") };
}

function costsOf(revenue: readonly Exact[], factor: Exact, { plan, months, digits }: ReadPlan): readonly Exact[] {
  const lines = (plan.costs ?? []).map(({ amount }, index) => {
    const name = `costs[${index}].amount`;
    if (!("shareOfRevenue" in amount)) return monthlyAmounts(amount, months.length, name);
    const share = readWithin(amount.shareOfRevenue, `${name}.shareOfRevenue`);
    return revenue.map((each) => multiply(each, share));
  });
  return months.map((_, month) => sumOf(lines.map((line) => posted(multiply(line[month]!, factor), digits))));
}

/** The profit of each month and all before it. */
function cumulated(profits: readonly Exact[]): readonly Exact[] {
  let sum: Exact = ZERO;
  return profits.map((profit) => (sum = add(sum, profit)));
}

function breakEvenOf(months: readonly Month[], cumulative: readonly Exact[]): string | null {
  const below = cumulative.findLastIndex((amount) => sign(amount) < 0);
  return months[below + 1]?.from ?? null;
}

function scenarioOf({ id, revenue = 1, cost = 1 }: PlanScenario, read: ReadPlan): PlannedScenario {
  const { plan, months, digits } = read;
  const [more, dearer] = [readWithin(revenue, `${id}.revenue`), readWithin(cost, `${id}.cost`)];
  const products = earnedBy(plan.products, "products", [], more, read);
  const services = earnedBy(plan.services ?? [], "services", products.revenue, more, read);
  const costs = costsOf(months.map((_, month) => add(products.revenue[month]!, services.revenue[month]!)), dearer, read); // prettier-ignore
  const sums = months.map((_, month): Sums => {
    const [productMargin, serviceMargin] = [products.margin[month]!, services.margin[month]!];
    const profit = subtract(add(productMargin, serviceMargin), costs[month]!);
    return { productRevenue: products.revenue[month]!, productMargin, serviceRevenue: services.revenue[month]!, serviceMargin, cost: costs[month]!, profit }; // prettier-ignore
  });
  const cumulative = cumulated(sums.map(({ profit }) => profit));
  const years = Array.from({ length: Math.ceil(months.length / 12) }, (_, year) => year * 12);
  return {
    id,
    months: sums.map((own, month) => ({
      ...months[month]!,
      ...written(own, digits),
      cumulativeProfit: writeFixed(cumulative[month]!, digits),
    })),
    years: years.map((first) => ({
      from: months[first]!.from,
      to: months[Math.min(first + 12, months.length) - 1]!.to,
      ...written(summed(sums.slice(first, first + 12)), digits),
    })),
    total: written(summed(sums), digits),
    breakEven: breakEvenOf(months, cumulative),
  };
}

/**
 * Forecasts the profit of a partner month by month (36 of them unless stated): the margin on the products that it sells, and on the services that it delivers, less what that costs; as
 * planned (`expected`) and in other scenarios.
 *
 * Amounts are rounded once, line by line, and totals add what is stated. Laws: the profit is both margins less the cost, of each month and of every total; a scenario with more revenue has no
 * less margin.
 *
 * @throws {RangeError} when a number cannot be read, is negative, a margin is more than 1, or amounts and months do not fit.
 * @example
 * ```ts
 * import { planBusiness } from "partner-program/metrics";
 *
 * const [expected, slow] = planBusiness({
 *   start: "2026-07-01",
 *   months: 12,
 *   products: [{ id: "licences", revenue: { first: 20000, monthlyGrowth: 0.05 }, margin: 0.2 }],
 *   services: [{ id: "deployment", revenue: { shareOfProducts: 0.5 }, margin: 0.4 }],
 *   costs: [{ id: "team", amount: { first: 9000 } }],
 *   scenarios: [{ id: "slow", revenue: 0.8 }],
 * });
 * console.log(expected!.total.profit, expected!.breakEven, slow!.total.profit); // => 19337.02 2026-12-01 -6130.38
 * ```
 * @since 0.1.0
 */
export function planBusiness(plan: BusinessPlan): readonly PlannedScenario[] {
  const read: ReadPlan = { plan, months: monthsFrom(plan.start, plan.months ?? 36), digits: readDigits(plan.digits) };
  const scenarios = [{ id: "expected" }, ...(plan.scenarios ?? [])];
  if (new Set(scenarios.map(({ id }) => id)).size < scenarios.length)
    throw new RangeError("scenarios have an id of their own each, and none is called expected");
  return scenarios.map((scenario) => scenarioOf(scenario, read));
}
