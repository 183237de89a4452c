/** The outcome of an incentive: eligible or not, known or not, and what is due. */
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../core/expression/value.js";
import { writeExact, writeFixed } from "../core/number/decimal.js";
import { type Exact, ZERO, compare } from "../core/number/exact.js";
import { writeDay } from "../core/time/day.js";
import { type Period, type PeriodUnit } from "../core/time/period.js";
import { type Presentation } from "../core/outcome/present.js";
import { type IncentiveNames, incentiveNames } from "./kinds/names.js";
import { type Incentive } from "./types.js";
import { type IncentiveOutcome, type IncentiveStatus } from "./outcome-types.js";

/** Where the outcome of an incentive is read from. */
export interface IncentiveLayout {
  readonly slots: IncentiveSlots;
  readonly unit: PeriodUnit;
}

/** The layout of an incentive that was lowered to the plan. */
export function incentiveLayout(id: string, { period }: Incentive, plan: Plan): IncentiveLayout {
  const names = incentiveNames(id);
  const slot = (step: keyof IncentiveNames): Slot => plan.names.get(names[step])!.slot;
  return {
    slots: {
      due: slot("due"),
      eligible: slot("eligible"),
      uncapped: slot("uncapped"),
      exact: slot("exact"),
      rounded: slot("rounded"),
    },
    unit: period,
  };
}

/** The slots that an incentive's outcome is read from. */
type IncentiveSlots = { readonly [S in keyof IncentiveNames]: Slot };

function statusOf(eligible: Value, due: Value, rounded: Value): IncentiveStatus {
  if (due === NOT_APPLICABLE) return "notApplicable";
  if (due !== UNKNOWN) return eligible === false ? "notEligible" : "due";
  if (eligible !== UNKNOWN || rounded === UNKNOWN) return "unknown";
  return rounded === NOT_APPLICABLE ? "notApplicable" : "provisional";
}

/** What is posted now: an amount in all cases but those in which there is none to state. */
function postedOf(status: IncentiveStatus, due: Value): Exact | undefined {
  if (status === "unknown" || status === "notApplicable") return undefined;
  return status === "due" ? exactOf(due) : ZERO;
}

/** What an incentive posts to a partner, before it is written out. */
export interface IncentiveStanding {
  readonly status: IncentiveStatus;
  /** The amount that is posted; undefined where there is none to state. */
  readonly posted: Exact | undefined;
}

export function incentiveStanding({ slots }: IncentiveLayout, { at, given }: Presentation): IncentiveStanding {
  const due = at(slots.due);
  const isGiven = given.has(slots.due) && due !== UNKNOWN;
  const status = isGiven ? "due" : statusOf(at(slots.eligible), due, at(slots.rounded));
  return { status, posted: postedOf(status, due) };
}

/** The outcome of an incentive with the amount that it posts, for totals. */
export interface PostedIncentive {
  readonly outcome: IncentiveOutcome;
  readonly posted: Exact | undefined;
}

export function incentiveOutcome(layout: IncentiveLayout, period: Period, presentation: Presentation): PostedIncentive {
  const { slots } = layout;
  const { at } = presentation;
  const { status, posted } = incentiveStanding(layout, presentation);
  const isGiven = presentation.given.has(slots.due);
  const uncapped = at(slots.uncapped);
  const write = (amount: Exact): string => writeFixed(amount, presentation.currencyDigits);
  const exact = at(slots.exact);
  const exactText = (): string => writeExact(status === "due" && !isGiven ? exactOf(exact) : posted!);
  const known = status === "due" && uncapped !== UNKNOWN && uncapped !== NOT_APPLICABLE;
  return {
    posted,
    outcome: {
      status,
      period: { from: writeDay(period.from), to: writeDay(period.to) },
      amount: posted === undefined ? null : write(posted),
      exact: posted === undefined ? null : exactText(),
      capped: known && !isGiven && compare(exactOf(uncapped), exactOf(exact)) > 0,
      ...(status === "provisional" ? { possible: write(exactOf(at(slots.rounded))) } : {}),
      ...(status === "provisional" || status === "unknown" ? { missing: presentation.missing(slots.due) } : {}),
    },
  };
}
