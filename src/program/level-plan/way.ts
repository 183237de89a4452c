/** What is looked through for the ways to a level. */
import { type Slot } from "../../core/expression/slot.js";
import { type Exact } from "../../core/number/exact.js";
import { type Presentation } from "../../core/outcome/present.js";
import { type Condition } from "../../core/rule/types.js";
import { type Wanted } from "./wanted.js";

/** What each of several values has to be, by its name. */
export type Way = ReadonlyMap<string, Wanted>;

/** What is compared of two ways: what they cost, how long they take, and how many values change. */
export interface Price {
  readonly cost: Exact;
  readonly days: number;
  readonly changes: number;
}

/** A run whose conditions are looked through. */
export interface Looking {
  readonly presentation: Presentation;
  readonly conditions: Readonly<Record<string, Condition>>;
  /** The slot of the condition at each address. */
  readonly slotAt: ReadonlyMap<string, Slot>;
  /** What a way costs; undefined where it needs a value that has to stay as it is. */
  readonly priceOf: (way: Way) => Price | undefined;
  /** What may still be looked at, in values that are put together; `isCut` once ways were left out. */
  readonly search: { left: number; isCut: boolean };
}

/** Nothing has to be anything else. */
export const NOTHING: Way = new Map();
