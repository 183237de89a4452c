/** Pays what is due: the balance of each incentive and period, where all of a currency together is enough. */
import { isEntries } from "../../core/data/partner-data.js";
import { quote } from "../../core/data/reader.js";
import { type Issue, issue } from "../../core/issue/issue.js";
import { placesIn, readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, compare, least, sign, subtract, sumOf } from "../../core/number/exact.js";
import { readDay, writeDay } from "../../core/time/day.js";
import { dueOf, eachChain, isDue, standingOf } from "../../incentives/journal/chain.js";
import { EntryIds } from "../../incentives/journal/ids.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type Partner } from "../partner/types.js";
import { refuse, writtenDay } from "../run.js";
import { placesOf } from "./balances.js";
import { heldBackIn } from "./holdback.js";
import { withJournal } from "./journal.js";
import { noDay, readDayOption } from "./options.js";
import { type PayOptions, type Payout, type PayoutResult } from "./types.js";

/** What is due of one incentive and period, and not paid: what of it may be paid, and what is held back. */
interface Balance {
  readonly last: JournalEntry;
  readonly due: Exact;
  readonly held: Exact;
}

/** What is held back of what is due; what was taken back is set against it first. */
function heldOf(due: Exact, chain: readonly JournalEntry[], on: string): Exact {
  return sign(due) <= 0 ? ZERO : least(due, heldBackIn(chain, on));
}

function balancesOf(journal: readonly JournalEntry[], on: string): readonly Balance[] {
  const payable = journal.filter(({ fund }) => fund === undefined);
  return eachChain(payable).flatMap((chain) => {
    const all = dueOf(standingOf(chain));
    const held = heldOf(all, chain, on);
    const last = chain.filter(isDue).at(-1);
    return last === undefined || sign(all) === 0 ? [] : [{ last, due: subtract(all, held), held }];
  });
}

function payment({ last, due }: Balance, on: string, ids: EntryIds): JournalEntry {
  const { incentive, paidFrom, period, currency, rules } = last;
  const amount = writeFixed(due, placesIn(last.amount));
  const id = ids.next(incentive, period);
  const from = paidFrom === undefined ? {} : { paidFrom };
  return {
    id,
    kind: "paid",
    incentive,
    ...from,
    period,
    on,
    knownAt: on,
    currency,
    amount,
    reasons: ["payment"],
    rules,
  };
}

function payOut(partner: string, on: string, lowest: PayOptions["least"], journal: readonly JournalEntry[]): Payout {
  const balances = balancesOf(journal, on);
  const ids = new EntryIds(partner, journal);
  const entries: JournalEntry[] = [];
  const amounts: Record<string, string> = {};
  const carried: Record<string, string> = {};
  const heldBack: Record<string, string> = {};
  for (const currency of new Set(balances.map(({ last }) => last.currency))) {
    const own = balances.filter(({ last }) => last.currency === currency);
    const total = sumOf(own.map(({ due }) => due));
    const isEnough = sign(total) > 0 && compare(total, readExact(lowest?.[currency]) ?? ZERO) >= 0;
    const digits = placesOf(currency, own.map(({ last }) => last)); // prettier-ignore
    const written = writeFixed(total, digits);
    const held = sumOf(own.map(({ held }) => held));
    if (sign(held) !== 0) heldBack[currency] = writeFixed(held, digits);
    if (isEnough) {
      amounts[currency] = written;
      entries.push(...own.filter(({ due }) => sign(due) !== 0).map((balance) => payment(balance, on, ids)));
    } else if (sign(total) !== 0) carried[currency] = written;
  }
  return { status: "paid", partner, on, entries, amounts, carried, heldBack };
}

/** What is wrong with the options. Callers without types may pass anything. */
function issuesOf(raw: unknown): readonly Issue[] {
  try {
    const { on, least } = isEntries(raw) ? raw : {};
    const isAmounts = isEntries(least) && Object.values(least).every((amount) => readExact(amount) !== undefined);
    return [
      ...(readDayOption(on) === undefined ? [noDay("on", on)] : []),
      ...(least === undefined || isAmounts ? [] : [issue("options.least", "", { found: quote(least) })]),
    ];
  } catch {
    return [noDay("on", "options that fail while they are read")];
  }
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
  return withJournal(partner, on, ({ id, journal }) => payOut(id, writeDay(on), options.least, journal));
}
