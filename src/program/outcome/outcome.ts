/** Builds the outcome of an evaluated partner from the filled slots. */
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add } from "../../core/number/exact.js";
import { ladderOutcome } from "../../core/outcome/ladder.js";
import { type Presentation, presentNamed } from "../../core/outcome/present.js";
import { type Day } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { incentiveOutcome } from "../../incentives/outcome.js";
import { lifecycleOutcome } from "../../lifecycle/outcome.js";
import { scorecardOutcome } from "../../scorecard/outcome.js";
import { compiledOf } from "../program.js";
import { type PresentedPartner } from "../run.js";
import { type OutcomeLayout } from "./layout.js";
import { linkedMetrics } from "./linked.js";
import { type EvaluatedOutcome } from "./types.js";

function mapEntries<T, R>(
  entries: readonly (readonly [string, T])[],
  present: (entry: T) => R,
): Readonly<Record<string, R>> {
  const presented: Record<string, R> = {};
  for (const [id, entry] of entries) presented[id] = present(entry);
  return presented;
}

/** Totals add the posted amounts, so that they are what is paid. */
function paymentsOf(
  layout: OutcomeLayout,
  presentation: Presentation,
  asOf: Day,
  startMonth: number,
): Pick<EvaluatedOutcome, "incentives" | "payable"> {
  const paid = layout.incentives.map(([id, incentive]) => {
    const period = periodContaining(asOf, incentive.unit, startMonth);
    return [id, incentiveOutcome(incentive, period, presentation)] as const;
  });
  const total = paid.reduce<Exact>((sum, [, { posted }]) => add(sum, posted ?? ZERO), ZERO);
  const complete = paid.every(([, { outcome }]) => outcome.status !== "unknown" && outcome.status !== "provisional");
  return {
    incentives: mapEntries(paid, ({ outcome }) => outcome),
    payable: { amount: writeFixed(total, presentation.currencyDigits), complete },
  };
}

/** The outcome of one partner on one day. */
export function outcomeOf({ judged, partner, presentation }: PresentedPartner): EvaluatedOutcome {
  const { program, version, asOf } = judged;
  const { plan, layout, startMonth } = compiledOf(program);
  const { given } = partner;
  return {
    status: "evaluated",
    partner: partner.id,
    asOf: asOf.text,
    ...(version === undefined ? {} : { version }),
    currency: partner.currency,
    metrics: mapEntries(layout.metrics, (named) => presentNamed(named, presentation)),
    scorecards: mapEntries(layout.scorecards, (card) => scorecardOutcome(card, presentation)),
    ...(layout.lifecycle === undefined ? {} : { lifecycle: lifecycleOutcome(layout.lifecycle, presentation) }),
    tiers: mapEntries(layout.tiers, (levels) => ladderOutcome(levels, presentation)),
    ...paymentsOf(layout, presentation, asOf.day, startMonth),
    ...(given.length === 0 ? {} : { given: { names: given, linked: linkedMetrics(plan, layout, given) } }),
  };
}
