/**
 * What each part brings to the score of its card. Contributions of the leaves add up to the score, exactly. Under a mean or a sum a part brings
 * its weighted score (where these sum to zero, by its weight); under a geometric or harmonic mean the parts share the score in the ratio of their weighted scores; under the least
 * and the greatest those that are it share it alike. A cap lowers all of them in proportion.
 */
import {
  type Exact,
  ONE,
  ZERO,
  compare,
  divide,
  exactInteger,
  multiply,
  sign,
  sumOf,
} from "../../core/number/exact.js";
import { type Counted, type Group, countedParts } from "./counted.js";
import { type ScoredCard, scoreOf } from "./scored-card.js";

/** The ratio in which the parts share the score of their group. */
function ratios({ aggregate }: Group, counted: readonly Counted[]): readonly Exact[] {
  if (aggregate === "least" || aggregate === "greatest") {
    const toward = aggregate === "least" ? -1 : 1;
    const end = counted.map(({ score }) => score).reduce((a, b) => (compare(a, b) * toward >= 0 ? a : b));
    return counted.map(({ score }) => (compare(score, end) === 0 ? ONE : ZERO));
  }
  const weighted = counted.map(({ score, weight }) => multiply(score, weight));
  return sign(sumOf(weighted)) === 0 ? counted.map(({ weight }) => weight) : weighted;
}

/** What each part of a group brings, and below it each of its own parts. */
function share(group: Group, path: string, brought: Exact, scored: ScoredCard, found: Map<string, Exact>): void {
  const counted = countedParts(group, path, scored);
  if (counted.length === 0) return;
  const shares = ratios(group, counted);
  const whole = sumOf(shares);
  for (const [index, { part, path: own }] of counted.entries()) {
    const brings =
      sign(whole) === 0
        ? divide(brought, exactInteger(counted.length))
        : divide(multiply(brought, shares[index]!), whole);
    found.set(own, brings);
    if ("parts" in part) share(part, own, brings, scored, found);
  }
}

/** By path what a part brings to the score; empty where the card has no score. */
export function contributionsOf(scored: ScoredCard): ReadonlyMap<string, Exact> {
  const found = new Map<string, Exact>();
  const score = scoreOf(scored);
  if (score !== undefined) share(scored.card, "", score, scored, found);
  return found;
}
