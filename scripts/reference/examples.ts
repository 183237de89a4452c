/** An example for each operator, window and condition. */

const SUM = { sum: "orders.amount" };

/** By operator, metrics whose values the page shows. */
export const METRICS: Readonly<Record<string, readonly object[]>> = {
  sum: [SUM, { sum: "orders.weighted" }],
  count: [{ count: "orders", where: { fact: "region", operator: "equal", value: "NA" } }],
  countDistinct: [{ countDistinct: "orders.customer" }, { countDistinct: "orders.buyer.segment" }],
  average: [{ average: "orders.amount", whenEmpty: "notApplicable" }],
  median: [{ median: "orders.amount", whenEmpty: "notApplicable" }],
  percentile: [{ percentile: "orders.amount", share: 0.9, whenEmpty: "notApplicable" }],
  min: [{ min: "orders.orderedOn", whenEmpty: "notApplicable" }],
  max: [{ max: "months.spend", whenEmpty: "zero" }],
  first: [{ first: "orders.customer", ties: "unknown" }],
  latest: [{ latest: "orders.amount", ties: "max" }],
  pick: [{ pick: "orders.id", by: { highest: "units" }, ties: "min" }],
  any: [{ any: "orders", where: { fact: "amount", operator: "greaterThan", value: 150 } }],
  every: [{ every: "months", meets: { fact: "spend", operator: "greaterThanInclusive", value: 50 }, whenEmpty: "notMet" }],
  ratio: [{ ratio: ["bookings", "target"], whenEmpty: "notApplicable", digits: 4 }],
  difference: [{ difference: ["target", "bookings"] }],
  growth: [{ growth: ["quarter", { minOf: ["quarter", 160] }], minimumBaseline: 100, whenEmpty: "zero" }],
  sumOf: [{ sumOf: ["bookings", "quarter", 10] }],
  product: [{ product: ["bookings", "0.02"] }],
  minOf: [{ minOf: ["bookings", "target"] }],
  maxOf: [{ maxOf: ["retention", 0.5] }],
  averageOf: [{ averageOf: ["people", 3] }],
  points: [{ points: { of: "people", max: 15, at: 7 } }],
  choose: [
    {
      choose: [{ when: { fact: "region", operator: "equal", value: "NA" }, is: { value: "dollars" } }],
      otherwise: { value: "euros" },
    },
  ],
  step: [{ step: "people", bands: [{ from: 0, is: "small" }, { from: 5, is: "medium" }, { from: 20, is: "large" }] }],
  interpolate: [{ interpolate: "people", corners: [{ at: 0, is: 1 }, { at: 5, is: 50 }, { at: 10, is: 100 }] }],
  normalise: [
    { normalise: "people", worst: 0, best: 20, to: [1, 100] },
    { normalise: "people", worst: 1, best: 49, curve: "logarithmic", digits: 4 },
    { normalise: "bookings", worst: 0, best: "target", beyond: "extend", whenEmpty: "zero" },
  ],
  round: [{ round: { ratio: ["bookings", 3], whenEmpty: "zero" }, digits: 1 }],
  prorate: [
    { prorate: 366, in: "calendarYear", from: "2026-03-02" },
    { prorate: 1200, in: "calendarYear", from: "2026-03-31", by: "startedMonths" },
    { prorate: 100, in: "calendarQuarter", until: "2026-02-01", ends: "exclusive", weights: [2, 1, 1] },
  ],
  elapsed: [
    { elapsed: ["joinedOn", "asOf"], in: "months" },
    { elapsed: ["openedAt", "closedAt"], in: "hours" },
    { elapsed: ["openedAt", "closedAt"], in: "businessHours", calendar: "desk" },
    { elapsed: ["joinedOn", "asOf"], in: "businessDays", calendar: "desk" },
  ],
  deadline: [
    { deadline: "closedAt", after: 3, in: "businessDays", calendar: "desk" },
    { deadline: "closedAt", after: 2, in: "hours" },
    { deadline: "asOf", after: 2, in: "businessDays", calendar: "desk" },
  ],
  day: [{ day: "openedAt", calendar: "desk" }, { day: "joinedOn", shift: { years: 1 }, endOf: "calendarQuarter" }],
  parameter: [{ parameter: "goldBookings" }, { parameter: "goldBookings", on: "2026-07-01" }, { parameter: "seats" }],
  table: [{ table: "weights", at: { segment: { value: "enterprise" } } }],
  value: [{ value: "gold" }],
  holds: [{ holds: { condition: "large" } }],
  dated: [{ dated: "target", on: "2025-12-31" }],
  shifted: [{ shifted: "quarter", shift: { years: -1 } }],
  onEach: [{ onEach: "quarter", complete: { fiscalQuarters: 3 }, take: "min" }],
  heldOnAnyDay: [
    { heldOnAnyDay: { fact: "certified", operator: "greaterThanInclusive", value: 2 }, window: { trailing: { days: 90 } } },
  ],
  heldOnEveryDay: [
    { heldOnEveryDay: { fact: "certified", operator: "greaterThanInclusive", value: 2 }, window: { month: "whole" } },
  ],
  each: [
    { each: "bookings", in: "regions", take: "max" },
    { each: "level.main", in: "regions", take: "lowest" },
  ],
  rank: [{ rank: "bookings" }, { rank: "bookings", among: "region" }],
  percentileRank: [{ percentileRank: "bookings" }],
  shareOfBase: [{ shareOfBase: "bookings", digits: 4 }],
  quartile: [{ quartile: "bookings" }, { quartile: "people", order: "lowestFirst" }],
  peers: [{ peers: "bookings", among: "region" }],
  ofBase: [
    { ofBase: "bookings", take: "median" },
    { ofBase: "bookings", take: "percentile", share: 0.9, among: "region" },
    { ofBase: "people", take: "max", minimumPeers: 5 },
  ],
}; // prettier-ignore

/** By kind, windows that a sum of all orders is taken over. */
export const WINDOWS: Readonly<Record<string, readonly object[]>> = {
  fiscalYear: [{ fiscalYear: "toDate" }, { fiscalYear: "toDate", shift: { years: -1 } }],
  fiscalQuarter: [{ fiscalQuarter: "whole" }],
  calendarYear: [{ calendarYear: "toDate" }],
  calendarQuarter: [{ calendarQuarter: "toDate", shift: { quarters: -1 } }],
  month: [{ month: "toDate" }],
  trailing: [{ trailing: { months: 12 } }, { trailing: { days: 90 } }],
  complete: [{ complete: { months: 2 } }, { complete: { fiscalQuarters: 2 }, shift: { days: -1 } }],
  since: [{ since: "2026-01-01" }, { since: "joinedOn", until: "2025-12-31" }],
  anniversaryYear: [{ anniversaryYear: "toDate", of: "joinedOn" }],
  validOn: [{ validOn: "asOf" }, { validOn: "asOf", shift: { days: -1 } }],
};

const people = (operator: string, value: unknown): object => ({ fact: "people", operator, value });

/** By kind, conditions whose verdicts the page shows. */
export const CONDITIONS: Readonly<Record<string, readonly object[]>> = {
  all: [{ all: [people("greaterThan", 6), people("lessThan", 10)] }],
  any: [{ any: [people("greaterThan", 10), { fact: "region", operator: "equal", value: "EMEA" }] }],
  not: [{ not: { fact: "region", operator: "equal", value: "NA" } }],
  atLeast: [{ atLeast: 2, of: [people("greaterThan", 6), people("greaterThan", 7), people("greaterThan", 5)] }],
  condition: [{ condition: "large" }],
  fact: [people("equal", 7), { fact: "bookings", operator: "lessThan", value: { fact: "target" } }],
};

/** By operator, comparisons. */
export const OPERATORS: Readonly<Record<string, object>> = {
  equal: people("equal", 7),
  notEqual: people("notEqual", 7),
  greaterThan: people("greaterThan", 7),
  greaterThanInclusive: people("greaterThanInclusive", { parameter: "seats" }),
  lessThan: { fact: "joinedOn", operator: "lessThan", value: "2024-05-16" },
  lessThanInclusive: { fact: "retention", operator: "lessThanInclusive", value: 0.8, whenNotApplicable: "met" },
  in: { fact: "region", operator: "in", value: ["NA", "EMEA"] },
  notIn: { fact: "level.main", operator: "notIn", value: ["gold"] },
  contains: { fact: "countries", operator: "contains", value: "DE" },
  doesNotContain: { fact: "countries", operator: "doesNotContain", value: "DE" },
};
