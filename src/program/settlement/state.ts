/** States a journal for a time: what stood before, what was posted and why, and what stands after it. */
import { isEntries } from "../../core/data/partner-data.js";
import { type Issue } from "../../core/issue/issue.js";
import { eachChain } from "../../incentives/journal/chain.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type Partner } from "../partner/types.js";
import { refuse, writtenDay } from "../run.js";
import { balanceOf, balancesOf } from "./balances.js";
import { withJournal } from "./journal.js";
import { noDay, readDayOption } from "./options.js";
import { type JournalStatementResult, type StateJournalOptions, type StatedPeriod } from "./types.js";

/** What is wrong with the options. Callers without types may pass anything. */
function issuesOf(raw: unknown): readonly Issue[] {
  try {
    const { from, on } = isEntries(raw) ? raw : {};
    const [first, last] = [readDayOption(from), readDayOption(on)];
    const isBefore = first !== undefined && (last === undefined || first <= last);
    return [
      ...(last === undefined ? [noDay("on", on)] : []),
      ...(isBefore ? [] : [noDay("from", from, "day up to `on`")]),
    ];
  } catch {
    return [noDay("on", "options that fail while they are read")];
  }
}

/** The entries of a chain before the time and in it; undefined where none lies in it. */
function statedPeriod(chain: readonly JournalEntry[], from: string): StatedPeriod | undefined {
  const [first] = chain;
  const before = chain.filter(({ on }) => on < from);
  const entries = chain.filter(({ on }) => on >= from);
  if (first === undefined || entries.length === 0) return undefined;
  const { incentive, fund, period, currency } = first;
  return {
    incentive,
    ...(fund === undefined ? {} : { fund }),
    period,
    currency,
    before: balanceOf(currency, before),
    entries,
    after: balanceOf(currency, chain),
  };
}

/**
 * States the journal of a partner for a time: by incentive and period what stood before it, the entries that were posted in it with their reasons, and what stands
 * after it; and the same for each currency altogether. Entries after the time are left out.
 *
 * Laws: what stood before and the entries add up to what stands after; what stands after one time stands before the next one.
 *
 * @example
 * ```ts
 * import { parseProgram, settlePartner, stateJournal } from "partner-program";
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
 * const stated = stateJournal({ id: "p1", journal }, { from: "2026-04-01", on: "2026-04-30" });
 * if (stated.status === "stated") console.log(stated.opening, stated.closing.USD?.due); // => {} 20.00
 * ```
 * @since 0.1.0
 */
export function stateJournal(
  partner: Pick<Partner, "id" | "journal">,
  options: StateJournalOptions,
): JournalStatementResult {
  const issues = issuesOf(options);
  if (issues.length > 0) return refuse("", writtenDay(options, "on"), issues);
  const { from, on } = options;
  return withJournal(partner, undefined, ({ id, journal }) => {
    const known = journal.filter((entry) => entry.on <= on);
    const periods = eachChain(known).flatMap((chain) => statedPeriod(chain, from) ?? []);
    const opening = balancesOf(known.filter((entry) => entry.on < from));
    return { status: "stated", partner: id, from, on, periods, opening, closing: balancesOf(known) };
  });
}
