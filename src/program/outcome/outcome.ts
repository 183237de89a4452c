/** Builds the outcome of an evaluated partner from the filled slots. */
import { DEFAULT_ROUNDING } from "../../core/number/round.js";
import { type Frame } from "../../core/expression/run-types.js";
import { writeFixed } from "../../core/number/decimal.js";
import { type Exact, ZERO, add } from "../../core/number/exact.js";
import { missingIn } from "../../core/outcome/missing.js";
import { ladderOutcome } from "../../core/outcome/ladder.js";
import { type Presentation, presentNamed } from "../../core/outcome/present.js";
import { type Day } from "../../core/time/day.js";
import { periodContaining } from "../../core/time/period.js";
import { incentiveOutcome } from "../../incentives/outcome.js";
import { lifecycleOutcome } from "../../lifecycle/outcome.js";
import { scorecardOutcome } from "../../scorecard/outcome.js";
import { type ReadPartner } from "../partner/read.js";
import { type JudgedDay, type Program, compiledOf } from "../program.js";
import { type OutcomeLayout } from "./layout.js";
import { linkedMetrics } from "./linked.js";
import { type EvaluatedOutcome } from "./types.js";

/** A run, ready to be presented. */
export function presentationOf(program: Program, partner: ReadPartner, frame: Frame): Presentation {
  const { currencyDigits, given } = partner.values;
  const { plan } = compiledOf(program);
  const missing = missingIn({ plan, frame, given });
  return { plan, frame, currencyDigits, rounding: program.document.rounding ?? DEFAULT_ROUNDING, given, missing };
}

function mapEntries<T, R>(
  entries: readonly (readonly [string, T])[],
  present: (entry: T) => R,
): Readonly<Record<string, R>> {
  return Object.fromEntries(entries.map(([id, entry]) => [id, present(entry)]));
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

/** A run whose outcome is built. */
export interface OutcomeSource {
  readonly program: Program;
  readonly version: string | undefined;
  readonly partner: ReadPartner;
  readonly frame: Frame;
  readonly asOf: JudgedDay;
}

/** The outcome of one partner on one day. */
export function outcomeOf({ program, version, partner, frame, asOf }: OutcomeSource): EvaluatedOutcome {
  const { plan, layout, startMonth } = compiledOf(program);
  const presentation = presentationOf(program, partner, frame);
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
