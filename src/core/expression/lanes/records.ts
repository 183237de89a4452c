/**
 * Figures over records that stand side by side: the records of many partners are one run of lanes, a condition is decided
 * record by record without laying anything out, and each figure keeps a number or two for each partner.
 */
import { type Slot } from "../slot.js";
import { type Plan, type Reading } from "../steps.js";
import { UNKNOWN } from "../value.js";
import { type FigureLanes, figureLanes } from "./figures.js";
import { type Lanes, storeAt } from "./lanes.js";
import {
  type FieldPlaces,
  type PartnerPlaces,
  type RowLayout,
  type RowRequest,
  canLayOut,
  fillOwn,
  fillShared,
  layOutRows,
} from "./row-layout.js";
import { type VerdictKernel, verdictsKernel } from "./verdicts.js";

/** How many records of many partners are taken at a time. */
const MOST_RECORDS = 2048;

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

/** The partners of a run, and the records of the first of them on. */
export interface RecordRun extends PartnerPlaces {
  readonly first: number;
  readonly count: number;
  readonly records: RecordColumns;
  /** Partners that have to be evaluated on their own. */
  readonly slow: Uint8Array;
}

/** Reads the records of many partners into the places of its figures. */
export type RecordReading = (run: RecordRun) => void;

/** A condition of the reading, decided for every record before any figure takes them. */
interface Mask {
  readonly decide: VerdictKernel;
  readonly verdicts: Uint8Array;
}

/** What a reading computes of every record. */
function requestOf({ collection, aggregates, rows }: Reading, most: number): RowRequest {
  const measures = aggregates.map(({ node }) => node.measure);
  const isSlot = (slot: Slot | undefined): slot is Slot => slot !== undefined;
  return {
    collection,
    rows,
    values: measures.flatMap(({ value, order }) => [value, order?.by].filter(isSlot)),
    conditions: [...new Set(measures.map(({ where }) => where).filter(isSlot))],
    most,
  };
}

/** Hands the records of a block to a figure: partner, first lane, lane behind the last one, for each partner. */
function takeRanges(figure: FigureLanes, lanes: Lanes, ranges: Int32Array, length: number): void {
  for (let index = 0; index < length; index += 3)
    figure.take(lanes, ranges[index + 1]!, ranges[index + 2]!, ranges[index]!);
}

/** Everything that a reading works with. */
class SideBySide {
  readonly #made: RowLayout;
  readonly #masks: ReadonlyMap<Slot, Mask>;
  readonly #figures: readonly FigureLanes[];
  readonly #ranges: Int32Array;

  constructor(reading: Reading, plan: Plan, capacity: number, most: number) {
    const request = requestOf(reading, most);
    this.#made = layOutRows(request, plan);
    const { layout } = this.#made;
    this.#ranges = new Int32Array(3 * layout.capacity);
    this.#masks = new Map(
      request.conditions.map((slot) => {
        const mask: Mask = { decide: verdictsKernel(slot, layout), verdicts: new Uint8Array(layout.capacity) };
        return [slot, mask];
      }),
    );
    this.#figures = reading.aggregates.map(({ slot, node: { measure } }) => {
      const mask = measure.where === undefined ? undefined : this.#masks.get(measure.where)!.verdicts;
      return figureLanes({ slot, measure, mask, offsets: layout.offsets, capacity });
    });
  }

  /** Reads the records of the partners into the places of the figures. */
  read(run: RecordRun): void {
    const { starts } = run.records;
    for (const figure of this.#figures) figure.clear();
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
        if (figure.isSlow(partner)) run.slow[partner] = 1;
        const value = run.records.isKnown(run.first + partner) ? figure.resultOf(partner) : UNKNOWN;
        storeAt(run.lanes, offset + partner, value);
      }
    }
  }
}

/** A reading for so many partners, and records, at a time; undefined where records of another collection are looked up. */
export function recordReading(
  reading: Reading,
  plan: Plan,
  capacity: number,
  most: number = MOST_RECORDS,
): RecordReading | undefined {
  if (!canLayOut(reading, plan)) return undefined;
  const sideBySide = new SideBySide(reading, plan, capacity, most);
  return (run) => sideBySide.read(run);
}
