/** Settles a partner: what is due for a period and those before it is compared with what was posted, and the difference is posted. */
import { issue } from "../../core/issue/issue.js";
import { ZERO } from "../../core/number/exact.js";
import { readDay, writeDay } from "../../core/time/day.js";
import { shiftDay } from "../../core/time/window.js";
import { type Chain, chainsOf, isDue, periodKey } from "../../incentives/journal/chain.js";
import { EntryIds } from "../../incentives/journal/ids.js";
import { type Draft, nothingDue, postDue, postEstimate, postNothing } from "../../incentives/journal/post.js";
import { type EntryReason, type JournalEntry, type SettlementTerms } from "../../incentives/journal/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { refuse, writtenDay } from "../run.js";
import { balancesOf } from "./balances.js";
import { currencyOf, digitsOf, entitlementOf, isOpen } from "./due.js";
import { fingerprintOf } from "./fingerprint.js";
import { type AskedSettlement, readSettleOptions } from "./options.js";
import { Outcomes, type WrittenPeriod, judgedDay } from "./outcomes.js";
import { type OpenJournal, withJournal } from "./journal.js";
import { reasonsOf } from "./reasons.js";
import { type ExpiredDifference, type OpenPeriod, type SettleOptions, type SettlementResult } from "./types.js";

/** One incentive and one of its periods. */
interface Due {
  readonly incentive: string;
  readonly period: WrittenPeriod;
}

const NO_CHAINS: ReadonlyMap<string, Chain> = new Map();

/** Everything that a settlement works with, and what it has found so far. */
class Settling {
  readonly #partner: string;
  readonly #asked: AskedSettlement;
  readonly #outcomes: Outcomes;
  readonly #rules: string;
  readonly #journal: readonly JournalEntry[];
  readonly #chains: ReadonlyMap<string, ReadonlyMap<string, Chain>>;
  readonly #ids: EntryIds;
  readonly #entries: JournalEntry[] = [];
  readonly #open: OpenPeriod[] = [];
  readonly #expired: ExpiredDifference[] = [];

  constructor(program: Program, partner: Partner, asked: AskedSettlement, { id, journal }: OpenJournal) {
    this.#partner = id;
    this.#asked = asked;
    this.#outcomes = new Outcomes(program, partner, asked.more);
    this.#rules = fingerprintOf(program);
    this.#journal = journal;
    this.#chains = chainsOf(journal);
    this.#ids = new EntryIds(id, journal);
  }

  settle(): SettlementResult {
    const { on, knownAt } = this.#asked;
    const periods = this.#periods();
    const ahead = periods.find(({ period }) => period.from > writeDay(on));
    if (ahead !== undefined)
      return refuse(this.#partner, writeDay(on), [issue("options.ahead", "", { name: ahead.incentive, found: ahead.period.from })]); // prettier-ignore
    for (const due of periods) this.#settlePeriod(due);
    return {
      status: "settled",
      partner: this.#partner,
      on: writeDay(on),
      knownAt,
      entries: this.#entries,
      open: this.#open,
      expired: this.#expired,
      balances: balancesOf([...this.#journal, ...this.#entries]),
    };
  }

  /** The period of every incentive that the named day lies in, and those of the journal that are earlier; the earliest first. */
  #periods(): readonly Due[] {
    const named = this.#outcomes.periodsOn(this.#asked.period);
    const day = writeDay(this.#asked.period);
    const all = new Map<string, Due>();
    for (const { incentive, period } of this.#journal) {
      if (period.from < (named.get(incentive)?.from ?? day) && period.to >= this.#asked.since)
        all.set(periodKey(incentive, period.from), { incentive, period });
    }
    for (const [incentive, period] of named) all.set(periodKey(incentive, period.from), { incentive, period });
    return [...all.values()].sort((one, other) => (one.period.from < other.period.from ? -1 : one.period.from > other.period.from ? 1 : 0)); // prettier-ignore
  }

  #termsOf({ incentive, period }: Due): SettlementTerms {
    const { incentives = {} } = this.#outcomes.rulesOn(readDay(period.to)!).document;
    return incentives[incentive]?.settlement ?? {};
  }

  #settlePeriod(due: Due): void {
    const { incentive, period } = due;
    const { on, knownAt } = this.#asked;
    const terms = this.#termsOf(due);
    const outcome = this.#outcomes.on(judgedDay(period, on), knownAt);
    const own = outcome.incentives[incentive];
    const currency = currencyOf(own, outcome);
    this.#leaveOthers(due, currency);
    const chain = this.#chainsOf(due).get(currency) ?? [];
    const isClosed = chain.some(isDue) || on > readDay(period.to)! + (terms.graceDays ?? 0);
    if (own !== undefined && isOpen(own) && (isClosed || own.amount === null)) {
      this.#open.push({ incentive, period, status: own.status, missing: own.missing ?? [] });
      if (chain.length === 0) this.#post(due, currency, postEstimate(ZERO, chain, digitsOf(currency)), () => ["estimate"]); // prettier-ignore
      return;
    }
    const entitled = entitlementOf(own, currency);
    if (!isClosed) {
      const estimate = terms.accrue === "nothing" ? nothingDue(entitled.digits) : entitled;
      this.#post(due, currency, postEstimate(estimate.amount, chain, entitled.digits), () => ["estimate"]);
      return;
    }
    const drafts = postDue(entitled, chain);
    const kept = this.#withinTime(due, currency, drafts, terms);
    const then = (day: string): EvaluatedOutcome => this.#outcomes.on(period.to, day);
    const source = { incentive, chain, rules: this.#rules, now: outcome, knownAt: then };
    this.#post(due, currency, kept, () => reasonsOf(source));
  }

  /** What was posted in currencies that the partner has left is taken back. */
  #leaveOthers(due: Due, currency: string): void {
    for (const [other, chain] of this.#chainsOf(due)) {
      if (other === currency) continue;
      this.#post(due, other, postNothing(chain, digitsOf(other)), () => ["data"]);
    }
  }

  #chainsOf({ incentive, period }: Due): ReadonlyMap<string, Chain> {
    return this.#chains.get(periodKey(incentive, period.from)) ?? NO_CHAINS;
  }

  /** Without what may no longer be taken back. */
  #withinTime(
    due: Due,
    currency: string,
    drafts: readonly Draft[],
    { takeBackWithin }: SettlementTerms,
  ): readonly Draft[] {
    if (takeBackWithin === undefined) return drafts;
    const until = shiftDay(readDay(due.period.to)!, takeBackWithin);
    if (this.#asked.on <= until) return drafts;
    for (const { kind, amount } of drafts)
      if (kind === "reversed") this.#expired.push({ ...due, currency, amount, until: writeDay(until) });
    return drafts.filter(({ kind }) => kind !== "reversed");
  }

  #post(due: Due, currency: string, drafts: readonly Draft[], reasonsOf: () => readonly EntryReason[]): void {
    const { on, knownAt } = this.#asked;
    for (const { kind, amount, ...parts } of drafts) {
      const id = this.#ids.next(due.incentive, due.period);
      this.#entries.push({ id, kind, ...due, on: writeDay(on), knownAt, currency, amount, reasons: reasonsOf(), rules: this.#rules, ...parts }); // prettier-ignore
    }
  }
}

/**
 * Settles a partner: for the period of each incentive that a day lies in, and for every earlier one that the journal has, what is due is computed
 * anew and compared with what was posted. The answer is what has to be appended to the journal, which the host stores and hands back with the partner.
 *
 * An open period is estimated (`accrued`); once it is closed, `graceDays` after its last day, the estimate is `released` and what is due is `earned`. What changes later is a
 * difference with its reasons: `earned` or `reversed`, posted on the day of this settlement and belonging to its own period. Nothing that was posted is changed.
 *
 * Laws: settled twice, nothing is posted twice; the entries of a period add up to what `evaluatePartner` says is due on its last day, as far as it was known;
 * what becomes known later changes no settlement with an earlier `knownAt`; what is taken back of an amount that was split is divided as it was given.
 *
 * @example
 * ```ts
 * import { parseProgram, settlePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   records: { orders: { date: "on", recordedOn: "seen", fields: { on: "date", seen: "date", amount: "money" } } },
 *   metrics: { sales: { sum: "orders.amount", window: { calendarQuarter: "toDate" } } },
 *   incentives: { rebate: { kind: "rebate", period: "calendarQuarter", payOn: "sales", scale: { flat: { rate: 0.02 } } } },
 * });
 * const orders = [{ on: "2026-02-01", seen: "2026-02-01", amount: 1000 }, { on: "2026-03-30", seen: "2026-04-20", amount: 500 }];
 * const first = settlePartner(program, { id: "p1", records: { orders } }, { period: "2026-03-31", on: "2026-04-01" });
 * const journal = first.status === "settled" ? first.entries : [];
 * const second = settlePartner(program, { id: "p1", records: { orders }, journal }, { period: "2026-03-31", on: "2026-05-01" });
 * if (second.status === "settled")
 *   for (const { kind, amount, reasons } of [...journal, ...second.entries]) console.log(kind, amount, reasons.join());
 * // => earned 20.00 closed
 * // => earned 10.00 lateData
 * ```
 * @since 0.1.0
 */
export function settlePartner(program: Program, partner: Partner, options: SettleOptions): SettlementResult {
  const asked = readSettleOptions(options);
  if (!("on" in asked)) return refuse("", writtenDay(options, "on"), asked);
  return withJournal(partner, asked.on, (opened) => new Settling(program, partner, asked, opened).settle());
}
