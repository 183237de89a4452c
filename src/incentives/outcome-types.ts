/** What the evaluation of an incentive answers. */

/**
 * `due`: the amount is earned as far as the period has gone. `notEligible`: nothing is. `provisional`: whether the
 * partner is eligible is unknown; the amount stands on what is certain, `possible` on the other answer.
 * `notApplicable`: there is nothing to measure. `unknown`: the amount cannot be computed yet.
 */
export type IncentiveStatus = "due" | "notEligible" | "provisional" | "notApplicable" | "unknown";

export interface IncentiveOutcome {
  readonly status: IncentiveStatus;
  /** First and last day, both inclusive. */
  readonly period: { readonly from: string; readonly to: string };
  /** The amount in the partner's currency, rounded once. */
  readonly amount: string | null;
  /** The same amount before rounding: a decimal, or a fraction such as `"100/3"`. */
  readonly exact: string | null;
  /** Whether the cap took something away. */
  readonly capped: boolean;
  /** Of a provisional one: the amount if the partner proves eligible. */
  readonly possible?: string;
  /** What is unknown, where something is. */
  readonly missing?: readonly string[];
}
