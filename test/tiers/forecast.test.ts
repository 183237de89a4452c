import { describe, expect, test } from "vitest";
import {
  type ForecastLevels,
  type ForecastOptions,
  type Partner,
  type Program,
  evaluatePartner,
  forecastLevels,
  parseProgram,
} from "partner-program";
import { northwindPartners, northwindProgram } from "partner-program/programs/northwind";
import { programOf } from "../program/support.js";

const reached = (fact: string, value: unknown): object => ({ fact, operator: "greaterThanInclusive", value });
const sections = {
  fiscalYear: { startMonth: 7 },
  facts: { people: "integer" },
  records: {
    orders: { date: "on", fields: { on: "date", amount: "money", customer: "string" } },
    certificates: { valid: { from: "from", until: "until" }, fields: { person: "string", from: "date", until: "date" } },
  },
  metrics: {
    year: { sum: "orders.amount", window: { fiscalYear: "toDate" } },
    quarter: { sum: "orders.amount", window: { fiscalQuarter: "toDate" } },
    orders: { count: "orders", window: { fiscalYear: "toDate" } },
    trailing: { sum: "orders.amount", window: { trailing: { months: 12 } } },
    complete: { sum: "orders.amount", window: { complete: { fiscalQuarters: 1 } } },
    customers: { countDistinct: "orders.customer", window: { trailing: { months: 3 } } },
    lastYear: { sum: "orders.amount", window: { fiscalYear: "toDate", shift: { years: -1 } } },
    all: { sum: "orders.amount" },
    certified: { count: "certificates", window: { validOn: "asOf" } },
    double: { product: ["year", 2] },
  },
  tiers: {
    main: { levels: [{ id: "in" }, { id: "silver", requires: reached("year", 150) }, { id: "gold", requires: { all: [reached("year", 300), reached("certified", 1)] } }] },
  },
}; // prettier-ignore
const PROGRAM = programOf(sections);
// 2025-10-08 is the hundredth day of the fiscal year 2026, and the eighth of its second quarter.
const asOf = "2025-10-08";
const order = (on: string, amount: number): object => ({ on, amount, customer: "c1" });
const PARTNER = {
  id: "p1",
  records: {
    orders: [order("2024-07-15", 70), order("2025-08-01", 60), order("2025-10-02", 40)],
    certificates: [{ person: "a", from: "2025-01-01", until: "2026-03-31" }],
  },
} as unknown as Partner;

function forecast(on: string, more: Partial<ForecastOptions> = {}, program: Program = PROGRAM, partner: Partner = PARTNER): ForecastLevels {
  const found = forecastLevels(program, partner, { asOf, on, ...more });
  if (found.status === "issues") throw new Error(found.issues.map(({ message }) => message).join("; "));
  return found;
} // prettier-ignore
const then = (on: string, id: string): unknown => {
  const { metrics } = forecast(on);
  const value = metrics[id]!.then;
  return value.status === "value" ? value.value : value.status;
};

describe("figures to date", () => {
  test("go on as they went, by the days of their period", () => {
    expect(then("2026-06-30", "year")).toBe("365.00");
    expect(then("2025-10-09", "year")).toBe("101.00");
    expect(then("2025-12-31", "quarter")).toBe("460.00");
  });

  test("begin again with the next period, at the same rate", () => {
    expect(then("2026-07-10", "year")).toBe("10.00");
    expect(then("2026-01-04", "quarter")).toBe("20.00");
  });

  test("are rounded down: nothing is forecast that is not reached", () => {
    expect(then("2026-06-30", "orders")).toBe(7);
    expect(then("2025-10-12", "quarter")).toBe("60.00");
    expect(then("2025-10-11", "quarter")).toBe("55.00");
    expect(then("2025-10-10", "orders")).toBe(2);
  });
});

test("trailing windows and complete periods stay as they are", () => {
  const { metrics } = forecast("2026-06-30");
  expect(Object.entries(metrics).map(([id, { how }]) => `${id} ${how}`)).toEqual(["year runRate", "quarter runRate", "orders runRate", "trailing kept", "complete kept", "customers kept"]); // prettier-ignore
  expect(then("2026-06-30", "trailing")).toBe("100.00");
  expect(then("2026-06-30", "complete")).toBe("60.00");
});

describe("the level", () => {
  test("is that of the later day, where what has expired counts no more", () => {
    expect(forecast("2025-12-31").tiers["main"]).toEqual({ now: { certain: "in", possible: "in" }, then: { certain: "silver", possible: "silver" } }); // prettier-ignore
    expect(forecast("2026-03-31").tiers["main"]!.then.certain).toBe("silver");
    const faster = { ...PARTNER, records: { ...PARTNER.records, orders: [order("2025-10-02", 200)] } } as unknown as Partner; // prettier-ignore
    expect(forecast("2026-03-31", {}, PROGRAM, faster).tiers["main"]!.then.certain).toBe("gold");
    expect(forecast("2026-04-01", {}, PROGRAM, faster).tiers["main"]!.then.certain).toBe("silver");
  });

  test("follows the rules that are in force on the later day", () => {
    const program = parseProgram({
      ...PROGRAM.document,
      versions: [
        {
          from: "2026-01-01",
          replaces: { tiers: { other: { levels: [{ id: "one", requires: reached("year", 1) as never }] } } },
        },
      ],
    });
    expect(forecast("2025-12-31", {}, program).tiers["other"]).toBeUndefined();
    expect(forecast("2026-01-01", {}, program).tiers["other"]).toEqual({ now: null, then: { certain: "one", possible: "one" } }); // prettier-ignore
  });

  test("of figures that are given goes on from them; other given figures say nothing of the later day", () => {
    const given = { ...PARTNER, given: { year: 200, all: 5, people: 3 } };
    const found = forecast("2026-06-30", {}, PROGRAM, given);
    expect(found.metrics["year"]!.then).toEqual({ status: "value", value: "730.00" });
  });
});

test("what is unknown today stays unknown", () => {
  const found = forecast("2026-06-30", {}, PROGRAM, { id: "p1" });
  expect(found.metrics).toEqual({});
  expect(found.tiers["main"]!.then).toEqual({ certain: "in", possible: "gold" });
});

test.each([
  [{ on: "2025-10-07" }, "options.on"],
  [{ on: "soon" }, "options.on"],
  [{}, "options.on"],
  [{ on: "2026-01-01", asOf: "soon" }, "options.asOf"],
])("%j is refused", (options, code) => {
  const found = forecastLevels(PROGRAM, PARTNER, { asOf, ...options } as ForecastOptions);
  expect(found.status === "issues" && found.issues.map((each) => each.code)).toEqual([code]);
});

test("law: on the judged day the forecast is the evaluation", () => {
  const program = parseProgram(northwindProgram);
  for (const partner of northwindPartners({ count: 10 })) {
    const outcome = evaluatePartner(program, partner, { asOf: "2026-02-10" });
    const found = forecastLevels(program, partner, { asOf: "2026-02-10", on: "2026-02-10" });
    if (outcome.status === "issues" || found.status === "issues") throw new Error("refused");
    expect(found.metrics).toEqual({});
    for (const [id, { certain, possible }] of Object.entries(outcome.tiers))
      expect(found.tiers[id]).toEqual({ now: { certain, possible }, then: { certain, possible } });
  }
});
