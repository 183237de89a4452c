/** How sure the band of a score is: how far each weight can move before it changes. */
import { writeNumber } from "../../core/number/decimal.js";
import { type BandChange, measureSensitivity } from "../../scorecard/analysis/sensitivity.js";
import { type Unsettled } from "../../scorecard/analysis/weight-curve.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type Partner } from "../partner/types.js";
import { type Program } from "../program.js";
import { type CardRun, type ScoreOptions, withCard } from "./scored.js";

/** A weight at which the band changes. */
export interface WeightLimit {
  readonly weight: number | string;
  /** The band beyond it; null for none. */
  readonly band: string | null;
  /** Whether the band has changed at this weight already, or only beyond it. */
  readonly reached: boolean;
}

export interface WeightSensitivity {
  /** The weight of the document; 1 where it states none. */
  readonly weight: number | string;
  /** The nearest change as the weight falls; null where there is none down to 0. */
  readonly below: WeightLimit | null;
  /** The nearest change as the weight grows; null where there is none, however much it grows. */
  readonly above: WeightLimit | null;
}

export interface MeasuredSensitivity {
  readonly status: "measured";
  readonly partner: string;
  readonly asOf: string;
  readonly card: string;
  readonly band: string | null;
  /** By path every part that counts and weighs something. */
  readonly parts: Readonly<Record<string, WeightSensitivity>>;
  /**
   * What is not told, by path (the whole card under ""): `bends` where a cap or another aggregate lies between the weight and the score, `coverage` where the
   * coverage that the card asks for depends on the weights, `noScore` where there is no score.
   */
  readonly unsettled: Readonly<Record<string, Unsettled>>;
}
export type SensitivityOutcome = MeasuredSensitivity | IssuesOutcome;

/** How many decimal places of a weight are shown. */
export const WEIGHT_DIGITS = 6;

function sensitivityOf({ scored, presentation, about }: CardRun): MeasuredSensitivity {
  const { settled, unsettled } = measureSensitivity(scored);
  const limit = (change: BandChange | undefined): WeightLimit | null =>
    change === undefined
      ? null
      : { weight: writeNumber(change.weight, WEIGHT_DIGITS), band: change.band ?? null, reached: change.isReached };
  const named = scored.plan.names.get(`band.${scored.id}`);
  const band = named === undefined ? undefined : presentation.at(named.slot);
  return {
    status: "measured",
    ...about,
    band: typeof band === "string" ? band : null,
    parts: Object.fromEntries(
      settled.map(({ path, weight, below, above }) => [
        path,
        { weight: writeNumber(weight, WEIGHT_DIGITS), below: limit(below), above: limit(above) },
      ]),
    ),
    unsettled: Object.fromEntries(unsettled),
  };
}

/**
 * Tells for each weight of a card how far it can move, alone, before the score changes its band: whether a band hangs on a weight that somebody might
 * as well have set otherwise.
 *
 * Limits are exact, shown to six places. Law: with a weight between its limits the card gives the same band, beyond a limit the one that is told there.
 *
 * @example
 * ```ts
 * import { parseProgram, weightSensitivity } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   scorecards: {
 *     capabilities: {
 *       scale: [0, 100],
 *       missing: "exclude",
 *       bands: [{ from: 0, is: "red" }, { from: 50, is: "green" }],
 *       parts: [{ id: "demo", weight: 3, ask: "?", yes: 1 }, { id: "lab", weight: 2, ask: "?", yes: 1 }],
 *     },
 *   },
 * });
 * const partner = { id: "p1", answers: { capabilities: { demo: true, lab: false } } };
 * const sensitivity = weightSensitivity(program, partner, { asOf: "2026-03-31", card: "capabilities" });
 * if (sensitivity.status === "measured") console.log(sensitivity.parts.demo?.below, sensitivity.parts.lab?.above);
 * // => { weight: 2, band: 'red', reached: false } { weight: 3, band: 'red', reached: false }
 * ```
 * @since 0.1.0
 */
export function weightSensitivity(program: Program, partner: Partner, options: ScoreOptions): SensitivityOutcome {
  return withCard<MeasuredSensitivity>(program, partner, options, sensitivityOf);
}
