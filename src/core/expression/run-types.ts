/** What a run is made of. */
import { type Day } from "../time/day.js";
import { type BaseFigures } from "./base.js";
import { type Slot } from "./slot.js";
import { type Plan } from "./steps.js";
import { type Row, type Value } from "./value.js";
import { type Work } from "./work.js";

/** The records of a partner by their collection. A collection that is not there is unknown, an empty one is empty. */
export type RowsByCollection = ReadonlyMap<string, readonly Row[]>;

/** What a partner brings to a run. */
export interface PartnerValues {
  /** Values of inputs at their slots; an input without one is unknown. */
  readonly inputs: readonly (Value | undefined)[];
  readonly rows: RowsByCollection;
  readonly currency: string;
  readonly currencyDigits: number;
  /** Values that replace the computation of their slot. */
  readonly given: ReadonlyMap<Slot, Value>;
}

/** Everything around a run that is not the partner's. */
export interface Surroundings {
  readonly asOf: Day;
  readonly knownAt: Day;
  /** The first month of the fiscal year, 1 to 12. */
  readonly startMonth: number;
  /** The constants and the days of the calendar for a judged day. */
  readonly templateOn: (asOf: Day, knownAt: Day) => readonly Value[];
  /** What is known of the base; without it the partner's standing is unknown. */
  readonly base: BaseFigures | undefined;
  /** What is left of the work that the partner may cost. */
  readonly work: Work;
}

/** The slots of one run, all filled, with the records they were read from. */
export interface Frame {
  readonly slots: readonly Value[];
  /** The partner's own collections, and those that are derived from them. */
  readonly rows: RowsByCollection;
}

/** A run on its way. */
export interface Run {
  readonly plan: Plan;
  readonly partner: PartnerValues;
  readonly surroundings: Surroundings;
  readonly slots: Value[];
  /** The partner's own collections; where the plan derives others, a copy that takes them too. */
  readonly rows: RowsByCollection;
}
