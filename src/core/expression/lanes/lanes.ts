/**
 * Values side by side: every slot has one place for each of the partners, or records, that are evaluated at the same
 * time. Numbers stand in an array of their own, so that none of them is boxed and comparing two of them is one step.
 */
import { type Value } from "../value.js";

/** A place is the offset of its slot plus the lane. */
export interface Lanes {
  /** Ticks, days and instants; NaN where the value is something else and stands in `others`. */
  readonly numbers: Float64Array;
  readonly others: Value[];
}

/** Lanes without values. */
export function createLanes(places: number): Lanes {
  return { numbers: new Float64Array(places).fill(Number.NaN), others: new Array<Value>(places).fill(0) };
}

/** The value at a place. */
export function valueAt({ numbers, others }: Lanes, place: number): Value {
  const number = numbers[place]!;
  return Number.isNaN(number) ? others[place]! : number;
}

/** Puts a value at a place. */
export function storeAt({ numbers, others }: Lanes, place: number, value: Value): void {
  if (typeof value === "number") numbers[place] = value;
  else {
    numbers[place] = Number.NaN;
    others[place] = value;
  }
}
