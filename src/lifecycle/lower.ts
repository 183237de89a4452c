/** Lowers the section `lifecycle`: `stage.partner` with a verdict for each stage, `flag.<id>` for each flag, and what stands beside them. */
import { defineCondition } from "../core/condition/define.js";
import { lookUp } from "../core/condition/look-up.js";
import { lowerCondition } from "../core/condition/lower.js";
import { type Definition } from "../core/definition/definition.js";
import { verdictType } from "../core/expression/type.js";
import { pointer } from "../core/issue/issue.js";
import { idsTwice } from "../core/issue/twice.js";
import { type Rung, defineLadder } from "../core/ladder/lower.js";
import { conditionReferences } from "../core/rule/references.js";
import { type Flag, type Lifecycle, type Stage } from "./types.js";

/** The name of a partner's life stage. */
export const PARTNER_STAGE = "stage.partner";

/** The name of the verdict whether a partner falls back from a stage. */
export function regressName(stage: string): string {
  return `held.lifecycle.partner.regresses.${stage}`;
}

/** The name of the verdict whether an action of a stage is to be done. */
export function actionName(stage: string, action: string): string {
  return `${PARTNER_STAGE}.${stage}.${action}`;
}

/** The name of the verdict on a trigger of a flag. */
export function triggerName(flag: string, trigger: string): string {
  return `flag.${flag}.${trigger}`;
}

function defineStages(stages: readonly Stage[], address: string): Definition {
  const rungs = stages.map(({ id, enter }, index): Rung => {
    const at = pointer(address, index);
    const exit = stages[index - 1]?.exit;
    const also = exit === undefined ? undefined : { condition: exit, address: pointer(address, index - 1, "exit") };
    return { id, condition: enter, address: enter === undefined ? at : pointer(at, "enter"), also };
  });
  return defineLadder({ name: PARTNER_STAGE, address, rungsAddress: address, rungs, nested: true });
}

/** What stands beside a stage: whether a partner falls back from it, its actions, and that its metrics are there. */
function defineStage({ id, regress, actions = [], metrics = [] }: Stage, address: string): readonly Definition[] {
  const falls = regress === undefined ? [] : [defineCondition(regressName(id), regress, pointer(address, "regress"))];
  const done = actions.flatMap(({ id: action, when }, index) => {
    const at = pointer(address, "actions", index);
    return when === undefined ? [] : [defineCondition(actionName(id, action), when, pointer(at, "when"), at)];
  });
  const looked: Definition = {
    names: [],
    address,
    references: metrics,
    lower: (scope) => {
      for (const found of idsTwice(actions, pointer(address, "actions"))) scope.report(() => found);
      for (const [index, name] of metrics.entries()) lookUp(scope, name, pointer(address, "metrics", index));
    },
  };
  return [...falls, ...done, looked];
}

/** A trigger counts while its flag is raised. */
function defineTriggers(flag: string, { reengage = {} }: Flag, address: string): readonly Definition[] {
  return Object.entries(reengage).map(([id, { when }]): Definition => {
    const at = pointer(address, "reengage", id);
    const name = triggerName(flag, id);
    return {
      names: [name],
      address: at,
      references: [`flag.${flag}`, ...conditionReferences(when)],
      lower: (scope) => {
        const slot = lowerCondition(when, scope, pointer(at, "when"));
        const raised = scope.lookUp(`flag.${flag}`);
        if (slot === undefined || raised === undefined || raised === "declared") return;
        const type = verdictType(raised.type, scope.typeOf(slot));
        scope.name(name, at, { slot: scope.add({ kind: "gate", operands: [raised.slot, slot], threshold: 2 }, type, at), type }); // prettier-ignore
      },
    };
  });
}

/** The definitions of the section. */
export function defineLifecycle({ partner }: Lifecycle, address = "/lifecycle"): readonly Definition[] {
  if (partner === undefined) return [];
  const at = pointer(address, "partner");
  const stages = pointer(at, "stages");
  const flags = Object.entries(partner.flags ?? {}).flatMap(([id, flag]): readonly Definition[] => {
    const here = pointer(at, "flags", id);
    return [defineCondition(`flag.${id}`, flag.when, pointer(here, "when"), here), ...defineTriggers(id, flag, here)];
  });
  return [
    defineStages(partner.stages, stages),
    ...partner.stages.flatMap((stage, index) => defineStage(stage, pointer(stages, index))),
    ...flags,
  ];
}
