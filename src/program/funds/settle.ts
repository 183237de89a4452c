/** Settles the funds of a partner: what each should have posted is compared with what the journal has. */
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { type Chain, periodKey } from "../../incentives/journal/chain.js";
import { type Draft } from "../../incentives/journal/post.js";
import { type EntryReason, type JournalEntry } from "../../incentives/journal/types.js";
import { type Outcomes } from "../settlement/outcomes.js";
import { type FundChains, type FundReplay, draftsOf, isOfFund } from "./post.js";
import { type FundRun, runFunds } from "./run.js";

/** What funds are settled with. */
export interface FundSettling {
  readonly partner: string;
  readonly outcomes: Outcomes;
  readonly rules: string;
  readonly on: Day;
  readonly knownAt: string;
  readonly since: string;
  readonly work: number | undefined;
}

/** An entry that has to be posted. */
export interface FundPosting {
  readonly due: Pick<JournalEntry, "incentive" | "period" | "currency" | "fund" | "paidFrom">;
  readonly draft: Draft;
  readonly reasons: () => readonly EntryReason[];
}

/** The chains of a journal, by incentive and period, and then by their account. */
type Chains = ReadonlyMap<string, ReadonlyMap<string, Chain>>;

export function settleFunds(
  settling: FundSettling,
  journal: readonly JournalEntry[],
  chains: Chains,
): readonly FundPosting[] {
  const { partner, outcomes, rules, knownAt, since, work } = settling;
  const known = new Map<string, ReadonlyMap<string, FundRun>>();
  const runsOn = (on: string, then: string): ReadonlyMap<string, FundRun> => {
    const key = `${on} ${then}`;
    const runs = known.get(key) ?? new Map(runFunds({ partner, outcomes, on: readDay(on)!, knownAt: then, work }).map((run) => [run.id, run])); // prettier-ignore
    known.set(key, runs);
    return runs;
  };
  const replay: FundReplay = { rules, knownAt, run: (id, on, then) => runsOn(on, then).get(id) };
  return [...runsOn(writeDay(settling.on), knownAt)].flatMap(([id, run]) => {
    const own: FundChains = {
      of: ({ from }, account) => chains.get(periodKey(id, from))?.get(account) ?? [],
      periods: journal.filter((entry) => entry.incentive === id && isOfFund(entry)).map(({ period }) => period),
    };
    return draftsOf(run, own, since, replay).map(({ period, currency, inFund, draft, reasons }): FundPosting => {
      const due = { incentive: id, period, currency, ...(inFund ? { fund: id } : { paidFrom: id }) };
      return { due, draft, reasons };
    });
  });
}
