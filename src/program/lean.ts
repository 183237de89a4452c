/**
 * Lean runs, of one partner or of many at a time: a frame is taken, read into, run and given back, so that partners cost no
 * arrays.
 */
import { type DeclaredData } from "../core/data/declared.js";
import { type FactReader, factReader } from "../core/data/fact-reader.js";
import { type InputPlaces } from "../core/expression/lanes/inputs.js";
import { type LanePlan, lanePlanOf } from "../core/expression/lanes/lane-plan.js";
import { type LaneFrame, createLaneFrame } from "../core/expression/lanes/run.js";
import { type RecordReading, recordReading } from "../core/expression/lanes/records.js";
import { type IssueLog, createIssueLog } from "../core/issue/log.js";
import { type Slot } from "../core/expression/slot.js";
import { type Plan, type Reading } from "../core/expression/steps.js";

/** A frame with one lane. Who has taken it has it alone, also where a partner's getter evaluates another partner. */
export interface LeanFrame {
  readonly lanePlan: LanePlan;
  readonly frame: LaneFrame;
  readonly places: InputPlaces;
  readonly facts: FactReader;
  /** Takes the issues of a partner; one that has taken some is not used again. */
  log: IssueLog;
}

/** How many partners are run at a time where they come as columns: fewer of a program that fills many places for each. */
const MOST_PARTNERS = 512;
const MOST_PLACES = 500_000;

function lanesFor(plan: Plan): number {
  return Math.max(2, Math.min(MOST_PARTNERS, Math.floor(MOST_PLACES / plan.nodes.length)));
}

/** A frame with many lanes, and the readings that can take records side by side. */
export interface WideFrame {
  readonly lanePlan: LanePlan;
  readonly frame: LaneFrame;
  readonly readings: ReadonlyMap<Reading, RecordReading>;
}

export interface LeanRun {
  readonly take: () => LeanFrame;
  readonly give: (frame: LeanFrame) => void;
  readonly takeWide: () => WideFrame;
  readonly giveWide: (frame: WideFrame) => void;
}

function createWideFrame(lanePlan: LanePlan): WideFrame {
  const readings = lanePlan.steps.flatMap((step) =>
    step.kind === "step" && step.step.kind === "reading" ? [step.step] : [],
  );
  const ready = readings.flatMap((reading) => {
    if (lanePlan.plan.derived.has(reading.collection)) return [];
    const run = recordReading(reading, lanePlan.plan, lanePlan.capacity);
    return run === undefined ? [] : [[reading, run] as const];
  });
  return { lanePlan, frame: createLaneFrame(lanePlan), readings: new Map(ready) };
}

/** The lean run that fills these slots, and has every input of the plan. It is made when it is first needed. */
export function leanRun(plan: Plan, declared: DeclaredData, roots: () => Iterable<Slot>): LeanRun {
  let made: { readonly lanePlan: LanePlan; readonly facts: FactReader } | undefined;
  const free: LeanFrame[] = [];
  let wide: WideFrame | undefined;
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
    takeWide: () => {
      const taken = wide ?? createWideFrame(planFor(lanesFor(plan)));
      wide = undefined;
      return taken;
    },
    giveWide: (frame) => void (wide = frame),
  };
}
