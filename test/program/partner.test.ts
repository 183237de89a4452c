import { describe, expect, test } from "vitest";
import { type Partner, evaluatePartner, evaluatePartners } from "partner-program";
import { codesOf, evaluated, figure, programOf, refused } from "./support.js";

const program = programOf({
  facts: {
    region: { type: "string", oneOf: ["NA", "EMEA"], required: true },
    heads: { type: "integer", min: 0, max: 100 },
    share: "decimal",
    since: "date",
    target: "money",
    ok: "boolean",
  },
  records: {
    orders: {
      date: "on",
      key: "id",
      currency: "currency",
      fields: {
        id: "string",
        on: "date",
        amount: { type: "money", min: 0 },
        currency: "string",
      },
    },
  },
  metrics: { total: { sum: "orders.amount" }, double: { difference: ["total", -1] } },
  scorecards: { card: { missing: "exclude", parts: [{ id: "q", ask: "?", answers: { no: 0, yes: 1 } }] } },
});
const order = (more: object = {}): object => ({ id: "1", on: "2026-01-01", amount: "10.00", currency: "USD", ...more });
const partner = (more: object): unknown => ({ id: "p1", facts: { region: "NA" }, ...more });
const codes = (more: object): readonly string[] => codesOf(refused(program, partner(more)));

describe("a partner with bad data gets an outcome of issues that names the record", () => {
  test.each([
    [{ records: { orders: [order(), order({ id: "2", amount: "ten" })] } }, "partner.value /records/orders/1/amount"],
    [{ records: { orders: [order({ amount: -1 })] } }, "partner.range /records/orders/0/amount"],
    [{ records: { orders: [order({ amount: Number.NaN })] } }, "partner.value /records/orders/0/amount"],
    [{ records: { orders: [order({ amount: 0.1 + 0.2 })] } }, "partner.value /records/orders/0/amount"],
    [
      { records: { orders: [order({ amount: { amount: "1", currency: "EUR" } })] } },
      "partner.currency /records/orders/0/amount",
    ],
    [{ records: { orders: [order({ currency: "EUR" })] } }, "partner.currency /records/orders/0/currency"],
    [{ records: { orders: [order({ on: "2026-02-30" })] } }, "partner.value /records/orders/0/on"],
    [{ records: { orders: [{ id: "1", amount: 1, currency: "USD" }] } }, "partner.missing /records/orders/0/on"],
    [{ records: { orders: [order({ amuont: 1 })] } }, "partner.undeclared /records/orders/0/amuont"],
    [{ records: { orders: [order(), order()] } }, "partner.duplicate /records/orders/1/id"],
    [{ records: { orders: [null] } }, "partner.type /records/orders/0"],
    [{ records: { orders: {} } }, "partner.type /records/orders"],
    [{ records: { ordrs: [] } }, "partner.undeclared /records/ordrs"],
    [{ records: [] }, "partner.type /records"],
    [{ facts: {} }, "partner.missing /facts/region"],
    [{ facts: { region: "APAC" } }, "partner.value /facts/region"],
    [{ facts: { region: "NA", heads: 1.5 } }, "partner.value /facts/heads"],
    [{ facts: { region: "NA", heads: 101 } }, "partner.range /facts/heads"],
    [{ facts: { region: "NA", ok: "true" } }, "partner.value /facts/ok"],
    [{ facts: { region: "NA", since: "yesterday" } }, "partner.value /facts/since"],
    [{ facts: { region: "NA", shares: 1 } }, "partner.undeclared /facts/shares"],
    [{ answers: { card: { q: "maybe" } } }, "partner.value /answers/card/q"],
    [{ answers: { card: { r: "yes" } } }, "partner.undeclared /answers/card/r"],
    [{ answers: { crad: {} } }, "partner.undeclared /answers/crad"],
    [{ given: { totl: 1 } }, "partner.undeclared /given/totl"],
    [{ given: { total: "much" } }, "partner.given /given/total"],
    [{ given: { asOf: "2026-01-01" } }, "partner.given /given/asOf"],
    [{ currency: "EUR" }, "partner.currency /currency"],
    [{ currency: "euro" }, "currency.code /currency"],
    [{ id: "" }, "partner.type /id"],
    [{ name: 5 }, "partner.type /name"],
    [{ fact: {} }, "partner.unknownKey /fact"],
  ])("%j: %s", (more, expected) => {
    expect(codes(more)).toEqual([expected]);
  });

  test.each([null, undefined, 5, "p1", [], () => 1])("%s is no partner", (value) => {
    expect(codesOf(refused(program, value))).toEqual(["partner.type "]);
  });

  test("the message names the record in the host's words", () => {
    const [issue] = refused(program, partner({ records: { orders: [order({ amount: "ten" })] } }));
    expect(issue?.message).toBe(
      'records/orders/0/amount: orders[0].amount is not an amount such as 1234.5, "1234.50" or { "amount": "1234.50", "currency": "USD" }: "ten"',
    );
  });

  test("every bad record is named, up to a limit", () => {
    const orders = Array.from({ length: 300 }, (_, index) => order({ id: String(index), amount: "x" }));
    const issues = refused(program, partner({ records: { orders } }));
    expect(issues).toHaveLength(201);
    expect(issues.at(-1)?.code).toBe("issues.more");
  });

  test("the others of a batch go on", () => {
    const batch = [partner({}), partner({ facts: { region: "APAC" } }), partner({ id: "p3" })] as Partner[];
    const statuses = [...evaluatePartners(program, batch, { asOf: "2026-01-01" })].map(({ status }) => status);
    expect(statuses).toEqual(["evaluated", "issues", "evaluated"]);
  });

  test("partners are read one by one, as they are asked for", () => {
    let taken = 0;
    const endless = function* (): Generator<Partner> {
      for (;;) yield { id: `p${(taken += 1)}`, facts: { region: "NA" } };
    };
    const outcomes = evaluatePartners(program, endless(), { asOf: "2026-01-01" });
    expect([outcomes.next().value?.partner, outcomes.next().value?.partner, taken]).toEqual(["p1", "p2", 2]);
  });
});

describe("the judged day", () => {
  test.each(["2026-02-30", "today", "", 20260101, undefined])("%s is refused, not thrown", (asOf) => {
    const outcome = evaluatePartner(program, partner({}) as Partner, { asOf: asOf as string });
    expect(outcome).toMatchObject({ status: "issues", partner: "p1", issues: [{ code: "options.asOf" }] });
  });

  test("no options at all are refused in the same way", () => {
    expect(evaluatePartner(program, partner({}) as Partner, undefined as never)).toMatchObject({
      issues: [{ code: "options.asOf" }],
    });
  });
});

describe("what a value may look like", () => {
  test.each([[10], ["10"], ["10.00"], ["1e1"], [{ amount: "10.00", currency: "USD" }]])("the amount %j", (amount) => {
    expect(figure(evaluated(program, { facts: { region: "NA" }, records: { orders: [order({ amount }) as never] } }), "total")).toBe("10.00"); // prettier-ignore
  });

  test("null is missing, as if it were not there", () => {
    const outcome = evaluated(program, {
      facts: { region: "NA", heads: null },
      answers: { card: { q: null } },
    });
    expect(outcome.scorecards["card"]?.coverage).toBe(0);
  });
});

describe("currencies", () => {
  const own = programOf({
    currency: "partner",
    facts: { sales: "money" },
    metrics: { s: { difference: ["sales", 0] } },
  });

  test("a program in the partner's own currency reads amounts in it", () => {
    expect(evaluated(own, { currency: "JPY", facts: { sales: 1000 } })).toMatchObject({ currency: "JPY", metrics: { s: { value: "1000" } } }); // prettier-ignore
    expect(codesOf(refused(own, { id: "p" }))).toEqual(["partner.noCurrency "]);
    expect(
      codesOf(refused(own, { id: "p", currency: "JPY", facts: { sales: { amount: 1, currency: "USD" } } })),
    ).toEqual(["partner.currency /facts/sales"]);
  });
});

describe("given values", () => {
  const facts = { region: "NA" };
  const records = { orders: [order() as never] };

  test("replace the computation, and what is computed from them follows", () => {
    const outcome = evaluated(program, { facts, records, given: { total: "400000" } });
    expect([figure(outcome, "total"), figure(outcome, "double")]).toEqual(["400000.00", "400001.00"]);
    expect(outcome.given).toEqual({ names: ["total"], linked: [] });
  });

  test("a given fact need not be in the facts, and null makes a value unknown", () => {
    expect(evaluated(program, { given: { region: "NA" } }).status).toBe("evaluated");
    expect(figure(evaluated(program, { facts, records, given: { total: null } }), "double")).toBe("unknown: total");
  });

  test("metrics that read the same records are named as linked", () => {
    const two = programOf({
      records: { orders: { fields: { amount: "money" } }, deals: { fields: { amount: "money" } } },
      metrics: {
        a: { sum: "orders.amount" },
        b: { count: "orders" },
        c: { count: "deals" },
        d: { difference: ["a", 1] },
      },
    });
    expect(evaluated(two, { given: { a: 5 } }).given).toEqual({ names: ["a"], linked: ["b"] });
  });

  test("a level, a stage or a score can be given by its name", () => {
    const high = { id: "high", requires: { fact: "n", operator: "greaterThan", value: 1 } };
    const rebate = {
      kind: "rebate",
      period: "month",
      eligible: { fact: "level.main", operator: "equal", value: "high" },
      payOn: "cash",
      scale: { apply: "graduated", bands: [{ from: 0, rate: 1 }] },
    };
    const laddered = programOf({
      facts: { n: "integer", cash: "money" },
      tiers: { main: { levels: [{ id: "low" }, high] } },
      incentives: { r: rebate },
    });
    const outcome = evaluated(laddered, { facts: { n: 0, cash: 5 }, given: { "level.main": "high" } });
    expect([outcome.tiers["main"]?.certain, outcome.incentives["r"]?.amount]).toEqual(["high", "5.00"]);
    const given = evaluated(laddered, { facts: { n: 0, cash: 5 }, given: { "incentive.r": "7.5" } });
    expect(given.incentives["r"]).toMatchObject({ status: "due", amount: "7.50", exact: "7.5" });
    expect(codesOf(refused(laddered, { id: "p", given: { "level.main": "top" } }))).toEqual([
      "partner.given /given/level.main",
    ]);
  });
});
