import { describe, expect, test } from "vitest";
import {
  type AccountPlan,
  type BusinessPlan,
  type CadencePlan,
  type MarketingPlan,
  forecastMarketing,
  planAccounts,
  planBusiness,
  planCadence,
  requestsOf,
  targetsOf,
  verifyMarketing,
} from "partner-program/metrics";

describe("a business plan", () => {
  const plan: BusinessPlan = {
    start: "2026-07-15",
    months: 4,
    products: [
      { id: "licences", revenue: { first: 1000, monthlyGrowth: "0.1" }, margin: 0.25 },
      { id: "hardware", revenue: { months: [0, 200, 0, "99.99"] }, margin: "0.05" },
    ],
    services: [{ id: "deployment", revenue: { shareOfProducts: 0.5 }, margin: 0.5 }],
    costs: [
      { id: "team", amount: { first: 500 } },
      { id: "sales", amount: { shareOfRevenue: 0.02 } },
    ],
  };
  const [expected] = planBusiness(plan);

  test("each month is product margin and service margin less cost", () => {
    expect(expected!.months).toEqual([
      { from: "2026-07-01", to: "2026-07-31", productRevenue: "1000.00", productMargin: "250.00", serviceRevenue: "500.00", serviceMargin: "250.00", cost: "530.00", profit: "-30.00", cumulativeProfit: "-30.00" },
      { from: "2026-08-01", to: "2026-08-31", productRevenue: "1300.00", productMargin: "285.00", serviceRevenue: "650.00", serviceMargin: "325.00", cost: "539.00", profit: "71.00", cumulativeProfit: "41.00" },
      { from: "2026-09-01", to: "2026-09-30", productRevenue: "1210.00", productMargin: "302.50", serviceRevenue: "605.00", serviceMargin: "302.50", cost: "536.30", profit: "68.70", cumulativeProfit: "109.70" },
      { from: "2026-10-01", to: "2026-10-31", productRevenue: "1430.99", productMargin: "337.75", serviceRevenue: "715.50", serviceMargin: "357.75", cost: "542.93", profit: "152.57", cumulativeProfit: "262.27" },
    ]);
  }); // prettier-ignore

  test("the total adds what is stated, and the first month without a loss behind it breaks even", () => {
    expect(expected!.total).toMatchObject({ productRevenue: "4940.99", cost: "2148.23", profit: "262.27" });
    expect(expected!.breakEven).toBe("2026-08-01");
  });

  test("it has three years unless stated, and they are stated one by one", () => {
    const { months: _, ...others } = plan;
    const products = [{ id: "licences", revenue: { first: 100 }, margin: 1 }];
    const [whole] = planBusiness({ ...others, products, services: [], costs: [] });
    expect(whole!.months).toHaveLength(36);
    expect(whole!.years.map(({ from, to, profit }) => [from, to, profit])).toEqual([
      ["2026-07-01", "2027-06-30", "1200.00"],
      ["2027-07-01", "2028-06-30", "1200.00"],
      ["2028-07-01", "2029-06-30", "1200.00"],
    ]);
  });

  test.each([
    ["one that never earns its cost", { costs: [{ id: "team", amount: { first: 9000 } }] }, null],
    ["one that loses again at the end", { costs: [{ id: "team", amount: { months: [0, 0, 0, 9000] } }] }, null],
    ["one that never loses", { costs: [] }, "2026-07-01"],
  ])("break-even of %s", (_title, more, breakEven) => {
    expect(planBusiness({ ...plan, ...more })[0]!.breakEven).toBe(breakEven);
  });

  test("a scenario is the plan with other revenue and other cost", () => {
    const [, slow] = planBusiness({ ...plan, scenarios: [{ id: "slow", revenue: 0.5, cost: 1.1 }] });
    expect(slow).toMatchObject({ id: "slow", months: [{ productRevenue: "500.00", serviceMargin: "125.00", cost: "566.50", profit: "-316.50" }, {}, {}, {}] }); // prettier-ignore
  });

  test("currencies without cents are planned without", () => {
    expect(planBusiness({ ...plan, digits: 0 })[0]!.months[3]).toMatchObject({ productRevenue: "1431", cost: "543" });
  });

  test.each([
    ["to date by fiscal quarter", { period: "fiscalQuarter", startMonth: 9, extent: "toDate" }, ["1000.00", "2300.00", "1210.00", "2640.99"]],
    ["of the whole fiscal quarter", { period: "fiscalQuarter", startMonth: 9, extent: "whole" }, ["2300.00", "2300.00", "2640.99", "2640.99"]],
    ["of another figure", { period: "month", extent: "whole", of: "profit" }, ["-30.00", "71.00", "68.70", "152.57"]],
  ] as const)("targets %s are entries of a dated fact", (_title, options, values) => {
    const targets = targetsOf(expected!, options);
    expect(targets.map(({ value }) => value)).toEqual(values);
    expect(targets.map(({ from }) => from)).toEqual(["2026-07-01", "2026-08-01", "2026-09-01", "2026-10-01"]);
  }); // prettier-ignore

  test.each([
    ["a start that is no day", { start: "July" }, "start is not a day, YYYY-MM-DD"],
    ["no months", { months: 0 }, "months is not a whole number from 1 to 1200"],
    ["amounts for other months", { products: [{ id: "a", revenue: { months: [1] }, margin: 1 }] }, "products[0].revenue.months has 1 entries for 4 months"],
    ["a margin of more than all", { products: [{ id: "a", revenue: { first: 1 }, margin: 1.1 }] }, "products[0].margin is more than 1"],
    ["a negative amount", { costs: [{ id: "a", amount: { first: -1 } }] }, "costs[0].amount.first is negative"],
    ["scenarios under one id", { scenarios: [{ id: "expected" }] }, "scenarios have an id of their own each, and none is called expected"],
    ["too many digits", { digits: 7 }, "digits is not a whole number from 0 to 6"],
  ])("%s is refused", (_title, more, message) => {
    expect(() => planBusiness({ ...plan, ...more })).toThrow(new RangeError(message));
  }); // prettier-ignore

  test("targets of a fiscal year that begins with no month are refused", () => {
    expect(() => targetsOf(expected!, { period: "fiscalYear", startMonth: 13, extent: "whole" })).toThrow(RangeError);
  });
});

describe("a marketing plan", () => {
  const plan: MarketingPlan = {
    stages: ["inquiry", "mql", "sal", "sql", "won"],
    rates: [0.5, 0.4, 0.5, 0.2],
    dealSize: 2500,
    fundShare: 0.5,
    activities: [
      { id: "webinar", title: "Backup webinar", tactic: "webinar", heldOn: "2026-05-05", budget: 3000, leads: 200 },
      { id: "fair", tactic: "trade fair", heldOn: "2026-06-09", budget: "12000.505", leads: 400, rates: [0.25, 0.4, 0.5, 0.2], dealSize: 5000 },
      { id: "newsletter", tactic: "e-mail", heldOn: "2026-04-02", budget: 0, leads: 10 },
    ],
  }; // prettier-ignore

  test("each activity has its waterfall, its revenue and both returns", () => {
    const { activities } = forecastMarketing(plan);
    expect(activities[0]).toEqual({
      id: "webinar",
      title: "Backup webinar",
      tactic: "webinar",
      heldOn: "2026-05-05",
      budget: "3000.00",
      counts: { inquiry: 200, mql: 100, sal: 40, sql: 20, won: 4 },
      revenue: "10000.00",
      returnOnInvestment: 2.333333,
      returnPerUnit: 3.333333,
    });
    expect(activities[1]).toMatchObject({ title: "fair", budget: "12000.51", counts: { won: 4 }, revenue: "20000.00" });
    expect(activities[2]).toMatchObject({ returnOnInvestment: null, returnPerUnit: null });
  });

  test("the total adds what is stated", () => {
    const { total } = forecastMarketing(plan);
    expect(total).toMatchObject({ budget: "15000.51", revenue: "30500.00", counts: { inquiry: 610, won: 8.2 }, returnPerUnit: 2.033264 }); // prettier-ignore
  });

  test("it is ready to be asked money for: a record for each activity that costs something", () => {
    expect(requestsOf(plan, "2026-04-01")).toEqual([
      { id: "webinar", askedOn: "2026-04-01", heldOn: "2026-05-05", cost: "3000.00", asked: "1500.00" },
      { id: "fair", askedOn: "2026-04-01", heldOn: "2026-06-09", cost: "12000.51", asked: "6000.26" },
    ]);
    const { fundShare: _, ...own } = plan;
    expect(requestsOf(own, "2026-04-01")).toEqual([]);
  });

  test("held against what came of it: executed, still planned, and not planned", () => {
    const { activities, total, executed } = verifyMarketing(plan, [
      { id: "webinar", spent: 2800, leads: 150, revenue: 12000 },
      { id: "dinner", spent: 500, leads: 8, revenue: 0 },
    ]);
    expect(activities.map(({ id, status }) => [id, status])).toEqual([["webinar", "executed"], ["fair", "planned"], ["newsletter", "planned"], ["dinner", "unplanned"]]); // prettier-ignore
    expect(activities[0]).toMatchObject({
      spend: { planned: "3000.00", actual: "2800.00", difference: "-200.00", attainment: 0.933333 },
      leads: { planned: "200", actual: "150", difference: "-50", attainment: 0.75 },
      revenue: { planned: "10000.00", actual: "12000.00", difference: "2000.00", attainment: 1.2 },
      returnOnInvestment: 3.285714,
    });
    expect(activities[3]!.spend).toEqual({ planned: "0.00", actual: "500.00", difference: "500.00", attainment: null });
    expect(total.spend).toMatchObject({ planned: "15000.51", actual: "3300.00" });
    expect(executed).toBe(0.333333);
  });

  test.each([
    ["activities under one id", () => forecastMarketing({ ...plan, activities: [plan.activities[0]!, plan.activities[0]!] }), "activities have an id of their own each"],
    ["a day that is none", () => forecastMarketing({ ...plan, activities: [{ ...plan.activities[0]!, heldOn: "May" }] }), "activities[0].heldOn is not a day, YYYY-MM-DD"],
    ["a share of more than all", () => requestsOf({ ...plan, fundShare: 1.5 }, "2026-04-01"), "fundShare is more than 1"],
    ["a day of asking that is none", () => requestsOf(plan, "April"), "askedOn is not a day, YYYY-MM-DD"],
    ["results under one id", () => verifyMarketing(plan, [0, 1].map(() => ({ id: "x", spent: 0, leads: 0, revenue: 0 }))), "results have an id of their own each"],
    ["a result that is negative", () => verifyMarketing(plan, [{ id: "x", spent: -1, leads: 0, revenue: 0 }]), "results[0].spent is negative"],
  ])("%s is refused", (_title, call, message) => {
    expect(call).toThrow(new RangeError(message));
  }); // prettier-ignore
});

describe("an account plan", () => {
  const plan: AccountPlan = {
    accounts: [
      { id: "harbour", owns: ["backup"], potential: { archive: 0, monitoring: 4000 } },
      { id: "zoo" },
      { id: "airport", owns: ["monitoring"] },
    ],
    products: [
      { id: "backup", value: 5000 },
      { id: "monitoring", value: 3000 },
      { id: "archive", value: 1000, after: ["backup"] },
    ],
    deals: [
      { account: "zoo", product: "monitoring", state: "open", amount: 3500 },
      { account: "zoo", product: "monitoring", state: "open", amount: 500 },
      { account: "airport", product: "backup", state: "won" },
      { account: "harbour", product: "monitoring", state: "lost" },
    ],
  };
  const answer = planAccounts(plan);

  test("every account and product has its state, and what it is worth", () => {
    expect(answer.cells.map(({ account, product, state, value }) => `${account} ${product} ${state} ${value}`)).toEqual(
      [
        "harbour backup owned 5000.00",
        "harbour monitoring crossSell 4000.00",
        "harbour archive noFit 0.00",
        "zoo backup newBusiness 5000.00",
        "zoo monitoring registered 4000.00",
        "zoo archive blocked 1000.00",
        "airport backup owned 5000.00",
        "airport monitoring owned 3000.00",
        "airport archive crossSell 1000.00",
      ],
    );
  });

  test("the room is listed from the most valuable on; what is registered is no room", () => {
    expect(answer.whiteSpace.map(({ account, product }) => `${account} ${product}`)).toEqual(["zoo backup", "harbour monitoring", "airport archive"]); // prettier-ignore
  });

  test("totals by state", () => {
    expect(answer.totals).toMatchObject({ owned: { count: 3, value: "13000.00" }, crossSell: { count: 2, value: "5000.00" }, registered: { count: 1 } }); // prettier-ignore
  });

  test.each([
    ["an account that is not there", { deals: [{ account: "port", product: "backup", state: "open" }] }, "deals[0] names no account of the plan: port"],
    ["a product that is not there", { deals: [{ account: "zoo", product: "backups", state: "open" }] }, "deals[0] names no product of the plan: backups"],
    ["a product that an account owns and the plan does not have", { accounts: [{ id: "zoo", owns: ["x"] }], deals: [] }, "there is no product x"],
    ["accounts under one id", { accounts: [{ id: "zoo" }, { id: "zoo" }], deals: [] }, "accounts have an id of their own each"],
  ] as const)("%s is refused", (_title, more, message) => {
    expect(() => planAccounts({ ...plan, ...more })).toThrow(new RangeError(message));
  }); // prettier-ignore
});

describe("the cadence of account managers", () => {
  const plan: CadencePlan = {
    on: "2026-05-20",
    startMonth: 2,
    activities: [
      { id: "performance", every: "month", hours: 1 },
      { id: "qbr", every: "fiscalQuarter", hours: 6 },
    ],
    partners: [
      { id: "p1", manager: "ana", since: "2026-01-01", done: [{ activity: "performance", on: "2026-05-01" }, { activity: "qbr", on: "2026-04-30" }] },
      { id: "p2", manager: "ana", since: "2026-04-30", done: [{ activity: "performance", on: "2026-04-30" }], without: ["qbr"] },
      { id: "p3", manager: "bo", since: "2026-05-01", done: [{ activity: "qbr", on: "2026-05-21" }] },
      { id: "p4", since: "2026-01-01" },
      { id: "p5", manager: "bo", since: "2026-05-21" },
    ],
    managers: [{ id: "ana", partners: 1, hoursPerMonth: 4 }, { id: "cy", partners: 20 }],
  }; // prettier-ignore
  const { due, coverage, managers, unassigned } = planCadence(plan);

  test.each([
    ["done on the first day of the period", "p1", "performance", "done", "2026-05-31", "2026-05-01"],
    ["done on the last day of the period before", "p1", "qbr", "due", "2026-07-31", "2026-04-30"],
    ["managed since the last day of the period before, and done on it", "p2", "performance", "due", "2026-05-31", "2026-04-30"],
    ["managed since the first day of the period", "p3", "performance", "due", "2026-05-31", null],
    ["done after the judged day: it has not happened", "p3", "qbr", "due", "2026-07-31", null],
    ["never done, though it was due before", "p4", "performance", "overdue", "2026-05-31", null],
  ])("%s", (_title, partner, activity, status, dueBy, lastDone) => {
    expect(due.find((each) => each.partner === partner && each.activity === activity)).toMatchObject({ status, dueBy, lastDone });
  }); // prettier-ignore

  test("what is overdue comes first, then what is due, then what is done", () => {
    expect(due.map(({ status }) => status)).toEqual(["overdue", "overdue", "due", "due", "due", "due", "done"]);
  });

  test("a partner that is not managed yet needs nothing, nor one what it is exempt from", () => {
    expect(due.filter(({ partner }) => partner === "p5")).toEqual([]);
    expect(due.filter(({ partner }) => partner === "p2").map(({ activity }) => activity)).toEqual(["performance"]);
  });

  test("coverage is done over needed", () => {
    expect(coverage).toEqual([
      { activity: "performance", needed: 4, done: 1, coverage: 0.25 },
      { activity: "qbr", needed: 3, done: 0, coverage: 0 },
    ]);
  });

  test("capacity counts partners, and hours of a month", () => {
    expect(managers).toEqual([
      { manager: "ana", partners: 2, load: 2, hoursPerMonth: 4, utilization: 1, overloaded: true },
      { manager: "bo", partners: 2, load: null, hoursPerMonth: 3, utilization: null, overloaded: false },
      { manager: "cy", partners: 0, load: 0, hoursPerMonth: 0, utilization: null, overloaded: false },
    ]);
    expect(unassigned).toEqual(["p4"]);
  });

  test.each([
    ["hours of more than there are", { managers: [{ id: "ana", hoursPerMonth: "3.99" }] }, true],
    ["hours of just as many", { managers: [{ id: "ana", hoursPerMonth: 4 }] }, false],
  ])("%s", (_title, more, overloaded) => {
    expect(planCadence({ ...plan, ...more }).managers[0]!.overloaded).toBe(overloaded);
  });

  test.each([
    ["a day that is none", { on: "today" }, "on is not a day, YYYY-MM-DD"],
    ["an activity that is not there", { partners: [{ id: "p", since: "2026-01-01", without: ["tea"] }] }, "partner p names no activity of the plan: tea"],
    ["partners under one id", { partners: [0, 1].map(() => ({ id: "p", since: "2026-01-01" })) }, "partners have an id of their own each"],
    ["a fiscal year that begins with no month", { startMonth: 0 }, "startMonth is not a whole number from 1 to 12"],
  ])("%s is refused", (_title, more, message) => {
    expect(() => planCadence({ ...plan, ...more })).toThrow(new RangeError(message));
  }); // prettier-ignore
});
