/** What the evaluation of an incentive answers. */

/**
 * `due`: the amount is earned as far as the period has gone. `notEligible`: nothing is. `provisional`: whether the
 * partner is eligible is unknown; the amount stands on what is certain, `possible` on the other answer.
 * `notApplicable`: there is nothing to measure. `unknown`: the amount cannot be computed yet.
 */
export type IncentiveStatus = "due" | "notEligible" | "provisional" | "notApplicable" | "unknown";

/** What is paid for one record. */
export interface LineOutcome {
  /** The place of the record in its collection, from 0 on. */
  readonly record: number;
  /** What identifies the record, where its collection has a key. */
  readonly key?: string;
  readonly date?: string;
  /** What is paid on. */
  readonly base: string;
  /** What the record earns before what is done over all lines. */
  readonly earned: string;
  /** After it, before rounding. */
  readonly exact: string;
  readonly amount: string;
}

/** Who gets how much. */
export interface ShareOutcome {
  readonly id: string;
  readonly amount: string;
  /** Credited beside the amount, not out of it. */
  readonly overlay?: true;
}

export interface IncentiveOutcome {
  readonly status: IncentiveStatus;
  /** First and last day, both inclusive. */
  readonly period: { readonly from: string; readonly to: string };
  /** The amount in the partner's currency, rounded once; of points how many. */
  readonly amount: string | null;
  /** The same amount before rounding: a decimal, or a fraction such as `"100/3"`. */
  readonly exact: string | null;
  /** Whether the cap took something away. */
  readonly capped: boolean;
  /** Of an incentive that counts points: no money, and no part of what is payable. */
  readonly unit?: "points";
  /** Of an incentive that is credited to a fund: the fund; no part of what is payable. */
  readonly fund?: string;
  /** Of one that is accrued by a rate of its own: what is estimated while its period is open; null where that is unknown. */
  readonly accrual?: string | null;
  /** Of one that is stacked: what it would earn alone, before rounding. */
  readonly beforeStacking?: string;
  /** Of a provisional one: the amount if the partner proves eligible. */
  readonly possible?: string;
  /** What is unknown, where something is. */
  readonly missing?: readonly string[];
  /** Of one that pays for each record: its lines, in the order in which they are paid. */
  readonly lines?: readonly LineOutcome[];
  /** Below zero: what the lines add up to, where that is not paid but carried. */
  readonly carried?: string;
  /** Who gets the amount, where it is split. */
  readonly shares?: readonly ShareOutcome[];
  /** What is split, but nobody has a weight for. */
  readonly unshared?: string;
}
