/** The outcome of life stages and flags. */
import { type Plan } from "../core/expression/steps.js";
import { type NamedDefinition } from "../core/expression/scope.js";
import { type LadderLayout, ladderLayout, ladderOutcome } from "../core/outcome/ladder.js";
import { type Presentation, verdictOf } from "../core/outcome/present.js";
import { PARTNER_STAGE } from "./lower.js";
import { type LifecycleOutcome } from "./outcome-types.js";
import { type PartnerLifecycle } from "./types.js";

/** Where the outcome of a life cycle is read from. */
export interface LifecycleLayout {
  readonly stages: LadderLayout;
  readonly flags: readonly (readonly [string, NamedDefinition])[];
}

/** The layout of a life cycle that was lowered to the plan. */
export function lifecycleLayout({ flags = {} }: PartnerLifecycle, plan: Plan): LifecycleLayout {
  return {
    stages: ladderLayout(plan.names.get(PARTNER_STAGE)!.levels!),
    flags: Object.keys(flags).map((id) => [id, plan.names.get(`flag.${id}`)!]),
  };
}

/** The outcome of a life cycle. */
export function lifecycleOutcome({ stages, flags }: LifecycleLayout, presentation: Presentation): LifecycleOutcome {
  return {
    stage: ladderOutcome(stages, presentation),
    flags: Object.fromEntries(flags.map(([id, { slot }]) => [id, verdictOf(presentation.at(slot))])),
  };
}
