/** Pays what is due: the balance of each incentive and period, where all of a currency together is enough. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, sign, subtract } from "../../core/number/exact.js";
import { readDay, writeDay } from "../../core/time/day.js";
import { eachChain, isDue, standingOf } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type Partner } from "../partner/types.js";
import { refuse, writtenDay } from "../run.js";
import { digitsOf } from "./due.js";
import { withJournal } from "./journal.js";
import { placeOf } from "./read-journal.js";
import { type PayOptions, type Payout, type PayoutResult } from "./types.js";

/** What is due of one incentive and period, and not paid. */
interface Balance {
  readonly last: JournalEntry;
  readonly chain: readonly JournalEntry[];
  readonly due: Exact;
  readonly digits: number;
}

function balancesOf(journal: readonly JournalEntry[]): readonly Balance[] {
  return eachChain(journal).flatMap((chain) => {
    const { earned, paid } = standingOf(chain);
    const due = subtract(earned, paid);
    const last = chain.filter(isDue).at(-1);
    if (last === undefined || sign(due) === 0) return [];
    return [{ last, chain, due, digits: last.amount.split(".")[1]?.length ?? 0 }];
  });
}

function payment({ last, chain, due, digits }: Balance, on: string, journal: readonly JournalEntry[]): JournalEntry {
  const { id, incentive, period, currency, rules } = last;
  const own = journal.filter((entry) => entry.incentive === incentive && entry.period.from === period.from);
  const place = own.reduce((most, entry) => Math.max(most, placeOf(entry)), chain.length) + 1;
  const next = `${id.slice(0, id.lastIndexOf("/"))}/${place}`;
  const amount = writeFixed(due, digits);
  return { id: next, kind: "paid", incentive, period, on, knownAt: on, currency, amount, reasons: ["payment"], rules };
}

function payOut(partner: string, on: string, least: PayOptions["least"], journal: readonly JournalEntry[]): Payout {
  const balances = balancesOf(journal);
  const entries: JournalEntry[] = [];
  const amounts: Record<string, string> = {};
  const carried: Record<string, string> = {};
  for (const currency of new Set(balances.map(({ last }) => last.currency))) {
    const own = balances.filter(({ last }) => last.currency === currency);
    const total = own.reduce<Exact>((sum, { due }) => add(sum, due), ZERO);
    const digits = Math.max(digitsOf(currency), ...own.map((balance) => balance.digits));
    const isEnough = sign(total) > 0 && compare(total, readExact(least?.[currency]) ?? ZERO) >= 0;
    if (isEnough) {
      amounts[currency] = writeFixed(total, digits);
      for (const balance of own) entries.push(payment(balance, on, [...journal, ...entries]));
    } else if (sign(total) !== 0) carried[currency] = writeFixed(total, digits);
  }
  return { status: "paid", partner, on, entries, amounts, carried };
}

/** What is wrong with the options. Callers without types may pass anything. */
function issuesOf(raw: unknown): readonly Issue[] {
  const { on, least } = isEntries(raw) ? raw : {};
  const day = typeof on === "string" ? readDay(on) : undefined;
  const isLeast = least === undefined || (isEntries(least) && Object.values(least).every((amount) => readExact(amount) !== undefined)); // prettier-ignore
  return [
    ...(day === undefined ? [issue("options.settle", "", { name: "on", found: quote(on) })] : []),
    ...(isLeast ? [] : [issue("options.least", "", { found: quote(least) })]),
  ];
}

/**
 * Pays what a journal has earned and not paid: an entry for each incentive and period, so that payments add up to what they pay. Where periods owe each
 * other, what was paid too much is kept back from what is due; what is less than the least, or below zero altogether, is carried to the next payment.
 *
 * Laws: paid twice, nothing is paid twice; what is handed over and what is carried add up to what is due.
 *
 * @example
 * ```ts
 * import { parseProgram, payPartner, settlePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { sales: "money" },
 *   incentives: { rebate: { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.02 } } } },
 * });
 * const partner = { id: "p1", facts: { sales: 1000 } };
 * const settled = settlePartner(program, partner, { period: "2026-03-31", on: "2026-04-01" });
 * const journal = settled.status === "settled" ? settled.entries : [];
 * const paid = payPartner({ ...partner, journal }, { on: "2026-04-15", least: { USD: 10 } });
 * if (paid.status === "paid") console.log(paid.amounts); // => { USD: '20.00' }
 * ```
 * @since 0.1.0
 */
export function payPartner(partner: Pick<Partner, "id" | "journal">, options: PayOptions): PayoutResult {
  const issues = issuesOf(options);
  if (issues.length > 0) return refuse("", writtenDay(options, "on"), issues);
  const on = readDay(options.on)!;
  return withJournal(partner, on, (journal) => payOut(partner.id, writeDay(on), options.least, journal));
}
