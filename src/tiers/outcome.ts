/** The outcome of a ladder of levels: where the partner stands, and what it gets there. */
import { type NamedDefinition } from "../core/expression/scope.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";
import { type LadderLayout, ladderLayout, ladderOutcome } from "../core/outcome/ladder.js";
import { type Presentation, mapEntries, presentNamed } from "../core/outcome/present.js";
import { benefitIds, benefitName } from "./benefits.js";
import { type LevelOutcome } from "./outcome-types.js";
import { type LevelLadder } from "./types.js";

/** Where the outcome of a ladder is read from. */
export interface LevelLayout extends LadderLayout {
  readonly benefits: readonly (readonly [string, NamedDefinition])[];
}

/** The layout of a ladder that was lowered to the plan. */
export function levelLayout(id: string, ladder: LevelLadder, plan: Plan): LevelLayout {
  const benefits = benefitIds(ladder).map((benefit) => [benefit, plan.names.get(benefitName(id, benefit))!] as const);
  return { ...ladderLayout(plan.names.get(`level.${id}`)!.levels!), benefits };
}

export function levelOutcome(layout: LevelLayout, presentation: Presentation): LevelOutcome {
  const outcome = ladderOutcome(layout, presentation);
  if (layout.benefits.length === 0) return outcome;
  return { ...outcome, benefits: mapEntries(layout.benefits, (named) => presentNamed(named, presentation)) };
}

/** The slots that the outcome of a ladder is read from. */
export function slotsOfLevels({ verdicts, benefits }: LevelLayout): readonly Slot[] {
  return [...verdicts, ...benefits.map(([, { slot }]) => slot)];
}
