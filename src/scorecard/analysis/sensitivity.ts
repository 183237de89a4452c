/** How far a weight can move before the band of the score changes. */
import { WEIGHTED } from "../../core/expression/words.js";
import { exactOf } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import {
  type Exact,
  ONE,
  ZERO,
  add,
  compare,
  divide,
  exactInteger,
  multiply,
  sign,
  subtract,
} from "../../core/number/exact.js";
import { type Counted, type Group, countedParts } from "./counted.js";
import { type ScoredCard, coverageSlot, scoreOf, scoreSlot } from "./scored-card.js";

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

/** Why nothing is told of a weight: the score is not straight in it, or the coverage that is asked for depends on it, or there is no score. */
export type Unsettled = "bends" | "coverage" | "noScore";

export interface Sensitivity {
  readonly settled: readonly WeightRoom[];
  readonly unsettled: ReadonlyMap<string, Unsettled>;
}

/** How much the score of the card moves where that of a group moves by one. */
interface Line {
  readonly factor: Exact;
}

const isWeighted = ({ aggregate }: Group): boolean => aggregate === undefined || aggregate === "weightedMean";

/** How much of a part's score reaches its group's; undefined where the group bends. */
function shareOf(group: Group, own: Counted, counted: readonly Counted[]): Exact | undefined {
  if (group.aggregate === "sum") return ONE;
  if (group.aggregate === "mean") return divide(ONE, exactInteger(counted.length));
  if (!isWeighted(group)) return undefined;
  const whole = counted.map(({ weight }) => weight).reduce<Exact>(add, ZERO);
  return sign(whole) === 0 ? undefined : divide(own.weight, whole);
}

/** The bounds of the band that the score lies in, with the bands beyond them. */
function boundsAround(score: Exact, { card }: ScoredCard) {
  const bands = (card.bands ?? []).map(({ from, is }) => ({ from: readExact(from)!, is }));
  const index = bands.findLastIndex(({ from }) => compare(from, score) <= 0);
  return { lower: bands[index], under: bands[index - 1]?.is, upper: bands[index + 1] };
}

/** The other parts of a group: the sum of their weighted scores, and of their weights. */
interface Others {
  readonly sum: Exact;
  readonly weight: Exact;
}

/** The weight of a part at which its group's score is so much; undefined where no weight makes it so. */
function weightFor(
  goal: Exact,
  own: Counted,
  others: { readonly sum: Exact; readonly weight: Exact },
): Exact | undefined {
  const room = subtract(goal, own.score);
  if (sign(room) === 0) return undefined;
  const weight = divide(subtract(others.sum, multiply(goal, others.weight)), room);
  return sign(weight) < 0 ? undefined : weight;
}

/** What becomes of the band when one weight moves. */
function roomOf(own: Counted, counted: readonly Counted[], line: Line, root: Exact, scored: ScoredCard): WeightRoom {
  const others = counted
    .filter((each) => each !== own)
    .reduce<Others>(
      (all, { score, weight }) => ({ sum: add(all.sum, multiply(score, weight)), weight: add(all.weight, weight) }),
      { sum: ZERO, weight: ZERO },
    );
  const nothing = { path: own.path, weight: own.weight, below: undefined, above: undefined };
  if (sign(others.weight) === 0 || sign(line.factor) === 0) return nothing;
  const score = divide(add(others.sum, multiply(own.score, own.weight)), add(others.weight, own.weight));
  const { lower, under, upper } = boundsAround(root, scored);
  const at = (bound: Exact): Exact | undefined =>
    weightFor(add(score, divide(subtract(bound, root), line.factor)), own, others);
  const down = lower === undefined ? undefined : at(lower.from);
  const up = upper === undefined ? undefined : at(upper.from);
  const falls = down === undefined ? undefined : { weight: down, band: under, isReached: false };
  const rises = up === undefined ? undefined : { weight: up, band: upper!.is, isReached: true };
  const difference = compare(own.score, score);
  if (difference === 0) return nothing;
  if (difference < 0) return { ...nothing, below: rises, above: falls };
  // No weight lies beyond none.
  return { ...nothing, below: falls !== undefined && sign(falls.weight) > 0 ? falls : undefined, above: rises };
}

/** Every weight of a group, and of the groups below it. */
function measure(
  group: Group,
  path: string,
  line: Line | undefined,
  context: {
    readonly scored: ScoredCard;
    readonly root: Exact;
    readonly found: WeightRoom[];
    readonly left: Map<string, Unsettled>;
  },
): void {
  const { scored, root, found, left } = context;
  const counted = countedParts(group, path, scored);
  // A cap holds the score, and a given one does not move at all.
  const isHeld = group.cap !== undefined || scored.given.has(scoreSlot(scored, path));
  const straight = isHeld ? undefined : line;
  for (const own of counted) {
    if (isWeighted(group) && straight !== undefined) found.push(roomOf(own, counted, straight, root, scored));
    else if (WEIGHTED.has(group.aggregate ?? "weightedMean")) left.set(own.path, "bends");
    if (!("parts" in own.part)) continue;
    const share = shareOf(group, own, counted);
    const isStraight = straight !== undefined && share !== undefined;
    measure(own.part, own.path, isStraight ? { factor: multiply(straight.factor, share) } : undefined, context);
  }
}

/**
 * For every part that counts and weighs something: the nearest weights, below and above its own, at which the score changes its band while all other weights
 * stay. Under weighted means the score moves one way only as a weight grows, toward the part's own score, so that each bound is met once.
 */
export function measureSensitivity(scored: ScoredCard): Sensitivity {
  const root = scoreOf(scored);
  const found: WeightRoom[] = [];
  const left = new Map<string, Unsettled>();
  if (root === undefined) return { settled: found, unsettled: new Map([["", "noScore"]]) };
  const coverage = scored.slots[coverageSlot(scored)]!;
  const isCovered = scored.card.minimumCoverage === undefined || compare(exactOf(coverage), ONE) === 0;
  if (!isCovered) return { settled: found, unsettled: new Map([["", "coverage"]]) };
  measure(scored.card, "", { factor: ONE }, { scored, root, found, left });
  return { settled: found, unsettled: left };
}
