/** Funds: what partners are credited, may ask for, and are reimbursed out of it. Market development funds, co-op, credits and points are all of them. */
import { type About } from "../../core/data/types.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type Operand } from "../../core/rule/types.js";
import { type PeriodUnit } from "../../core/time/period.js";
import { type ListedRecords, type ListedRequirement } from "../listing/columns.js";
import { type LevelAt } from "../payment/types.js";

/** How long something can be used: so many years, months and days, its first day among them. */
export interface Lifetime {
  readonly years?: number;
  readonly months?: number;
  readonly days?: number;
}

/** Until when a credit can be used: for a time, up to the end of a period, or for a time and then to the end of the period. */
export interface Expiry {
  readonly after?: Lifetime;
  readonly endOf?: PeriodUnit;
}

/** What an incentive earns is credited and not paid: a lot for each of its periods, on the day on which it is closed. */
export interface IncentiveCredit extends About {
  readonly incentive: string;
  /** For ever unless stated. */
  readonly expires?: Expiry;
}

/** A lot for each record: credits that were bought, or amounts that were allocated by hand. */
export interface RecordCredit extends About {
  readonly for: ListedRecords;
  /** The day from which it can be used. */
  readonly on: Operand;
  /** How much; below zero it is taken out. */
  readonly amount: Operand;
  readonly expires?: Expiry;
  /** The last day on which it can be used, where the record says so. */
  readonly until?: Operand;
}

export type FundCredit = IncentiveCredit | RecordCredit;

/** A step of a request that a field of its record tells the day of. */
export interface DayStep {
  /** A date of the record; while it has none, the step has not happened. */
  readonly on: Operand;
}

/** A step that may lower the amount. */
export interface AmountStep extends DayStep {
  /** At most what was held before; all of it unless stated. */
  readonly amount?: Operand;
}

export interface RequestStep extends DayStep {
  /** What is asked for. */
  readonly amount: Operand;
  /** Less is refused. */
  readonly least?: Operand;
  /** No more is held. */
  readonly most?: Operand;
  readonly requires?: readonly ListedRequirement[];
}

export interface ClaimStep extends AmountStep {
  /** The last day for it; without end unless stated. */
  readonly until?: Operand;
  readonly requires?: readonly ListedRequirement[];
}

/** The requests of a fund: which step is told by which field. A step that the document leaves out is taken at once (`approve`, `claim`, `accept`), or never. */
export interface FundRequests {
  readonly for: ListedRecords;
  /** The level by which a requirement judges: that of the day on which it was asked for, say. */
  readonly levelAt?: LevelAt;
  readonly request: RequestStep;
  readonly approve?: AmountStep;
  readonly deny?: DayStep;
  readonly cancel?: DayStep;
  readonly claim?: ClaimStep;
  readonly accept?: AmountStep;
  readonly reject?: DayStep;
  /** Where less is left than is asked for: the rest of it is held, or the request is refused; the rest unless stated. */
  readonly short?: FundShort;
  /** The most that requests made in one period get together. */
  readonly cap?: { readonly amount: Operand; readonly per: PeriodUnit };
}

export const FUND_SHORTS = ["partial", "refuse"] as const;
export type FundShort = (typeof FUND_SHORTS)[number];

/** What becomes of a lot that was not used in time; it is forfeited unless stated. */
export interface Unused {
  /** A part of it that goes into a lot of its own, once. */
  readonly carry?: { readonly share: number | string; readonly most?: number | string; readonly expires: Expiry };
  /** What is paid for each unit of what is neither used nor carried: a fraction of an amount, an amount for a point. */
  readonly pays?: number | string;
}

export const FUND_ORDERS = ["oldestFirst", "soonestExpiring"] as const;
export type FundOrder = (typeof FUND_ORDERS)[number];

export interface Fund extends About {
  /** Amounts of the partner's currency, or points; amounts unless stated. */
  readonly counts?: "money" | "points";
  /** The first day of the fund: periods of incentives before it credit nothing. Needed where an incentive credits it. */
  readonly opens?: string;
  readonly credits: readonly FundCredit[];
  /** Which lots are used first; the oldest unless stated. */
  readonly uses?: FundOrder;
  readonly requests?: FundRequests;
  readonly unused?: Unused;
  /** The period by which what is reimbursed is posted. */
  readonly period: PeriodUnit;
  /** How amounts are rounded; the document's mode unless stated. */
  readonly round?: RoundingMode;
}

/** The section `funds` of a program. */
export type Funds = Readonly<Record<string, Fund>>;
