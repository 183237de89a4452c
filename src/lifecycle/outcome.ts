/** The outcome of life stages and flags. */
import { type NamedDefinition } from "../core/expression/scope.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";
import { type LadderLayout, ladderLayout, ladderOutcome } from "../core/outcome/ladder.js";
import { type Presentation, mapEntries, presentNamed, verdictOf } from "../core/outcome/present.js";
import { type HeldOutcome, type Verdict } from "../core/outcome/types.js";
import { PARTNER_STAGE, actionName, triggerName } from "./lower.js";
import { type LifecycleOutcome, type StageFocus } from "./outcome-types.js";
import { type PartnerLifecycle, type Stage } from "./types.js";

type Entry<T> = readonly [string, T];

/** What a stage is about; an action without a condition has no slot. */
interface FocusLayout {
  readonly metrics: readonly Entry<NamedDefinition>[];
  readonly actions: readonly Entry<Slot | undefined>[];
}

/** Where the outcome of a life cycle is read from. */
export interface LifecycleLayout {
  readonly stages: LadderLayout;
  readonly focus: ReadonlyMap<string, FocusLayout>;
  readonly flags: readonly Entry<Slot>[];
  readonly triggers: readonly Entry<readonly Entry<Slot>[]>[];
}

function focusLayout({ id, metrics = [], actions = [] }: Stage, { names }: Plan): readonly Entry<FocusLayout>[] {
  if (metrics.length + actions.length === 0) return [];
  const looked = metrics.map((name) => [name, names.get(name)!] as const);
  const done = actions.map(({ id: action, when }) => {
    return [action, when === undefined ? undefined : names.get(actionName(id, action))!.slot] as const;
  });
  return [[id, { metrics: looked, actions: done }]];
}

/** The layout of a life cycle that was lowered to the plan. */
export function lifecycleLayout({ stages, flags = {} }: PartnerLifecycle, plan: Plan): LifecycleLayout {
  const slotOf = (name: string): Slot => plan.names.get(name)!.slot;
  return {
    stages: ladderLayout(plan.names.get(PARTNER_STAGE)!.levels!),
    focus: new Map(stages.flatMap((stage) => focusLayout(stage, plan))),
    flags: Object.keys(flags).map((id) => [id, slotOf(`flag.${id}`)]),
    triggers: Object.entries(flags).flatMap(([flag, { reengage }]) => {
      if (reengage === undefined) return [];
      return [[flag, Object.keys(reengage).map((id) => [id, slotOf(triggerName(flag, id))] as const)] as const];
    }),
  };
}

/** The slots that the outcome of a life cycle is read from. */
export function slotsOfLifecycle({ stages, focus, flags, triggers }: LifecycleLayout): readonly Slot[] {
  const looked = [...focus.values()].flatMap(({ metrics, actions }) => [
    ...metrics.map(([, { slot }]) => slot),
    ...actions.flatMap(([, slot]) => (slot === undefined ? [] : [slot])),
  ]);
  const triggered = triggers.flatMap(([, slots]) => slots.map(([, slot]) => slot));
  return [...stages.verdicts, ...flags.map(([, slot]) => slot), ...looked, ...triggered];
}

function focusOutcome({ metrics, actions }: FocusLayout, presentation: Presentation): StageFocus {
  const isDue = (slot: Slot | undefined): Verdict => (slot === undefined ? "met" : verdictOf(presentation.at(slot)));
  return {
    metrics: mapEntries(metrics, (named) => presentNamed(named, presentation)),
    actions: mapEntries(actions, isDue),
  };
}

/** The outcome of a life cycle; what is held, where something is said of it, is the stage that a partner is in. */
export function lifecycleOutcome(
  layout: LifecycleLayout,
  presentation: Presentation,
  holds?: HeldOutcome,
): LifecycleOutcome {
  const verdicts = (slots: readonly Entry<Slot>[]): Readonly<Record<string, Verdict>> =>
    mapEntries(slots, (slot) => verdictOf(presentation.at(slot)));
  const stage = ladderOutcome(layout.stages, presentation);
  const own = holds === undefined ? stage.certain : holds.is;
  const focus = own === null ? undefined : layout.focus.get(own);
  const { triggers } = layout;
  return {
    stage: holds === undefined ? stage : { ...stage, holds },
    flags: verdicts(layout.flags),
    ...(focus === undefined ? {} : { focus: focusOutcome(focus, presentation) }),
    ...(triggers.length === 0 ? {} : { reengage: mapEntries(triggers, verdicts) }),
  };
}
