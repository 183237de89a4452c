/** The lean run of one partner: a frame is taken, read into, run and given back, so that a partner costs no arrays. */
import { type DeclaredData } from "../core/data/declared.js";
import { type FactReader, factReader } from "../core/data/fact-reader.js";
import { type InputPlaces } from "../core/expression/lanes/inputs.js";
import { type LanePlan, lanePlanOf } from "../core/expression/lanes/lane-plan.js";
import { type LaneFrame, createLaneFrame } from "../core/expression/lanes/run.js";
import { type IssueLog, createIssueLog } from "../core/issue/log.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";

/** A frame with one lane. Who has taken it has it alone, also where a partner's getter evaluates another partner. */
export interface LeanFrame {
  readonly lanePlan: LanePlan;
  readonly frame: LaneFrame;
  readonly places: InputPlaces;
  readonly facts: FactReader;
  /** Takes the issues of a partner; one that has taken some is not used again. */
  log: IssueLog;
}

export interface LeanRun {
  readonly take: () => LeanFrame;
  readonly give: (frame: LeanFrame) => void;
  /** A plan for so many partners at a time. */
  readonly planFor: (capacity: number) => LanePlan;
}

/** The lean run that fills these slots, and has every input of the plan. It is made when it is first needed. */
export function leanRun(plan: Plan, declared: DeclaredData, roots: () => Iterable<Slot>): LeanRun {
  let made: { readonly lanePlan: LanePlan; readonly facts: FactReader } | undefined;
  const free: LeanFrame[] = [];
  const planFor = (capacity: number): LanePlan =>
    lanePlanOf(plan, [...roots(), ...plan.inputs.map(({ slot }) => slot)], capacity);
  const make = (): NonNullable<typeof made> => {
    const lanePlan = planFor(1);
    return { lanePlan, facts: factReader(declared, plan, lanePlan.offsets) };
  };
  const create = (): LeanFrame => {
    made ??= make();
    const frame = createLaneFrame(made.lanePlan);
    const places = { lanes: frame.lanes, offsets: made.lanePlan.offsets };
    return { ...made, frame, places, log: createIssueLog() };
  };
  return {
    take: () => free.pop() ?? create(),
    give: (frame) => {
      if (!frame.log.isEmpty()) frame.log = createIssueLog();
      free.push(frame);
    },
    planFor,
  };
}
