/** Where concentration is going: the figures of two periods, and how far they have moved. */
import { readExact, writeNumber } from "../core/number/decimal.js";
import { subtract } from "../core/number/exact.js";
import { type ConcentrationFigures, type ConcentrationOptions, measureConcentration } from "./concentration.js";

const MOVING = ["topShare", "deliveredByShare", "gini", "giniCorrected", "herfindahl", "herfindahlPoints"] as const;

/** The later figure less the earlier one, as both are shown; null where one of them is. */
export type ConcentrationChange = Readonly<Record<(typeof MOVING)[number], number | string | null>>;

export interface ConcentrationTrend {
  readonly before: ConcentrationFigures;
  readonly after: ConcentrationFigures;
  readonly change: ConcentrationChange;
}

/** More digits than a difference of two shown figures has. */
const DIGITS = 30;

/**
 * How the concentration of amounts has moved from one period to another.
 *
 * A change above zero is more concentrated, but for `deliveredByShare`: the fewer partners deliver the stated part, the lower it is. Laws: of equal
 * amounts there is no change; before and after that change places turn every sign.
 *
 * @throws {RangeError} as `measureConcentration`.
 * @example
 * ```ts
 * import { concentrationTrend } from "partner-program/metrics";
 *
 * const { change } = concentrationTrend([30, 30, 20, 20], [50, 30, 10, 10]);
 * console.log(change.herfindahlPoints, change.gini); // => 1000 0.25
 * ```
 * @since 0.1.0
 */
export function concentrationTrend(
  before: readonly (number | string)[],
  after: readonly (number | string)[],
  options: ConcentrationOptions = {},
): ConcentrationTrend {
  const [from, to] = [measureConcentration(before, options), measureConcentration(after, options)];
  const change = MOVING.map((figure): readonly [keyof ConcentrationChange, number | string | null] => {
    const [earlier, later] = [from[figure], to[figure]];
    if (earlier === null || later === null) return [figure, null];
    return [figure, writeNumber(subtract(readExact(later)!, readExact(earlier)!), DIGITS)];
  });
  return { before: from, after: to, change: Object.fromEntries(change) as ConcentrationChange };
}
