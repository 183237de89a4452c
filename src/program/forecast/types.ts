/** Where a partner would stand on a later day. Plain JSON. */
import { type LadderOutcome, type OutcomeValue } from "../../core/outcome/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface ForecastOptions extends EvaluateOptions {
  /** The later day, YYYY-MM-DD: the next review. */
  readonly on: string;
}

/** A figure that is not computed of the records that are known today. */
export interface ForecastMetric {
  readonly now: OutcomeValue;
  readonly then: OutcomeValue;
  /** `runRate`: as much in each day of its period as until today. `kept`: as it is today. */
  readonly how: "runRate" | "kept";
}

type Standing = Pick<LadderOutcome, "certain" | "possible">;

export interface ForecastLevels {
  readonly status: "forecast";
  readonly partner: string;
  readonly asOf: string;
  readonly on: string;
  /** By ladder; `now` is null for one that is not there yet. */
  readonly tiers: Readonly<Record<string, { readonly now: Standing | null; readonly then: Standing }>>;
  readonly metrics: Readonly<Record<string, ForecastMetric>>;
}
export type LevelForecast = ForecastLevels | IssuesOutcome;
