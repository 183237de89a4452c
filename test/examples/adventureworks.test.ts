import { describe, expect, test } from "vitest";
import { type Partner, parseProgram, reviewPartner } from "partner-program";
import {
  DATA_FOLDER,
  DATA_HELP,
  hasData,
  readQuotaPeriods,
  readResellers,
} from "../../examples/adventureworks/data.js";
import resellerDocument from "../../examples/adventureworks/program.json" with { type: "json" };
import quotaDocument from "../../examples/adventureworks/quota.json" with { type: "json" };
import { QUARTER_ENDS, YEAR_ENDS, measureQuotas, settleResellers, summarizeResellers } from "../../examples/adventureworks/totals.js"; // prettier-ignore
import * as oracle from "../oracle/adventureworks.js";

const present = hasData();
if (!present) console.warn(`skipped: ${DATA_HELP}`);

test("both documents are programs", () => {
  expect(() => [parseProgram(resellerDocument), parseProgram(quotaDocument)]).not.toThrow();
});

/** `"1234.50"` in hundredths. */
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));

describe.skipIf(!present)("AdventureWorks: every total equals the straight-line computation", () => {
  const lines = present ? oracle.readLines(DATA_FOLDER) : [];
  const byReseller = oracle.linesOf(lines, "reseller");
  const program = parseProgram(resellerDocument);
  const resellers = present ? readResellers() : [];
  const { posted, refused } = settleResellers(program, resellers, () => undefined);
  const ids = present ? oracle.readResellerIds(DATA_FOLDER) : [];
  const mixed = ids.filter((id) => oracle.currenciesOf(byReseller.get(id) ?? []).length > 1);

  test("the data is what its page says", () => {
    expect([lines.length, ids.length, ids.filter((id) => !byReseller.has(id)).length]).toEqual([60_855, 701, 66]);
  });

  test("two resellers have several currencies and yield the currency issue, by name", () => {
    expect(mixed).toEqual(["211", "686"]);
    expect([...refused]).toEqual(mixed.map((id) => [id, ["partner.currency"]]));
  });

  test("each quarterly rebate of each reseller, to the cent", () => {
    const wrong = posted.filter(({ reseller, incentive, periodEnd, amount }) => {
      if (incentive !== "volume") return false;
      const bookings = oracle.sumBetween(byReseller.get(reseller) ?? [], oracle.quarterStart(periodEnd), periodEnd);
      return oracle.volumeRebate(bookings) !== cents(amount);
    });
    expect(wrong).toEqual([]);
    expect(posted.filter(({ incentive }) => incentive === "volume")).toHaveLength(QUARTER_ENDS.length * (701 - 2));
  });

  test("each yearly growth rebate of each reseller, to the cent", () => {
    const growth = posted.filter(({ incentive }) => incentive === "growth");
    const wrong = growth.filter(({ reseller, periodEnd, amount }) => {
      return oracle.growthRebate(byReseller.get(reseller) ?? [], periodEnd) !== cents(amount);
    });
    expect(wrong).toEqual([]);
    expect(growth).toHaveLength(YEAR_ENDS.length * (701 - 2));
    expect(growth.filter(({ amount }) => amount !== "0.00").length).toBeGreaterThan(100);
  });

  test("the totals by quarter and currency", () => {
    for (const end of QUARTER_ENDS) {
      const expected = new Map<string, bigint>();
      for (const [id, own] of byReseller) {
        if (mixed.includes(id)) continue;
        const currency = oracle.firstCurrency(own)!;
        const rebate = oracle.volumeRebate(oracle.sumBetween(own, oracle.quarterStart(end), end));
        expected.set(currency, (expected.get(currency) ?? 0n) + rebate);
      }
      const found = new Map<string, bigint>();
      for (const { incentive, periodEnd, currency, amount } of posted)
        if (incentive === "volume" && periodEnd === end)
          found.set(currency, (found.get(currency) ?? 0n) + cents(amount));
      for (const [currency, total] of expected)
        expect([end, currency, found.get(currency)]).toEqual([end, currency, total]);
    }
  });

  test("resellers without a sale appear with zero", () => {
    const without = new Set(ids.filter((id) => !byReseller.has(id)));
    const amounts = posted.filter(({ reseller }) => without.has(reseller));
    expect(new Set(amounts.map(({ reseller }) => reseller)).size).toBe(66);
    expect(new Set(amounts.map(({ amount }) => amount))).toEqual(new Set(["0.00"]));
  });

  const day = "2013-11-30";
  const base = summarizeResellers(program, resellers, day);

  test("inactivity: resellers without an order in six months", () => {
    const active = ids.filter((id) => oracle.ordersBetween(byReseller.get(id) ?? [], "2013-05-31", day) > 0);
    expect(base.flags["inactive"]).toEqual({
      met: 699 - active.filter((id) => !mixed.includes(id)).length,
      unmet: active.filter((id) => !mixed.includes(id)).length,
      unknown: 0,
    });
  });

  test("concentration of the last twelve months, by currency", () => {
    const figures = base.concentration["bookings"]!;
    for (const currency of ["USD", "CAD", "EUR", "GBP", "AUD"]) {
      const own = resellers.filter((reseller) => reseller.currency === currency && !mixed.includes(reseller.id));
      const amounts = own.map(({ id }) => oracle.sumBetween(byReseller.get(id) ?? [], "2012-12-01", day));
      const expected = oracle.concentration(amounts);
      const found = figures[currency]!;
      expect(found.count).toBe(own.length);
      expect(found.total.replace(".", "")).toBe(String(amounts.reduce((sum, amount) => sum + amount, 0n)));
      expect(found.deliveredBy).toBe(expected.deliveredBy);
      for (const key of ["gini", "herfindahl", "topShare"] as const)
        expect(Number(found[key])).toBeCloseTo(expected[key], 6);
    }
  });

  test("quota attainment of every salesperson in every period of the data", () => {
    const bySalesperson = oracle.linesOf(lines, "salesperson");
    const lastDay = lines.reduce((last, line) => (line.day > last ? line.day : last), "");
    const quotas = oracle.readQuotas(DATA_FOLDER, lastDay);
    const measured = measureQuotas(parseProgram(quotaDocument), readQuotaPeriods());
    expect(measured).toHaveLength(quotas.length);
    for (const { salesperson, start, end, quota } of quotas) {
      const own = bySalesperson.get(salesperson)!;
      const found = measured.find((each) => each.salesperson === salesperson && each.start === start)!;
      expect(found.end).toBe(end);
      if (oracle.currenciesOf(own).length > 1) {
        expect(found.issues).toEqual(["partner.currency"]);
        continue;
      }
      const sales = oracle.sumBetween(own, start, end);
      const attainment = (sales * 20_000n + quota) / (quota * 2n);
      expect([salesperson, start, Number(found.attainment)]).toEqual([salesperson, start, Number(attainment) / 10_000]);
      const salesCents = (sales * 2n + 100n) / 200n;
      expect(found.sales?.replace(".", "").replace(/^0+(?=\d)/, "")).toBe(String(salesCents));
    }
  });

  test("reviewed at the end of each quarter, in one go or quarter by quarter, every reseller holds what it qualified for then", () => {
    const quarterly = { on: { lastDayOf: "fiscalQuarter" } };
    const { main } = resellerDocument.tiers;
    const tiers = { main: { ...main, review: { promote: quarterly, demote: quarterly } } };
    const reviewed = parseProgram({ ...resellerDocument, tiers });
    const last = QUARTER_ENDS.at(-1)!;
    let moves = 0;
    for (const reseller of resellers.filter(({ id }) => !mixed.includes(id))) {
      const whole = reviewPartner(reviewed, { ...reseller, held: {} }, { on: last, from: QUARTER_ENDS[0]! });
      let held: Partner["held"] = {};
      const qualified: (string | null)[] = [];
      for (const on of QUARTER_ENDS) {
        const step = reviewPartner(reviewed, { ...reseller, held: held }, { on });
        if (step.status === "issues") throw new Error(step.issues[0]!.message);
        held = step.held;
        qualified.push(step.tiers["main"]!.qualifies.certain);
      }
      if (whole.status === "issues") throw new Error(whole.issues[0]!.message);
      expect(whole.held).toEqual(held);
      const { history } = held.tiers!["main"]!;
      const heldOn = (day: string) => history.findLast(({ from }) => from <= day)?.is ?? null;
      expect(QUARTER_ENDS.map(heldOn)).toEqual(qualified);
      moves += history.length - 1;
    }
    expect(moves).toBe(878);
  });
});
