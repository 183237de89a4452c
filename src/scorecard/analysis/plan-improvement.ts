/** The improvement plan of a card: every action with its gain, and the cheapest set of them that reaches a target. */
import { type Slot } from "../../core/expression/slot.js";
import { ABOVE_ZERO } from "../../core/expression/words.js";
import { type Value, UNKNOWN, exactOf, isMissing } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE, ZERO, compare, sign, subtract } from "../../core/number/exact.js";
import { lowestOf } from "../check.js";
import { partsOf } from "../tree.js";
import { type GroupPart, type Scorecard } from "../types.js";
import { type BestLeaf, atBest, improvable } from "./improve.js";
import { type ScoredCard, scoreOf, scoreSlot, whatIf } from "./scored-card.js";
import { type Found, cheapest, compareWorth } from "./search.js";

/** Bringing one leaf to its best. */
export interface Improvement extends BestLeaf {
  readonly best: Exact;
  readonly effort: Exact;
  /** What the card then scores more; undefined where it has no score before or after. */
  readonly gain: Exact | undefined;
}

export interface ImprovementPlan {
  /** By their gain, the greatest first; of equal gains the least effort, then the order of the card. */
  readonly actions: readonly Improvement[];
  /** The cheapest set that reaches the target, where there is a target. */
  readonly found: (Omit<Found, "done"> & { readonly done: readonly Improvement[] | undefined }) | undefined;
  /** The score once actions are done. */
  readonly scoreAfter: (done: readonly Improvement[]) => Exact | undefined;
}

/** Aggregates under which what one action adds does not depend on the others. */
const ADDITIVE: ReadonlySet<string | undefined> = new Set([undefined, "mean", "weightedMean", "sum"]);

function groupsOf(card: Scorecard): readonly Pick<GroupPart, "aggregate" | "cap">[] {
  return [card, ...partsOf(card, "").flatMap(({ part }) => ("parts" in part ? [part] : []))];
}

/** Whether gains add up, where every leaf already counts: nothing between a leaf and the score bends. */
function isAdditive({ card, given }: ScoredCard): boolean {
  return given.size === 0 && groupsOf(card).every(({ aggregate, cap }) => ADDITIVE.has(aggregate) && cap === undefined);
}

/**
 * Whether no group begins to apply by an action: a geometric or harmonic mean that does not apply, because a part of it is not above zero,
 * is left out, and may lower the score once it does.
 */
function staysApplicable(scored: ScoredCard, actions: readonly Improvement[]): boolean {
  const { card } = scored;
  if (!groupsOf(card).some(({ aggregate }) => aggregate !== undefined && ABOVE_ZERO.has(aggregate))) return true;
  const isAbove = (value: Exact | undefined): boolean => value === undefined || sign(value) > 0;
  return sign(lowestOf(card)) > 0 && actions.every(({ path, best }) => isAbove(scoreOf(scored, path)) && isAbove(best));
}

function byGain(left: Improvement, right: Improvement): number {
  if (left.gain === undefined || right.gain === undefined) return 0;
  return compare(right.gain, left.gain) || compare(left.effort, right.effort);
}

export function planImprovements(scored: ScoredCard, target: Exact | undefined, budget: number): ImprovementPlan {
  const leaves = improvable(scored);
  const root = scoreSlot(scored);
  const again = whatIf(scored, root, atBest(scored, leaves).keys());
  const scoreAfter = (done: readonly (BestLeaf & { readonly best: Exact })[]): Exact | undefined => {
    const value: Value = again(atBest(scored, done));
    return isMissing(value) ? undefined : exactOf(value);
  };
  const now = scoreOf(scored);
  const actions = leaves.map((leaf): Improvement => {
    const after = scoreAfter([leaf]);
    const { effort } = leaf.leaf;
    return {
      ...leaf,
      effort: effort === undefined ? ONE : readExact(effort)!,
      gain: now === undefined || after === undefined ? undefined : subtract(after, now),
    };
  });
  const sorted = actions.toSorted(byGain);
  if (target === undefined) return { actions: sorted, found: undefined, scoreAfter };
  return { actions: sorted, found: searchPlan(scored, sorted, scoreAfter, { target, budget }), scoreAfter };
}

function searchPlan(
  scored: ScoredCard,
  actions: readonly Improvement[],
  scoreAfter: ImprovementPlan["scoreAfter"],
  { target, budget }: { readonly target: Exact; readonly budget: number },
): NonNullable<ImprovementPlan["found"]> {
  const isUnanswered = (path: string): boolean => scored.slots[scoreSlot(scored, path) satisfies Slot] === UNKNOWN;
  const isAnswered = scored.card.missing === "lowest" || actions.every(({ path }) => !isUnanswered(path));
  const additive = isAnswered && isAdditive(scored) && actions.every(({ gain }) => gain !== undefined);
  // What adds nothing alone may still add something together with others, unless gains add up.
  const candidates = actions
    .filter(({ gain = ZERO }) => !additive || sign(gain) > 0)
    .toSorted((left, right) => compareWorth(worthOf(left), worthOf(right)));
  const { status, done } = cheapest({
    efforts: candidates.map(({ effort }) => effort),
    score: (indexes) => scoreAfter(indexes.map((index) => candidates[index]!)),
    target,
    rising: (isAnswered || scored.card.missing === "fail") && staysApplicable(scored, actions),
    gains: additive ? candidates.map(({ gain }) => gain!) : undefined,
    budget,
  });
  const chosen = done?.map((index) => candidates[index]!);
  return { status, done: chosen === undefined ? undefined : actions.filter((action) => chosen.includes(action)) };
}

function worthOf({ gain, effort }: Improvement): { readonly gain: Exact; readonly effort: Exact } {
  return { gain: gain ?? ZERO, effort };
}
