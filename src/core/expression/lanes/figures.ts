/** Figures that keep a number or two of each partner while the records of many partners go by. */
import { type Exact, divide, exactInteger } from "../../number/exact.js";
import { type Slot } from "../slot.js";
import { type Value, NOT_APPLICABLE, UNKNOWN } from "../value.js";
import { type AggregateFunction, type Measure } from "../words.js";
import { type Lanes } from "./lanes.js";
import { FALSE, OPEN, TRUE } from "./verdict.js";

/** What is noted of a partner beside its numbers. */
const IS_UNKNOWN = 1;
const IS_MET = 2;
/** A number has left the ticks: the partner is evaluated on its own. */
const IS_SLOW = 4;

/** A figure with what it has taken of each partner so far. */
export interface FigureLanes {
  readonly slot: Slot;
  readonly measure: Measure;
  readonly take: TakeRange;
  /** The verdicts on the records that are taken now; undefined where every record counts. */
  readonly mask: Uint8Array | undefined;
  /** Where the measured values begin; not read by figures that measure none. */
  readonly value: number;
  readonly sums: Float64Array;
  readonly counts: Float64Array;
  readonly notes: Uint8Array;
}

/** Takes the records of one partner that lie in the lanes from the first to before the last. */
type TakeRange = (figure: FigureLanes, lanes: Lanes, from: number, to: number, partner: number) => void;

/** Takes numbers one after the other; what is missing, or is no number in ticks, is noted. */
function takeNumbers(fold: (before: number, value: number, count: number) => number): TakeRange {
  return ({ mask, value, sums, counts, notes }, { numbers, others }, from, to, partner) => {
    let sum = sums[partner]!;
    let count = counts[partner]!;
    for (let lane = from; lane < to; lane += 1) {
      const verdict = mask === undefined ? TRUE : mask[lane]!;
      if (verdict === FALSE) continue;
      const number = numbers[value + lane]!;
      if (verdict === TRUE && !Number.isNaN(number)) {
        sum = fold(sum, number, count);
        count += 1;
        if (!Number.isSafeInteger(sum)) notes[partner]! |= IS_SLOW;
      } else if (verdict === OPEN || others[value + lane] === UNKNOWN) notes[partner]! |= IS_UNKNOWN;
      else if (others[value + lane] !== NOT_APPLICABLE) notes[partner]! |= IS_SLOW;
    }
    sums[partner] = sum;
    counts[partner] = count;
  };
}

const takeSum = takeNumbers((sum, value) => sum + value);

const takeCount: TakeRange = ({ mask, counts, notes }, _lanes, from, to, partner) => {
  let count = counts[partner]!;
  for (let lane = from; lane < to; lane += 1) {
    const verdict = mask === undefined ? TRUE : mask[lane]!;
    if (verdict === TRUE) count += 1;
    else if (verdict === OPEN) notes[partner]! |= IS_UNKNOWN;
  }
  counts[partner] = count;
};

const takeAny: TakeRange = ({ mask, notes }, _lanes, from, to, partner) => {
  for (let lane = from; lane < to; lane += 1) {
    const verdict = mask === undefined ? TRUE : mask[lane]!;
    if (verdict === TRUE) notes[partner]! |= IS_MET;
    else if (verdict === OPEN) notes[partner]! |= IS_UNKNOWN;
  }
};

/** A function that keeps a number or two of each partner. */
interface LaneFunction {
  readonly take: TakeRange;
  readonly result: (sum: number, count: number, measure: Measure) => Value;
}

const orEmpty = (count: number, { whenEmpty }: Measure, value: () => Value): Value =>
  count === 0 ? whenEmpty : value();

const LANE_FUNCTIONS: Partial<Readonly<Record<AggregateFunction, LaneFunction>>> = {
  sum: { take: takeSum, result: (sum) => sum },
  average: {
    take: takeSum,
    result: (sum, count, measure) => orEmpty(count, measure, () => divide(sum as Exact, exactInteger(count))),
  },
  count: { take: takeCount, result: (_sum, count) => exactInteger(count) },
  min: {
    take: takeNumbers((least, value, count) => (count === 0 || value < least ? value : least)),
    result: (least, count, measure) => orEmpty(count, measure, () => least),
  },
  max: {
    take: takeNumbers((greatest, value, count) => (count === 0 || value > greatest ? value : greatest)),
    result: (greatest, count, measure) => orEmpty(count, measure, () => greatest),
  },
};

export function resultOf({ measure, sums, counts, notes }: FigureLanes, partner: number): Value {
  const note = notes[partner]!;
  if (measure.function === "any") return (note & IS_MET) !== 0 || ((note & IS_UNKNOWN) !== 0 ? UNKNOWN : false);
  if ((note & IS_UNKNOWN) !== 0) return UNKNOWN;
  return LANE_FUNCTIONS[measure.function]!.result(sums[partner]!, counts[partner]!, measure);
}

/** Whether a figure can be kept while the records of many partners go by. */
export function canKeep({ function: name }: Measure): boolean {
  return name === "any" || name in LANE_FUNCTIONS;
}

/** A figure of a measure that has taken nothing yet; it takes records by the verdicts of the mask. */
export function figureLanes(
  slot: Slot,
  measure: Measure,
  mask: Uint8Array | undefined,
  value: number,
  capacity: number,
): FigureLanes {
  const take = measure.function === "any" ? takeAny : LANE_FUNCTIONS[measure.function]!.take;
  const sums = new Float64Array(capacity);
  const counts = new Float64Array(capacity);
  const notes = new Uint8Array(capacity);
  return { slot, measure, take, mask, value, sums, counts, notes };
}

/** Forgets what the figure has taken. */
export function clearFigure({ sums, counts, notes }: FigureLanes): void {
  sums.fill(0);
  counts.fill(0);
  notes.fill(0);
}

/** Whether a number of the partner has left the ticks. */
export function isSlow({ notes }: FigureLanes, partner: number): boolean {
  return (notes[partner]! & IS_SLOW) !== 0;
}
