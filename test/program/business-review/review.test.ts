import { describe, expect, test } from "vitest";
import { type BusinessReview, type Partner, evaluatePartner, prepareBusinessReview, writeBusinessReview } from "partner-program"; // prettier-ignore
import { codesOf, programOf } from "../support.js";

const program = programOf({
  title: "Acme",
  fiscalYear: { startMonth: 2 },
  facts: { target: "money", people: "integer", pipeline: "money" },
  records: {
    orders: { date: "on", fields: { on: "date", amount: "money" } },
    deals: { fields: { project: "string", on: "date", approvedOn: { type: "date", optional: true } } },
    budgets: { fields: { on: "date", amount: "money" } },
  },
  metrics: {
    sales: { title: "Sales", sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
    perfToPlan: { measures: "performance.perfToPlan", ratio: ["sales", "target"], whenEmpty: "notApplicable" },
    pipelineToTarget: { measures: "performance.pipelineToTarget", ratio: ["pipeline", "target"], whenEmpty: "notApplicable" },
  },
  scorecards: {
    performance: {
      title: "Performance",
      missing: "lowest",
      aggregate: "sum",
      bands: [{ from: 0, is: "red" }, { from: 8, is: "green" }],
      parts: [
        { id: "sales", points: { of: "sales", max: 10, at: 500 } },
        { id: "people", title: "Trained people", points: { of: "people", max: 5, at: 10 } },
      ],
    },
  },
  tiers: {
    main: {
      title: "Tier",
      levels: [
        { id: "silver" },
        { id: "gold", requires: { fact: "sales", operator: "greaterThanInclusive", value: 400 } },
        { id: "platinum", requires: { fact: "sales", operator: "greaterThanInclusive", value: 900 } },
      ],
    },
  },
  incentives: { rebate: { title: "Rebate", kind: "rebate", period: "fiscalQuarter", payOn: "sales", scale: { flat: { rate: 0.1 } } } },
  funds: { mdf: { title: "MDF", period: "fiscalQuarter", credits: [{ for: { each: "budgets" }, on: "on", amount: "amount" }] } },
  registrations: { deals: { for: { each: "deals" }, opportunity: "project", submit: { on: "on" }, approve: { on: "approvedOn", length: 90, in: "days" } } },
}); // prettier-ignore

const partner: Partner = {
  id: "p1",
  facts: { target: 500, people: 4, pipeline: 1500 },
  records: {
    orders: [
      { on: "2025-03-10", amount: 250 },
      { on: "2026-01-31", amount: 450 },
      { on: "2026-02-10", amount: 200 },
      { on: "2026-04-20", amount: 300 },
      { on: "2026-05-20", amount: 90 },
    ],
    deals: [
      { project: "Harbour", on: "2026-03-01", approvedOn: "2026-03-02" },
      { project: "Zoo", on: "2026-04-01" },
      { project: "Port", on: "2026-05-20" },
    ],
    budgets: [{ on: "2026-02-01", amount: 1000 }],
  },
};

function prepared(options: Parameters<typeof prepareBusinessReview>[2], own: Partner = partner): BusinessReview {
  const review = prepareBusinessReview(program, own, options);
  if (review.status === "issues") throw new Error(review.issues.map(({ message }) => message).join("\n"));
  return review;
}

describe("a business review", () => {
  const review = prepared({ on: "2026-04-30" });

  test("is of the quarter that the day lies in", () => {
    expect([review.quarter, review.asOf]).toEqual([{ from: "2026-02-01", to: "2026-04-30" }, "2026-04-30"]);
    expect(prepared({ on: "2026-04-30", quarter: "calendarQuarter" }).quarter).toEqual({ from: "2026-04-01", to: "2026-06-30" }); // prettier-ignore
  });

  test("metrics stand beside the quarter before and the year before, with their change", () => {
    const value = (amount: string) => ({ status: "value", value: amount });
    expect(review.metrics[0]).toEqual({
      id: "sales",
      title: "Sales",
      value: value("500.00"),
      previous: value("450.00"),
      yearBefore: value("250.00"),
      change: 50,
      changeOverYear: 250,
    });
    expect(review.metrics.find(({ measures }) => measures === "performance.perfToPlan")).toMatchObject({ value: { value: 1 }, change: 0.1 }); // prettier-ignore
    expect(review.metrics.find(({ measures }) => measures === "performance.pipelineToTarget")).toMatchObject({ value: { value: 3 } }); // prettier-ignore
  });

  test("goals of a scorecard are achieved, or open with their gap", () => {
    expect(review.scorecards[0]).toMatchObject({
      title: "Performance",
      band: "green",
      value: { value: 12 },
      previous: { value: 11 },
      change: 1,
      goals: { of: 2, achieved: 1, open: [{ path: "people", title: "Trained people", gap: 3 }] },
    });
  });

  test("levels say what the next one takes", () => {
    expect(review.tiers[0]).toMatchObject({ title: "Tier", level: "gold", previous: "gold", yearBefore: "silver", next: { level: "platinum", requires: { kind: "fact", gap: "400.00" } } }); // prettier-ignore
  });

  test("incentives, funds and registrations are told as far as the day has gone", () => {
    expect(review.incentives).toMatchObject([{ title: "Rebate", amount: "50.00", status: "due" }]);
    expect(review.funds).toMatchObject({ mdf: { title: "MDF", currency: "USD", balance: { available: "1000.00" } } });
    expect(review.registrations).toEqual({ deals: { approved: 1, submitted: 1 } });
  });

  test("its figures are those of an evaluation on its day", () => {
    const outcome = evaluatePartner(program, partner, { asOf: "2026-04-30" });
    if (outcome.status === "issues") throw new Error("refused");
    for (const { id, value } of review.metrics) expect(value).toEqual(outcome.metrics[id]);
    expect(review.payable).toEqual(outcome.payable);
  });

  test("what is unknown has no change", () => {
    const { facts: _, ...without } = partner;
    expect(prepared({ on: "2026-04-30" }, without).metrics[1]).toMatchObject({ value: { status: "unknown" }, change: null });
  }); // prettier-ignore

  test("a partner or a day that cannot be read is refused", () => {
    const broken = { id: "p1", facts: { target: "much" } };
    const answer = prepareBusinessReview(program, broken, { on: "2026-04-30" });
    expect(answer.status === "issues" && codesOf(answer.issues)).toEqual(["partner.value /facts/target"]);
    expect(prepareBusinessReview(program, partner, { on: "soon" })).toMatchObject({ status: "issues", issues: [{ code: "options.settle" }] }); // prettier-ignore
  });
});

describe("it is written for people", () => {
  const review = prepared({ on: "2026-04-30" });

  test("as a text, with numbers on the right", () => {
    expect(writeBusinessReview(review, "text")).toBe(
      [
        "Acme: business review of p1",
        "",
        "Quarter from 2026-02-01 to 2026-04-30, as of 2026-04-30.",
        "",
        "Metric               Now  Quarter before  Change  Year before  Change",
        "Sales             500.00          450.00     +50       250.00    +250",
        "perfToPlan             1             0.9    +0.1          0.5    +0.5",
        "pipelineToTarget       3               3       0            3       0",
        "",
        "Scorecard    Now  Quarter before  Change  Year before  Change  Band   Goals",
        "Performance   12              11      +1            7      +5  green  1 of 2",
        "",
        "Scorecard    Open goal       Score  Gap",
        "Performance  Trained people      2    3",
        "",
        "Levels  Now   Quarter before  Year before  Next",
        "Tier    gold  gold            silver       platinum",
        "",
        "Incentive  Period                       Amount",
        "Rebate     2026-02-01 to 2026-04-30  50.00 USD",
        "Total                                50.00 USD",
        "",
        "Fund       Credited  Used  Pending  Committed  Expired  Available",
        "MDF (USD)   1000.00  0.00     0.00       0.00     0.00    1000.00",
        "",
        "Registrations  State      Count",
        "deals          approved       1",
        "deals          submitted      1",
        "",
      ].join("\n"),
    );
  });

  test("as Markdown, in which what people wrote is text", () => {
    const own = { ...review, program: "A|B *c*" };
    const lines = writeBusinessReview(own, "markdown").split("\n");
    expect(lines[0]).toBe("# A\\|B \\*c\\*: business review of p1");
    expect(lines).toContain("| Metric | Now | Quarter before | Change | Year before | Change |");
    expect(lines).toContain("| --- | ---: | ---: | ---: | ---: | ---: |");
    expect(lines).toContain("| Rebate | 2026-02-01 to 2026-04-30 | 50.00 USD |");
  });

  test("tables of which there is nothing are left out", () => {
    const bare = programOf({ facts: { people: "integer" }, metrics: { staff: { sumOf: ["people"] } } });
    const answer = prepareBusinessReview(bare, { id: "p1" }, { on: "2026-03-31" });
    if (answer.status === "issues") throw new Error("refused");
    expect(
      writeBusinessReview(answer, "text")
        .split("\n")
        .filter((line) => line !== ""),
    ).toHaveLength(4);
  });
});
