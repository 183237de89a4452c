/** The outcome of a scorecard: its score, band and coverage, and those of every part. */
import { type Plan } from "../core/expression/steps.js";
import { type NamedDefinition } from "../core/expression/scope.js";
import { exactOf, isMissing } from "../core/expression/value.js";
import { writeNumber } from "../core/number/decimal.js";
import { type Presentation, presentNamed } from "../core/outcome/present.js";
import { type PartOutcome, type ScorecardOutcome } from "./outcome-types.js";
import { partsOf } from "./tree.js";
import { type Scorecard } from "./types.js";

interface PartLayout {
  readonly score: NamedDefinition;
  readonly coverage: NamedDefinition;
}

/** Where the outcome of a card is read from. */
export interface ScorecardLayout extends PartLayout {
  readonly band: NamedDefinition | undefined;
  readonly parts: readonly (readonly [string, PartLayout])[];
}

/** The layout of a card that was lowered to the plan. */
export function scorecardLayout(id: string, card: Scorecard, plan: Plan): ScorecardLayout {
  const part = (path: string): PartLayout => ({
    score: plan.names.get(`score.${path}`)!,
    coverage: plan.names.get(`coverage.${path}`)!,
  });
  return {
    ...part(id),
    band: plan.names.get(`band.${id}`),
    parts: partsOf(card, "").map(({ path }) => [path, part(`${id}.${path}`)]),
  };
}

const COVERAGE_DIGITS = 4;

function partOutcome({ score, coverage }: PartLayout, presentation: Presentation): PartOutcome {
  const share = presentation.at(coverage.slot);
  return {
    score: presentNamed(score, presentation),
    coverage: isMissing(share) ? null : writeNumber(exactOf(share), COVERAGE_DIGITS),
  };
}

/** The outcome of a card. */
export function scorecardOutcome(layout: ScorecardLayout, presentation: Presentation): ScorecardOutcome {
  const band = layout.band === undefined ? undefined : presentation.at(layout.band.slot);
  return {
    ...partOutcome(layout, presentation),
    band: typeof band === "string" ? band : null,
    parts: Object.fromEntries(layout.parts.map(([path, part]) => [path, partOutcome(part, presentation)])),
  };
}
