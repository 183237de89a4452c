/** Runs partners through a lane plan. */
import { type PartnerValues, type RowsByCollection, type Run, type Surroundings } from "../run-types.js";
import { makeLines, runSteps } from "../run.js";
import { type Slot } from "../slot.js";
import { type Reading } from "../steps.js";
import { type Value } from "../value.js";
import { type LanePlan, type LaneStep } from "./lane-plan.js";
import { type Lanes, createLanes, storeAt, valueAt } from "./lanes.js";
import { RowLanes } from "./rows.js";

/** Lanes of a plan with its constants in place, and an array that holds slots while a step is done for one lane. */
export interface LaneFrame {
  readonly lanes: Lanes;
  readonly slots: Value[];
  /** What is asked of the records of one partner. */
  readonly rows: RowLanes;
  /** The constants and calendar days that the lanes hold now. */
  template: readonly Value[] | undefined;
}

export function createLaneFrame({ plan, places }: LanePlan): LaneFrame {
  return { lanes: createLanes(places), slots: [...plan.template], rows: new RowLanes(plan), template: undefined };
}

/** Puts the constants and the days of the calendar into every lane; nothing is done where they stand there already. */
export function fillTemplate(frame: LaneFrame, lanePlan: LanePlan, template: readonly Value[]): void {
  if (frame.template === template) return;
  const { offsets, capacity, constants, calendar } = lanePlan;
  const first = frame.template === undefined;
  for (const slot of first ? [...constants, ...calendar] : calendar) {
    for (let lane = 0; lane < capacity; lane += 1) storeAt(frame.lanes, offsets[slot]! + lane, template[slot]!);
  }
  frame.template = template;
}

/** The partner of a lane, as the steps take it that read records or the base. */
export interface LanePartner {
  readonly values: PartnerValues;
  readonly rows: RowsByCollection;
}

function slotsFilledBy(step: Extract<LaneStep, { kind: "step" }>["step"]): readonly Slot[] {
  return step.kind === "reading" ? step.aggregates.map(({ slot }) => slot) : [step.slot];
}

/** Does a step for one lane: lays out what it reads as slots, and takes what it fills. */
function stepLane(
  { step, reads }: Extract<LaneStep, { kind: "step" }>,
  lane: number,
  frame: LaneFrame,
  { plan, offsets }: LanePlan,
  { values, rows }: LanePartner,
  surroundings: Surroundings,
): void {
  const { lanes, slots } = frame;
  for (const slot of reads) slots[slot] = valueAt(lanes, offsets[slot]! + lane);
  const run: Run = { plan, partner: values, surroundings, slots, rows };
  if (step.kind === "lining")
    makeLines(step, run, frame.rows.paid(step, rows.get(step.node.collection) ?? [], { lanes, offsets }, lane)); // prettier-ignore
  else runSteps([step], run);
  for (const slot of slotsFilledBy(step)) storeAt(lanes, offsets[slot]! + lane, slots[slot]!);
}

/** The partners of a run of lanes. */
export interface LanePartners {
  readonly count: number;
  /** The partner of a lane; asked for only where a step reads more than lanes. */
  readonly at: (lane: number) => LanePartner;
  /** Reads records that stand side by side, for the steps that can; the others see the records of one partner. */
  readonly readSideBySide: (step: Extract<LaneStep, { kind: "step" }>["step"]) => boolean;
}

/** Fills the lanes of the partners; their inputs stand in the lanes already. */
export function runLanes(
  lanePlan: LanePlan,
  frame: LaneFrame,
  partners: LanePartners,
  surroundings: Surroundings,
): void {
  const { count } = partners;
  for (const step of lanePlan.steps) {
    if (step.kind === "kernel") step.run(frame.lanes, count);
    else if (!partners.readSideBySide(step.step)) {
      for (let lane = 0; lane < count; lane += 1)
        stepLane(step, lane, frame, lanePlan, partners.at(lane), surroundings);
    }
  }
}

/** One partner alone. */
export function onePartner(partner: LanePartner, { lanes, rows }: LaneFrame, { offsets }: LanePlan): LanePartners {
  return {
    count: 1,
    at: () => partner,
    readSideBySide: (step) => {
      const records = step.kind === "reading" ? partner.rows.get(step.collection) : undefined;
      return records !== undefined && rows.read(step as Reading, records, { lanes, offsets });
    },
  };
}
