/** Figures over records, fed one record after the other; a reading feeds several of them at once. */
import { type Exact, HALF, ZERO, add, divide, exactInteger, greatest, least } from "../number/exact.js";
import { percentileOf } from "../number/percentile.js";
import { type AggregateFunction, type Measure, type Ties } from "./words.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, compareValues, exactOf, keyOf } from "./value.js";

/** Takes the values of the records that are counted, one after the other. */
interface Figure {
  readonly take: (value: Value, order: Value) => void;
  readonly result: () => Value;
}

/** Takes every record with the verdict on whether it counts. */
export interface Accumulator {
  readonly take: (counts: Value, value: Value, order: Value) => void;
  readonly result: () => Value;
}

function averageOf(whenEmpty: Value): Figure {
  let sum: Exact = ZERO;
  let count = 0;
  return {
    take: (value) => {
      sum = add(sum, exactOf(value));
      count += 1;
    },
    result: () => (count === 0 ? whenEmpty : divide(sum, exactInteger(count))),
  };
}

function extreme(better: (left: Exact, right: Exact) => Exact, whenEmpty: Value): Figure {
  let best: Exact | undefined;
  return {
    take: (value) => void (best = best === undefined ? exactOf(value) : better(best, exactOf(value))),
    result: () => best ?? whenEmpty,
  };
}

function percentile(share: Exact, whenEmpty: Value): Figure {
  const values: Exact[] = [];
  return {
    take: (value) => void values.push(exactOf(value)),
    result: () => (values.length === 0 ? whenEmpty : percentileOf(values, share)),
  };
}

/** Of the values of the records that come first: the only one, or what is stated for ties. */
function settleTies(values: readonly Value[], ties: Ties): Value {
  const sorted = values.toSorted(compareValues);
  const [lowest, highest] = [sorted[0]!, sorted.at(-1)!];
  if (ties === "unknown") return compareValues(lowest, highest) === 0 ? lowest : UNKNOWN;
  return ties === "min" ? lowest : highest;
}

function pick({ latest, ties }: NonNullable<Measure["order"]>, whenEmpty: Value): Figure {
  let first: Value | undefined;
  let tied: Value[] = [];
  return {
    take: (value, order) => {
      const ahead = first === undefined ? 1 : compareValues(order, first) * (latest ? 1 : -1);
      if (ahead > 0) {
        first = order;
        tied = [value];
      } else if (ahead === 0) tied.push(value);
    },
    result: () => (first === undefined ? whenEmpty : settleTies(tied, ties)),
  };
}

const FIGURES: { readonly [F in Exclude<AggregateFunction, "sum" | "any" | "every">]: (measure: Measure) => Figure } = {
  average: ({ whenEmpty }) => averageOf(whenEmpty),
  count: () => {
    let count = 0;
    return { take: () => void (count += 1), result: () => exactInteger(count) };
  },
  countDistinct: () => {
    const seen = new Set<Value>();
    return { take: (value) => void seen.add(keyOf(value)), result: () => exactInteger(seen.size) };
  },
  median: ({ whenEmpty }) => percentile(HALF, whenEmpty),
  percentile: ({ share, whenEmpty }) => percentile(share!, whenEmpty),
  min: ({ whenEmpty }) => extreme(least, whenEmpty),
  max: ({ whenEmpty }) => extreme(greatest, whenEmpty),
  pick: ({ order, whenEmpty }) => pick(order!, whenEmpty),
};

/** Unknown with the first record of which it is unknown whether it counts, or with what; what does not apply is passed over. */
function careful(figure: Figure): Accumulator {
  let unknown = false;
  return {
    take: (counts, value, order) => {
      if (counts === false) return;
      if (counts === UNKNOWN || value === UNKNOWN || order === UNKNOWN) unknown = true;
      else if (value !== NOT_APPLICABLE && order !== NOT_APPLICABLE) figure.take(value, order);
    },
    result: () => (unknown ? UNKNOWN : figure.result()),
  };
}

/** One record that counts is enough, whatever the others are. */
function anyOf(): Accumulator {
  let met = false;
  let unknown = false;
  return {
    take: (counts) => {
      if (counts === true) met = true;
      else if (counts === UNKNOWN) unknown = true;
    },
    result: () => met || (unknown ? UNKNOWN : false),
  };
}

/** No record that counts may fail; a record that may count or not does not matter where it holds. */
function everyOf(whenEmpty: Value): Accumulator {
  let counted = false;
  let mayCount = false;
  let failed = false;
  let unknown = false;
  return {
    take: (counts, holds) => {
      if (counts === false) return;
      if (counts === UNKNOWN) mayCount = true;
      else counted = true;
      if (holds === false && counts === true) failed = true;
      else if (holds !== true) unknown = true;
    },
    result: () => {
      if (failed) return false;
      if (unknown || (!counted && mayCount && whenEmpty !== true)) return UNKNOWN;
      return counted || mayCount ? true : whenEmpty;
    },
  };
}

/** A sum of values, most of which are counted in ticks: those are added where they stand. */
function carefulSum(): Accumulator {
  let ticks = 0;
  let others: Exact = ZERO;
  let unknown = false;
  return {
    take: (counts, value) => {
      if (counts === false) return;
      if (counts === true && typeof value === "number") {
        const next = ticks + value;
        if (Number.isSafeInteger(next)) ticks = next;
        else others = add(others, value as Exact);
      } else if (counts === UNKNOWN || value === UNKNOWN) unknown = true;
      else if (value !== NOT_APPLICABLE) others = add(others, exactOf(value));
    },
    result: () => (unknown ? UNKNOWN : add(ticks as Exact, others)),
  };
}

/** An accumulator of a measure. */
export function accumulate(measure: Measure): Accumulator {
  const { function: name, whenEmpty } = measure;
  if (name === "sum") return carefulSum();
  if (name === "any") return anyOf();
  return name === "every" ? everyOf(whenEmpty) : careful(FIGURES[name](measure));
}
