/** Lanes for the records of a collection: where the values of a record stand, and what fills them. */
import { type Slot } from "../slot.js";
import { type Plan, type RowProgram } from "../steps.js";
import { type Value } from "../value.js";
import { type Kernel } from "./kernel.js";
import { type LaneLayout, kernelsOf, layOut } from "./lane-plan.js";
import { type Lanes, createLanes, storeAt, valueAt } from "./lanes.js";
import { canFuse } from "./verdict.js";

/** What is computed of every record of a collection. */
export interface RowRequest {
  readonly collection: string;
  readonly rows: RowProgram;
  /** Values that are read where they stand. */
  readonly values: readonly Slot[];
  /** Conditions that are decided over all records. */
  readonly conditions: readonly Slot[];
  /** How many records are taken at a time; fewer where many values are computed for each. */
  readonly most: number;
}

/** Where the fields that are read begin; -1 for one that is only checked. */
export type FieldPlaces = Int32Array;

export interface RowLayout {
  readonly layout: LaneLayout;
  readonly kernels: readonly Kernel[];
  readonly fields: FieldPlaces;
  /** Values of the partner that the rows read: its own, and those that are the same for every partner. */
  readonly own: readonly Outer[];
  readonly shared: readonly Outer[];
  readonly lanes: Lanes;
}

/** A value of the partner that the rows read. */
interface Outer {
  readonly from: Slot;
  readonly offset: number;
  /** What every lane holds now, of a shared one. */
  filled: Value | undefined;
}

/** Where the values of partners stand. */
export interface PartnerPlaces {
  readonly lanes: Lanes;
  readonly offsets: Int32Array;
}

const MOST_PLACES = 500_000;

/** Whether records stand in lanes alone: what looks up others has to see them. */
export function canLayOut({ collection, rows }: Pick<RowRequest, "collection" | "rows">, plan: Plan): boolean {
  const { nodes } = plan.rows.get(collection)!;
  return !rows.computations.some(({ slot }) => nodes[slot]!.kind === "joined");
}

export function layOutRows({ collection, rows, values, conditions, most }: RowRequest, plan: Plan): RowLayout {
  const { nodes, collection: declared } = plan.rows.get(collection)!;
  const roots = new Set([...values, ...conditions.filter((slot) => !canFuse(nodes[slot]!, nodes))]);
  const isShared = (outer: Slot): boolean => {
    const { kind } = plan.nodes[outer]!;
    return kind === "calendar" || kind === "literal";
  };
  const shared = new Set(rows.outers.flatMap(({ slot, outer }) => (isShared(outer) ? [slot] : [])));
  const capacity = Math.max(2, Math.min(most, Math.floor(MOST_PLACES / Math.max(1, nodes.length))));
  const layout = layOut({ nodes, roots, fused: new Set(conditions), shared }, capacity);
  const { offsets } = layout;
  const fields = new Int32Array(declared.fields.length).fill(-1);
  for (const { slot, index } of rows.fields) fields[index] = offsets[slot]!;
  const kernelFor = kernelsOf(layout);
  const outers = rows.outers.map(({ slot, outer }) => ({
    slot,
    from: outer,
    offset: offsets[slot]!,
    filled: undefined,
  }));
  const lanes = createLanes(layout.places);
  for (const slot of layout.slots) {
    const node = nodes[slot]!;
    if (node.kind !== "literal") continue;
    for (let lane = 0; lane < capacity; lane += 1) storeAt(lanes, offsets[slot]! + lane, node.value);
  }
  return {
    layout,
    kernels: rows.computations.map(kernelFor).filter((kernel) => kernel !== undefined),
    fields,
    own: outers.filter(({ slot }) => !shared.has(slot)),
    shared: outers.filter(({ slot }) => shared.has(slot)),
    lanes,
  };
}

/** Puts the values that are the same for every partner beside every record, where they do not stand there already. */
export function fillShared({ shared, lanes, layout }: RowLayout, partners: PartnerPlaces): void {
  for (const outer of shared) {
    const value = valueAt(partners.lanes, partners.offsets[outer.from]!);
    if (outer.filled === value) continue;
    for (let lane = 0; lane < layout.capacity; lane += 1) storeAt(lanes, outer.offset + lane, value);
    outer.filled = value;
  }
}

/** Puts the partner's own values that the rows read beside its records, which lie from a lane to before another. */
export function fillOwn(
  { own, lanes }: RowLayout,
  partners: PartnerPlaces,
  partner: number,
  from: number,
  to: number,
): void {
  for (const { from: slot, offset } of own) {
    const value = valueAt(partners.lanes, partners.offsets[slot]! + partner);
    for (let lane = from; lane < to; lane += 1) storeAt(lanes, offset + lane, value);
  }
}
