/** Counts where the partners of a base stand: one by one, or the lanes of many of them at once. */
import { type Exact, type Ticks, ZERO, add } from "../../core/number/exact.js";
import { type LadderLayout, standingOn } from "../../core/outcome/ladder.js";
import { type Presentation, verdictOf } from "../../core/outcome/present.js";
import {
  type IncentiveLayout,
  type IncentiveStanding,
  incentiveStanding,
  payableOf,
} from "../../incentives/outcome.js";
import { type ColumnChunk, type FilledLanes } from "../columns/run.js";
import { type ProgramDocument } from "../document/types.js";
import { type OutcomeLayout } from "../outcome/layout.js";
import { combinationCounter, countAmounts } from "./count-lanes.js";
import { tallyAmounts, tallyFlag, tallyIncentive, tallyLadder } from "./tally.js";
import { type BaseSummary, type FlagSpread, type LadderSpread } from "./types.js";

/** Something with one of a few answers: which of them a presented partner has, and how many have it. */
interface Counted {
  readonly id: string;
  readonly verdicts: LadderLayout["verdicts"];
  readonly take: (presentation: Presentation, partners: number) => void;
  readonly result: () => unknown;
}

function countedLadder(id: string, layout: LadderLayout): Counted {
  const { take, result } = tallyLadder(layout.ids);
  return {
    id,
    verdicts: layout.verdicts,
    take: (presentation, partners) => take(standingOn(layout, presentation), partners),
    result,
  };
}

function resultsOf<T>(
  counted: readonly { readonly id: string; readonly result: () => unknown }[],
): Readonly<Record<string, T>> {
  return Object.fromEntries(counted.map(({ id, result }) => [id, result() as T]));
}

/** Counters that partners are taken by. */
export interface PartnerCounters {
  readonly take: (presentation: Presentation, currency: string) => void;
  /** Counts all lanes of a chunk that are not slow; undefined where partners have to be counted one by one. */
  readonly takeLanes: ((chunk: ColumnChunk, filled: FilledLanes) => void) | undefined;
  readonly result: () => Pick<BaseSummary, "tiers" | "stages" | "flags" | "incentives" | "payable">;
}

/** Counters of levels, stages, flags and payouts. */
export function countPartners(
  document: ProgramDocument,
  { tiers, lifecycle, incentives }: OutcomeLayout,
): PartnerCounters {
  const ladders = tiers.map(([id, layout]) => countedLadder(id, layout));
  const stages = lifecycle === undefined ? [] : [countedLadder("stages", lifecycle.stages)];
  const flags = (lifecycle?.flags ?? []).map(([id, slot]): Counted => {
    const { take, result } = tallyFlag();
    return { id, verdicts: [slot], take: ({ at }, partners) => take(verdictOf(at(slot)), partners), result };
  });
  const counted = [...ladders, ...stages, ...flags];
  const payouts = incentives.map(([id, layout]) => ({ id, layout, ...tallyIncentive(layout.places) }));
  const payable = tallyAmounts();
  const standings: IncentiveStanding[] = [];

  const take = (presentation: Presentation, currency: string): void => {
    // Everything that can fail is computed before anything is counted.
    let amount: Exact = ZERO;
    for (let index = 0; index < payouts.length; index += 1) {
      const { layout } = payouts[index]!;
      const standing = incentiveStanding(layout, presentation);
      standings[index] = standing;
      amount = add(amount, payableOf(layout, standing.posted));
    }
    for (const each of counted) each.take(presentation, 1);
    for (let index = 0; index < payouts.length; index += 1) payouts[index]!.take(standings[index]!, currency);
    payable.take(amount, currency);
  };

  return {
    take,
    takeLanes: takeLanes(counted, payouts, payable.take, document.currency),
    result: () => ({
      tiers: resultsOf<LadderSpread>(ladders),
      ...(stages.length === 0 ? {} : { stages: stages[0]!.result() as LadderSpread }),
      flags: resultsOf<FlagSpread>(flags),
      incentives: Object.fromEntries(payouts.map(({ id, result }) => [id, result()])),
      payable: payable.result(),
    }),
  };
}

type Payouts = readonly (ReturnType<typeof tallyIncentive> & {
  readonly layout: IncentiveLayout;
})[];

function takeLanes(
  counted: readonly Counted[],
  payouts: Payouts,
  pay: (amount: Exact, currency: string) => void,
  currency: string,
): PartnerCounters["takeLanes"] {
  const counters = counted.map(({ verdicts }) => combinationCounter(verdicts));
  if (currency === "partner" || counters.includes(undefined)) return undefined;
  return (chunk, filled) => {
    if (!filled.slow.subarray(0, chunk.count).includes(0)) return;
    const present = <T>(lane: number, use: (presentation: Presentation) => T): T =>
      chunk.answer(lane, ({ presentation }) => use(presentation)) as T;
    for (const [index, each] of counted.entries()) {
      for (const { lane, partners } of counters[index]!(filled, chunk.count))
        present(lane, (presentation) => each.take(presentation, partners));
    }
    for (const { layout, add: addMany, take } of payouts) {
      const { sum, partners, others } = countAmounts(layout, filled, chunk.count);
      addMany(sum as Ticks, partners, currency);
      pay(payableOf(layout, sum as Ticks), currency);
      for (const lane of others) {
        const standing = present(lane, (presentation) => incentiveStanding(layout, presentation));
        take(standing, currency);
        pay(payableOf(layout, standing.posted), currency);
      }
    }
    if (payouts.length === 0) pay(ZERO, currency);
  };
}
