import { describe, expect, test } from "vitest";
import { type JournalEntry, type Partner, type PartnerRecord, parseProgram, payPartner, settlePartner } from "partner-program"; // prettier-ignore
import { DATA_HELP, hasData, readResellers } from "../../examples/adventureworks/data.js";
import resellerDocument from "../../examples/adventureworks/program.json" with { type: "json" };
import { QUARTER_ENDS } from "../../examples/adventureworks/totals.js";
import * as oracle from "../oracle/adventureworks.js";
import { type Random, randomOf } from "../oracle/language/random.js";

const present = hasData();
if (!present) console.warn(`skipped: ${DATA_HELP}`);

/** The document of the example, whose orders say since when they are known. */
const { orders } = resellerDocument.records;
const program = parseProgram({
  ...resellerDocument,
  records: { orders: { ...orders, recordedOn: "knownOn", fields: { ...orders.fields, knownOn: "date" } } },
});

const DAY = 86_400_000;
const later = (day: string, days: number): string => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
const cents = (amount: string): bigint => BigInt(amount.replace(".", ""));
/** One of so many resellers is settled. */
const EVERY = 3;
const END = "2015-01-15";

/** A return takes back a part of an order line, up to half a year later. */
function returnOf(line: PartnerRecord, random: Random): PartnerRecord {
  const amount = Number(line["amount"]) * (random.chance(0.5) ? 1 : 0.25);
  const orderedOn = later(line["orderedOn"] as string, random.below(180));
  return { ...line, line: `${line["line"] as string}-return`, orderedOn, amount: `-${amount.toFixed(4)}` };
}

/** The same orders and returns for everybody; when they arrive is another matter. */
function withReturns(reseller: Partner, random: Random): readonly PartnerRecord[] {
  const lines = reseller.records!["orders"]!;
  return [...lines, ...lines.filter(() => random.chance(0.04)).map((line) => returnOf(line, random))];
}

/** Each line arrives up to four months late, in any order. */
function arriving(lines: readonly PartnerRecord[], random: Random): readonly PartnerRecord[] {
  return lines.map((line) => ({ ...line, knownOn: later(line["orderedOn"] as string, random.chance(0.3) ? random.below(120) : 0) })); // prettier-ignore
}

/** Settles every quarter twenty days after its end, pays, and settles once more behind everything. */
function settle(reseller: Partner, lines: readonly PartnerRecord[]): readonly JournalEntry[] {
  let journal: readonly JournalEntry[] = [];
  const partner = (): Partner => ({ ...reseller, records: { orders: lines }, journal });
  for (const [period, on] of [...QUARTER_ENDS.map((end) => [end, later(end, 20)] as const), [QUARTER_ENDS.at(-1)!, END] as const]) {
    const settled = settlePartner(program, partner(), { period, on });
    if (settled.status === "issues") throw new Error(settled.issues[0]!.message);
    journal = [...journal, ...settled.entries];
    const paid = payPartner(partner(), { on });
    if (paid.status === "issues") throw new Error(paid.issues[0]!.message);
    journal = [...journal, ...paid.entries];
  }
  return journal;
} // prettier-ignore

/** What stands for each incentive and period, of one side of the journal. */
function balances(journal: readonly JournalEntry[], kinds: readonly string[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const { incentive, period, kind, amount } of journal) {
    const key = `${incentive} ${period.to}`;
    if (kinds.includes(kind)) sums.set(key, (sums.get(key) ?? 0n) + cents(amount));
  }
  return sums;
}

const DUE = ["earned", "reversed"];

describe.skipIf(!present)(
  "AdventureWorks: three years, settled quarter by quarter while orders and returns come late",
  () => {
    const chosen = present ? readResellers().filter((reseller, index) => index % EVERY === 0 && !["211", "686"].includes(reseller.id)) : []; // prettier-ignore
    const histories = chosen.map((reseller, index) => {
      const lines = withReturns(reseller, randomOf(index + 1));
      return { reseller, lines, journal: settle(reseller, arriving(lines, randomOf(1000 + index))) };
    });

    test("every rebate adds up to the straight-line computation over all orders and returns, to the cent", () => {
      const wrong = histories.flatMap(({ reseller, lines, journal }) => {
        const own = lines.map((line) => ({ reseller: reseller.id, salesperson: "", order: "", currency: "", day: line["orderedOn"] as string, amount: BigInt((Number(line["amount"]) * 10_000).toFixed(0)) })); // prettier-ignore
        const due = balances(journal, DUE);
        return QUARTER_ENDS.filter((end) => (due.get(`volume ${end}`) ?? 0n) !== oracle.volumeRebate(oracle.sumBetween(own, oracle.quarterStart(end), end))).map((end) => `${reseller.id} ${end}`); // prettier-ignore
      });
      expect(wrong).toEqual([]);
    });

    test("in whatever order they arrive, the balances are the same", () => {
      for (const [index, { reseller, lines, journal }] of histories.entries()) {
        if (index % 3 !== 0) continue;
        const other = settle(reseller, arriving(lines, randomOf(5000 + index)));
        expect(balances(other, DUE)).toEqual(balances(journal, DUE));
        const atOnce = settle(reseller, lines.map((line) => ({ ...line, knownOn: line["orderedOn"] }))); // prettier-ignore
        expect(balances(atOnce, DUE)).toEqual(balances(journal, DUE));
      }
    });

    test("nothing stays estimated, nothing is paid that is not due, and corrections were posted at all", () => {
      const all = histories.flatMap(({ journal }) => journal);
      const counts = new Map<string, number>();
      for (const { kind, reasons } of all) counts.set(`${kind} ${reasons.join("+")}`, (counts.get(`${kind} ${reasons.join("+")}`) ?? 0) + 1); // prettier-ignore
      expect(counts.get("earned lateData")).toBeGreaterThan(50);
      expect(counts.get("reversed lateData")).toBeGreaterThan(10);
      expect([...counts.keys()].filter((key) => /rules|data$/.test(key) && !key.includes("lateData"))).toEqual([]);
      for (const { journal } of histories) {
        expect([...balances(journal, ["accrued", "released"]).values()].every((sum) => sum === 0n)).toBe(true);
        const [due, paid] = [balances(journal, DUE), balances(journal, ["paid"])];
        const total = (sums: ReadonlyMap<string, bigint>): bigint => [...sums.values()].reduce((sum, each) => sum + each, 0n); // prettier-ignore
        const left = total(due) - total(paid);
        expect(left <= 0n).toBe(true);
      }
    });
  },
);
