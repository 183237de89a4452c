/** Figures that keep what they need of each partner while the records of many partners go by. */
import { type Exact, divide, exactInteger } from "../../number/exact.js";
import { type Accumulator, accumulate } from "../accumulate.js";
import { type Slot } from "../slot.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../value.js";
import { type AggregateFunction, type Measure } from "../words.js";
import { type Lanes, valueAt } from "./lanes.js";
import { FALSE, OPEN, TRUE, VERDICT_VALUES } from "./verdict.js";

/** Takes the records of one partner that lie in the lanes from the first to before the last. */
type TakeRange = (lanes: Lanes, from: number, to: number, partner: number) => void;

/** A figure with what it has taken of each partner so far. */
export interface FigureLanes {
  readonly slot: Slot;
  /** Forgets what the figure has taken. */
  readonly clear: () => void;
  readonly take: TakeRange;
  /** Whether a number of the partner has left the ticks: it is then evaluated on its own. */
  readonly isSlow: (partner: number) => boolean;
  readonly resultOf: (partner: number) => Value;
}

/** Where a figure finds what it takes. */
export interface FigureSource {
  readonly slot: Slot;
  readonly measure: Measure;
  /** The verdicts on the records that are taken now; undefined where every record counts. */
  readonly mask: Uint8Array | undefined;
  readonly offsets: Int32Array;
  /** How many partners are run at a time. */
  readonly capacity: number;
}

/** What is noted of a partner beside its numbers. */
const IS_UNKNOWN = 1;
const IS_MET = 2;
const IS_SLOW = 4;

/** A number or two of each partner, and what is noted of it. */
interface Kept {
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly notes: Uint8Array;
}

/** What is noted of a record that counts with no number in ticks, or of which it is unknown whether it counts. */
function noteOn(verdict: number, other: Value): number {
  if (verdict === OPEN || other === UNKNOWN) return IS_UNKNOWN;
  return other === NOT_APPLICABLE ? 0 : IS_SLOW;
}

function takeSum({ measure, mask, offsets }: FigureSource, { sums, counts, notes }: Kept): TakeRange {
  const value = offsets[measure.value!]!;
  return ({ numbers, others }, from, to, partner) => {
    let sum = sums[partner]!;
    let count = counts[partner]!;
    for (let lane = from; lane < to; lane += 1) {
      const verdict = mask === undefined ? TRUE : mask[lane]!;
      if (verdict === FALSE) continue;
      const number = numbers[value + lane]!;
      if (verdict === TRUE && !Number.isNaN(number)) {
        sum += number;
        count += 1;
        if (!Number.isSafeInteger(sum)) notes[partner]! |= IS_SLOW;
      } else notes[partner]! |= noteOn(verdict, others[value + lane]!);
    }
    sums[partner] = sum;
    counts[partner] = count;
  };
}

/** The highest number, or with the sign -1 the lowest. */
function takeExtreme(direction: 1 | -1): (source: FigureSource, kept: Kept) => TakeRange {
  return ({ measure, mask, offsets }, { sums, counts, notes }) => {
    const value = offsets[measure.value!]!;
    return ({ numbers, others }, from, to, partner) => {
      let best = sums[partner]!;
      let count = counts[partner]!;
      for (let lane = from; lane < to; lane += 1) {
        const verdict = mask === undefined ? TRUE : mask[lane]!;
        if (verdict === FALSE) continue;
        const number = numbers[value + lane]!;
        if (verdict === TRUE && !Number.isNaN(number)) {
          if (count === 0 || (number - best) * direction > 0) best = number;
          count += 1;
        } else notes[partner]! |= noteOn(verdict, others[value + lane]!);
      }
      sums[partner] = best;
      counts[partner] = count;
    };
  };
}

function takeCount({ mask }: FigureSource, { counts, notes }: Kept): TakeRange {
  return (_lanes, from, to, partner) => {
    let count = counts[partner]!;
    for (let lane = from; lane < to; lane += 1) {
      const verdict = mask === undefined ? TRUE : mask[lane]!;
      if (verdict === TRUE) count += 1;
      else if (verdict === OPEN) notes[partner]! |= IS_UNKNOWN;
    }
    counts[partner] = count;
  };
}

function takeAny({ mask }: FigureSource, { notes }: Kept): TakeRange {
  return (_lanes, from, to, partner) => {
    for (let lane = from; lane < to; lane += 1) {
      const verdict = mask === undefined ? TRUE : mask[lane]!;
      if (verdict === TRUE) notes[partner]! |= IS_MET;
      else if (verdict === OPEN) notes[partner]! |= IS_UNKNOWN;
    }
  };
}

/** A function that keeps a number or two of each partner. */
interface LaneFunction {
  readonly take: (source: FigureSource, kept: Kept) => TakeRange;
  readonly result: (sum: number, count: number, note: number, measure: Measure) => Value;
}

/** What is known of records none of which is unknown; `whenEmpty` where none counts. */
function ofKnown(value: (sum: number, count: number) => Value, isNeverEmpty = false): LaneFunction["result"] {
  return (sum, count, note, { whenEmpty }) => {
    if ((note & IS_UNKNOWN) !== 0) return UNKNOWN;
    return count === 0 && !isNeverEmpty ? whenEmpty : value(sum, count);
  };
}

const LANE_FUNCTIONS: Partial<Readonly<Record<AggregateFunction, LaneFunction>>> = {
  sum: { take: takeSum, result: ofKnown((sum) => sum, true) },
  average: { take: takeSum, result: ofKnown((sum, count) => divide(sum as Exact, exactInteger(count))) },
  count: { take: takeCount, result: ofKnown((_sum, count) => exactInteger(count), true) },
  min: { take: takeExtreme(-1), result: ofKnown((least) => least) },
  max: { take: takeExtreme(1), result: ofKnown((greatest) => greatest) },
  any: {
    take: takeAny,
    result: (_sum, _count, note) => (note & IS_MET) !== 0 || ((note & IS_UNKNOWN) === 0 ? false : UNKNOWN),
  },
};

function numberFigure(source: FigureSource, { take, result }: LaneFunction): FigureLanes {
  const { slot, measure, capacity } = source;
  const sums = new Float64Array(capacity);
  const counts = new Float64Array(capacity);
  const notes = new Uint8Array(capacity);
  return {
    slot,
    clear: () => {
      sums.fill(0);
      counts.fill(0);
      notes.fill(0);
    },
    take: take(source, { sums, counts, notes }),
    isSlow: (partner) => (notes[partner]! & IS_SLOW) !== 0,
    resultOf: (partner) => result(sums[partner]!, counts[partner]!, notes[partner]!, measure),
  };
}

/** A figure that needs more than two numbers of a partner: the values themselves, or those that differ. */
function accumulatedFigure({ slot, measure, mask, offsets, capacity }: FigureSource): FigureLanes {
  const value = measure.value === undefined ? undefined : offsets[measure.value]!;
  const order = measure.order === undefined ? undefined : offsets[measure.order.by]!;
  const kept = new Array<Accumulator | undefined>(capacity).fill(undefined);
  const of = (partner: number): Accumulator => (kept[partner] ??= accumulate(measure));
  return {
    slot,
    clear: () => void kept.fill(undefined),
    take: (lanes, from, to, partner) => {
      const { take } = of(partner);
      for (let lane = from; lane < to; lane += 1) {
        const verdict = mask === undefined ? TRUE : mask[lane]!;
        if (verdict === FALSE) continue;
        take(
          VERDICT_VALUES[verdict]!,
          value === undefined ? true : valueAt(lanes, value + lane),
          order === undefined ? true : valueAt(lanes, order + lane),
        );
      }
    },
    isSlow: () => false,
    resultOf: (partner) => of(partner).result(),
  };
}

/** A figure of a measure that has taken nothing yet; it takes records by the verdicts of the mask. */
export function figureLanes(source: FigureSource): FigureLanes {
  const numeric = LANE_FUNCTIONS[source.measure.function];
  return numeric === undefined ? accumulatedFigure(source) : numberFigure(source, numeric);
}
