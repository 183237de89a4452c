/** The journal: what was estimated, earned, taken back and paid, entry by entry. Plain JSON; entries are only ever added. */

/**
 * `accrued`: estimated for a period that is not closed. `released`: an estimate that is taken out again. `earned`: due for a period that is closed, and
 * what is due more later. `reversed`: due no more. `paid`: handed over, or kept back where it was paid too much.
 */
export const ENTRY_KINDS = ["accrued", "released", "earned", "reversed", "paid"] as const;
export type EntryKind = (typeof ENTRY_KINDS)[number];

/**
 * Why an entry was posted. `estimate`: the period is not closed. `closed`: it is. `lateData`: something became known after the entry before. `level`: what became known moved a level.
 * `rules`: the program says otherwise than it did. `data`: the partner's data is other than it was, and does not say since when. `payment`: what is due was paid.
 */
export const ENTRY_REASONS = ["estimate", "closed", "lateData", "level", "rules", "data", "payment"] as const;
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
  readonly incentive: string;
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
  /** Of incentives that pay for each record of a collection with a key: the records whose amounts differ from what was posted before. */
  readonly lines?: readonly EntryLine[];
  /** Where an amount is split: what everybody gets of it. */
  readonly shares?: readonly EntryShare[];
}

/** How an incentive is settled. */
export interface SettlementTerms {
  /** How many days after its period an incentive is closed; until then it is estimated. None unless stated. */
  readonly graceDays?: number;
  /** What is estimated until then: what is earned so far, or nothing. */
  readonly accrue?: Accrual;
  /** For how many months after its period something may be taken back; for ever unless stated. What is due more is always posted. */
  readonly takeBackWithin?: { readonly months: number };
}

export const ACCRUALS = ["earnedSoFar", "nothing"] as const;
export type Accrual = (typeof ACCRUALS)[number];
