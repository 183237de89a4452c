/**
 * The closed table of node kinds. A program is lowered to these nodes and nothing else; evaluation, explanation and
 * analysis read the same nodes. Nobody writes nodes and no document contains them.
 */
import { type Exact } from "../number/exact.js";
import { type RoundingMode } from "../number/round.js";
import { type Window } from "../time/window.js";
import { type Missing, type Value } from "./value.js";

/** The place of a node's value, and of the node itself: an index. Operands always stand before the node. */
export type Slot = number;

export type Comparison =
  "equal" | "notEqual" | "lessThan" | "lessThanInclusive" | "greaterThan" | "greaterThanInclusive";
export type AggregateFunction = "sum" | "count" | "countDistinct" | "average";
export type Combination = "mean" | "weightedMean" | "sum" | "least" | "greatest";
export type MissingPolicy = "exclude" | "lowest" | "fail";
export type ScaleReading = "wholeAmount" | "graduated";
/** The verdict on an operand that is not applicable. */
export type WhenNotApplicable = "met" | "notMet";
/** What stands for a quotient without a denominator. */
export type WhenEmpty = Missing | Exact;

interface Comparing {
  readonly left: Slot;
  readonly whenNotApplicable: WhenNotApplicable | undefined;
}

/** What each kind of node holds besides its kind. */
export interface NodeShapes {
  /** A constant. */
  literal: { readonly value: Value };
  /** A value that the partner document brings: a fact or an answer. */
  input: { readonly name: string; /** JSON pointer into the partner document. */ readonly source: string };
  /** A day of the calendar, known once the judged day is. */
  calendar: { readonly bound: "asOf" } | { readonly bound: "from" | "to"; readonly window: Window };
  /** How many digits the partner's currency is posted with. */
  currencyDigits: object;
  /** In a row: a field of the record. */
  field: { readonly index: number; readonly name: string };
  /** In a row: a value of the partner. */
  outer: { readonly slot: Slot };
  /** One figure over the records of a collection; `value` and `where` are slots of the row. */
  aggregate: {
    readonly collection: string;
    readonly function: AggregateFunction;
    readonly value: Slot | undefined;
    readonly where: Slot | undefined;
    readonly outers: readonly Slot[];
    readonly whenEmpty: WhenEmpty;
  };
  difference: { readonly left: Slot; readonly right: Slot };
  quotient: { readonly dividend: Slot; readonly divisor: Slot; readonly whenEmpty: WhenEmpty };
  /** (now - before) / before; a baseline of zero or less has no growth. */
  growth: { readonly now: Slot; readonly before: Slot; readonly whenEmpty: WhenEmpty };
  /** Ordered values: exact numbers or days. */
  compare: Comparing & { readonly operator: Comparison; readonly right: Slot };
  /** Texts and booleans: equal or not. */
  same: Comparing & { readonly right: Slot; readonly negated: boolean };
  /** One of a list of constants or not. */
  oneOf: Comparing & { readonly list: readonly Value[]; readonly negated: boolean };
  /** At least `threshold` of the operands hold. All is the number of operands, any is one. */
  gate: { readonly operands: readonly Slot[]; readonly threshold: number };
  not: { readonly operand: Slot };
  /** A day inside two days, both inclusive. */
  within: { readonly day: Slot; readonly from: Slot; readonly to: Slot };
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
  /** min(max, max * value / at), never below zero. */
  points: { readonly operand: Slot; readonly max: Exact; readonly at: Exact };
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
  round: { readonly operand: Slot; readonly digits: Slot; readonly mode: RoundingMode };
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
  /** Undefined for what is filled from outside: inputs, calendar days, fields, aggregates. */
  readonly apply?: (node: NodeOf<K>) => Apply;
  readonly details?: (node: NodeOf<K>) => Details;
  /** The operands that decided the value, where not all did. */
  readonly decisive?: (node: NodeOf<K>, slots: readonly Value[], value: Value) => readonly Slot[];
}
