/**
 * The closed table of node kinds. A program is lowered to these nodes and nothing else; evaluation, explanation and
 * analysis read the same nodes. Nobody writes nodes and no document contains them.
 */
import { type Exact } from "../number/exact.js";
import { type RoundingMode } from "../number/round.js";
import { type ElapsedUnit } from "../time/elapsed.js";
import { type PeriodUnit } from "../time/period.js";
import { type CalendarWindow, type PeriodExtent, type Shift } from "../time/window.js";
import { type Missing, type Value } from "./value.js";

/** The place of a node's value, and of the node itself: an index. Operands always stand before the node. */
export type Slot = number;

export type Comparison =
  "equal" | "notEqual" | "lessThan" | "lessThanInclusive" | "greaterThan" | "greaterThanInclusive";
export type AggregateFunction =
  "sum" | "count" | "countDistinct" | "average" | "median" | "percentile" | "min" | "max" | "pick" | "any" | "every";
export type ArithmeticFunction = "sum" | "product" | "min" | "max" | "average";
export type Combination = "mean" | "weightedMean" | "sum" | "least" | "greatest";
export type MissingPolicy = "exclude" | "lowest" | "fail";
export type ScaleReading = "wholeAmount" | "graduated";
/** The verdict on an operand that is not applicable. */
export type WhenNotApplicable = "met" | "notMet";
/** What stands for a quotient without a denominator. */
export type WhenEmpty = Missing | Exact;
/** How a column of a table is matched: by the same value, or by the greatest bound that is not above. */
export type ColumnMatch = "equal" | "from";
/** Which of several records that are equally first is picked; `unknown`: none, where their values differ. */
export type Ties = "min" | "max" | "unknown";
/** What is taken of the values that a figure has on several days or in several slices. */
export type Take = "only" | "sum" | "average" | "min" | "max" | "any" | "every" | "count" | "highest" | "lowest";
/** What is read of a base about a figure of one partner. */
export type BaseMeasure = "rank" | "percentileRank" | "share" | "peers";

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
  | { readonly kind: "days"; readonly from: Slot; readonly to: Slot }
  | {
      readonly kind: "slices";
      readonly id: string;
      /** The field of each sliced collection that names the slice. */
      readonly fields: readonly { readonly collection: string; readonly index: number }[];
      /** Slices that are there even without records. */
      readonly values: readonly string[];
    };

interface Comparing {
  readonly left: Slot;
  readonly whenNotApplicable: WhenNotApplicable | undefined;
}

/** What each kind of node holds besides its kind. */
export interface NodeShapes {
  /** A value under another name, so that a given value replaces one of them alone. */
  alias: { readonly operand: Slot };
  /** A constant. */
  literal: { readonly value: Value };
  /** A value that the partner document brings: a fact or an answer. */
  input: { readonly name: string; /** JSON pointer into the partner document. */ readonly source: string };
  /** A day of the calendar, known once the judged day is; `knownAt` is the day up to which things are known. */
  calendar:
    | { readonly bound: "asOf" }
    | { readonly bound: "knownAt" }
    | { readonly bound: "from" | "to"; readonly window: CalendarWindow };
  /** How many digits the partner's currency is posted with. */
  currencyDigits: object;
  /** In a row: a field of the record. */
  field: { readonly index: number; readonly name: string };
  /** In a row: a value of the partner. */
  outer: { readonly slot: Slot };
  /** One figure over the records of a collection. */
  aggregate: {
    readonly collection: string;
    readonly measure: Measure;
    /** The partner's slots that the rows read, that of a derived collection among them. */
    readonly outers: readonly Slot[];
  };
  /** The records of a derived collection: one for each group of another one's records. */
  derive: {
    readonly collection: string;
    readonly source: string;
    readonly where: Slot | undefined;
    readonly keys: readonly Slot[];
    readonly measures: readonly Measure[];
    readonly outers: readonly Slot[];
  };
  /** The records of a collection by a field of theirs. */
  index: { readonly collection: string; readonly field: number; readonly rows: Slot | undefined };
  /** In a row: a field of the record that another collection has under this key. */
  joined: { readonly index: Slot; readonly key: Slot; readonly field: number; readonly name: string };
  /** A figure of the partner on other days, or in slices of the partner. */
  replay: { readonly target: Slot; readonly over: Moments; readonly take: Take; readonly ids?: readonly string[] };
  /** Where the partner stands in the base. */
  base: {
    readonly measure: BaseMeasure;
    readonly name: string;
    readonly of: Slot;
    readonly among: Slot | undefined;
    readonly byCurrency: boolean;
    readonly lowestFirst: boolean;
  };
  /** The entry of a timeline that holds on a day, as far as it was known then. */
  onDay: { readonly timeline: Slot; readonly day: Slot; readonly knownAt: Slot };
  arithmetic: { readonly function: ArithmeticFunction; readonly operands: readonly Slot[] };
  difference: { readonly left: Slot; readonly right: Slot };
  quotient: { readonly dividend: Slot; readonly divisor: Slot; readonly whenEmpty: WhenEmpty };
  /** (now - before) / before; a baseline of zero or less, or below the minimum, has no growth. */
  growth: {
    readonly now: Slot;
    readonly before: Slot;
    readonly minimum: Slot | undefined;
    readonly whenEmpty: WhenEmpty;
  };
  /** The value of the first condition that holds. */
  choose: { readonly conditions: readonly Slot[]; readonly values: readonly Slot[]; readonly otherwise: Slot };
  /** The entry of a table that matches the keys. */
  lookUp: {
    readonly table: string;
    readonly keys: readonly Slot[];
    readonly columns: readonly { readonly name: string; readonly match: ColumnMatch }[];
    readonly rows: readonly { readonly keys: readonly Value[]; readonly value: Value }[];
    readonly otherwise: Value;
  };
  /** Complete units of time from one day, or one instant, to another. */
  elapsed: { readonly from: Slot; readonly to: Slot; readonly unit: ElapsedUnit };
  /** A day, moved, then taken to an end of its period. */
  moveDay: {
    readonly day: Slot;
    readonly shift: Shift | undefined;
    readonly end: { readonly bound: "from" | "to"; readonly unit: PeriodUnit; readonly startMonth: number } | undefined;
  };
  /** A bound of the year that begins on an anniversary. */
  anniversary: {
    readonly start: Slot;
    readonly day: Slot;
    readonly bound: "from" | "to";
    readonly extent: PeriodExtent;
  };
  /** Ordered values: exact numbers, days or instants. */
  compare: Comparing & { readonly operator: Comparison; readonly right: Slot };
  /** Texts and booleans: equal or not. */
  same: Comparing & { readonly right: Slot; readonly negated: boolean };
  /** One of a list of constants or not. */
  oneOf: Comparing & { readonly list: readonly Value[]; readonly negated: boolean };
  /** A list that has an item or not. */
  contains: Comparing & { readonly right: Slot; readonly negated: boolean };
  /** At least `threshold` of the operands hold. All is the number of operands, any is one. */
  gate: { readonly operands: readonly Slot[]; readonly threshold: number };
  not: { readonly operand: Slot };
  /** A day inside two days, both inclusive. Where it is open, an end that is missing is no bound. */
  within: { readonly day: Slot; readonly from: Slot; readonly to: Slot; readonly open: boolean };
  /** Several scores as one. */
  combine: {
    readonly combination: Combination;
    readonly operands: readonly Slot[];
    readonly weights: readonly Exact[];
    readonly missing: MissingPolicy;
    readonly lowest: Exact;
  };
  /** 1 where the operand is known, 0 where it is unknown. */
  known: { readonly operand: Slot };
  /** The operand, unless its coverage is below the minimum. */
  covered: { readonly operand: Slot; readonly coverage: Slot; readonly minimum: Exact };
  /** The number that stands beside an answer. */
  choice: { readonly operand: Slot; readonly choices: ReadonlyMap<string, Exact> };
  /** min(max, max * value / at), never below zero; without an `at` above zero there are none. */
  points: { readonly operand: Slot; readonly max: Slot; readonly at: Slot };
  /** offset + factor * value. */
  linear: { readonly operand: Slot; readonly factor: Exact; readonly offset: Exact };
  clip: { readonly operand: Slot; readonly lowest: Exact | undefined; readonly highest: Exact | undefined };
  /** The name of the half-open band `[from, next)` that holds the value. */
  band: { readonly operand: Slot; readonly bands: readonly { readonly from: Exact; readonly is: string }[] };
  /** The last level whose verdict holds. */
  ladder: { readonly verdicts: readonly Slot[]; readonly ids: readonly string[] };
  /** What a band table pays. */
  scale: {
    readonly qualifyOn: Slot;
    readonly payOn: Slot;
    readonly reading: ScaleReading;
    readonly bands: readonly { readonly from: Exact; readonly rate: Exact }[];
  };
  /** The operand where the condition holds, zero where it does not. */
  onlyIf: { readonly condition: Slot; readonly operand: Slot };
  /** Rounded to the digits of the partner's currency (a slot), or to stated places. */
  round: { readonly operand: Slot; readonly digits: Slot | { readonly places: number }; readonly mode: RoundingMode };
}

export type NodeKind = keyof NodeShapes;
export type NodeOf<K extends NodeKind> = K extends NodeKind ? { readonly kind: K } & NodeShapes[K] : never;
export type Node = { [K in NodeKind]: NodeOf<K> }[NodeKind];

/** Computes a node's value from the filled slots before it. */
export type Apply = (slots: readonly Value[]) => Value;

/** Plain data that evidence shows of a node: its parameters, exact numbers as text. */
export type Details = Readonly<Record<string, string | number | boolean | readonly DetailBand[] | readonly string[]>>;
export interface DetailBand {
  readonly from: string;
  readonly is: string;
}

/** Everything that a kind of node answers. */
export interface Operation<K extends NodeKind> {
  readonly operands: (node: NodeOf<K>) => readonly Slot[];
  /** Undefined for what is filled from outside: inputs, calendar days, fields, and what reads records or the base. */
  readonly apply?: (node: NodeOf<K>) => Apply;
  readonly details?: (node: NodeOf<K>) => Details;
  /** The operands that decided the value, where not all did. */
  readonly decisive?: (node: NodeOf<K>, slots: readonly Value[], value: Value) => readonly Slot[];
}
