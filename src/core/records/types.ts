/** Figures over records: what is taken of which of them. */
import { type About } from "../data/types.js";
import { type Ties } from "../expression/words.js";
import { type Condition, type Operand, type WhenEmptyChoice } from "../rule/types.js";
import { type Window } from "../time/window.js";

/** What every figure over records can say. */
export interface OverRecords {
  /** Which records count; a fact is a field of the record, `partner.x` a value of the partner. */
  readonly where?: Condition;
  /** Of which days; without a window, every record dated up to the judged day. */
  readonly window?: Window;
}

export interface SumRecords extends OverRecords {
  /** The field summed over the records; zero over none. */
  readonly sum: string;
}
export interface CountRecords extends OverRecords {
  /** How many records there are. */
  readonly count: string;
}
export interface CountDistinctRecords extends OverRecords {
  /** How many different values the field has. */
  readonly countDistinct: string;
}
export interface AverageRecords extends OverRecords {
  /** The mean of the field. */
  readonly average: string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface MedianRecords extends OverRecords {
  /** The middle value of the field, or the mean of the two in the middle. */
  readonly median: string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface PercentileRecords extends OverRecords {
  /** The value below which the share lies, interpolated between neighbours. */
  readonly percentile: string;
  /** 0 to 1: 0.9 is the ninetieth percentile. */
  readonly share: number | string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface MinRecords extends OverRecords {
  /** The least value of the field: a number, an amount or a date. */
  readonly min: string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface MaxRecords extends OverRecords {
  /** The greatest value of the field. */
  readonly max: string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface FirstRecords extends OverRecords {
  /** The field of the earliest record. */
  readonly first: string;
  /** Of several records of that day: the least or the greatest value, or unknown where they differ. */
  readonly ties: Ties;
}
export interface LatestRecords extends OverRecords {
  /** The field of the latest record. */
  readonly latest: string;
  readonly ties: Ties;
}
export interface PickRecords extends OverRecords {
  /** The field of the record that is first by another field. */
  readonly pick: string;
  readonly by: { readonly highest: string } | { readonly lowest: string };
  readonly ties: Ties;
}
export interface AnyRecords extends OverRecords {
  /** Whether there is a record. */
  readonly any: string;
}
export interface EveryRecords extends OverRecords {
  /** Whether every record that counts meets the condition. */
  readonly every: string;
  readonly meets: Condition;
  /** Whether that is so where there is no record. */
  readonly whenEmpty: "met" | "notMet";
}

/** The figure of each operator, which is the one key that only it has. */
export interface RecordsByOperator {
  readonly sum: SumRecords;
  readonly count: CountRecords;
  readonly countDistinct: CountDistinctRecords;
  readonly average: AverageRecords;
  readonly median: MedianRecords;
  readonly percentile: PercentileRecords;
  readonly min: MinRecords;
  readonly max: MaxRecords;
  readonly first: FirstRecords;
  readonly latest: LatestRecords;
  readonly pick: PickRecords;
  readonly any: AnyRecords;
  readonly every: EveryRecords;
}

export type RecordsOperator = keyof RecordsByOperator;
export type RecordsFigure = RecordsByOperator[RecordsOperator];

/** Records that are made of another collection's: one for each group of them. */
export interface DerivedCollection extends About, OverRecords {
  /** The collection whose records are grouped. */
  readonly group: string;
  /** The fields that the records of one group share; they are fields of the group. */
  readonly by: readonly string[];
  /** Figures over the records of a group, as they are written for a metric: they are fields of the group too. */
  readonly fields?: Readonly<Record<string, RecordsFigure>>;
  /** Fields that are computed of the group's own. */
  readonly computed?: Readonly<Record<string, Operand>>;
  /** The field with the day that windows read. */
  readonly date?: string;
}

/** The section `collections` of a program. */
export type DerivedCollections = Readonly<Record<string, DerivedCollection>>;
