/** Examples of every kind of incentive, every scale, and of stacking. */
import { type SectionExample } from "./sections.js";

const PERIOD = { period: "fiscalQuarter" } as const;
const EACH = { for: { each: "orders" } } as const;

function example(incentive: object, ...shown: readonly string[]): SectionExample {
  return {
    written: { incentives: { example: incentive } },
    shown: (shown.length === 0 ? ["amount"] : shown).map((path) => `/incentives/example/${path}`),
  };
}

function scaleExample(scale: object, payOn: unknown = "quarter"): SectionExample {
  return example({ kind: "rebate", ...PERIOD, payOn, scale });
}

/** By kind, one for each. */
export const INCENTIVE_EXAMPLES: Readonly<Record<string, SectionExample>> = {
  rebate: {
    written: {
      incentives: {
        volume: {
          kind: "rebate",
          period: "fiscalQuarter",
          payOn: "quarter",
          eligible: { fact: "level.main", operator: "greaterThanInclusive", value: "silver" },
          scale: { apply: "graduated", bands: [{ from: 0, rate: 0 }, { from: 100, rate: 0.05 }] },
          cap: { amount: 4 },
        },
      },
    },
    shown: ["/incentives/volume/status", "/incentives/volume/amount", "/incentives/volume/capped"],
  },
  growthRebate: example({
    kind: "growthRebate",
    ...PERIOD,
    measure: "quarter",
    baseline: 150,
    pays: "increment",
    scale: { apply: "wholeAmount", bands: [{ from: 0.05, rate: 0.1 }] },
  }),
  margin: example({ kind: "margin", ...PERIOD, ...EACH, listPrice: "amount", rate: { choose: [{ when: { fact: "region", operator: "equal", value: "NA" }, is: 0.2 }], otherwise: 0.15 } }, "lines/0/amount", "amount"),
  revenueLevelDiscount: example(
    { kind: "revenueLevelDiscount", ...PERIOD, ...EACH, listPrice: "amount", revenue: "partner.bookings", bands: [{ from: 0, rate: 0.1 }, { from: 300, rate: 0.12 }] },
    "lines/0/amount",
    "amount",
  ),
  dealRegistration: {
    written: {
      records: {
        deals: {
          date: "closedOn",
          fields: { registeredOn: "date", approvedOn: "date", closedOn: "date", amount: "money" },
        },
      },
      incentives: {
        example: {
          kind: "dealRegistration",
          ...PERIOD,
          for: { each: "deals" },
          payOn: "amount",
          registeredOn: "registeredOn",
          approvedOn: "approvedOn",
          closedOn: "closedOn",
          protection: { length: 90, in: "days" },
          rate: 0.1,
        },
      },
    },
    records: { deals: [{ registeredOn: "2025-11-20", approvedOn: "2025-12-01", closedOn: "2026-03-01", amount: 400 }, { registeredOn: "2025-11-20", approvedOn: "2025-12-01", closedOn: "2026-03-02", amount: 400 }] },
    shown: ["/incentives/example/lines/0/amount", "/incentives/example/lines/1/amount", "/incentives/example/amount"],
  },
  spiff: example({ kind: "spiff", ...PERIOD, ...EACH, from: "2026-01-01", until: "2026-03-31", payOn: "units", pays: { perUnit: 2.5 } }, "lines/0/amount", "amount"),
  referralFee: example({ kind: "referralFee", ...PERIOD, ...EACH, payOn: "amount", rate: 0.1, startsOn: "partner.joinedOn", months: 24, decay: [{ fromMonth: 20, factor: 0.5 }] }, "lines/0/amount", "lines/1/amount", "amount"),
  renewalFee: example({ kind: "renewalFee", ...PERIOD, ...EACH, payOn: "amount", rate: 0.02, startsOn: "partner.joinedOn" }),
  points: example({ kind: "points", ...PERIOD, payOn: "quarter", scale: { flat: { perPackage: { size: 100, amount: 5, count: "complete" } } } }, "amount", "unit"),
  promotion: example({ kind: "promotion", ...PERIOD, ...EACH, from: "2026-01-01", until: "2026-03-31", payOn: "amount", scale: { flat: { rate: 0.1 } }, budget: 15 }, "lines/0/amount", "lines/1/amount"),
  compensation: example({
    kind: "compensation",
    ...PERIOD,
    target: 1000,
    combine: "payouts",
    curve: { curve: [{ at: 0.25, is: 0.25 }, { at: 1, is: 1 }, { at: 1.5, is: 2 }], below: "nothing", beyond: "last" },
    categories: [
      { id: "sales", weight: 3, measures: [{ id: "plan", weight: 1, attainment: { ratio: ["quarter", "target"], whenEmpty: "notApplicable" } }] },
      { id: "planning", weight: 1, gate: { fact: "people", operator: "greaterThan", value: 3 }, measures: [{ id: "retention", weight: 1, attainment: "retention" }] },
    ],
  }),
  guarantee: example({ kind: "guarantee", ...PERIOD, earned: "quarter", minimum: 250 }),
  draw: example({ kind: "draw", ...PERIOD, for: { each: "months" }, earned: "spend", draw: 90, draws: "recoverable" }, "lines/0/amount", "lines/1/amount"),
}; // prettier-ignore

/** By the key that tells it, one for each. */
export const SCALE_EXAMPLES: Readonly<Record<string, SectionExample>> = {
  bands: scaleExample({ apply: "graduated", bands: [{ from: 0, rate: 0.01 }, { above: 150, rate: 0.02, fixed: 5 }] }),
  curve: scaleExample({ unit: "target", curve: [{ at: 0.25, is: 0.01 }, { at: 0.5, is: 0.02 }], below: "nothing", beyond: "last", gives: "rate" }),
  target: scaleExample({ target: 150, pays: { fixed: 25 } }),
  flat: scaleExample({ flat: { perUnit: 3 } }, "people"),
}; // prettier-ignore

/** Two incentives over one amount. */
export const STACKING_EXAMPLE: SectionExample = {
  written: {
    incentives: {
      first: { kind: "rebate", ...PERIOD, payOn: "quarter", scale: { flat: { rate: 0.1 } } },
      second: { kind: "rebate", ...PERIOD, payOn: "quarter", scale: { flat: { rate: 0.2 } } },
    },
    stacking: { both: { steps: [{ all: ["first"] }, { all: ["second"], on: "remaining" }], cap: { amount: 50, clip: "inOrder" } } },
  },
  shown: ["/incentives/first/amount", "/incentives/second/beforeStacking", "/incentives/second/amount"],
}; // prettier-ignore

/** Credits that are bought, used and expire. */
export const FUND_EXAMPLE: SectionExample = {
  written: {
    records: {
      credits: { fields: { bought: "date", count: "decimal" } },
      uses: { fields: { on: "date", count: "decimal" } },
    },
    funds: {
      credits: {
        counts: "points",
        period: "calendarYear",
        credits: [{ for: { each: "credits" }, on: "bought", amount: "count", expires: { after: { years: 2 } } }],
        requests: { for: { each: "uses" }, request: { on: "on", amount: "count" }, short: "refuse" },
      },
    },
  },
  records: {
    credits: [{ bought: "2024-06-01", count: 100 }, { bought: "2025-06-01", count: 100 }],
    uses: [{ on: "2026-01-15", count: 30 }],
  },
  shown: [],
}; // prettier-ignore

/** Deals that are protected for a time. */
export const REGISTRATION_EXAMPLE: SectionExample = {
  written: {
    records: {
      deals: { fields: { customer: "string", submittedOn: "date", approvedOn: { type: "date", optional: true } } },
    },
    registrations: {
      deals: {
        for: { each: "deals" },
        opportunity: "customer",
        submit: { on: "submittedOn" },
        decideWithin: { length: 2, in: "days" },
        approve: { on: "approvedOn", length: 90, in: "days" },
      },
    },
  },
  records: { deals: [{ customer: "Harbour", submittedOn: "2026-02-02", approvedOn: "2026-02-03" }] },
  shown: [],
};
