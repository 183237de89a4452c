/** The lean run of one partner: a frame is taken, read into, run and given back, so that a partner costs no arrays. */
import { type InputPlaces } from "../core/expression/lanes/inputs.js";
import { type LanePlan, lanePlanOf } from "../core/expression/lanes/lane-plan.js";
import { type LaneFrame, createLaneFrame } from "../core/expression/lanes/run.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";

/** A frame with one lane. Who has taken it has it alone, also where a partner's getter evaluates another partner. */
export interface LeanFrame {
  readonly lanePlan: LanePlan;
  readonly frame: LaneFrame;
  readonly places: InputPlaces;
}

export interface LeanRun {
  readonly take: () => LeanFrame;
  readonly give: (frame: LeanFrame) => void;
}

/** The lean run that fills these slots, and has every input of the plan. It is made when it is first needed. */
export function leanRun(plan: Plan, roots: () => Iterable<Slot>): LeanRun {
  let lanePlan: LanePlan | undefined;
  const free: LeanFrame[] = [];
  const create = (): LeanFrame => {
    lanePlan ??= lanePlanOf(plan, new Set([...roots(), ...plan.inputs.map(({ slot }) => slot)]), 1);
    const frame = createLaneFrame(lanePlan);
    return { lanePlan, frame, places: { lanes: frame.lanes, offsets: lanePlan.offsets, lane: 0 } };
  };
  return { take: () => free.pop() ?? create(), give: (frame) => void free.push(frame) };
}
