/** A rebate of a period: a band table over what was measured in it. */
import { type Condition } from "../../core/rule/types.js";
import { type WithCases } from "../../core/case/types.js";
import { type About } from "../../core/data/types.js";
import { type ScaleReading } from "../../core/expression/words.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type PeriodUnit } from "../../core/time/period.js";

/** From this bound on (inclusive) up to the next band's. */
export interface RateBand {
  readonly from: number | string;
  /** A fraction: 0.02 is two percent. */
  readonly rate: number | string;
}

/**
 * How the bands are read. `wholeAmount`: the one band that the measure lies in gives the rate for all of it.
 * `graduated`: each slice of the measure is paid at the rate of its own band.
 */
export interface Scale {
  readonly apply: ScaleReading;
  readonly bands: readonly RateBand[];
}

export interface Rebate extends About, WithCases {
  readonly kind: "rebate";
  readonly period: PeriodUnit;
  /** Who is paid; everybody unless stated. */
  readonly eligible?: Condition;
  /** The value that picks the band; the value that is paid on unless stated. */
  readonly qualifyOn?: string;
  /** The amount that the rate applies to. */
  readonly payOn: string;
  readonly scale: Scale;
  /** The most that is paid for one period. */
  readonly cap?: { readonly amount: number | string };
  /** How the amount is rounded to the digits of its currency; the document's mode unless stated. */
  readonly round?: RoundingMode;
}
