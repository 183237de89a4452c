import { describe, expect, test } from "vitest";
import { type FundRequest, FUND_TABLE, stateFunds } from "partner-program";
import { codesOf, evaluated, issuesOf } from "../support.js";
import { BUDGET, BUDGETS, EVERY_STEP, RECORDS, fundWith, partnerWith, stated } from "./support.js";

const program = fundWith();
const ASKED = { id: "R1", asked: "2026-02-01", cost: 600 };
const APPROVED = { ...ASKED, approvedOn: "2026-02-10" };
const CLAIMED = { ...APPROVED, claimedOn: "2026-03-01", spend: 500 };

/** The issues of a document with this fund; what is undefined is left out. */
function issuesWith(fund: object, incentives: object) {
  const mdf = JSON.parse(JSON.stringify({ period: "calendarQuarter", credits: [BUDGETS], requests: EVERY_STEP, ...fund })) as object; // prettier-ignore
  return issuesOf({ records: RECORDS, incentives, funds: { mdf } });
}

function first(own = program, ...[partner, on]: [ReturnType<typeof partnerWith>, string]): FundRequest {
  return stated(own, partner, on).requests[0]!;
}

describe("a request goes from state to state", () => {
  test.each([
    ["is asked for", ASKED, "requested", "300.00", "0.00", "700.00"],
    ["is approved", APPROVED, "approved", "300.00", "0.00", "700.00"],
    ["is approved for less", { ...APPROVED, approved: 200 }, "approved", "200.00", "0.00", "800.00"],
    ["is approved for more: no more than was held", { ...APPROVED, approved: 400 }, "approved", "300.00", "0.00", "700.00"],
    ["is denied", { ...ASKED, deniedOn: "2026-02-10" }, "denied", "0.00", "0.00", "1000.00"],
    ["is withdrawn", { ...APPROVED, cancelledOn: "2026-02-11" }, "cancelled", "0.00", "0.00", "1000.00"],
    ["is withdrawn on the day on which it was asked for", { ...ASKED, cancelledOn: "2026-02-01" }, "cancelled", "0.00", "0.00", "1000.00"],
    ["is claimed for less than was approved", CLAIMED, "claimed", "250.00", "0.00", "750.00"],
    ["is claimed for more: no more than was approved", { ...CLAIMED, spend: 900 }, "claimed", "300.00", "0.00", "700.00"],
    ["is reimbursed", { ...CLAIMED, acceptedOn: "2026-03-15" }, "reimbursed", "0.00", "250.00", "750.00"],
    ["is reimbursed for less than was claimed", { ...CLAIMED, acceptedOn: "2026-03-15", paid: 200 }, "reimbursed", "0.00", "200.00", "800.00"],
    ["is reimbursed for nothing", { ...CLAIMED, acceptedOn: "2026-03-15", paid: 0 }, "reimbursed", "0.00", "0.00", "1000.00"],
    ["has its claim rejected", { ...CLAIMED, rejectedOn: "2026-03-15" }, "rejected", "0.00", "0.00", "1000.00"],
  ])("it %s", (_title, request, state, held, reimbursed, available) => {
    const { requests, balance } = stated(program, partnerWith([request]), "2026-03-31");
    expect(requests[0]).toMatchObject({ state, held, reimbursed });
    expect(balance.available).toBe(available);
  }); // prettier-ignore

  test.each([
    ["the day before it is asked for", "2026-01-31", undefined],
    ["the day on which it is asked for", "2026-02-01", "requested"],
    ["the day before it is approved", "2026-02-09", "requested"],
    ["the day of the approval", "2026-02-10", "approved"],
    ["the day of the claim", "2026-03-01", "claimed"],
    ["the day on which it is accepted", "2026-03-15", "reimbursed"],
  ])("on %s", (_title, on, state) => {
    const { requests } = stated(program, partnerWith([{ ...CLAIMED, acceptedOn: "2026-03-15" }]), on);
    expect(requests.map((request) => request.state)).toEqual(state === undefined ? [] : [state]);
  });

  test("steps that the document does not name are taken at once", () => {
    const coop = fundWith({ requests: { for: { each: "requests" }, request: EVERY_STEP.request } });
    expect(first(coop, partnerWith([ASKED]), "2026-02-01")).toMatchObject({
      state: "reimbursed",
      reimbursed: "300.00",
    });
  });

  test.each([
    ["claimed without an approval", { ...ASKED, claimedOn: "2026-03-01" }, "claim", "requested"],
    ["approved before it is asked for", { ...ASKED, approvedOn: "2026-01-20" }, "approve", "not made"],
    ["approved after it was denied", { ...ASKED, deniedOn: "2026-02-05", approvedOn: "2026-02-10" }, "approve", "denied"],
    ["withdrawn after it was reimbursed", { ...CLAIMED, acceptedOn: "2026-03-15", cancelledOn: "2026-03-20" }, "cancel", "reimbursed"],
    ["accepted and rejected", { ...CLAIMED, acceptedOn: "2026-03-15", rejectedOn: "2026-03-16" }, "reject", "reimbursed"],
  ])("a request that is %s is refused, with its record", (_title, request, step, state) => {
    const answer = stateFunds(program, partnerWith([request]), { on: "2026-03-31" });
    if (answer.status !== "issues") throw new Error("not refused");
    expect(answer.issues).toMatchObject([{ code: "fund.event", path: "/records/requests/0", params: { step, state } }]);
  }); // prettier-ignore

  test("the states are a table that a host can read", () => {
    const reached = new Set(FUND_TABLE.map(({ to }) => to));
    expect(FUND_TABLE.every(({ from }) => from === null || reached.has(from))).toBe(true);
    expect(new Set(FUND_TABLE.map(({ from, event }) => `${from} ${event}`)).size).toBe(FUND_TABLE.length);
  });
});

describe("what is asked for is held against what is there", () => {
  const two = [ASKED, { id: "R2", asked: "2026-02-02", cost: 1600 }];

  test("where less is left, the rest is held", () => {
    const { requests, balance } = stated(program, partnerWith(two), "2026-02-02");
    expect(requests.map(({ asked, held }) => [asked, held])).toEqual([["300.00", "300.00"], ["800.00", "700.00"]]); // prettier-ignore
    expect(balance).toMatchObject({ pending: "1000.00", actual: "1000.00", available: "0.00" });
  });

  test("or it is refused, where the fund says so", () => {
    const strict = fundWith({ requests: { ...EVERY_STEP, short: "refuse" } });
    const { requests } = stated(strict, partnerWith(two), "2026-02-02");
    expect(requests[1]).toMatchObject({ state: "refused", held: "0.00", refusedBy: ["balance"] });
  });

  test.each([
    ["just enough", 1400, ["700.00", undefined]],
    ["a cent too much", 1400.02, ["0.00", ["balance"]]],
  ])("%s is left for one that takes all or nothing", (_title, cost, [held, refusedBy]) => {
    const strict = fundWith({ requests: { ...EVERY_STEP, short: "refuse" } });
    const request = stated(strict, partnerWith([ASKED, { ...two[1], cost }]), "2026-02-02").requests[1]!;
    expect([request.held, request.refusedBy]).toEqual([held, refusedBy]);
  });

  test("nothing left: refused in any case", () => {
    const all = { id: "R0", asked: "2026-01-15", cost: 2000 };
    expect(stated(program, partnerWith([all, ASKED]), "2026-02-02").requests[1]!.refusedBy).toEqual(["balance"]);
  });

  test("what is denied can be asked for by the next one, on the same day too", () => {
    const denied = { id: "R0", asked: "2026-01-15", deniedOn: "2026-02-01", cost: 2000 };
    expect(stated(program, partnerWith([denied, ASKED]), "2026-02-01").requests[1]!.held).toBe("300.00");
  });

  test("of requests of one day the first key comes first, whatever the order of the document", () => {
    const late = { id: "R0", asked: "2026-02-01", cost: 1800 };
    for (const requests of [
      [ASKED, late],
      [late, ASKED],
    ]) {
      const { requests: answered } = stated(program, partnerWith(requests), "2026-02-01");
      expect(answered.map(({ key, held }) => [key, held])).toEqual([["R0", "900.00"], ["R1", "100.00"]]); // prettier-ignore
    }
  });

  test("amounts are rounded once, by the mode of the fund", () => {
    const odd = { ...ASKED, cost: 0.03 };
    expect(first(program, partnerWith([odd]), "2026-02-01").held).toBe("0.02");
    expect(first(fundWith({ round: "down" }), partnerWith([odd]), "2026-02-01").held).toBe("0.01");
  });
});

describe("what a fund requires", () => {
  const strict = fundWith({
    requests: {
      ...EVERY_STEP,
      request: {
        ...EVERY_STEP.request,
        least: 250,
        most: 400,
        requires: [
          { id: "plan", meets: { fact: "plan", operator: "equal", value: true } },
          { id: "leadTime", meets: { fact: "asked", operator: "lessThanInclusive", value: { deadline: "held", after: -10, in: "days" } } },
        ],
      },
      claim: { ...EVERY_STEP.claim, until: { deadline: "held", after: 30, in: "days" }, requires: [{ id: "spent", meets: { fact: "spend", operator: "greaterThan", value: 0, whenNotApplicable: "notMet" } }] },
    },
  }); // prettier-ignore
  const good = { ...CLAIMED, held: "2026-02-11", plan: true };

  test.each([
    ["ten days ahead", good, undefined],
    ["nine days ahead", { ...good, held: "2026-02-10", claimedOn: undefined }, ["leadTime"]],
    ["no plan, and too late", { ...good, held: "2026-02-10", plan: false }, ["plan", "leadTime"]],
    ["the least that may be asked for", { ...good, cost: 500 }, undefined],
    ["a cent less", { ...good, cost: 499.98 }, ["least"]],
    ["nothing at all", { ...good, cost: 0 }, ["least", "nothing"]],
    ["a claim on the last day", { ...good, claimedOn: "2026-03-13" }, undefined],
    ["a claim on the day after", { ...good, claimedOn: "2026-03-14" }, ["late"]],
    ["a claim without spending", { ...good, spend: 0 }, ["spent"]],
  ])("%s", (_title, request, refusedBy) => {
    const { approvedOn, claimedOn, ...asked } = request as typeof good;
    const refusedAtOnce = refusedBy !== undefined && !refusedBy.includes("late") && !refusedBy.includes("spent");
    const own = refusedAtOnce ? asked : { ...asked, approvedOn, claimedOn };
    const found = first(strict, partnerWith([own]), "2026-03-31");
    expect(found.refusedBy).toEqual(refusedBy);
    expect(found.state).toBe(refusedBy === undefined ? "claimed" : "refused");
    if (refusedBy !== undefined) expect(found.held).toBe("0.00");
  });

  test("no more than the most is held", () => {
    expect(first(strict, partnerWith([{ ...good, cost: 1000 }]), "2026-02-28").held).toBe("400.00");
  });

  test.each([
    ["2026-03-13", "approved", "300.00"],
    ["2026-03-14", "lapsed", "0.00"],
  ])("without a claim, on %s it is %s", (on, state, held) => {
    const { claimedOn: _, ...open } = good;
    expect(first(strict, partnerWith([open]), on)).toMatchObject({ state, held, claimUntil: "2026-03-13" });
  });

  test("one that is approved after the last day for a claim lapses on that day", () => {
    const { claimedOn: _, ...open } = { ...good, approvedOn: "2026-03-20" };
    expect(first(strict, partnerWith([open]), "2026-03-20")).toMatchObject({ state: "lapsed", since: "2026-03-20" });
  });

  test("a cap is for all requests that are made in a period", () => {
    const capped = fundWith({ requests: { ...EVERY_STEP, cap: { amount: 500, per: "calendarQuarter" } } });
    const requests = [ASKED, { id: "R2", asked: "2026-03-31", cost: 600 }, { id: "R3", asked: "2026-03-31", cost: 10 }, { id: "R4", asked: "2026-04-01", cost: 600 }]; // prettier-ignore
    const { requests: found } = stated(capped, partnerWith(requests), "2026-04-01");
    expect(found.map(({ held, refusedBy }) => refusedBy ?? held)).toEqual(["300.00", "200.00", ["cap"], "300.00"]);
  });

  test("the level counts that was held on the day on which it was asked for", () => {
    const tiers = { main: { levels: [{ id: "member" }, { id: "gold", requires: { fact: "size", operator: "greaterThan", value: 10 } }], review: { promote: "immediately" } } }; // prettier-ignore
    const request = { ...EVERY_STEP.request, requires: [{ id: "gold", meets: { fact: "levelAt", operator: "equal", value: "gold", whenNotApplicable: "notMet" } }] }; // prettier-ignore
    const byLevel = fundWith({ requests: { ...EVERY_STEP, levelAt: { ladder: "main", on: { field: "asked" } }, request } }, { facts: { size: "integer" }, tiers }); // prettier-ignore
    const held = { tiers: { main: { history: [{ from: "2026-01-01", is: "member" }, { from: "2026-02-05", is: "gold" }] } } }; // prettier-ignore
    const requests = [
      { ...ASKED, asked: "2026-02-04" },
      { ...ASKED, id: "R2", asked: "2026-02-05" },
    ];
    const { requests: found } = stated(byLevel, partnerWith(requests, [BUDGET], { facts: { size: 1 }, held }), "2026-02-28"); // prettier-ignore
    expect(found.map(({ state }) => state)).toEqual(["refused", "requested"]);
  });
});

describe("lots", () => {
  const old = { id: "B1", from: "2026-01-01", until: "2026-03-31", amount: 100 };
  const young = { id: "B2", from: "2026-02-01", until: "2026-12-31", amount: 50 };
  const free = (budgets: readonly object[], requests: readonly object[], on: string, fund: object = {}): readonly string[] =>
    stated(fundWith(fund), partnerWith(requests, budgets), on).lots.map((lot) => lot.free); // prettier-ignore

  test.each([
    ["the last day on which it can be used", "2026-03-31", ["100.00", "50.00"]],
    ["the day after", "2026-04-01", ["0.00", "50.00"]],
  ])("a lot is there on %s", (_title, on, expected) => {
    expect(free([old, young], [], on)).toEqual(expected);
  });

  test("what is asked for on the last day is held, and expires where it is let go", () => {
    const request = { id: "R1", asked: "2026-03-31", cost: 160 };
    const { balance, lots } = stated(program, partnerWith([request], [old, young]), "2026-04-01");
    expect(balance).toMatchObject({ expired: "20.00", pending: "80.00", available: "50.00" });
    expect(lots[0]).toMatchObject({ held: "80.00", expired: "20.00", until: "2026-03-31" });
    const denied = stated(program, partnerWith([{ ...request, deniedOn: "2026-04-02" }], [old, young]), "2026-04-02");
    expect(denied.balance).toMatchObject({ expired: "100.00", pending: "0.00", available: "50.00" });
  });

  test("the oldest is used first, or the one that expires first", () => {
    const short = { id: "B3", from: "2026-02-15", until: "2026-03-01", amount: 30 };
    const request = { id: "R1", asked: "2026-02-20", cost: 100 };
    expect(free([old, young, short], [request], "2026-02-20")).toEqual(["50.00", "50.00", "30.00"]);
    expect(free([old, young, short], [request], "2026-02-20", { uses: "soonestExpiring" })).toEqual(["80.00", "50.00", "0.00"]); // prettier-ignore
  });

  test.each([
    ["twelve months", { after: { months: 12 } }, "2026-12-31"],
    ["a month from the 31st, clamped", { after: { months: 1 } }, "2026-02-27", "2026-01-31"],
    ["ninety days, the first among them", { after: { days: 90 } }, "2026-03-31"],
    ["a day", { after: { days: 1 } }, "2026-01-01"],
    ["the end of the quarter", { endOf: "calendarQuarter" }, "2026-03-31"],
    ["a month, and then to the end of the quarter", { after: { months: 4 }, endOf: "calendarQuarter" }, "2026-06-30"],
  ])("a lot can be used for %s", (_title, expires, until, from = "2026-01-01") => {
    const own = fundWith({ credits: [{ for: { each: "budgets" }, on: "from", amount: "amount", expires }] });
    expect(stated(own, partnerWith([], [{ id: "B", from, amount: 1 }]), from).lots[0]!.until).toBe(until);
  });

  test("one that is credited after its last day expires at once", () => {
    const { balance } = stated(program, partnerWith([], [{ ...old, from: "2026-04-05" }]), "2026-04-05");
    expect(balance).toMatchObject({ credited: "100.00", expired: "100.00", available: "0.00" });
  });

  test("a credit below zero is taken out of the others, the oldest first; beyond them it is owed, and set against the next one", () => {
    const out = { id: "B3", from: "2026-02-10", amount: -170 };
    const later = { id: "B4", from: "2026-03-01", amount: 60 };
    const before = stated(program, partnerWith([], [old, young, out]), "2026-02-28").balance;
    expect(before).toMatchObject({ credited: "150.00", withdrawn: "150.00", actual: "0.00", available: "0.00", owed: "20.00" }); // prettier-ignore
    const after = stated(program, partnerWith([], [old, young, out, later]), "2026-03-01");
    expect(after.balance).toMatchObject({ withdrawn: "170.00", available: "40.00", owed: "0.00" });
    expect(after.lots.at(-1)).toMatchObject({ amount: "60.00", withdrawn: "20.00", free: "40.00" });
  });

  test("a part of what was not used is carried, once, and the rest is forfeited or paid out", () => {
    const carry = { share: 0.5, most: 30, expires: { after: { months: 1 } } };
    const own = fundWith({ unused: { carry, pays: 0.1 } });
    const april = stated(own, partnerWith([], [old]), "2026-04-01");
    expect(april.balance).toMatchObject({ credited: "100.00", expired: "70.00", available: "30.00", paidOut: "7.00" });
    expect(april.lots[1]).toMatchObject({ carriedFrom: 0, on: "2026-04-01", until: "2026-04-30", amount: "30.00" });
    const may = stated(own, partnerWith([], [old]), "2026-05-01");
    expect(may.balance).toMatchObject({ expired: "100.00", available: "0.00", paidOut: "10.00" });
    expect(may.lots).toHaveLength(2);
  });

  test("the whole of it is carried, where the share is so", () => {
    const own = fundWith({ unused: { carry: { share: 1, expires: { endOf: "calendarYear" } } } });
    expect(stated(own, partnerWith([], [old]), "2026-04-01").balance).toMatchObject({ expired: "0.00", available: "100.00" }); // prettier-ignore
  });
});

describe("what is not known stays open", () => {
  test.each([
    ["the day of a request", { id: "R1", cost: 600 }, ["request.on"]],
    ["a requirement", { id: "R1", asked: "2026-02-01", cost: 600 }, ["plan"]],
  ])("%s", (_title, request, missing) => {
    const own = fundWith({ requests: { ...EVERY_STEP, request: { ...EVERY_STEP.request, requires: [{ id: "plan", meets: { fact: "plan", operator: "equal", value: true } }] } } }); // prettier-ignore
    const { complete, open, balance } = stated(own, partnerWith([request], [BUDGET]), "2026-03-31");
    expect([complete, open.map((part) => part.missing)]).toEqual([false, [missing]]);
    expect(balance.available).toBe("1000.00");
  });

  test("records that the document leaves out", () => {
    const { complete, open } = stated(program, { id: "p1", records: { budgets: [] } }, "2026-03-31");
    expect([complete, open]).toEqual([false, [{ missing: ["requests"] }]]);
    expect(stated(program, { id: "p1", records: { requests: [] } }, "2026-03-31").open).toEqual([{ credit: 0, missing: ["budgets"] }]); // prettier-ignore
  });

  test("what was recorded later is not known yet", () => {
    const late = { ...ASKED, seen: "2026-03-10" };
    expect(stated(program, partnerWith([late]), "2026-03-31", "2026-03-09").requests).toEqual([]);
    expect(stated(program, partnerWith([late]), "2026-03-31", "2026-03-10").requests).toHaveLength(1);
  });
});

describe("incentives credit a fund", () => {
  const orders = { date: "on", recordedOn: "seen", fields: { on: "date", seen: "date", amount: "money" } } as const;
  const incentives = {
    accrual: { kind: "rebate", period: "calendarQuarter", payOn: "sales", scale: { flat: { rate: 0.02 } }, settlement: { graceDays: 10 } },
    rebate: { kind: "rebate", period: "calendarQuarter", payOn: "sales", scale: { flat: { rate: 0.01 } } },
  }; // prettier-ignore
  const metrics = { sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } } };
  const coop = (more: object = {}, own: object = incentives) =>
    fundWith({ opens: "2026-01-01", credits: [{ incentive: "accrual", expires: { after: { months: 12 } } }], ...more }, { records: { orders, requests: { ...recordsOf("requests") } }, metrics, incentives: own }); // prettier-ignore
  const recordsOf = (name: "requests"): object => (fundWith().document.records as Readonly<Record<string, object>>)[name]!; // prettier-ignore
  const partner = (list: readonly object[]) => ({ id: "p1", records: { orders: list, requests: [] } }) as never;
  const march = { on: "2026-03-01", seen: "2026-03-01", amount: 10000 };

  test.each([
    ["the last day of grace", "2026-04-10", []],
    ["the day on which the period is closed", "2026-04-11", [["accrual", "2026-01-01", "2026-04-11", "2027-04-10", "200.00"]]],
  ])("a lot for each period, on %s", (_title, on, expected) => {
    const { lots } = stated(coop(), partner([march]), on);
    expect(lots.map(({ incentive, period, on: day, until, amount }) => [incentive, period?.from, day, until, amount])).toEqual(expected); // prettier-ignore
  }); // prettier-ignore

  test("an allocation is there on the first day of the period for which it is", () => {
    const allocation = { kind: "rebate", period: "calendarQuarter", payOn: "plan", scale: { flat: { rate: 0.1 } }, settlement: { closes: "periodStart" } }; // prettier-ignore
    const own = fundWith({ opens: "2026-01-01", credits: [{ incentive: "allocation" }] }, { facts: { plan: "money" }, incentives: { allocation } }); // prettier-ignore
    const { lots } = stated(own, { id: "p1", facts: { plan: 5000 }, records: { requests: [], budgets: [] } }, "2026-04-01"); // prettier-ignore
    expect(lots.map(({ on, amount }) => [on, amount])).toEqual([["2026-01-01", "500.00"], ["2026-04-01", "500.00"]]); // prettier-ignore
  });

  test("late data changes the lot, whenever it was settled", () => {
    const late = { on: "2026-03-20", seen: "2026-05-05", amount: -4000 };
    expect(stated(coop(), partner([march, late]), "2026-05-04").balance.credited).toBe("200.00");
    expect(stated(coop(), partner([march, late]), "2026-05-05").balance.credited).toBe("120.00");
  });

  test("what cannot be told yet is open", () => {
    const unknown = { ...incentives, accrual: { ...incentives.accrual, eligible: { fact: "signed", operator: "equal", value: true } } }; // prettier-ignore
    const own = fundWith({ opens: "2026-01-01", credits: [{ incentive: "accrual" }] }, { facts: { signed: "boolean" }, records: { orders, requests: recordsOf("requests") }, metrics, incentives: unknown }); // prettier-ignore
    const { complete, open } = stated(own, partner([march]), "2026-04-11");
    expect([complete, open.map(({ incentive, missing }) => [incentive, missing])]).toEqual([false, [["accrual", ["signed"]]]]); // prettier-ignore
  });

  test("it is no part of what is payable", () => {
    const { incentives: found, payable } = evaluated(coop(), partner([march]));
    expect(found["accrual"]).toMatchObject({ fund: "mdf", amount: "200.00" });
    expect(payable.amount).toBe("100.00");
  });
});

describe("mistakes of the document", () => {
  const accrual = { kind: "rebate", period: "month", payOn: 100, scale: { flat: { rate: 1 } } };
  const points = { kind: "points", period: "month", payOn: 1, scale: { flat: { rate: 1 } } };
  const codes = (fund: object, incentives: object = {}): readonly string[] => codesOf(issuesWith(fund, incentives));
  test.each([
    ["an incentive that is not there", { opens: "2026-01-01", credits: [{ incentive: "acrual" }] }, { accrual }, ["reference.table /funds/mdf/credits/0/incentive"]],
    ["an incentive without a first day", { credits: [{ incentive: "accrual" }] }, { accrual }, ["incentive.option /funds/mdf/credits/0/incentive"]],
    ["points in a fund of amounts", { opens: "2026-01-01", credits: [{ incentive: "points" }] }, { points }, ["fund.counts /funds/mdf/credits/0/incentive"]],
    ["amounts in a fund of points", { counts: "points", opens: "2026-01-01", credits: [{ incentive: "accrual" }], requests: undefined }, { accrual }, ["fund.counts /funds/mdf/credits/0/incentive"]],
    ["an incentive that is credited twice", { opens: "2026-01-01", credits: [{ incentive: "accrual" }, { incentive: "accrual" }] }, { accrual }, ["id.duplicate /funds/mdf/credits/1/incentive"]],
    ["an incentive with the id of a fund", {}, { mdf: accrual }, ["id.duplicate /funds/mdf"]],
    ["an expiry that says nothing", { credits: [{ for: { each: "budgets" }, on: "from", amount: "amount", expires: { after: { days: 0 } } }] }, {}, ["incentive.option /funds/mdf/credits/0/expires"]],
    ["two expiries", { credits: [{ ...BUDGETS, expires: { after: { days: 1 } } }] }, {}, ["incentive.option /funds/mdf/credits/0/until"]],
    ["a denial where approval is at once", { requests: { for: { each: "requests" }, request: EVERY_STEP.request, deny: EVERY_STEP.deny } }, {}, ["incentive.option /funds/mdf/requests/deny"]],
    ["a rejection where acceptance is at once", { requests: { for: { each: "requests" }, request: EVERY_STEP.request, reject: EVERY_STEP.reject } }, {}, ["incentive.option /funds/mdf/requests/reject"]],
    ["an order of lots that nobody uses", { uses: "soonestExpiring", requests: undefined }, {}, ["incentive.option /funds/mdf/uses"]],
    ["a day that is an amount", { credits: [{ ...BUDGETS, on: "amount" }] }, {}, ["scale.operand /funds/mdf/credits/0/on"]],
    ["an amount that is a day", { credits: [{ ...BUDGETS, amount: "from" }] }, {}, ["scale.operand /funds/mdf/credits/0/amount"]],
    ["a field that is not there", { credits: [{ ...BUDGETS, amount: "amont" }] }, {}, ["reference.undeclared /funds/mdf/credits/0/amount"]],
    ["records that are not there", { credits: [{ ...BUDGETS, for: { each: "budget" } }] }, {}, ["reference.collection /funds/mdf/credits/0/for/each"]],
    ["a cap that is none", { requests: { ...EVERY_STEP, cap: { amount: { value: "much" }, per: "month" } } }, {}, ["scale.operand /funds/mdf/requests/cap/amount"]],
    ["requirements under one id", { requests: { ...EVERY_STEP, request: { ...EVERY_STEP.request, requires: [0, 1].map(() => ({ id: "plan", meets: { fact: "plan", operator: "equal", value: true } })) } } }, {}, ["id.duplicate /funds/mdf/requests/request/requires/1/id"]],
  ])("%s", (_title, fund, incentives, expected) => {
    expect(codes(fund, incentives)).toEqual(expected);
  }); // prettier-ignore
});
