/** A card of a partner that was run: what every part scores, and what it would score if others were otherwise. */
import { operationOf } from "../../core/expression/operations.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Plan } from "../../core/expression/steps.js";
import { type Value, exactOf, isMissing } from "../../core/expression/value.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { type Exact } from "../../core/number/exact.js";
import { type Scorecard } from "../types.js";

export interface ScoredCard {
  readonly id: string;
  readonly card: Scorecard;
  readonly plan: Plan;
  /** Every slot of the run. */
  readonly slots: readonly Value[];
  /** Slots whose value was given: nothing replaces them. */
  readonly given: ReadonlyMap<Slot, Value>;
}

/** The slot of a part's score, by its path; of the whole card without one. */
export function scoreSlot({ id, plan }: ScoredCard, path = ""): Slot {
  return plan.names.get(path === "" ? `score.${id}` : `score.${id}.${path}`)!.slot;
}

export function coverageSlot({ id, plan }: ScoredCard, path = ""): Slot {
  return plan.names.get(path === "" ? `coverage.${id}` : `coverage.${id}.${path}`)!.slot;
}

/** The score of a part; undefined where it is missing. */
export function scoreOf(scored: ScoredCard, path = ""): Exact | undefined {
  const value = scored.slots[scoreSlot(scored, path)]!;
  return isMissing(value) ? undefined : exactOf(value);
}

/** Answers the value of a slot for other values of some slots. */
export type WhatIf = (values: ReadonlyMap<Slot, Value>) => Value;

/**
 * Prepares to compute one slot again with other values in the place of some that it depends on. The same operations are applied as in
 * the run; what was given, and what is filled from records or the base, stays as it was.
 */
export function whatIf({ plan, slots, given }: ScoredCard, target: Slot, replaced: Iterable<Slot>): WhatIf {
  const { nodes } = plan;
  const changing = new Set(replaced);
  const touched = new Set(changing);
  const again: { readonly slot: Slot; readonly compute: (filled: readonly Value[]) => Value }[] = [];
  for (const slot of slotsBelow(nodes, [target])) {
    const node = nodes[slot]!;
    const { operands, apply } = operationOf(node);
    if (changing.has(slot) || given.has(slot) || apply === undefined) continue;
    if (!operands(node).some((operand) => touched.has(operand))) continue;
    touched.add(slot);
    again.push({ slot, compute: apply(node) });
  }
  const scratch = [...slots];
  return (values) => {
    for (const slot of changing) scratch[slot] = values.get(slot) ?? slots[slot]!;
    for (const { slot, compute } of again) scratch[slot] = compute(scratch);
    return scratch[target]!;
  };
}
