/** Holds a journal against a new computation. */
import { writeFixed } from "../../core/number/decimal.js";
import { subtract } from "../../core/number/exact.js";
import { type Day, writeDay } from "../../core/time/day.js";
import { eachChain, isDue, standingOf } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { isOfFund } from "../funds/post.js";
import { reconcileFunds } from "../funds/reconcile.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { refuse, writtenDay } from "../run.js";
import { placesOf } from "./balances.js";
import { nothingDue } from "../../incentives/journal/post.js";
import { isOpen } from "./due.js";
import { Entitlements } from "./entitlements.js";
import { fingerprintOf } from "./fingerprint.js";
import { withJournal } from "./journal.js";
import { readDayOptions } from "./options.js";
import { Outcomes, closingDay } from "./outcomes.js";
import { type ReconciledPeriod, type ReconciliationResult, type SettleOptions } from "./types.js";

function reconcile(
  chain: readonly JournalEntry[],
  outcomes: Outcomes,
  entitlements: Entitlements,
  on: Day,
  knownAt: string,
): ReconciledPeriod {
  const { incentive, fund, period, currency } = chain[0]!;
  const { earned, paid } = standingOf(chain);
  const found = entitlements.of({ incentive, period }, outcomes.termsOf(incentive, period), on, knownAt);
  const { own } = found;
  const isOther = currency !== found.currency || fund !== own?.fund;
  const isTold = own === undefined || !isOpen(own);
  const due = isOther && isTold ? nothingDue(0) : isTold ? found.entitled : undefined;
  const digits = Math.max(due?.digits ?? 0, placesOf(currency, chain));
  return {
    incentive,
    ...(fund === undefined ? {} : { fund }),
    period,
    currency,
    earned: writeFixed(earned, digits),
    paid: writeFixed(paid, digits),
    due: due === undefined ? null : writeFixed(due.amount, digits),
    difference: due === undefined ? null : writeFixed(subtract(due.amount, earned), digits),
  };
}

function isClosed({ incentive, period }: JournalEntry, on: Day, outcomes: Outcomes): boolean {
  return closingDay(period, outcomes.termsOf(incentive, period)) <= on;
}

/**
 * Holds the journal of a partner against a new computation: for every closed period of the journal what it says is earned and paid, what is due by the
 * program and the data of today, and the difference, which the next settlement would post; and the same for what funds have credited, used, lost and paid out.
 *
 * Law: once a settlement of the same day is appended, nothing differs but what is open or can no longer be taken back.
 *
 * @example
 * ```ts
 * import { parseProgram, reconcileJournal, settlePartner } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "USD",
 *   facts: { sales: "money" },
 *   incentives: { rebate: { kind: "rebate", period: "month", payOn: "sales", scale: { flat: { rate: 0.02 } } } },
 * });
 * const settled = settlePartner(program, { id: "p1", facts: { sales: 1000 } }, { period: "2026-03-31", on: "2026-04-01" });
 * const journal = settled.status === "settled" ? settled.entries : [];
 * const now = { id: "p1", facts: { sales: 1200 }, journal };
 * const reconciled = reconcileJournal(program, now, { on: "2026-04-15" });
 * if (reconciled.status === "reconciled") console.log(reconciled.agrees, reconciled.periods[0]!.difference); // => false 4.00
 * ```
 * @since 0.1.0
 */
export function reconcileJournal(
  program: Program,
  partner: Partner,
  options: Omit<SettleOptions, "period" | "since">,
): ReconciliationResult {
  const asked = readDayOptions(options);
  if (!("on" in asked)) return refuse("", writtenDay(options, "on"), asked);
  const { on, knownAt, more } = asked;
  return withJournal(partner, on, ({ id, journal }) => {
    const outcomes = new Outcomes(program, partner, more);
    const own = journal.filter((entry) => !isOfFund(entry));
    const closed = eachChain(own).filter((chain) => chain.some(isDue) && isClosed(chain[0]!, on, outcomes));
    const entitlements = new Entitlements(outcomes);
    const periods = closed.map((chain) => reconcile(chain, outcomes, entitlements, on, knownAt));
    const settling = { partner: id, outcomes, rules: fingerprintOf(program), on, knownAt, since: "", work: more.limits?.work }; // prettier-ignore
    const funds = reconcileFunds(settling, journal);
    const agrees = periods.every(({ difference }) => difference !== null && Number(difference) === 0) && funds.agrees;
    return { status: "reconciled", partner: id, on: writeDay(on), periods: [...periods, ...funds.periods], agrees };
  });
}
