/** The outcome of an incentive: eligible or not, known or not, and what is due. */
import { type Slot } from "../core/expression/slot.js";
import { type Plan } from "../core/expression/steps.js";
import { type ValueType } from "../core/expression/type.js";
import {
  type Line,
  type Lines,
  type Value,
  NOT_APPLICABLE,
  UNKNOWN,
  exactOf,
  isMissing,
} from "../core/expression/value.js";
import { writeExact, writeFixed } from "../core/number/decimal.js";
import { type Exact, ZERO, add, compare, sign, subtract } from "../core/number/exact.js";
import { type Day, writeDay } from "../core/time/day.js";
import { type PeriodUnit, periodContaining } from "../core/time/period.js";
import { type Presentation, presentKnown } from "../core/outcome/present.js";
import {
  type IncentiveNames,
  accrualName,
  beforeStackingName,
  incentiveNames,
  linesName,
  overlayName,
  shareName,
} from "./kinds/names.js";
import { returnsLayout } from "./journal/returns.js";
import { type ListedLayout } from "./listing/read.js";
import { paymentOf } from "./lower.js";
import { type Incentive } from "./types.js";
import { type IncentiveOutcome, type IncentiveStatus, type LineOutcome, type ShareOutcome } from "./outcome-types.js";

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Where the outcome of an incentive is read from. */
export interface IncentiveLayout {
  readonly slots: IncentiveSlots;
  /** The first and last day of the period of a judged day, written out; those of the last day that was asked for are kept. */
  readonly periodOn: (day: Day, startMonth: number) => IncentiveOutcome["period"];
  /** Of points: with how many places they are counted; undefined of money. */
  readonly places: number | undefined;
  /** The fund that it is credited to, and not paid. */
  readonly fund: string | undefined;
  readonly lines: LinesLayout | undefined;
  readonly shares: readonly ShareLayout[];
  /** Of one that is stacked: what it earns alone. */
  readonly beforeStacking: Slot | undefined;
  /** Of one that is accrued by a rate of its own. */
  readonly accrual: Slot | undefined;
  /** Of one that takes returns back at what their records were paid. */
  readonly returns: ListedLayout | undefined;
}

/** The lines, and how what identifies a record is written. */
interface LinesLayout {
  readonly slot: Slot;
  readonly keyTypes: readonly ValueType[];
}

interface ShareLayout {
  readonly id: string;
  readonly slot: Slot;
  readonly overlay: boolean;
}

function linesLayout(id: string, plan: Plan): LinesLayout | undefined {
  const slot = plan.names.get(linesName(id))?.slot;
  const node = slot === undefined ? undefined : plan.nodes[slot];
  if (slot === undefined || node?.kind !== "lines") return undefined;
  const { types } = plan.rows.get(node.collection)!;
  return { slot, keyTypes: node.rules.keys.map((key) => types[key]!) };
}

function rememberPeriod(unit: PeriodUnit): IncentiveLayout["periodOn"] {
  let last: { readonly key: string; readonly period: IncentiveOutcome["period"] } | undefined;
  return (day, startMonth) => {
    const key = `${day} ${startMonth}`;
    if (last?.key !== key) {
      const { from, to } = periodContaining(day, unit, startMonth);
      last = { key, period: { from: writeDay(from), to: writeDay(to) } };
    }
    return last.period;
  };
}

/** The layout of an incentive that was lowered to the plan. */
export function incentiveLayout(id: string, incentive: Incentive, plan: Plan, fund?: string): IncentiveLayout {
  const names = incentiveNames(id);
  const slotOf = (name: string): Slot => plan.names.get(name)!.slot;
  const slot = (step: keyof IncentiveNames): Slot => slotOf(names[step]);
  const { terms, result, places = 0 } = paymentOf(incentive, "");
  const { among = [], overlays = [] } = terms.split ?? {};
  return {
    slots: {
      due: slot("due"),
      eligible: slot("eligible"),
      uncapped: slot("uncapped"),
      exact: slot("exact"),
      rounded: slot("rounded"),
    },
    periodOn: rememberPeriod(incentive.period),
    places: result === "points" ? places : undefined,
    fund,
    lines: linesLayout(id, plan),
    beforeStacking: plan.names.get(beforeStackingName(id))?.slot,
    accrual: plan.names.get(accrualName(id))?.slot,
    returns: returnsLayout(id, terms.returns, plan),
    shares: [
      ...among.map((sharer) => ({ id: sharer.id, slot: slotOf(shareName(id, sharer.id)), overlay: false })),
      ...overlays.map((sharer) => ({ id: sharer.id, slot: slotOf(overlayName(id, sharer.id)), overlay: true })),
    ],
  };
}

/** Every slot that the outcome of an incentive is read from. */
export function slotsOfIncentive({ slots, lines, shares, beforeStacking, accrual }: IncentiveLayout): readonly Slot[] {
  return [
    ...Object.values<Slot>(slots),
    ...(beforeStacking === undefined ? [] : [beforeStacking]),
    ...(accrual === undefined ? [] : [accrual]),
    ...(lines === undefined ? [] : [lines.slot]),
    ...shares.map(({ slot }) => slot),
  ];
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

/** What of an amount is paid: points are counted, and what goes into a fund is credited. */
export function payableOf({ places, fund }: IncentiveLayout, posted: Exact | undefined): Exact {
  return places === undefined && fund === undefined ? (posted ?? ZERO) : ZERO;
}

/** The outcome of an incentive with what of it is paid, for totals. */
export interface PostedIncentive {
  readonly outcome: IncentiveOutcome;
  readonly payable: Exact;
}

function lineOutcome(line: Line, { keyTypes }: LinesLayout, digits: number, presentation: Presentation): LineOutcome {
  const { record, keys, date, base, earned, exact, amount } = line;
  const figures = {
    base: writeExact(base),
    earned: writeExact(earned),
    exact: writeExact(exact),
    amount: writeFixed(amount, digits),
  };
  const day = date === undefined || isMissing(date) ? undefined : writeDay(date as number);
  if (keys.length === 0) return day === undefined ? { record, ...figures } : { record, date: day, ...figures };
  const key = keys.map((each, index) => (isMissing(each) ? "" : String(presentKnown(each, keyTypes[index]!, presentation)))).join(", "); // prettier-ignore
  return day === undefined ? { record, key, ...figures } : { record, key, date: day, ...figures };
}

/** The lines of an amount that is due, and what of their total is carried. */
function linesOutcome(
  lines: LinesLayout,
  { places }: IncentiveLayout,
  posted: Exact,
  presentation: Presentation,
): Pick<IncentiveOutcome, "lines" | "carried"> {
  const value = presentation.at(lines.slot);
  if (isMissing(value)) return {};
  const digits = places ?? presentation.currencyDigits;
  const own = (value as Lines).lines;
  const total = own.reduce<Exact>((sum, { amount }) => add(sum, amount), ZERO);
  return {
    lines: own.map((line) => lineOutcome(line, lines, digits, presentation)),
    ...(sign(total) < 0 && sign(posted) === 0 ? { carried: writeFixed(total, digits) } : {}),
  };
}

function sharesOutcome(
  { shares, places }: IncentiveLayout,
  { at, currencyDigits }: Presentation,
): readonly ShareOutcome[] | undefined {
  const known = shares.filter(({ slot }) => !isMissing(at(slot)));
  if (known.length === 0) return undefined;
  const digits = places ?? currencyDigits;
  return known.map(({ id, slot, overlay }) => ({
    id,
    amount: writeFixed(exactOf(at(slot)), digits),
    ...(overlay ? { overlay } : {}),
  }));
}

/** What nobody has a share of, where an amount is split: a record may leave all weights at zero. */
function unsharedOf(
  { shares, places }: IncentiveLayout,
  posted: Exact,
  { at, currencyDigits }: Presentation,
): string | undefined {
  const among = shares.filter(({ overlay }) => !overlay).map(({ slot }) => at(slot));
  if (among.length === 0 || among.includes(UNKNOWN)) return undefined;
  const shared = among.reduce<Exact>((sum, share) => (isMissing(share) ? sum : add(sum, exactOf(share))), ZERO);
  const left = subtract(posted, shared);
  return sign(left) === 0 ? undefined : writeFixed(left, places ?? currencyDigits);
}

/** What stands beside an amount that was computed. */
function tellDetails(
  outcome: Writable<IncentiveOutcome>,
  layout: IncentiveLayout,
  posted: Exact,
  presentation: Presentation,
): void {
  const { beforeStacking, lines, shares } = layout;
  const own = beforeStacking === undefined ? UNKNOWN : presentation.at(beforeStacking);
  if (!isMissing(own)) outcome.beforeStacking = writeExact(exactOf(own));
  if (lines !== undefined) Object.assign(outcome, linesOutcome(lines, layout, posted, presentation));
  if (shares.length === 0) return;
  const shared = sharesOutcome(layout, presentation);
  const unshared = unsharedOf(layout, posted, presentation);
  if (shared !== undefined) outcome.shares = shared;
  if (unshared !== undefined) outcome.unshared = unshared;
}

/** Whether the cap took something away from an amount that was computed, and is known. */
function isCapped({ slots }: IncentiveLayout, { at }: Presentation): boolean {
  const uncapped = at(slots.uncapped);
  return !isMissing(uncapped) && compare(exactOf(uncapped), exactOf(at(slots.exact))) > 0;
}

/** What is accrued, in the digits of what is posted; null where it cannot be told. */
function accrualOf(value: Value, digits: number, { rounding }: Presentation): string | null {
  if (value === UNKNOWN) return null;
  return writeFixed(value === NOT_APPLICABLE ? ZERO : exactOf(value), digits, rounding);
}

export function incentiveOutcome(
  layout: IncentiveLayout,
  period: IncentiveOutcome["period"],
  presentation: Presentation,
): PostedIncentive {
  const { slots, places } = layout;
  const { at, given } = presentation;
  const { status, posted } = incentiveStanding(layout, presentation);
  const isComputed = status === "due" && !given.has(slots.due);
  const digits = places ?? presentation.currencyDigits;
  const outcome: Writable<IncentiveOutcome> = {
    status,
    period,
    amount: posted === undefined ? null : writeFixed(posted, digits),
    exact: posted === undefined ? null : writeExact(isComputed ? exactOf(at(slots.exact)) : posted),
    capped: isComputed && isCapped(layout, presentation),
  };
  if (places !== undefined) outcome.unit = "points";
  if (layout.fund !== undefined) outcome.fund = layout.fund;
  if (layout.accrual !== undefined) outcome.accrual = accrualOf(at(layout.accrual), digits, presentation);
  if (status === "provisional") outcome.possible = writeFixed(exactOf(at(slots.rounded)), digits);
  if (status === "provisional" || status === "unknown") outcome.missing = presentation.missing(slots.due);
  if (isComputed) tellDetails(outcome, layout, posted!, presentation);
  return { payable: payableOf(layout, posted), outcome };
}
