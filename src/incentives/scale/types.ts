/** Scales: what is paid for how much. */
import {
  type CurveBelow,
  type CurveBeyond,
  type PackageCount,
  type ScaleReading,
} from "../../core/expression/words.js";
import { type Operand } from "../../core/rule/types.js";

/** An amount for each whole package of so many. */
export interface Packages {
  readonly size: Operand;
  readonly amount: Operand;
  /** Whether a package that is begun counts, or only one that is full. */
  readonly count: PackageCount;
}

/** What is paid on a part of what is paid on; several of them add up. */
export interface Portion {
  /** A fraction of an amount: 0.02 is two percent. */
  readonly rate?: Operand;
  /** An amount for each unit of a number. */
  readonly perUnit?: Operand;
  /** An amount, once. */
  readonly fixed?: Operand;
  readonly perPackage?: Packages;
}

/** From this bound on (inclusive), or above it (exclusive), up to the next one's. */
export interface Band extends Portion {
  readonly from?: number | string;
  readonly above?: number | string;
  /** How this band is read; as the scale says unless stated. */
  readonly apply?: ScaleReading;
}

/** How a graduated scale pays on another value than the one that picks the bands. */
export type Slice = "proportional" | "inRecordOrder";

interface InUnits {
  /** What the bounds are multiples of: `quota` and a bound of 0.8 are eighty percent of the quota. */
  readonly unit?: Operand;
}

export interface BandScale extends InUnits {
  /**
   * `wholeAmount`: the band that the measure lies in pays on all of it. `graduated`: each slice is paid by its own band.
   * `additive`: each reached band pays on all of it. `rolling`: each reached band pays on what lies below its top.
   */
  readonly apply: ScaleReading;
  readonly bands: readonly Band[];
  /** Of a graduated scale that pays on another value: every slice its share of it, or the record's own slices. */
  readonly slice?: Slice;
}

export interface CurveScale extends InUnits {
  /** What the measure is worth at each corner; straight between two of them. */
  readonly curve: readonly { readonly at: number | string; readonly is: number | string }[];
  /** Below the first corner. */
  readonly below: CurveBelow;
  /** Beyond the last corner. */
  readonly beyond: CurveBeyond;
  /** Whether the line gives a fraction of what is paid on, or the amount itself. */
  readonly gives: "rate" | "amount";
}

export interface TargetScale {
  /** Everything from it on, nothing below. */
  readonly target: Operand;
  readonly pays: Portion;
}

export interface FlatScale {
  /** The same however much it is. */
  readonly flat: Portion;
}

export type Scale = BandScale | CurveScale | TargetScale | FlatScale;
