/**
 * Counts levels and payouts straight from lanes: partners with the same verdicts are counted together, and amounts are
 * added as they stand. Whatever is out of the ordinary is left to the counters of one partner.
 */
import { type Slot } from "../../core/expression/slot.js";
import { type IncentiveLayout } from "../../incentives/outcome.js";
import { type FilledLanes } from "../columns/run.js";

/** So many verdicts are counted by the combination of their verdicts. */
const MOST_VERDICTS = 8;

/** Partners of one combination of verdicts. */
export interface CountedCombination {
  /** A lane that has it. */
  readonly lane: number;
  readonly partners: number;
}

/** Counts the combinations of verdicts in lanes that are not slow; undefined where there are too many. */
export function combinationCounter(
  verdicts: readonly Slot[],
): ((filled: FilledLanes, count: number) => readonly CountedCombination[]) | undefined {
  if (verdicts.length > MOST_VERDICTS) return undefined;
  let codes = new Int32Array(0);
  const counts = new Int32Array(3 ** verdicts.length);
  const firsts = new Int32Array(counts.length);
  return ({ lanes: { others }, offsets, slow }, count) => {
    if (codes.length < count) codes = new Int32Array(count);
    codes.fill(0);
    counts.fill(0);
    for (const slot of verdicts) {
      const offset = offsets[slot]!;
      for (let lane = 0; lane < count; lane += 1) {
        const verdict = others[offset + lane]!;
        codes[lane] = codes[lane]! * 3 + (verdict === true ? 2 : verdict === false ? 0 : 1);
      }
    }
    for (let lane = 0; lane < count; lane += 1) {
      if (slow[lane] === 1) continue;
      const code = codes[lane]!;
      counts[code]! += 1;
      firsts[code] = lane;
    }
    const found: CountedCombination[] = [];
    for (const [code, many] of counts.entries()) if (many > 0) found.push({ lane: firsts[code]!, partners: many });
    return found;
  };
}

/** What an incentive posts in lanes where it is due, or where the partner is not eligible. */
export interface CountedAmounts {
  /** Exact ticks. */
  readonly sum: number;
  /** Partners with an amount above zero. */
  readonly partners: number;
  /** Lanes that have to be looked at one by one. */
  readonly others: readonly number[];
}

export function countAmounts(
  { slots }: IncentiveLayout,
  { lanes, offsets, slow }: FilledLanes,
  count: number,
): CountedAmounts {
  const { numbers, others } = lanes;
  const [due, eligible] = [offsets[slots.due]!, offsets[slots.eligible]!];
  const left: number[] = [];
  let sum = 0;
  let partners = 0;
  for (let lane = 0; lane < count; lane += 1) {
    if (slow[lane] === 1) continue;
    const amount = numbers[due + lane]!;
    const next = sum + amount;
    const isEligible = others[eligible + lane]!;
    // A missing amount is NaN, and no safe integer.
    if (Number.isSafeInteger(next) && (isEligible === true || (isEligible === false && amount === 0))) {
      sum = next;
      if (amount > 0) partners += 1;
    } else left.push(lane);
  }
  return { sum, partners, others: left };
}
