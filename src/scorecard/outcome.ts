/** The outcome of a scorecard: its score, band and coverage, and those of every part. */
import { type Plan } from "../core/expression/steps.js";
import { type Slot } from "../core/expression/slot.js";
import { type Direction } from "../core/expression/words.js";
import { type NamedDefinition } from "../core/expression/scope.js";
import { exactOf, isMissing } from "../core/expression/value.js";
import { writeNumber } from "../core/number/decimal.js";
import { type Presentation, mapEntries, presentNamed } from "../core/outcome/present.js";
import { type PartOutcome, type PeersOutcome, type ScorecardOutcome, type TrendOutcome } from "./outcome-types.js";
import { partsOf } from "./tree.js";
import { type Scorecard } from "./types.js";

interface PartLayout {
  readonly score: NamedDefinition;
  readonly coverage: NamedDefinition;
}

/** Where the outcome of a card is read from. */
export interface ScorecardLayout extends PartLayout {
  readonly band: NamedDefinition | undefined;
  readonly trend: { readonly change: NamedDefinition; readonly direction: NamedDefinition } | undefined;
  readonly peers: Readonly<Record<keyof PeersOutcome, NamedDefinition>> | undefined;
  readonly parts: readonly (readonly [string, PartLayout])[];
}

/** The layout of a card that was lowered to the plan. */
export function scorecardLayout(id: string, card: Scorecard, plan: Plan): ScorecardLayout {
  const part = (path: string): PartLayout => ({
    score: plan.names.get(`score.${path}`)!,
    coverage: plan.names.get(`coverage.${path}`)!,
  });
  const peer = (word: keyof PeersOutcome): NamedDefinition => plan.names.get(`peers.${id}.${word}`)!;
  const peers = (): NonNullable<ScorecardLayout["peers"]> => ({
    count: peer("count"),
    percentileRank: peer("percentileRank"),
    quartile: peer("quartile"),
    median: peer("median"),
    gapToMedian: peer("gapToMedian"),
  });
  const trend = plan.names.get(`trend.${id}`);
  return {
    ...part(id),
    trend: trend && { direction: trend, change: plan.names.get(`trend.${id}.change`)! },
    peers: card.peers === undefined ? undefined : peers(),
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

function trendOutcome(
  { change, direction }: NonNullable<ScorecardLayout["trend"]>,
  presentation: Presentation,
): TrendOutcome {
  const found = presentation.at(direction.slot);
  return {
    change: presentNamed(change, presentation),
    direction: typeof found === "string" ? (found as Direction) : null,
  };
}

function peersOutcome(peers: NonNullable<ScorecardLayout["peers"]>, presentation: Presentation): PeersOutcome {
  const { count, percentileRank, quartile, median, gapToMedian } = peers;
  return {
    count: presentNamed(count, presentation),
    percentileRank: presentNamed(percentileRank, presentation),
    quartile: presentNamed(quartile, presentation),
    median: presentNamed(median, presentation),
    gapToMedian: presentNamed(gapToMedian, presentation),
  };
}

/** The outcome of a card. */
export function scorecardOutcome(layout: ScorecardLayout, presentation: Presentation): ScorecardOutcome {
  const { trend, peers } = layout;
  const band = layout.band === undefined ? undefined : presentation.at(layout.band.slot);
  return {
    ...partOutcome(layout, presentation),
    band: typeof band === "string" ? band : null,
    ...(trend === undefined ? {} : { trend: trendOutcome(trend, presentation) }),
    ...(peers === undefined ? {} : { peers: peersOutcome(peers, presentation) }),
    parts: mapEntries(layout.parts, (part) => partOutcome(part, presentation)),
  };
}

/** The slots that the outcome of a card is read from. */
export function slotsOfScorecard({ score, coverage, band, trend, peers, parts }: ScorecardLayout): readonly Slot[] {
  const named = [
    ...[{ score, coverage }, ...parts.map(([, part]) => part)].flatMap((part) => [part.score, part.coverage]),
    ...(band === undefined ? [] : [band]),
    ...Object.values(trend ?? {}),
    ...Object.values(peers ?? {}),
  ];
  return named.map(({ slot }) => slot);
}
