/** Settles a partner: what is due for a period and those before it is compared with what was posted, and the difference is posted. */
import { issue } from "../../core/issue/issue.js";
import { readExact } from "../../core/number/decimal.js";
import { ZERO, compare, negate, sign, subtract } from "../../core/number/exact.js";
import { compareTexts } from "../../core/text/compare.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { shiftDay } from "../../core/time/window.js";
import { type Chain, accountOf, chainsOf, isFinal, periodKey, standingOf } from "../../incentives/journal/chain.js";
import { EntryIds } from "../../incentives/journal/ids.js";
import {
  type Draft,
  type Entitlement,
  postDue,
  postEstimate,
  postInterim,
  postNothing,
} from "../../incentives/journal/post.js";
import { type EntryReason, type JournalEntry, type SettlementTerms } from "../../incentives/journal/types.js";
import { isOfFund } from "../funds/post.js";
import { settleFunds } from "../funds/settle.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { refuse, writtenDay } from "../run.js";
import { balancesOf, fundBalancesOf } from "./balances.js";
import { digitsOf, isOpen } from "./due.js";
import { type DueOfPeriod, type DuePeriod, Entitlements } from "./entitlements.js";
import { type EstimateSource, estimateOf } from "./estimate.js";
import { fingerprintOf } from "./fingerprint.js";
import { withHoldback } from "./holdback.js";
import { interimDue, interimReasons } from "./interim.js";
import { type AskedSettlement, readSettleOptions } from "./options.js";
import { Outcomes, closingDay, judgedDay } from "./outcomes.js";
import { type OpenJournal, withJournal } from "./journal.js";
import { reasonsOf } from "./reasons.js";
import {
  type ExpiredDifference,
  type OpenPeriod,
  type SettleOptions,
  type SettlementResult,
  type SmallDifference,
} from "./types.js";

/** With what it is posted in. */
type Due = DuePeriod & Pick<JournalEntry, "currency" | "fund" | "paidFrom">;

const NO_CHAINS: ReadonlyMap<string, Chain> = new Map();

/** Everything that a settlement works with, and what it has found so far. */
class Settling {
  readonly #partner: string;
  readonly #asked: AskedSettlement;
  readonly #outcomes: Outcomes;
  readonly #entitlements: Entitlements;
  readonly #rules: string;
  readonly #journal: readonly JournalEntry[];
  readonly #chains: ReadonlyMap<string, ReadonlyMap<string, Chain>>;
  readonly #ids: EntryIds;
  readonly #entries: JournalEntry[] = [];
  readonly #open: OpenPeriod[] = [];
  readonly #expired: ExpiredDifference[] = [];
  readonly #dust: SmallDifference[] = [];

  constructor(program: Program, partner: Partner, asked: AskedSettlement, { id, journal }: OpenJournal) {
    this.#partner = id;
    this.#asked = asked;
    this.#outcomes = new Outcomes(program, partner, asked.more);
    this.#entitlements = new Entitlements(this.#outcomes);
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
    this.#settleFunds();
    const all = [...this.#journal, ...this.#entries];
    const funds = fundBalancesOf(all);
    return {
      status: "settled",
      partner: this.#partner,
      on: writeDay(on),
      knownAt,
      entries: this.#entries,
      open: this.#open,
      expired: this.#expired,
      dust: this.#dust,
      balances: balancesOf(all),
      ...(Object.keys(funds).length === 0 ? {} : { funds }),
    };
  }

  /** The period of every incentive that the named day lies in, and those of the journal that are earlier; the earliest first. */
  #periods(): readonly DuePeriod[] {
    const named = this.#outcomes.periodsOn(this.#asked.period);
    const day = writeDay(this.#asked.period);
    const all = new Map<string, DuePeriod>();
    for (const entry of this.#journal) {
      const { incentive, period } = entry;
      if (isOfFund(entry)) continue;
      if (period.from < (named.get(incentive)?.from ?? day) && period.to >= this.#asked.since)
        all.set(periodKey(incentive, period.from), { incentive, period });
    }
    for (const [incentive, period] of named) all.set(periodKey(incentive, period.from), { incentive, period });
    return [...all.values()].sort((one, other) => compareTexts(one.period.from, other.period.from));
  }

  #settlePeriod(ofPeriod: DuePeriod): void {
    const { incentive, period } = ofPeriod;
    const { on, knownAt } = this.#asked;
    const terms = this.#outcomes.termsOf(incentive, period);
    const found = this.#entitlements.of(ofPeriod, terms, on, knownAt);
    const { own, currency, entitled } = found;
    const due: Due = { ...ofPeriod, currency, ...(own?.fund === undefined ? {} : { fund: own.fund }) };
    this.#leaveOthers(due);
    const chain = this.#chainsOf(due).get(accountOf(due)) ?? [];
    const isClosed = chain.some(isFinal) || on >= closingDay(period, terms);
    if (entitled === undefined || (own !== undefined && isOpen(own) && isClosed)) {
      const status = own !== undefined && isOpen(own) ? own.status : "unknown";
      this.#open.push({ incentive, period, status, missing: found.missing });
      if (chain.length === 0) this.#post(due, postEstimate(ZERO, chain, digitsOf(currency)), () => ["estimate"]); // prettier-ignore
      return;
    }
    if (!isClosed) {
      this.#settleOpen(due, chain, terms, { ...found, entitled });
      return;
    }
    const drafts = this.#besidesDust(due, postDue(entitled, chain), chain, terms).map((draft) => withHoldback(draft, period, terms)); // prettier-ignore
    const kept = this.#withinTime(due, drafts, terms);
    const whole = judgedDay(period, readDay(period.to)!, terms);
    const dueOn = (day: Day, known: string): DueOfPeriod => this.#entitlements.of(ofPeriod, terms, day, known, whole);
    this.#post(due, kept, () => reasonsOf({ chain, rules: this.#rules, now: found.outcome, knownAt, dueOn }));
  }

  /** A period that is not closed: a part of it may be due already, the rest is estimated. */
  #settleOpen(
    due: Due,
    chain: Chain,
    terms: SettlementTerms,
    found: DueOfPeriod & { readonly entitled: Entitlement },
  ): void {
    const { incentive, period } = due;
    const { on, knownAt } = this.#asked;
    const { interim } = terms;
    const { outcome, own, entitled } = found;
    const source: EstimateSource = { incentive, period, terms, asOf: judgedDay(period, on, terms), knownAt, outcome, outcomes: this.#outcomes, entitled }; // prettier-ignore
    const part = interim && { due: { incentive, period }, terms, interim, outcomes: this.#outcomes, entitlements: this.#entitlements, currency: due.currency }; // prettier-ignore
    const earned = part && interimDue(part, on, knownAt);
    const parts = earned === undefined ? [] : postInterim(earned, chain).map((draft) => withHoldback(draft, period, terms)); // prettier-ignore
    if (part !== undefined) this.#post(due, parts, () => interimReasons(part, chain, knownAt, this.#rules));
    const estimate = estimateOf(own, source);
    if (estimate === undefined) {
      this.#open.push({ incentive, period, status: "unknown", missing: ["accrual"] });
      return;
    }
    const left = subtract(estimate, earned?.amount ?? standingOf(chain).earned);
    // A part that was posted has opened the period: an estimate of nothing need not.
    const estimates = postEstimate(left, chain, entitled.digits).filter(
      ({ amount }) => parts.length === 0 || Number(amount) !== 0,
    );
    this.#post(due, estimates, () => ["estimate"]);
  }

  /** Without a later difference that is too small to post. */
  #besidesDust(due: Due, drafts: readonly Draft[], chain: Chain, { dust }: SettlementTerms): readonly Draft[] {
    const least = dust === undefined ? undefined : readExact(dust);
    if (least === undefined || !chain.some(isFinal)) return drafts;
    return drafts.filter(({ kind, amount }) => {
      const size = readExact(amount)!;
      const isDust = kind !== "released" && compare(sign(size) < 0 ? negate(size) : size, least) < 0;
      if (isDust) this.#dust.push({ incentive: due.incentive, period: due.period, currency: due.currency, amount });
      return !isDust;
    });
  }

  /** What was posted in currencies that the partner has left is taken back, and what was paid that is credited to a fund now. */
  #leaveOthers(due: Due): void {
    for (const [account, chain] of this.#chainsOf(due)) {
      if (account === accountOf(due)) continue;
      const { currency, fund } = chain[0]!;
      const other: Due = { incentive: due.incentive, period: due.period, currency, ...(fund === undefined ? {} : { fund }) }; // prettier-ignore
      this.#post(other, postNothing(chain, digitsOf(currency)), () => ["data"]);
    }
  }

  #chainsOf({ incentive, period }: DuePeriod): ReadonlyMap<string, Chain> {
    return this.#chains.get(periodKey(incentive, period.from)) ?? NO_CHAINS;
  }

  /** What the funds have used, lost and paid out, besides what incentives credit to them. */
  #settleFunds(): void {
    const { on, knownAt, since, more } = this.#asked;
    const asked = { partner: this.#partner, outcomes: this.#outcomes, rules: this.#rules, on, knownAt, since, work: more.limits?.work }; // prettier-ignore
    for (const { due, draft, reasons } of settleFunds(asked, this.#journal, this.#chains))
      this.#post(due, [draft], reasons);
  }

  /** Without what may no longer be taken back. */
  #withinTime(due: Due, drafts: readonly Draft[], { takeBackWithin }: SettlementTerms): readonly Draft[] {
    if (takeBackWithin === undefined) return drafts;
    const until = shiftDay(readDay(due.period.to)!, takeBackWithin);
    if (this.#asked.on <= until) return drafts;
    const { incentive, period, currency } = due;
    for (const { kind, amount } of drafts)
      if (kind === "reversed") this.#expired.push({ incentive, period, currency, amount, until: writeDay(until) });
    return drafts.filter(({ kind }) => kind !== "reversed");
  }

  #post(due: Due, drafts: readonly Draft[], reasonsOf: () => readonly EntryReason[]): void {
    const { on, knownAt } = this.#asked;
    for (const { kind, amount, ...parts } of drafts) {
      const id = this.#ids.next(due.incentive, due.period);
      this.#entries.push({ id, kind, ...due, on: writeDay(on), knownAt, amount, reasons: reasonsOf(), rules: this.#rules, ...parts }); // prettier-ignore
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
