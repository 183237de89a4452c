/** Metrics: figures of a partner, computed from its records, its facts and other figures. */
import { type Condition } from "../core/condition/types.js";
import { type About } from "../core/data/types.js";
import { type Window } from "../core/time/window.js";

/** What stands for a figure without a denominator: `notApplicable`, `zero`, `one`, or a stated number. */
export type WhenEmptyChoice = number | string;

/** A value by its name, or a number (as a JSON number or a decimal text). */
export type Operand = string | number;

interface MetricAbout extends About {
  /** Decimal places in outcomes; an amount has its currency's by default, another number six. */
  readonly digits?: number;
}

/** What every metric over records can say. */
export interface OverRecords extends MetricAbout {
  /** Which records count; a fact is a field of the record, `partner.x` a value of the partner. */
  readonly where?: Condition;
  /** Of which days; without a window, every record dated up to the judged day. */
  readonly window?: Window;
}

export interface SumMetric extends OverRecords {
  /** `collection.field`: the field summed over the records; zero over none. */
  readonly sum: string;
}
export interface CountMetric extends OverRecords {
  /** `collection`: how many records there are. */
  readonly count: string;
}
export interface CountDistinctMetric extends OverRecords {
  /** `collection.field`: how many different values the field has. */
  readonly countDistinct: string;
}
export interface AverageMetric extends OverRecords {
  /** `collection.field`: the mean of the field over the records. */
  readonly average: string;
  readonly whenEmpty: WhenEmptyChoice;
}
export interface RatioMetric extends MetricAbout {
  /** The first over the second. */
  readonly ratio: readonly [Operand, Operand];
  readonly whenEmpty: WhenEmptyChoice;
}
export interface DifferenceMetric extends MetricAbout {
  /** The first less the second. */
  readonly difference: readonly [Operand, Operand];
}
export interface GrowthMetric extends MetricAbout {
  /** (first - second) / second; a second of zero or less has no growth. */
  readonly growth: readonly [Operand, Operand];
  readonly whenEmpty: WhenEmptyChoice;
}

export type Metric =
  SumMetric | CountMetric | CountDistinctMetric | AverageMetric | RatioMetric | DifferenceMetric | GrowthMetric;

/** The section `metrics` of a program. */
export type Metrics = Readonly<Record<string, Metric>>;
