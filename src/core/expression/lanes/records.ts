/**
 * Figures over records that stand side by side: the records of many partners are one run of lanes, a condition is decided
 * record by record without laying anything out, and each figure keeps a number or two for each partner.
 */
import { type Slot } from "../slot.js";
import { type Plan, type Reading } from "../steps.js";
import { type Value, UNKNOWN } from "../value.js";
import { type FigureLanes, canKeep, clearFigure, figureLanes, isSlow, resultOf } from "./figures.js";
import { type Kernel } from "./kernel.js";
import { type LaneLayout, kernelsOf, layOut } from "./lane-plan.js";
import { type Lanes, createLanes, storeAt, valueAt } from "./lanes.js";
import { canFuse } from "./verdict.js";
import { type VerdictKernel, verdictsKernel } from "./verdicts.js";

/** How many records are taken at a time: fewer where many values are computed for each. */
const MOST_RECORDS = 2048;
const MOST_PLACES = 500_000;

function lanesFor(nodes: number): number {
  return Math.max(2, Math.min(MOST_RECORDS, Math.floor(MOST_PLACES / Math.max(1, nodes))));
}

/** The records of a collection, in the order of their partners. */
export interface RecordColumns {
  /** The place among all records at which those of a partner begin; those of the last one end at one more entry. */
  readonly starts: ArrayLike<number>;
  /** Whether the records of a partner are known. */
  readonly isKnown: (partner: number) => boolean;
  /** Puts fields of records into lanes; a record that is refused makes its partner slow. */
  readonly fill: (
    lanes: Lanes,
    layout: FieldPlaces,
    first: number,
    count: number,
    slow: (lane: number) => void,
  ) => void;
}

/** Where the fields that a reading needs begin; -1 for one that is only checked. */
export type FieldPlaces = Int32Array;

/** The partners of a run, and the records of the first of them on. */
export interface RecordRun {
  readonly lanes: Lanes;
  readonly offsets: Int32Array;
  readonly first: number;
  readonly count: number;
  readonly records: RecordColumns;
  /** Partners that have to be evaluated on their own. */
  readonly slow: Uint8Array;
}

/** Reads the records of many partners into the places of its figures. */
export type RecordReading = (run: RecordRun) => void;

interface ReadingLayout {
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

function layOutReading({ collection, aggregates, rows }: Reading, plan: Plan): ReadingLayout {
  const { nodes, collection: declared } = plan.rows.get(collection)!;
  const measures = aggregates.map(({ node }) => node.measure);
  const roots = new Set(measures.flatMap(({ value }) => (value === undefined ? [] : [value])));
  const fused = new Set(measures.flatMap(({ where }) => (where === undefined ? [] : [where])));
  for (const slot of fused) if (!canFuse(nodes[slot]!, nodes)) roots.add(slot);
  const isShared = (outer: Slot): boolean => {
    const { kind } = plan.nodes[outer]!;
    return kind === "calendar" || kind === "literal";
  };
  const shared = new Set(rows.outers.flatMap(({ slot, outer }) => (isShared(outer) ? [slot] : [])));
  const capacity = lanesFor(nodes.length);
  const layout = layOut({ nodes, roots, fused, shared }, capacity);
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
function fillShared({ shared, lanes, layout }: ReadingLayout, run: RecordRun): void {
  for (const outer of shared) {
    const value = valueAt(run.lanes, run.offsets[outer.from]!);
    if (outer.filled === value) continue;
    for (let lane = 0; lane < layout.capacity; lane += 1) storeAt(lanes, outer.offset + lane, value);
    outer.filled = value;
  }
}

/** Puts the partner's own values that the rows read beside each of its records. */
function fillOwn({ own, lanes }: ReadingLayout, run: RecordRun, partner: number, from: number, to: number): void {
  for (const { from: slot, offset } of own) {
    const value = valueAt(run.lanes, run.offsets[slot]! + partner);
    for (let lane = from; lane < to; lane += 1) storeAt(lanes, offset + lane, value);
  }
}

/** A condition of the reading, decided for every record before any figure takes them. */
interface Mask {
  readonly decide: VerdictKernel;
  readonly verdicts: Uint8Array;
}

/** Whether figures can be kept while the records of many partners go by. */
function canReadSideBySide({ collection, aggregates, rows }: Reading, plan: Plan): boolean {
  const { nodes } = plan.rows.get(collection)!;
  const joins = rows.computations.some(({ slot }) => nodes[slot]!.kind === "joined");
  return !plan.derived.has(collection) && !joins && aggregates.every(({ node }) => canKeep(node.measure));
}

/** Hands the records of a block to a figure: partner, first lane, lane behind the last one, for each partner. */
function takeRanges(figure: FigureLanes, lanes: Lanes, ranges: Int32Array, length: number): void {
  const { take } = figure;
  for (let index = 0; index < length; index += 3)
    take(figure, lanes, ranges[index + 1]!, ranges[index + 2]!, ranges[index]!);
}

/** Everything that a reading works with. */
class SideBySide {
  readonly #made: ReadingLayout;
  readonly #masks: ReadonlyMap<Slot, Mask>;
  readonly #figures: readonly FigureLanes[];
  readonly #ranges: Int32Array;

  constructor(reading: Reading, plan: Plan, capacity: number) {
    this.#made = layOutReading(reading, plan);
    const { layout } = this.#made;
    this.#ranges = new Int32Array(3 * layout.capacity);
    const conditions = new Set(reading.aggregates.flatMap(({ node }) => node.measure.where ?? []));
    this.#masks = new Map(
      [...conditions].map((slot) => {
        const mask: Mask = { decide: verdictsKernel(slot, layout), verdicts: new Uint8Array(layout.capacity) };
        return [slot, mask];
      }),
    );
    this.#figures = reading.aggregates.map(({ slot, node: { measure } }) => {
      const mask = measure.where === undefined ? undefined : this.#masks.get(measure.where)!.verdicts;
      const value = measure.value === undefined ? 0 : layout.offsets[measure.value]!;
      return figureLanes(slot, measure, mask, value, capacity);
    });
  }

  /** Reads the records of the partners into the places of the figures. */
  read(run: RecordRun): void {
    const { starts } = run.records;
    for (const figure of this.#figures) clearFigure(figure);
    fillShared(this.#made, run);
    const last = starts[run.first + run.count]!;
    let partner = 0;
    const { capacity } = this.#made.layout;
    for (let start = starts[run.first]!; start < last; start += capacity)
      partner = this.#readBlock(run, start, Math.min(start + capacity, last), partner);
    this.#store(run);
  }

  /** Reads as many records as there are lanes for; answers with the partner that the last of them belongs to. */
  #readBlock(run: RecordRun, start: number, end: number, firstPartner: number): number {
    const { starts, fill } = run.records;
    const { lanes, fields, kernels, own } = this.#made;
    const partnerOf = (lane: number): number => {
      let found = firstPartner;
      while (starts[run.first + found + 1]! <= start + lane) found += 1;
      return found;
    };
    fill(lanes, fields, start, end - start, (lane) => void (run.slow[partnerOf(lane)] = 1));
    const ranges = this.#ranges;
    const ownFirst = run.first + 1;
    let length = 0;
    let partner = firstPartner;
    for (let from = start; from < end; partner += 1) {
      const to = Math.min(starts[ownFirst + partner]!, end);
      if (to > from) {
        if (own.length > 0) fillOwn(this.#made, run, partner, from - start, to - start);
        ranges[length] = partner;
        ranges[length + 1] = from - start;
        ranges[length + 2] = to - start;
        length += 3;
      }
      from = to;
    }
    for (const kernel of kernels) kernel(lanes, end - start);
    for (const { decide, verdicts } of this.#masks.values()) decide(lanes, end - start, verdicts);
    for (const figure of this.#figures) takeRanges(figure, lanes, ranges, length);
    return partner - 1;
  }

  #store(run: RecordRun): void {
    for (const figure of this.#figures) {
      const offset = run.offsets[figure.slot]!;
      for (let partner = 0; partner < run.count; partner += 1) {
        if (isSlow(figure, partner)) run.slow[partner] = 1;
        const value = run.records.isKnown(run.first + partner) ? resultOf(figure, partner) : UNKNOWN;
        storeAt(run.lanes, offset + partner, value);
      }
    }
  }
}

/** The reading of records that stand side by side; undefined where a figure has to see the records themselves. */
export function recordReading(reading: Reading, plan: Plan, capacity: number): RecordReading | undefined {
  if (!canReadSideBySide(reading, plan)) return undefined;
  const sideBySide = new SideBySide(reading, plan, capacity);
  return (run) => sideBySide.read(run);
}
