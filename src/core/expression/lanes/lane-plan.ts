/**
 * The lean way to run a plan: only what an answer is read from has a place, conditions are fused, and the same kernels
 * serve one partner and thousands at a time. The full run fills every slot and is read by explanations.
 */
import { type Node } from "../node.js";
import { readingOf } from "../plan.js";
import { operationOf } from "../operations.js";
import { type Slot } from "../slot.js";
import { type Computation, type Plan, type Step } from "../steps.js";
import { type Value } from "../value.js";
import { slotsBelow } from "../walk.js";
import { type Kernel, kernelOf, verdictKernel, verdictsInPlaces } from "./kernel.js";
import { type Fusing, canFuse, verdictOf } from "./verdict.js";
import { nodeVerdicts } from "./verdicts.js";

/** What is done for the lanes: a kernel, or a step that reads records or the base of one partner. */
export type LaneStep =
  | { readonly kind: "kernel"; readonly run: Kernel }
  | { readonly kind: "step"; readonly step: Exclude<Step, Computation>; readonly reads: readonly Slot[] };

/** A plan for lanes: where the places are, and what is done in which order. */
export interface LanePlan {
  readonly plan: Plan;
  /** How many lanes can be run at a time. */
  readonly capacity: number;
  /** Where the places of each slot begin; -1 for a slot that no answer needs. */
  readonly offsets: Int32Array;
  readonly places: number;
  readonly steps: readonly LaneStep[];
  /** Slots that hold the same in every lane: constants, and days of the calendar. */
  readonly constants: readonly Slot[];
  readonly calendar: readonly Slot[];
  readonly currencyDigits: readonly Slot[];
}

/** Conditions nested deeper than this have places of their own, so that no chain of them can exhaust the stack. */
const MOST_NESTED = 32;

/** What a layout is made for. */
export interface LayoutRequest {
  readonly nodes: readonly Node[];
  /** Slots that are read where they stand. */
  readonly roots: ReadonlySet<Slot>;
  /** Conditions that are read fused, and have no place unless another kind of node reads them. */
  readonly fused: ReadonlySet<Slot>;
  /** Slots that hold the same in every lane. */
  readonly shared: ReadonlySet<Slot>;
}

function readersOf(nodes: readonly Node[], needed: readonly Slot[]): ReadonlyMap<Slot, readonly Slot[]> {
  const readers = new Map<Slot, Slot[]>();
  for (const slot of needed) {
    const node = nodes[slot]!;
    for (const operand of operationOf(node).operands(node))
      readers.set(operand, [...(readers.get(operand) ?? []), slot]);
  }
  return readers;
}

/** The conditions that have no place: one other condition alone reads them, or they are asked for fused. */
function inlinedSlots({ nodes, roots, fused }: LayoutRequest, needed: readonly Slot[]): ReadonlySet<Slot> {
  const readers = readersOf(nodes, needed);
  const inlined = new Set<Slot>();
  const depths: number[] = [];
  for (const slot of needed) {
    const node = nodes[slot]!;
    const below = operationOf(node).operands(node).filter((operand) => inlined.has(operand)); // prettier-ignore
    depths[slot] = 1 + below.reduce((most, operand) => Math.max(most, depths[operand]!), 0);
    const own = readers.get(slot) ?? [];
    const fuses = own.every((reader) => nodes[reader]!.kind === "gate" || nodes[reader]!.kind === "not");
    const isRead = own.length === 1 || fused.has(slot);
    if (isRead && fuses && !roots.has(slot) && canFuse(node, nodes) && depths[slot] < MOST_NESTED) inlined.add(slot);
  }
  return inlined;
}

/** The slots that a step reads besides the records, and those that it fills. */
function readsOf(step: Exclude<Step, Computation>, { nodes }: Plan): readonly Slot[] {
  const slots = step.kind === "reading" ? step.aggregates.map(({ slot }) => slot) : [step.slot];
  return [...new Set(slots.flatMap((slot) => operationOf(nodes[slot]!).operands(nodes[slot]!)))];
}

/** A reading without the figures that no answer needs; undefined where none is left. */
function neededStep(step: Exclude<Step, Computation>, needed: ReadonlySet<Slot>, plan: Plan): typeof step | undefined {
  if (step.kind !== "reading") return needed.has(step.slot) ? step : undefined;
  const aggregates = step.aggregates.filter(({ slot }) => needed.has(slot));
  if (aggregates.length === step.aggregates.length) return step;
  return aggregates.length === 0 ? undefined : readingOf(step.collection, aggregates, plan);
}

/** The places of nodes, and what has none. */
export interface LaneLayout extends Fusing {
  /** The slots that the roots need, rising. */
  readonly slots: readonly Slot[];
  readonly places: number;
  readonly capacity: number;
}

/** Lays out the slots that the roots need; a fused condition has no place of its own. */
export function layOut(request: LayoutRequest, capacity: number): LaneLayout {
  const { nodes, roots, fused, shared } = request;
  const slots = slotsBelow(nodes, [...roots, ...fused]);
  const inlined = inlinedSlots(request, slots);
  const offsets = new Int32Array(nodes.length).fill(-1);
  let places = 0;
  for (const slot of slots) {
    offsets[slot] = places;
    places += capacity;
  }
  return { nodes, slots, inlined, shared, offsets, places, capacity };
}

/** The kernels of computations, in their order; those that nothing needs, or that are fused, have none. */
export function kernelsOf(layout: LaneLayout): (computation: Computation) => Kernel | undefined {
  const { nodes, offsets, inlined, capacity } = layout;
  const scratch = nodes.map((): Value => 0);
  return ({ slot, apply }) => {
    const node = nodes[slot]!;
    if (offsets[slot]! < 0 || inlined.has(slot)) return undefined;
    if (canFuse(node, nodes)) {
      const target = offsets[slot]!;
      if (capacity === 1) return verdictKernel(verdictOf(node, layout), target);
      return verdictsInPlaces(nodeVerdicts(node, layout), target, capacity);
    }
    return kernelOf({ node, slot, apply, offsets, scratch });
  };
}

/** Plans the lean run that fills the roots. */
export function lanePlanOf(plan: Plan, roots: Iterable<Slot>, capacity: number): LanePlan {
  const { nodes } = plan;
  const kept = new Set([...roots, ...plan.currencyDigits]);
  const layout = layOut({ nodes, roots: kept, fused: new Set(), shared: new Set() }, capacity);
  const { slots, offsets, places } = layout;
  const needed = new Set(slots);
  const kernelFor = kernelsOf(layout);
  const steps: LaneStep[] = [];
  for (const step of plan.steps) {
    if (step.kind === "computation") {
      const run = kernelFor(step);
      if (run !== undefined) steps.push({ kind: "kernel", run });
    } else {
      const found = neededStep(step, needed, plan);
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
