import { describe, expect, test } from "vitest";
import { codesOf, evaluated, figure, issuesOf, programOf } from "../program/support.js";

const records = {
  orders: {
    date: "orderedOn",
    fields: {
      orderedOn: "date",
      customer: "string",
      product: "string",
      units: "integer",
      price: "money",
    },
    computed: {
      amount: { product: ["units", "price"] },
      month: { day: "orderedOn", startOf: "month" },
      segment: "buyer.segment",
      large: { holds: { fact: "amount", operator: "greaterThanInclusive", value: 1000 } },
    },
    joins: { buyer: { with: "customers", on: "customer" } },
  },
  customers: { key: "id", fields: { id: "string", segment: { type: "string", oneOf: ["smb", "enterprise"] } } },
};

const order = (orderedOn: string, customer: string, product: string, units: number, price: string): object => ({
  orderedOn,
  customer,
  product,
  units,
  price,
});
const partner = {
  records: {
    orders: [
      order("2026-01-10", "c1", "a", 2, "300.00"),
      order("2026-02-10", "c1", "a", 2, "300.00"),
      order("2026-02-11", "c2", "b", 1, "1000.00"),
      order("2026-02-12", "c2", "a", 1, "1.00"),
      order("2026-03-01", "c3", "b", 5, "10.00"),
    ],
    customers: [
      { id: "c1", segment: "smb" },
      { id: "c2", segment: "enterprise" },
    ],
  },
};

const measure = (sections: object, data: object = partner, asOf = "2026-03-31"): Record<string, unknown> => {
  const program = programOf({ records, ...sections });
  const outcome = evaluated(program, data, asOf);
  return Object.fromEntries(Object.keys(outcome.metrics).map((id) => [id, figure(outcome, id)]));
};

describe("computed fields", () => {
  test("are read like fields of the record", () => {
    const metrics = {
      bookings: { sum: "orders.amount" },
      largeOrders: { count: "orders", where: { fact: "large", operator: "equal", value: true } },
      months: { countDistinct: "orders.month" },
    };
    expect(measure({ metrics })).toEqual({ bookings: "2251.00", largeOrders: 1, months: 3 });
  });

  test("a field that reads itself is refused", () => {
    const computed = { a: { sumOf: ["b", 1] }, b: { sumOf: ["a", 1] } };
    expect(codesOf(issuesOf({ records: { r: { fields: { n: "integer" }, computed } } }))).toEqual([
      "reference.cycle /records/r/computed/a",
      "reference.cycle /records/r/computed/b",
    ]);
  });

  test("a computed field of the wrong kind is refused where it stands", () => {
    const computed = { a: { sumOf: ["n", "t"] } };
    expect(codesOf(issuesOf({ records: { r: { fields: { n: "integer", t: "string" }, computed } } }))).toEqual([
      "metric.operands /records/r/computed/a/sumOf",
    ]);
  });
});

describe("joins", () => {
  test("bring the fields of another collection's record; where there is none they do not apply", () => {
    const where = { fact: "segment", operator: "equal", value: "smb", whenNotApplicable: "notMet" };
    const metrics = {
      smb: { sum: "orders.amount", where },
      segments: { countDistinct: "orders.buyer.segment" },
    };
    expect(measure({ metrics })).toEqual({ smb: "1200.00", segments: 2 });
  });

  test("without the other collection the joined fields are unknown", () => {
    const { orders } = partner.records;
    const metrics = { segments: { countDistinct: "orders.segment" } };
    expect(measure({ metrics }, { records: { orders } })).toEqual({ segments: "unknown: customers" });
  });

  test("a join needs a collection with a key, and a field of its type", () => {
    const other = { fields: { n: "integer" } };
    const joined = (join: object, more: object = {}) =>
      codesOf(issuesOf({ records: { a: { fields: { x: "string" }, joins: { j: join } }, ...more } }));
    expect(joined({ with: "b", on: "x" }, { b: other })).toEqual(["collection.join /records/a/joins/j/with"]);
    expect(joined({ with: "b", on: "x" })).toEqual(["reference.collection /records/a/joins/j/with"]);
    expect(joined({ with: "b", on: "x" }, { b: { ...other, key: "n" } })).toEqual(["data.field /records/a/joins/j/on"]);
  });
});

describe("derived collections", () => {
  const collections = {
    customerMonths: {
      group: "orders",
      by: ["customer", "month"],
      fields: { spend: { sum: "orders.amount" }, orders: { count: "orders" } },
      computed: { average: { ratio: ["spend", "orders"], whenEmpty: "zero" } },
      date: "month",
    },
    active: {
      group: "customerMonths",
      by: ["customer"],
      window: { complete: { months: 2 } },
      fields: { best: { max: "customerMonths.spend", whenEmpty: "zero" } },
    },
  };

  test("hold one record for each group, with the figures of its records", () => {
    const metrics = {
      groups: { count: "customerMonths" },
      best: { max: "customerMonths.spend", whenEmpty: "notApplicable" },
      bestAverage: { max: "customerMonths.average", whenEmpty: "notApplicable" },
      february: { sum: "customerMonths.spend", window: { month: "whole", shift: { months: -1 } } },
    };
    expect(measure({ collections, metrics })).toEqual({
      groups: 4,
      best: "1001.00",
      bestAverage: "600.00",
      february: "1601.00",
    });
  });

  test("any of the last two months: the best month of a customer decides, its months do not add up", () => {
    const eligible = { fact: "best", operator: "greaterThanInclusive", value: 1000 };
    const metrics = { eligible: { count: "active", where: eligible }, customers: { count: "active" } };
    expect(measure({ collections, metrics })).toEqual({ eligible: 1, customers: 3 });
  });

  test("are unknown where their source is, and empty where it is", () => {
    const metrics = { groups: { count: "customerMonths" } };
    expect(measure({ collections, metrics }, {})).toEqual({ groups: "unknown: orders" });
    expect(measure({ collections, metrics }, { records: { orders: [], customers: [] } })).toEqual({ groups: 0 });
  });

  test("every group has to meet a condition, or at least so many", () => {
    const meets = { fact: "spend", operator: "greaterThan", value: 50 };
    const metrics = {
      every: { every: "customerMonths", meets, whenEmpty: "notMet" },
      every2: { every: "customerMonths", meets: { ...meets, value: 49 }, whenEmpty: "notMet" },
      any: { any: "customerMonths", where: { ...meets, value: 1000 } },
      none: { any: "customerMonths", where: { ...meets, value: 1001 } },
    };
    expect(measure({ collections, metrics })).toEqual({ every: false, every2: true, any: true, none: false });
    const empty = { records: { orders: [], customers: [] } };
    expect(measure({ collections, metrics }, empty)).toEqual({ every: false, every2: false, any: false, none: false });
  });

  test("mistakes are told at their address", () => {
    const of = (derived: object) => codesOf(issuesOf({ records, collections: { c: derived } }));
    expect(of({ group: "order", by: ["customer"] })).toEqual(["reference.collection /collections/c/group"]);
    expect(of({ group: "orders", by: ["client"] })).toEqual(["reference.field /collections/c/by/0"]);
    expect(of({ group: "orders", by: ["customer"], fields: { n: { count: "customers" } } })).toEqual([
      "collection.source /collections/c/fields/n/count",
    ]);
    expect(of({ group: "orders", by: ["customer"], fields: { customer: { count: "orders" } } })).toEqual([
      "id.duplicate /collections/c/fields/customer",
    ]);
    expect(of({ group: "orders", by: ["customer"], date: "customer" })).toEqual(["data.field /collections/c/date"]);
    expect(of({ group: "c", by: ["customer"] })).toEqual(["reference.cycle /collections/c"]);
  });
});
