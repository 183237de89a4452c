/** Builds the outcome of an evaluated partner from the filled slots. */
import { writeFixed } from "../../core/number/decimal.js";
import { ZERO, sumOf } from "../../core/number/exact.js";
import { type HeldOutcome, type LadderOutcome } from "../../core/outcome/types.js";
import { mapEntries, presentNamed } from "../../core/outcome/present.js";
import { incentiveOutcome } from "../../incentives/outcome.js";
import { lifecycleOutcome } from "../../lifecycle/outcome.js";
import { scorecardOutcome } from "../../scorecard/outcome.js";
import { levelOutcome } from "../../tiers/outcome.js";
import { compiledOf } from "../program.js";
import { holdingOn } from "../review/held-inputs.js";
import { type PresentedPartner } from "../run.js";
import { type OutcomeLayout } from "./layout.js";
import { linkedMetrics } from "./linked.js";
import { type EvaluatedOutcome } from "./types.js";

const NO_HOLDINGS: ReadonlyMap<string, HeldOutcome> = new Map();

/** Totals add the posted amounts, so that they are what is paid. */
function paymentsOf({ judged, presentation }: PresentedPartner, layout: OutcomeLayout, startMonth: number) {
  const paid = layout.incentives.map(([id, incentive]) => {
    const period = incentive.periodOn(judged.asOf.day, startMonth);
    return [id, incentiveOutcome(incentive, period, presentation)] as const;
  });
  const total = sumOf(paid.map(([, { payable }]) => payable));
  const complete = paid.every(([, { outcome }]) => outcome.status !== "unknown" && outcome.status !== "provisional");
  return {
    incentives: mapEntries(paid, ({ outcome }) => outcome),
    payable: { amount: writeFixed(total, presentation.currencyDigits), complete },
  };
}

/** Zero with so many digits. */
const ZEROS: readonly string[] = Array.from({ length: 7 }, (_, digits) => writeFixed(ZERO, digits));

/** Where nothing is paid. */
function noPayments({ presentation }: PresentedPartner) {
  return { incentives: {}, payable: { amount: ZEROS[presentation.currencyDigits]!, complete: true } };
}

/** What the partner holds on each ladder on the judged day, by the ladder's key. */
function holdings({ judged, partner }: PresentedPartner): ReadonlyMap<string, HeldOutcome> {
  const { held } = partner;
  if (held === undefined) return NO_HOLDINGS;
  const { asOf, knownAt } = judged.surroundings;
  return new Map(
    compiledOf(judged.program).ladders.map((ladder) => [ladder.key, holdingOn(ladder, held, asOf, knownAt)]),
  );
}

/** An outcome of a ladder, with what is held where something is said of it. */
function withHolding<T extends LadderOutcome>(outcome: T, holds: HeldOutcome | undefined): T {
  return holds === undefined ? outcome : { ...outcome, holds };
}

/** The outcome of one partner on one day. */
export function outcomeOf(presented: PresentedPartner): EvaluatedOutcome {
  const { judged, partner, presentation } = presented;
  const { plan, layout, startMonth } = compiledOf(judged.program);
  const { incentives, payable } =
    layout.incentives.length === 0 ? noPayments(presented) : paymentsOf(presented, layout, startMonth);
  const held = holdings(presented);
  const outcome: EvaluatedOutcome = {
    status: "evaluated",
    partner: partner.id,
    asOf: judged.asOf.text,
    currency: partner.currency,
    metrics: mapEntries(layout.metrics, (named) => presentNamed(named, presentation)),
    scorecards: mapEntries(layout.scorecards, (card) => scorecardOutcome(card, presentation)),
    tiers: mapEntries(layout.tiers, (levels, id) =>
      withHolding(levelOutcome(levels, presentation), held.get(`tiers/${id}`)),
    ),
    incentives,
    payable,
  };
  const { version } = judged;
  const { given } = partner;
  if (version === undefined && layout.lifecycle === undefined && given.length === 0) return outcome;
  return {
    ...outcome,
    ...(version === undefined ? {} : { version }),
    ...(layout.lifecycle === undefined
      ? {}
      : { lifecycle: lifecycleOutcome(layout.lifecycle, presentation, held.get("lifecycle/partner")) }),
    ...(given.length === 0 ? {} : { given: { names: given, linked: linkedMetrics(plan, layout, given) } }),
  };
}
