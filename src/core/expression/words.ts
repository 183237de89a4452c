/** The closed lists of words that nodes are written with. */
import { type Exact } from "../number/exact.js";
import { type PeriodUnit } from "../time/period.js";
import { type Shift } from "../time/window.js";
import { type Slot } from "./slot.js";
import { type Missing } from "./value.js";

export type Comparison =
  "equal" | "notEqual" | "lessThan" | "lessThanInclusive" | "greaterThan" | "greaterThanInclusive";

export type AggregateFunction =
  "sum" | "count" | "countDistinct" | "average" | "median" | "percentile" | "min" | "max" | "pick" | "any" | "every";

export type ArithmeticFunction = "sum" | "product" | "min" | "max" | "average";

export type Combination = "mean" | "weightedMean" | "geometricMean" | "harmonicMean" | "sum" | "least" | "greatest";

/** Those that weigh their parts. */
export const WEIGHTED: ReadonlySet<Combination> = new Set(["weightedMean", "geometricMean", "harmonicMean"]);

/** Those that only have a value where every part is above zero. */
export const ABOVE_ZERO: ReadonlySet<Combination> = new Set(["geometricMean", "harmonicMean"]);

export type MissingPolicy = "exclude" | "lowest" | "fail";

/** How a band table is read; `SCALE_READINGS` tells what each does. */
export const SCALE_READINGS = ["wholeAmount", "graduated", "additive", "rolling"] as const;

/**
 * `wholeAmount`: the band that the measure lies in pays on all of it, instead of those below. `graduated`: each reached band pays on the
 * slice inside it. `additive`: each reached band pays on all of it. `rolling`: each reached band pays on what lies below its top.
 */
export type ScaleReading = (typeof SCALE_READINGS)[number];

/** Whether a package that is begun counts, or only one that is full. */
export const PACKAGE_COUNTS = ["started", "complete"] as const;
export type PackageCount = (typeof PACKAGE_COUNTS)[number];

/** What a line is below its first corner: nothing at all, or as high as there. */
export const CURVE_BELOW = ["nothing", "first"] as const;
export type CurveBelow = (typeof CURVE_BELOW)[number];

/** What a line is beyond its last corner: as high as there, or on along its last part. */
export const CURVE_BEYOND = ["last", "extend"] as const;
export type CurveBeyond = (typeof CURVE_BEYOND)[number];

/**
 * What a record is paid by the total of the records up to it. `catchUp`: what the total earns more than it did before the record.
 * `fromThenOn`: the record alone, in the band that the total has reached. `inRecordOrder`: the slices of the bands that its
 * own part of the total lies in.
 */
export const RUNNING_MODES = ["catchUp", "fromThenOn", "inRecordOrder"] as const;
export type RunningMode = (typeof RUNNING_MODES)[number];

/**
 * How a cap over several lines is kept. `inOrder`: the first lines are paid until it is reached. `spread`: every line is cut by the same
 * share. `level`: the highest lines are cut to one amount.
 */
export const CAP_CLIPS = ["inOrder", "spread", "level"] as const;
export type CapClip = (typeof CAP_CLIPS)[number];

/** The verdict on an operand that is not applicable. */
export type WhenNotApplicable = "met" | "notMet";

/** What stands for a quotient without a denominator. */
export type WhenEmpty = Missing | Exact;

/** How a column of a table is matched: by the same value, or by the greatest bound that is not above. */
export type ColumnMatch = "equal" | "from";

/** Which of several records that are equally first is picked; `unknown`: none, where their values differ. */
export type Ties = "min" | "max" | "unknown";

/** What is taken of the values that a figure has on several days or in several slices; a total of none is zero. */
export type Take =
  "only" | "sum" | "average" | "min" | "max" | "any" | "every" | "count" | "highest" | "lowest" | "total";

/** What is read of a base about a figure: where a partner stands with its own, or what the partners have together. */
export type BaseMeasure = "rank" | "percentileRank" | "share" | "quartile" | "peers" | "average" | "percentile";

/** Where a line bends: what a value is worth. */
export interface Corner {
  readonly at: Exact;
  readonly is: Exact;
}

/** Whether equal differences or equal ratios are worth the same. */
export type NormaliseCurve = "linear" | "logarithmic";

/** What lies beyond the worst and the best: it counts as they do, or the line goes on. */
export type NormaliseBeyond = "clip" | "extend";

/** Where a score is going. */
export const DIRECTIONS = ["improving", "steady", "declining"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** How one figure is taken of records; slots are those of the row. */
export interface Measure {
  readonly function: AggregateFunction;
  readonly value: Slot | undefined;
  readonly where: Slot | undefined;
  readonly whenEmpty: WhenEmpty | boolean;
  /** Of a percentile: 0 to 1. */
  readonly share?: Exact;
  /** Of a pick: the value by which records are ordered, and which end comes first. */
  readonly order?: { readonly by: Slot; readonly latest: boolean; readonly ties: Ties };
}

/** The days, or the slices of the partner, over which a figure is evaluated again. */
export type Moments =
  | { readonly kind: "shift"; readonly shift: Shift }
  | { readonly kind: "periods"; readonly unit: PeriodUnit; readonly count: number }
  /** The periods of a longer one that are over before the one of the judged day begins. */
  | { readonly kind: "before"; readonly unit: PeriodUnit; readonly within: PeriodUnit }
  | { readonly kind: "days"; readonly from: Slot; readonly to: Slot }
  | {
      readonly kind: "slices";
      readonly id: string;
      /** The field of each sliced collection that names the slice. */
      readonly fields: readonly {
        readonly collection: string;
        readonly index: number;
        /** The field with the day on which a record became known, where the collection has one. */
        readonly recordedOn: number | undefined;
      }[];
      /** Slices that are there even without records. */
      readonly values: readonly string[];
    };
