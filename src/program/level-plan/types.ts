/** What a partner lacks for a level, as sets of changes. Plain JSON. */
import { type OutcomeValue, type Verdict } from "../../core/outcome/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface LevelPlanOptions extends EvaluateOptions {
  /** The id of a ladder. */
  readonly ladder: string;
  /** The id of one of its levels. */
  readonly level: string;
  /**
   * What a change of a value costs, by its name: of a number or an amount for each unit, of a date for each day, of anything else once. Where costs
   * or speeds are stated, values that have neither stay as they are.
   */
  readonly costs?: Readonly<Record<string, number | string>>;
  /** How much of a value can be reached in a day, by its name. */
  readonly speeds?: Readonly<Record<string, number | string>>;
  /** How many sets are told at most, the cheapest first; five unless stated. */
  readonly most?: number;
}

/** One value that has to be another one. */
export interface LevelChange {
  readonly name: string;
  readonly from: OutcomeValue;
  readonly to: number | string | boolean;
  /** How far that is, in the unit of the value (days for dates); null where it is no matter of more and less. */
  readonly gap: number | string | null;
  /** Null where no costs are stated. */
  readonly cost: number | string | null;
  /** Whole days at the stated speed; null where none is stated. */
  readonly days: number | null;
}

/** A set of changes with which the partner holds the level. */
export interface LevelRoute {
  readonly changes: readonly LevelChange[];
  /** Of all changes together; null where no costs are stated. */
  readonly cost: number | string | null;
  /** Of the change that takes longest; null where one of them has no speed. */
  readonly days: number | null;
  /** Metrics that are read from the same records or facts as what changes: they stay as they are here, and will move as well. */
  readonly linked: readonly string[];
}

export interface PlannedLevel {
  readonly status: "planned";
  readonly partner: string;
  readonly asOf: string;
  readonly ladder: string;
  readonly level: string;
  readonly verdict: Verdict;
  /** The cheapest first; none where no set of changes was found. */
  readonly routes: readonly LevelRoute[];
  /** Whether every way of meeting the requirements was looked at. */
  readonly complete: boolean;
}
export type LevelPlan = PlannedLevel | IssuesOutcome;
