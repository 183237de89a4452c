/** What the parts of the reading of a plan ask of one another. */
import { type Slot } from "../expression/slot.js";
import { type Value } from "../expression/value.js";
import { type Comparison } from "../expression/words.js";
import { type Exact } from "../number/exact.js";
import { type Contribution, type Formula } from "./formula.js";
import { type Model } from "./model.js";
import { type Variable } from "./variable.js";

/** It does not apply either, the value is left out as a zero is, or that depends. */
export type Absence = "absent" | "zero" | "either";

/** A number as a sum of what single values contribute. */
export interface Sum {
  readonly constant: Exact;
  readonly parts: ReadonlyMap<Variable, Contribution>;
  /** What becomes of the sum where one of its values does not apply. */
  readonly absence: Absence;
}

/** A number in one of several cases: a sum, or nothing where it does not apply. */
export interface Branch {
  readonly when: Formula;
  readonly sum: Sum | "absent";
}

/** One of the values that a slot can have, and when it has it. */
export interface Case {
  readonly when: Formula;
  readonly value: Value;
}

/** Reads the slots of a plan as formulas over the partner's values. */
export interface Reader {
  readonly model: Model;
  /** Verdicts that are taken as settled, whatever they say. */
  readonly settled: ReadonlyMap<Slot, boolean>;
  /** Slots that stand for themselves though they are computed: something reads them in a way that cannot be taken apart. */
  readonly whole: Set<Slot>;
  /** When the verdict of a slot is as wanted. */
  readonly verdict: (slot: Slot, wanted: boolean) => Formula;
  /** When a number compares as stated; `whenAbsent` where it does not apply. */
  readonly compare: (slot: Slot, operator: Comparison, constant: Exact, whenAbsent: boolean) => Formula;
  /** A number as sums, one for each of its cases; undefined where it is none. */
  readonly branches: (slot: Slot) => readonly Branch[] | undefined;
  /** The few values that a slot can have; undefined where they are many. */
  readonly cases: (slot: Slot) => readonly Case[] | undefined;
}
