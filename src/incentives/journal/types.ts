/** The journal: what was estimated, earned, taken back and paid, entry by entry. Plain JSON; entries are only ever added. */
import { type Operand } from "../../core/rule/types.js";
import { type PeriodUnit } from "../../core/time/period.js";

/**
 * `accrued`: estimated for a period that is not closed. `released`: an estimate that is taken out again. `earned`: due for a period that is closed, and
 * what is due more later. `reversed`: due no more. `paid`: handed over, or kept back where it was paid too much. Of what is in a fund, `used`: taken out by requests, and
 * `expired`: gone because it was not used in time; below zero where that is taken back.
 */
export const ENTRY_KINDS = ["accrued", "released", "earned", "reversed", "paid", "used", "expired"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * Why an entry was posted. `estimate`: the period is not closed. `closed`: it is. `lateData`: something became known after the entry before. `level`: what became known moved a level.
 * `rules`: the program says otherwise than it did. `data`: the partner's data is other than it was, and does not say since when. `payment`: what is due was paid. Of funds, `credit`:
 * records credited it; `claim`: requests have gone on; `expiry`: a time has run out. `interim`: a part that is due before its
 * period is closed. `return`: what a record was paid is taken back, because it was returned.
 */
export const ENTRY_REASONS = [
  "estimate",
  "closed",
  "lateData",
  "level",
  "rules",
  "data",
  "payment",
  "credit",
  "claim",
  "expiry",
  "interim",
  "return",
] as const;
export type EntryReason = (typeof ENTRY_REASONS)[number];

/** What an entry posts for one record. */
export interface EntryLine {
  /** What identifies the record. */
  readonly key: string;
  readonly amount: string;
}

/** What an entry posts to one of those who share an amount. */
export interface EntryShare {
  readonly id: string;
  readonly amount: string;
  /** Credited beside the amount, not out of it. */
  readonly overlay?: true;
}

/** One entry. All days are `YYYY-MM-DD`; amounts have the digits of their currency, and are below zero where something is taken out. */
export interface JournalEntry {
  /** The partner, the incentive, the first day of the period, and its place among their entries: posted a second time it is the same entry. */
  readonly id: string;
  readonly kind: EntryKind;
  /** The incentive, or the fund whose requests are paid. */
  readonly incentive: string;
  /** The fund that the entry belongs to: what is in it is not paid, but used or expired. */
  readonly fund?: string;
  /** The fund out of which it is paid: reimbursements, and what is paid for what was not used. */
  readonly paidFrom?: string;
  /** The period that the entry belongs to, whenever it was posted. */
  readonly period: { readonly from: string; readonly to: string };
  /** The day on which it was posted. */
  readonly on: string;
  /** What was known when it was posted. */
  readonly knownAt: string;
  /** A currency, or `points`. */
  readonly currency: string;
  readonly amount: string;
  readonly reasons: readonly EntryReason[];
  /** The rules that it was posted by: the same document has the same text. */
  readonly rules: string;
  /** What of it is not paid before a day has passed. */
  readonly heldBack?: { readonly amount: string; readonly until: string };
  /** Of incentives that pay for each record of a collection with a key: the records whose amounts differ from what was posted before. */
  readonly lines?: readonly EntryLine[];
  /** Where an amount is split: what everybody gets of it. */
  readonly shares?: readonly EntryShare[];
}

/** How an incentive is settled. */
export interface SettlementTerms {
  /**
   * When a period is closed: after its last day, by what is due then; or on its first day, by what is due then, as an allocation for the period is. After the
   * period unless stated.
   */
  readonly closes?: Closing;
  /** How many days after that an incentive is closed; until then it is estimated. None unless stated. */
  readonly graceDays?: number;
  /** What is estimated until then; what is earned so far unless stated. */
  readonly accrue?: Accrual | AccrualRate | AccrualByRunRate | AccrualByExpectedValue;
  /** A part of what is earned so far that is due before the period is closed: at the end of each shorter period, say of each month of a year. */
  readonly interim?: { readonly share: number | string; readonly every: PeriodUnit };
  /** A part of what is earned that is paid only so many months after its period: returns are set against it first. */
  readonly holdback?: { readonly share: number | string; readonly months: number };
  /** A later difference of less than this is not posted, until it is not less any more. */
  readonly dust?: number | string;
  /** For how many months after its period something may be taken back; for ever unless stated. What is due more is always posted. */
  readonly takeBackWithin?: { readonly months: number };
}

/** A rate of its own: what is accrued of a value, whatever the scale pays in the end. */
export interface AccrualRate {
  readonly rate: Operand;
  readonly on: Operand;
}

/**
 * As if the figures went on to the end of the period as they have so far: the incentive is evaluated with each of them times all days over the days that are gone,
 * and the part of it that belongs to the days that are gone is estimated.
 */
export interface AccrualByRunRate {
  /** The metrics that are projected. */
  readonly runRate: readonly string[];
}

/** By several outcomes, each with its probability; they add up to 1. */
export interface AccrualByExpectedValue {
  readonly expected: readonly {
    readonly probability: number | string;
    /** Values that replace the computation of metrics or facts: a number, or the name of a metric. */
    readonly given: Readonly<Record<string, number | string>>;
  }[];
}

export const CLOSINGS = ["afterPeriod", "periodStart"] as const;
export type Closing = (typeof CLOSINGS)[number];

export const ACCRUALS = ["earnedSoFar", "nothing"] as const;
export type Accrual = (typeof ACCRUALS)[number];
