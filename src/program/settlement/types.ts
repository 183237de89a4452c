/** What a settlement answers: the entries to append, and what could not be posted. Plain JSON. */
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type IncentiveStatus } from "../../incentives/outcome-types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface SettleOptions extends Omit<EvaluateOptions, "asOf" | "knownAt"> {
  /** A day: each incentive is settled for its own period that this day lies in, and for every earlier one that the journal has. */
  readonly period: string;
  /** The day on which is posted, in the period or after it. */
  readonly on: string;
  /** Periods of the journal that end before this day are settled for good, and not looked at; none unless stated. */
  readonly since?: string;
  /** What was recorded after this day is not known yet; the day on which is posted unless stated. */
  readonly knownAt?: string;
}

interface OfPeriod {
  readonly incentive: string;
  readonly period: { readonly from: string; readonly to: string };
}

/** An amount that cannot be told yet: nothing was posted. */
export interface OpenPeriod extends OfPeriod {
  readonly status: IncentiveStatus;
  /** What would have to be known. */
  readonly missing: readonly string[];
}

/** Something that is due no more, and was not taken back because its time is over. */
export interface ExpiredDifference extends OfPeriod {
  readonly currency: string;
  /** Below zero. */
  readonly amount: string;
  /** The last day on which it could have been taken back. */
  readonly until: string;
}

/** A later difference that was not posted because it is less than the dust of its incentive. */
export interface SmallDifference extends OfPeriod {
  readonly currency: string;
  readonly amount: string;
}

/** What stands in a journal in one currency. */
export interface JournalBalance {
  readonly accrued: string;
  readonly earned: string;
  readonly paid: string;
  /** Of what is in a fund. */
  readonly used?: string;
  readonly expired?: string;
  /** Earned and not paid, used or expired; below zero where too much was. */
  readonly due: string;
}

export interface Settlement {
  readonly status: "settled";
  readonly partner: string;
  readonly on: string;
  readonly knownAt: string;
  /** To append to the journal; none where nothing differs from what was posted. */
  readonly entries: readonly JournalEntry[];
  readonly open: readonly OpenPeriod[];
  readonly expired: readonly ExpiredDifference[];
  readonly dust: readonly SmallDifference[];
  /** By currency, points under `points`: with the entries appended. */
  readonly balances: Readonly<Record<string, JournalBalance>>;
  /** What is in each fund by the journal, where it has any: with the entries appended. */
  readonly funds?: Readonly<Record<string, JournalBalance>>;
}

export type SettlementResult = Settlement | IssuesOutcome;

export interface PayOptions {
  /** The day of the payment. */
  readonly on: string;
  /** The least that is paid, by currency; less is carried to the next payment. Nothing below zero is ever paid. */
  readonly least?: Readonly<Record<string, number | string>>;
}

export interface Payout {
  readonly status: "paid";
  readonly partner: string;
  readonly on: string;
  /** To append to the journal. */
  readonly entries: readonly JournalEntry[];
  /** What is handed over, by currency. */
  readonly amounts: Readonly<Record<string, string>>;
  /** What stays, by currency: less than the least, or below zero. */
  readonly carried: Readonly<Record<string, string>>;
  /** What is held back, by currency: due, and paid on a later day. */
  readonly heldBack: Readonly<Record<string, string>>;
}

export type PayoutResult = Payout | IssuesOutcome;

export interface StateJournalOptions {
  /** The first day of the time. */
  readonly from: string;
  /** The last day of it. */
  readonly on: string;
}

/** One incentive and period for which something was posted. */
export interface StatedPeriod extends OfPeriod {
  /** The fund that the entries belong to. */
  readonly fund?: string;
  readonly currency: string;
  readonly before: JournalBalance;
  readonly entries: readonly JournalEntry[];
  readonly after: JournalBalance;
}

export interface JournalStatement {
  readonly status: "stated";
  readonly partner: string;
  readonly from: string;
  readonly on: string;
  readonly periods: readonly StatedPeriod[];
  /** By currency, points under `points`: what stood before the time, and what stands after it. */
  readonly opening: Readonly<Record<string, JournalBalance>>;
  readonly closing: Readonly<Record<string, JournalBalance>>;
}

export type JournalStatementResult = JournalStatement | IssuesOutcome;

/** One incentive and period: what the journal says, and what a new computation says. */
export interface ReconciledPeriod extends OfPeriod {
  /** The fund that the entries belong to. */
  readonly fund?: string;
  /** Of what a fund itself has posted: what is in it by the journal. */
  readonly inFund?: string;
  readonly currency: string;
  readonly earned: string;
  readonly paid: string;
  /** What is due by a new computation; null where it cannot be told. */
  readonly due: string | null;
  /** Due less earned: what a settlement would post. Of what a fund itself has posted: how much more would be in it. */
  readonly difference: string | null;
}

export interface Reconciliation {
  readonly status: "reconciled";
  readonly partner: string;
  readonly on: string;
  /** Every closed period of the journal, and every one for which a fund has posted something. */
  readonly periods: readonly ReconciledPeriod[];
  /** Whether no period differs. */
  readonly agrees: boolean;
}

export type ReconciliationResult = Reconciliation | IssuesOutcome;
