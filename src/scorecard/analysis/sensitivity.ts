/** How far a weight can move before the band of the score changes. */
import { readExact } from "../../core/number/decimal.js";
import { type Exact, compare, divide, sign, subtract } from "../../core/number/exact.js";
import { type ScoredCard, scoreOf } from "./scored-card.js";
import { type Unsettled, type WeightCurve, weightCurves } from "./weight-curve.js";

/** A weight at which the band changes. */
export interface BandChange {
  readonly weight: Exact;
  /** The band beyond it; undefined for none. */
  readonly band: string | undefined;
  /** Whether the band has changed at this weight already, or only beyond it. */
  readonly isReached: boolean;
}

export interface WeightRoom {
  readonly path: string;
  readonly weight: Exact;
  /** The nearest change below and above the weight; undefined where there is none. */
  readonly below: BandChange | undefined;
  readonly above: BandChange | undefined;
}

export interface Sensitivity {
  readonly settled: readonly WeightRoom[];
  readonly unsettled: ReadonlyMap<string, Unsettled>;
}

/** The bounds of the band that the score lies in, with the bands beyond them. */
function boundsAround(score: Exact, { card }: ScoredCard) {
  const bands = (card.bands ?? []).map(({ from, is }) => ({ from: readExact(from)!, is }));
  const index = bands.findLastIndex(({ from }) => compare(from, score) <= 0);
  return { lower: bands[index], under: bands[index - 1]?.is, upper: bands[index + 1] };
}

/** The weight at which the card scores so much; undefined where no weight makes it so. */
function weightFor(goal: Exact, { far, bend, others }: WeightCurve): Exact | undefined {
  const room = subtract(goal, far);
  if (sign(room) === 0) return undefined;
  const weight = subtract(divide(bend, room), others);
  return sign(weight) < 0 ? undefined : weight;
}

/** What becomes of the band when one weight moves. */
function roomOf(curve: WeightCurve, root: Exact, scored: ScoredCard): WeightRoom {
  const { path, weight, bend } = curve;
  const nothing = { path, weight, below: undefined, above: undefined };
  if (sign(bend) === 0) return nothing;
  const { lower, under, upper } = boundsAround(root, scored);
  const down = lower === undefined ? undefined : weightFor(lower.from, curve);
  const up = upper === undefined ? undefined : weightFor(upper.from, curve);
  const falls = down === undefined ? undefined : { weight: down, band: under, isReached: false };
  const rises = up === undefined ? undefined : { weight: up, band: upper!.is, isReached: true };
  if (sign(bend) > 0) return { ...nothing, below: rises, above: falls };
  // No weight lies beyond none.
  return { ...nothing, below: falls !== undefined && sign(falls.weight) > 0 ? falls : undefined, above: rises };
}

/**
 * For every part that counts and weighs something: the nearest weights, below and above its own, at which the score changes its band while all other weights
 * stay. Under weighted means the score moves one way only as a weight grows, toward the part's own score, so that each bound is met once.
 */
export function measureSensitivity(scored: ScoredCard): Sensitivity {
  const { curves, unsettled } = weightCurves(scored);
  return { settled: curves.map((curve) => roomOf(curve, scoreOf(scored)!, scored)), unsettled };
}
