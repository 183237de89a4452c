/** How what a partner holds moves over time: when it is reviewed, what protects it, and how it may end. */
import { type About } from "../data/types.js";
import { type PeriodUnit } from "../time/period.js";

/** A length of time: years, quarters and months together first, clamped to the end of the month, then days. */
export interface Span {
  readonly years?: number;
  readonly quarters?: number;
  readonly months?: number;
  readonly days?: number;
}

/** The days on which moves are decided. */
export type Occasions =
  | "immediately"
  | "never"
  | { readonly firstDayOf: PeriodUnit }
  | { readonly lastDayOf: PeriodUnit }
  /** Days of every year, `MM-DD`; 02-29 is the last day of February. */
  | { readonly eachYearOn: readonly string[] }
  /** Every so many months (12 unless stated) after a day of the partner: a date among its facts, or `held.since`. */
  | { readonly anniversaryOf: string; readonly months?: number };

/** The day whose figures are decided on, no later than the day of the decision. */
export type MeasuredOn = { readonly before: Span } | { readonly lastDayOf: PeriodUnit };

/** The day from which a decision has effect: so long after it, or on the first day of the next period. */
export type EffectiveFrom = { readonly after: Span } | { readonly firstDayOf: PeriodUnit };

/** A last day: so long after a first one, or the end of its period (or of a following one). */
export type LastDay = { readonly for: Span } | { readonly lastDayOf: PeriodUnit; readonly following?: number };

/** How long a level is safe: a last day, or the day before the next anniversary of a date of the partner. */
export type LockIn = LastDay | { readonly anniversaryOf: string };

interface Moves {
  readonly on: Occasions;
  /** The day of the decision unless stated. */
  readonly measured?: MeasuredOn;
  /** The day of the decision unless stated. */
  readonly effective?: EffectiveFrom;
  readonly atMostLevels?: number;
}

export interface Promotion extends Moves {
  /** How long a level is held before the next one. */
  readonly minimumTenure?: Span;
}

export interface Demotion extends Moves {
  /** How long a partner that misses may still comply; the last day counts. */
  readonly grace?: LastDay;
  /** How long before a review a partner that would miss is told. */
  readonly warn?: Span;
  /** The exit of a partner for which no level is left. */
  readonly exit?: string;
}

/** A way out, and how long afterwards a partner may come back; without it never. */
export interface Exit extends About {
  readonly returnAfter?: Span;
}

export interface Review extends About {
  /** Where a partner begins on the first day that is reviewed, if it holds nothing: at the highest level that it certainly qualifies for (unless stated), or at the lowest. */
  readonly enter?: "qualified" | "lowest";
  /** Immediately unless stated. */
  readonly promote?: "immediately" | "never" | Promotion;
  /** Immediately unless stated. */
  readonly demote?: "immediately" | "never" | Demotion;
  /** How long a level that was gained is safe. */
  readonly lockIn?: LockIn;
  /** How long after a demotion nothing rises. */
  readonly coolDown?: Span;
  readonly exits?: Readonly<Record<string, Exit>>;
}

/** A requirement that is due at every so many reviews of a level. */
export interface DueRequirement<Condition> extends About {
  /** At every how many reviews since the level was gained. */
  readonly reviews: number;
  readonly requires: Condition;
}

/** A level that a partner may hold for so long only. */
export interface UpOrOut extends About {
  readonly after: Span;
  readonly exit: string;
}
