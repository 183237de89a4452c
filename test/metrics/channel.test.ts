import { describe, expect, test } from "vitest";
import fc from "fast-check";
import {
  type ChannelStaffingOptions,
  type ForwardPlan,
  backwardWaterfall,
  channelProfitAndLoss,
  channelStaffing,
  cohortLift,
  forwardScenarios,
  forwardWaterfall,
  returnOnRebates,
  returnOnSpend,
  splitTarget,
} from "partner-program/metrics";

describe("the profit and loss of a channel", () => {
  const lines = {
    grossSales: 1_000_000,
    revenueLevelDiscounts: 200_000,
    dealRegistrationDiscounts: 30_000,
    channelStaff: 60_000,
    mdf: 20_000,
    coop: 10_000,
    promotionsAndIncentives: 15_000,
    channelOperations: 5_000,
  };

  test("falls line by line", () => {
    expect(channelProfitAndLoss(lines)).toEqual({
      netSales: { amount: "770000", ofGrossSales: 0.77 },
      grossMargin: { amount: "710000", ofGrossSales: 0.71 },
      netMargin: { amount: "660000", ofGrossSales: 0.66 },
    });
  });

  test("lines that are left out are zero, cents are kept, and a loss is a loss", () => {
    expect(channelProfitAndLoss({ grossSales: "0.30", mdf: "0.10", coop: 0.2 }).netMargin).toEqual({ amount: "0", ofGrossSales: 0 }); // prettier-ignore
    expect(channelProfitAndLoss({ grossSales: 100, channelStaff: 150 }).netMargin).toEqual({ amount: "-50", ofGrossSales: -0.5 }); // prettier-ignore
  });

  test("without gross sales there is no share of them", () => {
    expect(channelProfitAndLoss({ grossSales: 0, mdf: 5 }).netMargin).toEqual({ amount: "-5", ofGrossSales: null });
  });

  test("a line that is no number is named", () => {
    expect(() => channelProfitAndLoss({ grossSales: 1, mdf: "much" })).toThrow("mdf is not a decimal number");
    expect(() => channelProfitAndLoss({ grossSales: Number.NaN })).toThrow(RangeError);
  });

  test.each(Object.keys(lines).slice(1))("one more of %s is one less in the end", (line) => {
    const more = { ...lines, [line]: lines[line as keyof typeof lines] + 1 };
    expect(channelProfitAndLoss(more).netMargin.amount).toBe("659999");
  });
});

describe("the staff of a channel", () => {
  const options: ChannelStaffingOptions = {
    partners: 1000,
    managed: 400,
    partnersPerHead: { accountManager: 20, salesManager: 30, marketingManager: 50, operationsManager: 100 },
    rounding: "halfAwayFromZero",
    cost: { channelSales: 375_000_000, share: "0.015" },
  };

  test("is the managed partners over those of a head, rounded as stated", () => {
    expect(channelStaffing(options)).toEqual({
      unmanaged: "600",
      managedShare: 0.4,
      roles: {
        accountManager: { exact: 20, heads: 20 },
        salesManager: { exact: 13.333333, heads: 13 },
        marketingManager: { exact: 8, heads: 8 },
        operationsManager: { exact: 4, heads: 4 },
      },
      heads: 45,
      cost: "5625000",
      costPerHead: 125_000,
    });
    expect(channelStaffing({ ...options, rounding: "up" }).roles["salesManager"]).toEqual({
      exact: 13.333333,
      heads: 14,
    });
  });

  test("all partners are managed unless fewer are stated; without partners there is no share", () => {
    const { managed: _managed, cost: _cost, ...all } = options;
    expect(channelStaffing(all)).toMatchObject({ unmanaged: "0", managedShare: 1, cost: null, costPerHead: null });
    expect(channelStaffing({ ...all, partners: 0, cost: { channelSales: 1, share: 1 } })).toMatchObject({ managedShare: null, heads: 0, cost: "1", costPerHead: null }); // prettier-ignore
  });

  test.each<[object, string]>([
    [{ managed: 1001 }, "managed is more than 1000"],
    [{ managed: -1 }, "managed is negative"],
    [{ partners: "all" }, "partners is not a decimal number"],
    [{ partnersPerHead: { accountManager: 0 } }, "partnersPerHead.accountManager is zero"],
    [{ partnersPerHead: { accountManager: -5 } }, "partnersPerHead.accountManager is negative"],
    [{ cost: { channelSales: 1, share: 1.5 } }, "cost.share is more than 1"],
  ])("%j is refused", (more, message) => {
    expect(() => channelStaffing({ ...options, ...more })).toThrow(message);
  });
});

describe("returns", () => {
  test("both formulas that are called ROI have names of their own", () => {
    expect(returnOnSpend({ gain: 240_000, cost: 100_000 })).toEqual({ net: "140000", returnOnInvestment: 1.4, returnPerUnit: 2.4 }); // prettier-ignore
    expect(returnOnRebates({ current: 1_300_000, prior: 1_000_000, rebates: 45_000 })).toEqual({
      incremental: "300000",
      net: "255000",
      returnOnInvestment: 5.666667,
      returnPerUnit: 6.666667,
    });
  });

  test("a channel that shrinks has a negative return", () => {
    expect(returnOnRebates({ current: 950_000, prior: 1_000_000, rebates: 20_000 })).toEqual({
      incremental: "-50000",
      net: "-70000",
      returnOnInvestment: -3.5,
      returnPerUnit: -2.5,
    });
  });

  test("without a cost there is no return", () => {
    expect(returnOnSpend({ gain: 5, cost: 0 })).toEqual({ net: "5", returnOnInvestment: null, returnPerUnit: null });
    expect(() => returnOnSpend({ gain: 5, cost: -1 })).toThrow("cost is negative");
    expect(() => returnOnRebates({ current: 1, prior: "x", rebates: 1 })).toThrow("prior is not a decimal number");
  });

  test("the lift of a cohort is its growth beyond that of the others", () => {
    expect(cohortLift({ before: 400, after: 500 }, { before: 1000, after: 1100 })).toEqual({ growth: 0.25, controlGrowth: 0.1, lift: 0.15 }); // prettier-ignore
    expect(cohortLift({ before: 0, after: 500 }, { before: 1000, after: 900 })).toEqual({ growth: null, controlGrowth: -0.1, lift: null }); // prettier-ignore
    expect(cohortLift({ before: 1, after: 1 }, { before: -5, after: 5 })).toEqual({ growth: 0, controlGrowth: null, lift: null }); // prettier-ignore
    expect(() => cohortLift({ before: 1, after: 1 }, { before: 1, after: "" })).toThrow("control.after");
  });
});

describe("the lead waterfall", () => {
  const plan: ForwardPlan = {
    stages: ["inquiry", "mql", "sal", "sqo", "won"],
    rates: [0.1, 0.8, 0.4, 0.1],
    dealSize: 100_000,
    start: 31_250,
  };

  test("forward: what a number of leads becomes", () => {
    expect(forwardWaterfall({ ...plan, cost: 4_000_000 })).toEqual({
      counts: { inquiry: 31_250, mql: 3125, sal: 2500, sqo: 1000, won: 100 },
      revenue: "10000000",
      returnOnInvestment: 1.5,
    });
    expect(forwardWaterfall(plan).returnOnInvestment).toBeNull();
    expect(forwardWaterfall({ ...plan, cost: 0 }).returnOnInvestment).toBeNull();
  });

  test("backward: how many a revenue needs, and back again", () => {
    const { start: _start, ...back } = plan;
    expect(backwardWaterfall({ ...back, revenue: 10_000_000 })).toEqual({
      counts: { inquiry: 31_250, mql: 3125, sal: 2500, sqo: 1000, won: 100 },
      revenuePerLead: 320,
    });
  });

  test("rounding is stated: exact, up or to the nearest", () => {
    const deals = { stages: ["won"], rates: [], dealSize: 85_000, revenue: 7_500_000 };
    expect(backwardWaterfall(deals).counts).toEqual({ won: 88.235294 });
    expect(backwardWaterfall({ ...deals, rounding: "halfAwayFromZero" }).counts).toEqual({ won: 88 });
    expect(backwardWaterfall({ ...deals, rounding: "up" }).counts).toEqual({ won: 89 });
  });

  test("where nobody passes, or a deal brings nothing, no number is enough", () => {
    const back = { stages: ["lead", "sql", "won"], rates: [0.5, 0], dealSize: 10, revenue: 100 };
    expect(backwardWaterfall(back)).toEqual({ counts: { lead: null, sql: null, won: 10 }, revenuePerLead: null });
    expect(backwardWaterfall({ ...back, dealSize: 0 }).counts).toEqual({ lead: null, sql: null, won: null });
    expect(backwardWaterfall({ ...back, rates: [0.5, 0.5], revenue: 0 })).toEqual({ counts: { lead: 0, sql: 0, won: 0 }, revenuePerLead: null }); // prettier-ignore
  });

  test("three scenarios are the same plan under other rates", () => {
    const { rates: _rates, ...rest } = { ...plan, stages: ["lead", "won"], start: 100, dealSize: 10 };
    const rates = { pessimistic: [0.1], expected: [0.2], optimistic: [0.3] };
    const { pessimistic, expected, optimistic } = forwardScenarios(rest, rates);
    expect([pessimistic.revenue, expected.revenue, optimistic.revenue]).toEqual(["100", "200", "300"]);
  });

  test.each<[object, string]>([
    [{ rates: [0.1] }, "there are 1 rates for 5 stages, which need one fewer"],
    [{ stages: [] }, "stages are one or more"],
    [{ stages: ["a", "a"], rates: [1] }, "each with a name of its own"],
    [{ rates: [0.1, 0.8, 0.4, 1.1] }, "rates[3] is more than 1"],
    [{ rates: [0.1, 0.8, -0.4, 0.1] }, "rates[2] is negative"],
    [{ start: "many" }, "start is not a decimal number"],
    [{ dealSize: -1 }, "dealSize is negative"],
    [{ cost: -1 }, "cost is negative"],
  ])("%j is refused", (more, message) => {
    expect(() => forwardWaterfall({ ...plan, ...more })).toThrow(message);
  });

  test("laws: rounded up, the way back and forth brings at least the revenue; exact, the revenue", () => {
    const percent = fc.integer({ min: 1, max: 100 }).map((count) => count / 100);
    const drawn = fc.record({
      rates: fc.array(percent, { maxLength: 4 }),
      dealSize: fc.integer({ min: 1, max: 90_000 }),
      revenue: fc.integer({ min: 0, max: 90_000_000 }),
    });
    fc.assert(
      fc.property(drawn, ({ rates, dealSize, revenue }) => {
        const stages = ["won", ...rates.map((_, index) => `s${index}`)].toReversed();
        const needed = backwardWaterfall({ stages, rates, dealSize, revenue, rounding: "up" });
        const { revenue: brought, counts } = forwardWaterfall({ stages, rates, dealSize, start: needed.counts[stages[0]!]! });
        expect(Number(brought)).toBeGreaterThanOrEqual(revenue - 1e-6);
        const falling = stages.map((stage) => Number(counts[stage]));
        expect(falling).toEqual(falling.toSorted((a, b) => b - a));
      }),
    );
  }); // prettier-ignore
});

describe("a target of a year", () => {
  test("is split into parts that add up", () => {
    expect(splitTarget(12_600, "quarters")).toEqual({ each: 3150, parts: ["3150", "3150", "3150", "3150"] });
    expect(splitTarget(12_600, "months").each).toBe(1050);
    expect(splitTarget(12_600, "weeks").each).toBe(242.307692);
    expect(splitTarget("100.00", "months").parts).toEqual([...new Array<string>(4).fill("8.34"), ...new Array<string>(8).fill("8.33")]); // prettier-ignore
    expect(splitTarget(10, "quarters", 0).parts).toEqual(["3", "3", "2", "2"]);
    expect(splitTarget("10.5", "quarters", 0).parts).toEqual(["3", "3", "3", "2"]);
    expect(() => splitTarget("x", "weeks")).toThrow("target is not a decimal number");
  });
});
