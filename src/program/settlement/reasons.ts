/** Why something is due that was not posted: the same day is judged again as far as it was known when the last entry was posted. */
import { compare } from "../../core/number/exact.js";
import { type Chain, isFinal, standingOf } from "../../incentives/journal/chain.js";
import { type EntryReason } from "../../incentives/journal/types.js";
import { type EvaluatedOutcome } from "../outcome/types.js";
import { entitlementOf } from "./due.js";

/** What the reasons are told from. */
export interface ReasonSource {
  readonly incentive: string;
  readonly chain: Chain;
  /** The rules of today. */
  readonly rules: string;
  readonly now: EvaluatedOutcome;
  /** The outcome of the period's last day as far as it was known on another day. */
  readonly knownAt: (day: string) => EvaluatedOutcome;
}

/** Whether a level is another one, as it is qualified for or as it is held. */
function hasMoved(then: EvaluatedOutcome, now: EvaluatedOutcome): boolean {
  return Object.entries(now.tiers).some(([id, { certain, holds }]) => {
    const before = then.tiers[id];
    return before?.certain !== certain || before.holds?.is !== holds?.is;
  });
}

export function reasonsOf({ incentive, chain, rules, now, knownAt }: ReasonSource): readonly EntryReason[] {
  const last = chain.filter(isFinal).at(-1);
  if (last === undefined) return ["closed"];
  const then = knownAt(last.knownAt);
  const { amount } = entitlementOf(then.incentives[incentive], last.currency);
  if (compare(amount, standingOf(chain).earned) !== 0) return last.rules === rules ? ["data"] : ["rules"];
  return hasMoved(then, now) ? ["lateData", "level"] : ["lateData"];
}
