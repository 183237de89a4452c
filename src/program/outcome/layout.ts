/** Where the parts of an outcome are read from: settled once for a program, so that a partner costs no look-ups. */
import { type Plan } from "../../core/expression/steps.js";
import { type NamedDefinition } from "../../core/expression/scope.js";
import { type Slot } from "../../core/expression/slot.js";
import { fundedIncentives } from "../../incentives/fund/check.js";
import { type FundLayout, fundLayout, slotsOfFund } from "../../incentives/fund/read.js";
import { type IncentiveLayout, incentiveLayout, slotsOfIncentive } from "../../incentives/outcome.js";
import { type ListedLayout } from "../../incentives/listing/read.js";
import { registrationLayout } from "../../incentives/registration/read.js";
import { type LifecycleLayout, lifecycleLayout, slotsOfLifecycle } from "../../lifecycle/outcome.js";
import { type ScorecardLayout, scorecardLayout, slotsOfScorecard } from "../../scorecard/outcome.js";
import { type LevelLayout, levelLayout, slotsOfLevels } from "../../tiers/outcome.js";
import { type ProgramDocument } from "../document/types.js";

type Entries<T> = readonly (readonly [string, T])[];

export interface OutcomeLayout {
  readonly metrics: Entries<NamedDefinition>;
  readonly scorecards: Entries<ScorecardLayout>;
  readonly lifecycle: LifecycleLayout | undefined;
  readonly tiers: Entries<LevelLayout>;
  readonly incentives: Entries<IncentiveLayout>;
  readonly funds: Entries<FundLayout>;
  readonly registrations: Entries<ListedLayout>;
}

function entriesOf<T, R>(
  section: Readonly<Record<string, T>> | undefined,
  layout: (id: string, entry: T) => R,
): Entries<R> {
  return Object.entries(section ?? {}).map(([id, entry]) => [id, layout(id, entry)]);
}

/** The layout of a document that was compiled to this plan. */
export function layoutOf(document: ProgramDocument, plan: Plan): OutcomeLayout {
  const partner = document.lifecycle?.partner;
  const funded = fundedIncentives(document.funds ?? {});
  return {
    metrics: entriesOf(document.metrics, (id) => plan.names.get(id)!),
    scorecards: entriesOf(document.scorecards, (id, card) => scorecardLayout(id, card, plan)),
    lifecycle: partner === undefined ? undefined : lifecycleLayout(partner, plan),
    tiers: entriesOf(document.tiers, (id, ladder) => levelLayout(id, ladder, plan)),
    incentives: entriesOf(document.incentives, (id, incentive) => incentiveLayout(id, incentive, plan, funded.get(id))),
    funds: entriesOf(document.funds, (id, fund) => fundLayout(id, fund, plan)),
    registrations: entriesOf(document.registrations, (id, written) => registrationLayout(id, written, plan)),
  };
}

/** Every slot that an outcome is read from. */
export function slotsOfLayout({ metrics, scorecards, lifecycle, tiers, incentives }: OutcomeLayout): readonly Slot[] {
  return [
    ...metrics.map(([, { slot }]) => slot),
    ...scorecards.flatMap(([, card]) => slotsOfScorecard(card)),
    ...(lifecycle === undefined ? [] : slotsOfLifecycle(lifecycle)),
    ...tiers.flatMap(([, ladder]) => slotsOfLevels(ladder)),
    ...incentives.flatMap(([, incentive]) => slotsOfIncentive(incentive)),
  ];
}

/** Every slot beside them that funds, registrations and returns are read from: no outcome shows them. */
export function slotsOfListings({ incentives, funds, registrations }: OutcomeLayout): readonly Slot[] {
  return [
    ...incentives.flatMap(([, { returns }]) => (returns === undefined ? [] : [returns.slot])),
    ...funds.flatMap(([, fund]) => slotsOfFund(fund)),
    ...registrations.map(([, { slot }]) => slot),
  ];
}
