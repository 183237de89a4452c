/** Where the values that a partner brings are put. */
import { type Slot } from "../slot.js";
import { type Plan } from "../steps.js";
import { type Value, UNKNOWN } from "../value.js";
import { type Lanes, createLanes, storeAt, valueAt } from "./lanes.js";

export interface InputPlaces {
  readonly lanes: Lanes;
  readonly offsets: Int32Array;
}

/** Puts an input into its place. */
export function storeInput({ lanes, offsets }: InputPlaces, slot: Slot, value: Value): void {
  storeAt(lanes, offsets[slot]!, value);
}

/** The inputs of a lane by their slots, as a full run takes them; of the only lane unless stated. */
export function inputsOf({ inputs }: Plan, { lanes, offsets }: InputPlaces, lane = 0): readonly (Value | undefined)[] {
  const values: (Value | undefined)[] = [];
  for (const { slot } of inputs) values[slot] = valueAt(lanes, offsets[slot]! + lane);
  return values;
}

/** Places for the inputs of one partner, each unknown until it is read. */
export function createInputPlaces({ nodes, inputs }: Plan): InputPlaces {
  const lanes = createLanes(nodes.length);
  for (const { slot } of inputs) lanes.others[slot] = UNKNOWN;
  return { lanes, offsets: Int32Array.from(nodes.keys()) };
}
