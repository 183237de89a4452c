/** Holds what funds have posted against a new computation. */
import { groupBy } from "../../core/list/group.js";
import { placesIn, readExact, writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, subtract } from "../../core/number/exact.js";
import {
  type Chain,
  accountOf,
  chainsOf,
  dueOf,
  eachChain,
  periodKey,
  standingOf,
} from "../../incentives/journal/chain.js";
import { type Draft } from "../../incentives/journal/post.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { placesOf } from "../settlement/balances.js";
import { type ReconciledPeriod } from "../settlement/types.js";
import { isOfFund } from "./post.js";
import { type FundPosting, type FundSettling, settleFunds } from "./settle.js";

type Account = FundPosting["due"];

function keyOf(account: Account): string {
  return `${periodKey(account.incentive, account.period.from)} ${accountOf(account)}`;
}

/** What an account would have earned with what is not posted yet, and how much more would be in it. */
function withDrafts(chain: Chain, drafts: readonly Draft[]): { readonly earned: Exact; readonly more: Exact } {
  let { earned } = standingOf(chain);
  let more: Exact = ZERO;
  for (const { kind, amount } of drafts) {
    const own = readExact(amount)!;
    if (kind === "used" || kind === "expired") more = subtract(more, own);
    else {
      earned = add(earned, own);
      more = add(more, own);
    }
  }
  return { earned, more };
}

function reconciled(account: Account, chain: Chain, drafts: readonly Draft[]): ReconciledPeriod {
  const { incentive, fund, period, currency } = account;
  const standing = standingOf(chain);
  const { earned, more } = withDrafts(chain, drafts);
  const digits = Math.max(placesOf(currency, chain), ...drafts.map(({ amount }) => placesIn(amount)));
  const write = (amount: Exact): string => writeFixed(amount, digits);
  return {
    incentive,
    ...(fund === undefined ? {} : { fund, inFund: write(dueOf(standing)) }),
    period,
    currency,
    earned: write(standing.earned),
    paid: write(standing.paid),
    due: write(earned),
    difference: write(more),
  };
}

/** Every account that a fund has posted to, or would. */
export interface ReconciledFunds {
  readonly periods: readonly ReconciledPeriod[];
  /** Whether nothing would be posted. */
  readonly agrees: boolean;
}

export function reconcileFunds(settling: FundSettling, journal: readonly JournalEntry[]): ReconciledFunds {
  const postings = settleFunds(settling, journal, chainsOf(journal));
  const chains = new Map(eachChain(journal.filter(isOfFund)).map((chain) => [keyOf(chain[0]!), chain]));
  const accounts = new Map<string, Account>([...chains].map(([key, chain]) => [key, chain[0]!]));
  const posted = groupBy(postings, ({ due }) => keyOf(due));
  for (const [key, [first]] of posted) if (!accounts.has(key)) accounts.set(key, first!.due);
  const periods = [...accounts].map(([key, account]) => {
    const drafts = (posted.get(key) ?? []).map(({ draft }) => draft);
    return reconciled(account, chains.get(key) ?? [], drafts);
  });
  return { periods, agrees: postings.length === 0 };
}
