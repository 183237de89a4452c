/**
 * The closed table of node kinds. A program is lowered to these nodes and nothing else; evaluation, explanation and
 * analysis read the same nodes. Nobody writes nodes and no document contains them.
 */
import { type Slot } from "./slot.js";
import {
  type Comparison,
  type ArithmeticFunction,
  type Combination,
  type MissingPolicy,
  type ScaleReading,
  type WhenNotApplicable,
  type WhenEmpty,
  type ColumnMatch,
  type Take,
  type BaseMeasure,
  type CapClip,
  type Corner,
  type Measure,
  type Moments,
  type NormaliseBeyond,
  type NormaliseCurve,
} from "./words.js";
import { type Exact } from "../number/exact.js";
import { type RoundingMode } from "../number/round.js";
import { type BusinessCalendar } from "../calendar/business.js";
import { type ElapsedUnit } from "../time/elapsed.js";
import { type PeriodUnit } from "../time/period.js";
import { type ShareUnit } from "../time/share.js";
import { type CalendarWindow, type PeriodExtent, type Shift } from "../time/window.js";
import { type Allocation } from "../number/allocate.js";
import { type LineRules } from "./lines/types.js";
import { type PaySpec } from "./pay/spec.js";
import { type Value } from "./value.js";

interface Comparing {
  readonly left: Slot;
  readonly whenNotApplicable: WhenNotApplicable | undefined;
}

/** A unit of time, with the calendar that counts it where it is business time; `ofDays` where days are given. */
interface Timing {
  readonly unit: ElapsedUnit;
  readonly ofDays: boolean;
  readonly calendar: BusinessCalendar | undefined;
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
  /** Where the partner stands in the base, or what the partners of the base have together. */
  base: {
    readonly measure: BaseMeasure;
    readonly name: string;
    readonly of: Slot;
    readonly among: Slot | undefined;
    readonly byCurrency: boolean;
    readonly lowestFirst: boolean;
    /** Of a percentile: 0 to 1. */
    readonly share?: Exact;
    /** Among fewer partners there is nothing to tell. */
    readonly minimumPeers: number;
  };
  /** The entry of a timeline that holds on a day, as far as it was known then. */
  onDay: {
    readonly timeline: Slot;
    readonly day: Slot;
    readonly knownAt: Slot;
    /** How long an entry counts; until the next one unless stated. */
    readonly validFor?: Shift;
  };
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
  choose: {
    readonly conditions: readonly Slot[];
    readonly values: readonly Slot[];
    readonly otherwise: Slot;
    /** The one value applies only where the one condition holds. */
    readonly isGate?: true;
  };
  /** The entry of a table that matches the keys. */
  lookUp: {
    readonly table: string;
    readonly keys: readonly Slot[];
    readonly columns: readonly { readonly name: string; readonly match: ColumnMatch }[];
    readonly rows: readonly { readonly keys: readonly Value[]; readonly value: Value }[];
    readonly otherwise: Value;
  };
  /** Units of time from one day, or one instant, to another. */
  elapsed: { readonly from: Slot; readonly to: Slot } & Timing;
  /** A day or an instant, so many units of time later. */
  deadline: { readonly start: Slot; readonly after: Slot } & Timing;
  /** The day of an instant where a calendar is. */
  localDay: { readonly instant: Slot; readonly calendar: BusinessCalendar };
  /** A day, moved, then taken to an end of its period. */
  moveDay: {
    readonly day: Slot;
    readonly shift: Shift | undefined;
    readonly end: { readonly bound: "from" | "to"; readonly unit: PeriodUnit; readonly startMonth: number } | undefined;
  };
  /** How large a part of a period lies between two days, 0 to 1. */
  periodShare: {
    readonly from: Slot;
    readonly to: Slot;
    readonly start: Slot | undefined;
    readonly end: Slot | undefined;
    readonly exclusive: boolean;
    readonly unit: ShareUnit;
    readonly weights: readonly Exact[] | undefined;
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
  /** The number that stands beside an answer; beside each of several they add up, to `most` where it is stated. */
  choice: { readonly operand: Slot; readonly choices: ReadonlyMap<string, Exact>; readonly most?: Exact };
  /** min(max, max * value / at), never below zero; without an `at` above zero there are none. */
  points: { readonly operand: Slot; readonly max: Slot; readonly at: Slot };
  /** On a straight line between the corners around the value; level beyond the first and the last. */
  interpolate: { readonly operand: Slot; readonly corners: readonly Corner[] };
  /** How far the value is on the way from the worst to the best, as a number between the ends of `to`. */
  normalise: {
    readonly operand: Slot;
    readonly worst: Slot;
    readonly best: Slot;
    readonly to: readonly [Exact, Exact];
    readonly curve: NormaliseCurve;
    readonly beyond: NormaliseBeyond;
    readonly whenEmpty: WhenEmpty;
  };
  /** offset + factor * value. */
  linear: { readonly operand: Slot; readonly factor: Exact; readonly offset: Exact };
  /** Whether a change is above a dead band, below it, or inside. */
  direction: { readonly operand: Slot; readonly deadBand: Exact };
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
  /** What a scale of any form pays. */
  pay: { readonly measure: Slot; readonly base: Slot; readonly spec: PaySpec };
  /** What is paid for each record of a collection. */
  lines: { readonly collection: string; readonly rules: LineRules; readonly outers: readonly Slot[] };
  /** Stated values of each record of a collection that counts; the slots are those of a row. */
  listing: {
    readonly collection: string;
    readonly where: Slot | undefined;
    readonly values: readonly Slot[];
    readonly outers: readonly Slot[];
  };
  /** What the levels that were held in a span earn, each for its days of it. */
  dayByDay: {
    readonly timeline: Slot;
    readonly from: Slot;
    readonly to: Slot;
    readonly levels: readonly string[];
    /** What each level earns for the whole span. */
    readonly amounts: readonly Slot[];
  };
  /** One figure of all lines added up: of a share, or of one of their amounts. */
  lineTotal: { readonly lines: Slot; readonly of: "earned" | "exact" | "amount" | { readonly share: number } };
  /** What is left to the lines of later periods. */
  lineBalance: { readonly lines: Slot };
  /** The share of one of those whom an amount is divided among, or of one that is credited beside it. */
  share: {
    readonly amount: Slot;
    readonly weights: readonly Slot[];
    readonly overlays: readonly Slot[];
    readonly index: number;
    readonly method: Allocation;
    readonly digits: Slot | { readonly places: number };
    readonly mode: RoundingMode;
  };
  /** Of several amounts the one at `index` where it is the greatest, the first of equals; otherwise zero. */
  best: { readonly amounts: readonly Slot[]; readonly index: number };
  /** Of several amounts the one at `index`, once they are cut to a cap together: below it also when each is rounded in its mode. */
  shareOfCap: {
    readonly amounts: readonly Slot[];
    readonly index: number;
    readonly cap: Slot;
    readonly clip: CapClip;
    readonly digits: Slot | { readonly places: number };
    readonly modes: readonly RoundingMode[];
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

/** Writes a value of the kind that a slot holds, exactly. */
export type WriteLike = (value: Value, like: Slot) => string;

/** Everything that a kind of node answers. */
export interface Operation<K extends NodeKind> {
  readonly operands: (node: NodeOf<K>) => readonly Slot[];
  /** Undefined for what is filled from outside: inputs, calendar days, fields, and what reads records or the base. */
  readonly apply?: (node: NodeOf<K>) => Apply;
  readonly details?: (node: NodeOf<K>, write: WriteLike) => Details;
  /** The operands that decided the value, where not all did. */
  readonly decisive?: (node: NodeOf<K>, slots: readonly Value[], value: Value) => readonly Slot[];
}
