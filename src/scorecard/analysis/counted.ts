/** The parts of a group that count for its score. */
import { WEIGHTED } from "../../core/expression/words.js";
import { NOT_APPLICABLE, UNKNOWN, exactOf } from "../../core/expression/value.js";
import { readExact } from "../../core/number/decimal.js";
import { type Exact, ONE } from "../../core/number/exact.js";
import { lowestOf } from "../check.js";
import { type GroupPart, type Part } from "../types.js";
import { type ScoredCard, scoreSlot } from "./scored-card.js";

export type Group = Pick<GroupPart, "aggregate" | "cap" | "parts">;

/** A part that counts, with what it scores and weighs. */
export interface Counted {
  readonly path: string;
  readonly part: Part;
  readonly score: Exact;
  readonly weight: Exact;
}

/** What does not apply is left out, and so is what is unknown unless it counts as the lowest. */
export function countedParts({ aggregate, parts }: Group, path: string, scored: ScoredCard): readonly Counted[] {
  const weighs = WEIGHTED.has(aggregate ?? "weightedMean");
  return parts.flatMap((part): readonly Counted[] => {
    const own = path === "" ? part.id : `${path}.${part.id}`;
    const value = scored.slots[scoreSlot(scored, own)]!;
    if (value === NOT_APPLICABLE || (value === UNKNOWN && scored.card.missing !== "lowest")) return [];
    const weight = weighs && part.weight !== undefined ? readExact(part.weight)! : ONE;
    return [{ path: own, part, score: value === UNKNOWN ? lowestOf(scored.card) : exactOf(value), weight }];
  });
}
