import { describe, expect, test } from "vitest";
import { evaluated, programOf } from "../program/support.js";

const FACTS = { sales: "money", units: "decimal", quota: "money", pick: "decimal" } as const;

/** The amount of a rebate with this scale. */
function pays(scale: object, facts: object, more: object = { payOn: "sales" }): string | null {
  const program = programOf({ facts: FACTS, incentives: { r: { kind: "rebate", period: "calendarYear", scale, ...more } } });
  return evaluated(program, { facts: facts as Record<string, unknown> }).incentives["r"]!.amount;
} // prettier-ignore

describe("one table of bands in four readings", () => {
  const bands = [{ from: 0, rate: 0.1 }, { above: 1000, rate: 0.25 }]; // prettier-ignore
  test.each([
    ["graduated", "999.99", "100.00"],
    ["graduated", 1000, "100.00"],
    ["graduated", 2000, "350.00"],
    ["wholeAmount", 1000, "100.00"],
    ["wholeAmount", "1000.01", "250.00"],
    ["wholeAmount", 2000, "500.00"],
    ["rolling", 1000, "100.00"],
    ["rolling", 2000, "600.00"],
    ["additive", 1000, "100.00"],
    ["additive", 2000, "700.00"],
  ])("%s pays %s with %s", (apply, sales, amount) => {
    expect(pays({ apply, bands }, { sales })).toBe(amount);
  });

  test("a band may have a reading of its own: slices up to a bound, then all of it at one rate", () => {
    const mixed = { apply: "graduated", bands: [{ from: 0, rate: 0.1 }, { from: 500, rate: 0.2 }, { from: 1000, rate: 0.3, apply: "wholeAmount" }] }; // prettier-ignore
    expect(pays(mixed, { sales: "999.99" })).toBe("150.00");
    expect(pays(mixed, { sales: 1000 })).toBe("300.00");
  });

  test("what is paid once for a band is due when it is reached", () => {
    const withFixed = { apply: "graduated", bands: [{ from: 0, fixed: 5 }, { from: 100, rate: 0.1, fixed: 20 }] }; // prettier-ignore
    expect(pays(withFixed, { sales: 0 })).toBe("5.00");
    expect(pays(withFixed, { sales: "99.99" })).toBe("5.00");
    expect(pays(withFixed, { sales: 100 })).toBe("25.00");
    expect(pays(withFixed, { sales: 110 })).toBe("26.00");
  });
});

describe("bounds that are multiples of a value", () => {
  const scale = { apply: "wholeAmount", unit: "quota", bands: [{ from: 0.8, rate: 0.01 }, { from: 1, rate: 0.02 }] }; // prettier-ignore
  test.each([
    ["799.99", "0.00"],
    ["800", "8.00"],
    ["999.99", "10.00"],
    ["1000", "20.00"],
  ])("%s of a quota of 1,000 pays %s", (sales, amount) => {
    expect(pays(scale, { sales, quota: 1000 })).toBe(amount);
  });

  test("without a quota above zero there is nothing to compare with", () => {
    expect(pays(scale, { sales: 100, quota: 0 })).toBeNull();
    expect(pays(scale, { sales: 100, quota: -1 })).toBeNull();
  });
});

describe("a target", () => {
  test.each([
    ["99999.99", "0.00"],
    ["100000", "1000.00"],
  ])("%s pays %s", (sales, amount) => {
    expect(pays({ target: 100_000, pays: { fixed: 1000 } }, { sales })).toBe(amount);
  });

  test("pays on all of it, by another value", () => {
    const scale = { target: 0.9, pays: { rate: 0.05 } };
    expect(pays(scale, { sales: 1000, pick: "0.9" }, { payOn: "sales", qualifyOn: "pick" })).toBe("50.00");
    expect(pays(scale, { sales: 1000, pick: "0.8999" }, { payOn: "sales", qualifyOn: "pick" })).toBe("0.00");
  });
});

describe("a line", () => {
  const corners = [{ at: 80, is: 0.5 }, { at: 100, is: 1 }, { at: 120, is: 2 }]; // prettier-ignore
  const line = (more: object): object => ({ curve: corners, below: "nothing", beyond: "last", gives: "rate", ...more });
  const on = { payOn: "sales", qualifyOn: "pick" };
  test.each([
    ["nothing", "last", "79.99", "0.00"],
    ["first", "last", "79.99", "5000.00"],
    ["nothing", "last", "80", "5000.00"],
    ["nothing", "last", "90", "7500.00"],
    ["nothing", "last", "120", "20000.00"],
    ["nothing", "last", "150", "20000.00"],
    ["nothing", "extend", "150", "35000.00"],
  ])("below %s, beyond %s: %s pays %s", (below, beyond, pick, amount) => {
    expect(pays(line({ below, beyond }), { sales: 10_000, pick }, on)).toBe(amount);
  });

  test("gives an amount of its own, and is measured in units", () => {
    expect(pays({ curve: [{ at: 0, is: 0 }, { at: 1, is: 400 }], below: "first", beyond: "last", gives: "amount", unit: "quota" }, { sales: 250, quota: 1000 })).toBe("100.00"); // prettier-ignore
  });

  test("a line of one corner is level beyond it", () => {
    expect(pays({ curve: [{ at: 1, is: 7 }], below: "nothing", beyond: "extend", gives: "amount" }, { sales: 50 })).toBe("7.00");
    expect(pays({ curve: [{ at: 60, is: 7 }], below: "nothing", beyond: "extend", gives: "amount" }, { sales: 50 })).toBe("0.00");
  }); // prettier-ignore
});

describe("packages", () => {
  const packed = (count: string): object => ({ flat: { perPackage: { size: 10, amount: 100, count } } });
  test.each([
    ["started", "120", "1200.00"],
    ["started", "120.001", "1300.00"],
    ["complete", "129.999", "1200.00"],
    ["complete", "130", "1300.00"],
    ["started", "0", "0.00"],
    ["started", "-5", "0.00"],
  ])("%s: %s units pay %s", (count, units, amount) => {
    expect(pays(packed(count), { units }, { payOn: "units" })).toBe(amount);
  });
});

test("slices of another value: each is as large a part of what is paid on", () => {
  const scale = { apply: "graduated", slice: "proportional", bands: [{ from: 0, rate: 0.1 }, { from: 30, rate: 0.2 }] }; // prettier-ignore
  expect(pays(scale, { sales: 1000, pick: 40 }, { payOn: "sales", qualifyOn: "pick" })).toBe("125.00");
  expect(pays(scale, { sales: 1000, pick: 0 }, { payOn: "sales", qualifyOn: "pick" })).toBe("100.00");
});

test("a rate by a table, by the value that the partner has", () => {
  const program = programOf({
    facts: { sales: "money", region: { type: "string", oneOf: ["NA", "EMEA", "APAC"] } },
    tables: { rates: { by: { region: "equal", volume: "from" }, rows: [{ region: "NA", volume: 0, value: 0.01 }, { region: "NA", volume: 1000, value: 0.02 }, { region: "EMEA", volume: 0, value: 0.03 }] } },
    incentives: { r: { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: { table: "rates", at: { region: "region", volume: "sales" } } } } } },
  }); // prettier-ignore
  const amount = (region: string, sales: number): unknown => {
    const { status, amount: paid } = evaluated(program, { facts: { region, sales } }).incentives["r"]!;
    return paid ?? status;
  };
  expect([amount("NA", 999), amount("NA", 1000), amount("EMEA", 5000), amount("APAC", 5000)]).toEqual(["9.99", "20.00", "150.00", "notApplicable"]); // prettier-ignore
});
