/** What can be better: the leaves of a card that are below best practice, and what they would then score. */
import { type AnswerValue } from "../../core/data/types.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf, isMissing } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE, add, compare, multiply, sign, subtract } from "../../core/number/exact.js";
import { isQuestion, kindOf } from "../question.js";
import { partsOf } from "../tree.js";
import { type GroupPart, type Part, type Scorecard, type ValuePart } from "../types.js";
import { type ScoredCard, coverageSlot, scoreSlot } from "./scored-card.js";

/** A part without parts. */
export type Leaf = Exclude<Part, GroupPart>;

/** The best that a leaf can be. */
export interface BestLeaf {
  readonly path: string;
  readonly leaf: Leaf;
  /** The score of best practice; undefined where the card does not say what that is. */
  readonly best: Exact | undefined;
  /** The answer that scores it, of a question. */
  readonly answer: AnswerValue | undefined;
  /** The measured value that scores it, of points. */
  readonly value: Exact | undefined;
}

function onScale(worth: Exact, { scale }: Scorecard): Exact {
  if (scale === undefined) return worth;
  const [low, high] = scale.map((bound) => readExact(bound)!);
  return add(low!, multiply(worth, subtract(high!, low!)));
}

/** A score that is computed elsewhere is at best its cap, or the upper end of the scale. */
function bestValue({ cap }: ValuePart, { scale }: Scorecard): Exact | undefined {
  const most = cap ?? scale?.[1];
  return most === undefined ? undefined : readExact(most);
}

/** The condition under which a part applies, and what it then scores; only such a part is the choice of a value. */
function applicability(
  slot: Slot,
  { plan }: ScoredCard,
): { readonly condition: Slot; readonly score: Slot } | undefined {
  const node = plan.nodes[slot]!;
  return node.kind === "choose" && node.isGate === true
    ? { condition: node.conditions[0]!, score: node.values[0]! }
    : undefined;
}

/** Whether a part and the groups above it apply for certain. */
function applies(path: string, scored: ScoredCard): boolean {
  return path.split(".").every((_, index, ids) => {
    const found = applicability(scoreSlot(scored, ids.slice(0, index + 1).join(".")), scored);
    return found === undefined || scored.slots[found.condition] === true;
  });
}

/** Points are at best their most, where the partner's threshold can be reached. */
function bestPoints(slot: Slot, { plan, slots }: ScoredCard): Pick<BestLeaf, "best" | "value"> {
  const node = plan.nodes[slot]!;
  if (node.kind !== "points") return { best: undefined, value: undefined };
  const [most, threshold] = [slots[node.max]!, slots[node.at]!];
  if (isMissing(most) || isMissing(threshold) || sign(exactOf(threshold)) <= 0)
    return { best: undefined, value: undefined };
  return { best: exactOf(most), value: exactOf(threshold) };
}

function pointsSlot(path: string, scored: ScoredCard): Slot {
  const slot = scoreSlot(scored, path);
  return applicability(slot, scored)?.score ?? slot;
}

function bestLeaf(path: string, leaf: Leaf, scored: ScoredCard): BestLeaf {
  const { card } = scored;
  const nothing = { path, leaf, answer: undefined, value: undefined };
  if (isQuestion(leaf)) {
    const { answer, worth } = kindOf(leaf).best(leaf, card.scale !== undefined);
    return { ...nothing, best: onScale(worth, card), answer };
  }
  if ("points" in leaf) return { ...nothing, ...bestPoints(pointsSlot(path, scored), scored) };
  return { ...nothing, best: bestValue(leaf, card) };
}

/** Every leaf of the card that applies to the partner, at its best. */
export function bestLeaves(scored: ScoredCard): readonly BestLeaf[] {
  return partsOf(scored.card, "").flatMap(({ part, path }) =>
    "parts" in part || !applies(path, scored) ? [] : [bestLeaf(path, part, scored)],
  );
}

/** The leaves that apply, and that are unanswered or below their best. */
export function improvable(scored: ScoredCard): readonly (BestLeaf & { readonly best: Exact })[] {
  return bestLeaves(scored).filter((each): each is BestLeaf & { readonly best: Exact } => {
    const slot = scoreSlot(scored, each.path);
    const score = scored.slots[slot]!;
    if (each.best === undefined || score === NOT_APPLICABLE || scored.given.has(slot)) return false;
    return score === UNKNOWN || compare(exactOf(score), each.best) < 0;
  });
}

/** The slots that a leaf at its best replaces: its score, and that it is known. */
export function atBest(
  scored: ScoredCard,
  leaves: readonly (BestLeaf & { readonly best: Exact })[],
): ReadonlyMap<Slot, Value> {
  return new Map(
    leaves.flatMap(({ path, best }): readonly (readonly [Slot, Value])[] => [
      [scoreSlot(scored, path), best],
      [coverageSlot(scored, path), ONE],
    ]),
  );
}
