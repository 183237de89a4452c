/** Lowers the section `lifecycle`: `stage.partner` with a verdict for each stage, and `flag.<id>` for each flag. */
import { defineCondition } from "../core/condition/define.js";
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { type Rung, defineLadder } from "../core/ladder/lower.js";
import { type Lifecycle, type Stage } from "./types.js";

/** The name of a partner's life stage. */
export const PARTNER_STAGE = "stage.partner";

function defineStages(stages: readonly Stage[], address: string): Definition {
  const rungs = stages.map(({ id, enter }, index): Rung => {
    const at = pointer(address, index);
    return { id, condition: enter, address: enter === undefined ? at : pointer(at, "enter") };
  });
  return defineLadder({ name: PARTNER_STAGE, address, rungsAddress: address, rungs, nested: true });
}

/** The definitions of the section. */
export function defineLifecycle({ partner }: Lifecycle, address = "/lifecycle"): readonly Definition[] {
  if (partner === undefined) return [];
  const at = pointer(address, "partner");
  const flags = Object.entries(partner.flags ?? {}).map(([id, { when }]): Definition => {
    const here = pointer(at, "flags", id);
    return defineCondition(`flag.${id}`, when, pointer(here, "when"), here);
  });
  return [defineStages(partner.stages, pointer(at, "stages")), ...flags];
}
