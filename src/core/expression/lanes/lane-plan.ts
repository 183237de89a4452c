/**
 * The lean way to run a plan: only what an answer is read from has a place, conditions are fused, and the same kernels
 * serve one partner and thousands at a time. The full run fills every slot and is read by explanations.
 */
import { type Node } from "../node.js";
import { operationOf } from "../operations.js";
import { type Slot } from "../slot.js";
import { type Computation, type Plan, type Step } from "../steps.js";
import { type Value } from "../value.js";
import { slotsBelow } from "../walk.js";
import { type Kernel, kernelOf, verdictKernel } from "./kernel.js";
import { type Fusing, canFuse, verdictOf } from "./verdict.js";

/** What is done for the lanes: a kernel, or a step that reads records or the base of one partner. */
export type LaneStep =
  | { readonly kind: "kernel"; readonly run: Kernel }
  | { readonly kind: "step"; readonly step: Exclude<Step, Computation>; readonly reads: readonly Slot[] };

/** A slot that holds the same in every lane of a run: a constant, or a day of the calendar. */
export interface LanePlan {
  readonly plan: Plan;
  /** How many lanes are run at a time. */
  readonly capacity: number;
  /** Where the places of each slot begin; -1 for a slot that no answer needs. */
  readonly offsets: Int32Array;
  readonly places: number;
  readonly steps: readonly LaneStep[];
  readonly constants: readonly Slot[];
  readonly calendar: readonly Slot[];
  readonly currencyDigits: readonly Slot[];
}

/** Conditions nested deeper than this have places of their own, so that no chain of them can exhaust the stack. */
const MOST_NESTED = 32;

/** The conditions that have no place: one condition alone reads them, and no answer does. */
function inlinedSlots(nodes: readonly Node[], needed: readonly Slot[], roots: ReadonlySet<Slot>): ReadonlySet<Slot> {
  const readers = new Map<Slot, Slot[]>();
  for (const slot of needed) {
    const node = nodes[slot]!;
    for (const operand of operationOf(node).operands(node))
      readers.set(operand, [...(readers.get(operand) ?? []), slot]);
  }
  const inlined = new Set<Slot>();
  const depths: number[] = [];
  for (const slot of needed) {
    const node = nodes[slot]!;
    const below = operationOf(node).operands(node).filter((operand) => inlined.has(operand)); // prettier-ignore
    depths[slot] = 1 + below.reduce((most, operand) => Math.max(most, depths[operand]!), 0);
    const [reader, ...others] = readers.get(slot) ?? [];
    if (roots.has(slot) || reader === undefined || others.length > 0) continue;
    const { kind } = nodes[reader]!;
    const isFused = kind === "gate" || kind === "not";
    if (isFused && canFuse(node, nodes) && depths[slot] < MOST_NESTED) inlined.add(slot);
  }
  return inlined;
}

/** The slots that a step reads besides the records, and those that it fills. */
function readsOf(step: Exclude<Step, Computation>, { nodes }: Plan): readonly Slot[] {
  const slots = step.kind === "reading" ? step.aggregates.map(({ slot }) => slot) : [step.slot];
  return [...new Set(slots.flatMap((slot) => operationOf(nodes[slot]!).operands(nodes[slot]!)))];
}

/** A reading without the figures that no answer needs; undefined where none is left. */
function neededStep(step: Exclude<Step, Computation>, needed: ReadonlySet<Slot>): typeof step | undefined {
  if (step.kind !== "reading") return needed.has(step.slot) ? step : undefined;
  const aggregates = step.aggregates.filter(({ slot }) => needed.has(slot));
  return aggregates.length === 0 ? undefined : { ...step, aggregates };
}

/** Plans the lean run that fills the roots. */
export function lanePlanOf(plan: Plan, roots: ReadonlySet<Slot>, capacity: number): LanePlan {
  const { nodes } = plan;
  const slots = slotsBelow(nodes, [...roots, ...plan.currencyDigits]);
  const needed = new Set(slots);
  const inlined = inlinedSlots(nodes, slots, roots);
  const offsets = new Int32Array(nodes.length).fill(-1);
  let places = 0;
  for (const slot of slots) {
    offsets[slot] = places;
    places += capacity;
  }
  const fusing: Fusing = { nodes, offsets, inlined };
  const scratch = nodes.map((): Value => 0);
  const steps: LaneStep[] = [];
  for (const step of plan.steps) {
    if (step.kind === "computation") {
      const { slot, apply } = step;
      const node = nodes[slot]!;
      if (!needed.has(slot) || inlined.has(slot)) continue;
      const run = canFuse(node, nodes)
        ? verdictKernel(verdictOf(node, fusing), offsets[slot]!)
        : kernelOf({ node, slot, apply, offsets, scratch });
      steps.push({ kind: "kernel", run });
    } else {
      const found = neededStep(step, needed);
      if (found !== undefined) steps.push({ kind: "step", step: found, reads: readsOf(found, plan) });
    }
  }
  const ofKind = (kind: Node["kind"]): readonly Slot[] => slots.filter((slot) => nodes[slot]!.kind === kind);
  return {
    plan,
    capacity,
    offsets,
    places,
    steps,
    constants: ofKind("literal"),
    calendar: ofKind("calendar"),
    currencyDigits: ofKind("currencyDigits"),
  };
}
