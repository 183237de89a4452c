/** Parts that are due before a period is closed: at the end of each shorter period, a share of what is earned up to it. */
import { readExact } from "../../core/number/decimal.js";
import { compare } from "../../core/number/exact.js";
import { type Day, readDay, writeDay } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { type Chain, isDue, standingOf } from "../../incentives/journal/chain.js";
import { type Entitlement, partOf } from "../../incentives/journal/post.js";
import { type EntryReason, type SettlementTerms } from "../../incentives/journal/types.js";
import { compiledOf } from "../program.js";
import { isOpen } from "./due.js";
import { type DuePeriod, type Entitlements } from "./entitlements.js";
import { type Outcomes } from "./outcomes.js";

type Interim = NonNullable<SettlementTerms["interim"]>;

/** What interim parts are found with. */
export interface InterimSource {
  readonly due: DuePeriod;
  readonly terms: SettlementTerms;
  readonly interim: Interim;
  readonly outcomes: Outcomes;
  readonly entitlements: Entitlements;
  readonly currency: string;
}

/** The last day of the shorter period of the period that was over before a day; undefined before the first one is. */
function lastEnd({ due: { period }, interim, outcomes }: InterimSource, on: Day): string | undefined {
  const { startMonth } = compiledOf(outcomes.rulesOn(on));
  const end = writeDay(periodContaining(on, interim.every, startMonth).from - 1);
  if (end < period.from) return undefined;
  return end > period.to ? period.to : end;
}

/** What is due on a day of what is earned before it, as far as it was known; undefined where nothing is yet, or it cannot be told. */
export function interimDue(source: InterimSource, on: Day, knownAt: string): Entitlement | undefined {
  const { due, terms, interim, outcomes, entitlements, currency } = source;
  const end = lastEnd(source, on);
  if (end === undefined) return undefined;
  const found = entitlements.of(due, terms, on, knownAt, end);
  if (found.entitled === undefined || found.currency !== currency || (found.own !== undefined && isOpen(found.own)))
    return undefined;
  const { rounding } = compiledOf(outcomes.rulesOn(on));
  return partOf(found.entitled, readExact(interim.share)!, rounding);
}

/** Why a part is due that was not posted: the time has gone on, or what was posted turns out otherwise. */
export function interimReasons(
  source: InterimSource,
  chain: Chain,
  knownAt: string,
  rules: string,
): readonly EntryReason[] {
  const last = chain.filter(isDue).at(-1);
  if (last === undefined) return ["interim"];
  const wasPosted = (known: string): boolean => {
    const due = interimDue(source, readDay(last.on)!, known);
    return due !== undefined && compare(due.amount, standingOf(chain).earned) === 0;
  };
  if (wasPosted(knownAt)) return ["interim"];
  if (wasPosted(last.knownAt)) return ["interim", "lateData"];
  return ["interim", last.rules === rules ? "data" : "rules"];
}
