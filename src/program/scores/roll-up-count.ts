/** Counters of one scorecard over many partners. They grow with the card, not with the partners. */
import { type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { writeNumber } from "../../core/number/decimal.js";
import { type Exact, ZERO, add, compare, divide, exactInteger } from "../../core/number/exact.js";
import { type RoundingMode } from "../../core/number/round.js";
import { digitsOf, partsOf } from "../../scorecard/tree.js";
import { type Scorecard } from "../../scorecard/types.js";
import { type ScoreGroup } from "./roll-up-types.js";

const COVERAGE_DIGITS = 4;

/** A mean that is being taken. */
interface Mean {
  sum: Exact;
  count: number;
}

const noMean = (): Mean => ({ sum: ZERO, count: 0 });

function take(mean: Mean, value: Value): void {
  if (isMissing(value)) return;
  mean.sum = add(mean.sum, exactOf(value));
  mean.count += 1;
}

function meanOf({ sum, count }: Mean): Exact | undefined {
  return count === 0 ? undefined : divide(sum, exactInteger(count));
}

/** Counts the partners of one group. */
export interface Counter {
  partners: number;
  unbanded: number;
  readonly score: Mean;
  readonly coverage: Mean;
  readonly bands: Map<string, number>;
  readonly parts: ReadonlyMap<string, Mean>;
}

export function createCounter(card: Scorecard): Counter {
  return {
    partners: 0,
    unbanded: 0,
    score: noMean(),
    coverage: noMean(),
    bands: new Map((card.bands ?? []).map(({ is }) => [is, 0])),
    parts: new Map(partsOf(card, "").map(({ path }) => [path, noMean()])),
  };
}

/** Counts a partner, whose values are asked for by name. */
export function countPartner(counter: Counter, id: string, at: (name: string) => Value): void {
  counter.partners += 1;
  take(counter.score, at(`score.${id}`));
  take(counter.coverage, at(`coverage.${id}`));
  const band = counter.bands.size === 0 ? undefined : at(`band.${id}`);
  if (typeof band === "string") counter.bands.set(band, counter.bands.get(band)! + 1);
  else if (band !== undefined) counter.unbanded += 1;
  for (const [path, mean] of counter.parts) take(mean, at(`score.${id}.${path}`));
}

/** Paths by their mean, the weakest first; those that nobody has stand nowhere. */
function weakestFirst(card: Scorecard, parts: Counter["parts"]): readonly string[] {
  const leaves = partsOf(card, "").filter(({ part }) => !("parts" in part));
  return leaves
    .flatMap(({ path }) => {
      const mean = meanOf(parts.get(path)!);
      return mean === undefined ? [] : [{ path, mean }];
    })
    .toSorted((left, right) => compare(left.mean, right.mean))
    .map(({ path }) => path);
}

export function groupOf(group: string | null, counter: Counter, card: Scorecard, rounding: RoundingMode): ScoreGroup {
  const write = (mean: Mean, digits: number): number | string | null => {
    const value = meanOf(mean);
    return value === undefined ? null : writeNumber(value, digits, rounding);
  };
  const digits = digitsOf(card);
  const { partners, score, coverage, bands, unbanded, parts } = counter;
  return {
    group,
    partners,
    scored: score.count,
    mean: write(score, digits),
    coverage: write(coverage, COVERAGE_DIGITS),
    ...(bands.size === 0 ? {} : { bands: { counts: Object.fromEntries(bands), none: unbanded } }),
    parts: Object.fromEntries(
      [...parts].map(([path, mean]) => [path, { mean: write(mean, digits), scored: mean.count }]),
    ),
    weakest: weakestFirst(card, parts),
  };
}
