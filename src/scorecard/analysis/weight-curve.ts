/** How the score of a card depends on one weight while all others stay. */
import { WEIGHTED } from "../../core/expression/words.js";
import { exactOf } from "../../core/expression/value.js";
import { type Exact, ONE, ZERO, add, compare, divide, exactInteger, multiply, sign, subtract, sumOf } from "../../core/number/exact.js"; // prettier-ignore
import { type Counted, type Group, countedParts } from "./counted.js";
import { type ScoredCard, coverageSlot, scoreOf, scoreSlot } from "./scored-card.js";

/**
 * The score at any weight w of the part: far + bend / (others + w). It goes one way only, toward `far`, which it would have if nothing else
 * counted in the part's group.
 */
export interface WeightCurve {
  readonly path: string;
  /** The weight of the document. */
  readonly weight: Exact;
  readonly far: Exact;
  readonly bend: Exact;
  /** The weights of the other parts of the group together. */
  readonly others: Exact;
}

/** Why nothing is told of a weight: the score bends in another way, or the coverage that is asked for depends on it, or there is no score. */
export type Unsettled = "bends" | "coverage" | "noScore";

export interface WeightCurves {
  /** Of every part that counts and weighs something. */
  readonly curves: readonly WeightCurve[];
  /** By path; the whole card under "". */
  readonly unsettled: ReadonlyMap<string, Unsettled>;
}

const isWeighted = ({ aggregate }: Group): boolean => aggregate === undefined || aggregate === "weightedMean";

/** How much of a part's score reaches its group's; undefined where the group bends. */
function shareOf(group: Group, own: Counted, counted: readonly Counted[]): Exact | undefined {
  if (group.aggregate === "sum") return ONE;
  if (group.aggregate === "mean") return divide(ONE, exactInteger(counted.length));
  if (!isWeighted(group)) return undefined;
  const whole = sumOf(counted.map(({ weight }) => weight));
  return sign(whole) === 0 ? undefined : divide(own.weight, whole);
}

/** The curve of a part whose group's score reaches the card's by `factor`. */
function curveOf(own: Counted, counted: readonly Counted[], factor: Exact, root: Exact): WeightCurve {
  const rest = counted.filter((each) => each !== own);
  const others = sumOf(rest.map(({ weight }) => weight));
  const sum = sumOf(rest.map(({ score, weight }) => multiply(score, weight)));
  const whole = add(others, own.weight);
  if (sign(whole) === 0) return { path: own.path, weight: own.weight, far: root, bend: ZERO, others };
  const score = divide(add(sum, multiply(own.score, own.weight)), whole);
  const far = add(root, multiply(factor, subtract(own.score, score)));
  const bend = multiply(factor, subtract(sum, multiply(own.score, others)));
  return { path: own.path, weight: own.weight, far, bend, others };
}

interface Walk {
  readonly scored: ScoredCard;
  readonly root: Exact;
  readonly curves: WeightCurve[];
  readonly unsettled: Map<string, Unsettled>;
}

/** Every weight of a group, and of the groups below it; `factor` is undefined where something above bends. */
function walk(group: Group, path: string, factor: Exact | undefined, context: Walk): void {
  const { scored, root, curves, unsettled } = context;
  const counted = countedParts(group, path, scored);
  // A cap holds the score, and a given one does not move at all.
  const isHeld = group.cap !== undefined || scored.given.has(scoreSlot(scored, path));
  const reaching = isHeld ? undefined : factor;
  for (const own of counted) {
    if (isWeighted(group) && reaching !== undefined) curves.push(curveOf(own, counted, reaching, root));
    else if (WEIGHTED.has(group.aggregate ?? "weightedMean")) unsettled.set(own.path, "bends");
    if (!("parts" in own.part)) continue;
    const share = shareOf(group, own, counted);
    const below = reaching === undefined || share === undefined ? undefined : multiply(reaching, share);
    walk(own.part, own.path, below, context);
  }
}

/** For every part that counts and weighs something: the score of the card by its weight. */
export function weightCurves(scored: ScoredCard): WeightCurves {
  const root = scoreOf(scored);
  const curves: WeightCurve[] = [];
  const unsettled = new Map<string, Unsettled>();
  if (root === undefined) return { curves, unsettled: new Map([["", "noScore"]]) };
  const coverage = scored.slots[coverageSlot(scored)]!;
  const isCovered = scored.card.minimumCoverage === undefined || compare(exactOf(coverage), ONE) === 0;
  if (!isCovered) return { curves, unsettled: new Map([["", "coverage"]]) };
  walk(scored.card, "", ONE, { scored, root, curves, unsettled });
  return { curves, unsettled };
}
