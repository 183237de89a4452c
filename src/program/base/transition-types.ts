/** Who moves between two days, and why. Plain JSON. */
import { type OutcomeValue, type Verdict } from "../../core/outcome/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type RefusedPartner } from "./types.js";

export interface TransitionOptions extends Pick<EvaluateOptions, "knownAt" | "limits"> {
  /** The first of the two days, YYYY-MM-DD. */
  readonly from: string;
  /** The second one, such as the next review; it may lie in the future. */
  readonly to: string;
  /** How many partners that move are told, in the order of the partners; a hundred unless stated. All of them are counted. */
  readonly most?: number;
}

/** A comparison of a level that says something else on the second day. */
export interface TransitionReason {
  readonly level: string;
  readonly address: string;
  readonly fact: string;
  readonly operator: string;
  readonly was: { readonly status: Verdict | null; readonly actual: OutcomeValue | null };
  readonly is: { readonly status: Verdict | null; readonly actual: OutcomeValue | null };
}

/** A partner that stands on another level. */
export interface Transition {
  readonly partner: string;
  readonly ladder: string;
  /** The level that is held for certain; null for none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly direction: "up" | "down" | "other";
  /** Every comparison of the levels in between that has changed; none where the rules have. */
  readonly reasons: readonly TransitionReason[];
}

export interface LadderTransitions {
  /** How many partners went from each level, or from none (""), to each level, or to none (""). */
  readonly matrix: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly up: number;
  readonly down: number;
  readonly stayed: number;
  /** Partners that may hold a higher level than they are counted on, on one of the days. */
  readonly undecided: number;
}

export interface SummarizedTransitions {
  readonly status: "summarized";
  readonly from: string;
  readonly to: string;
  readonly partners: number;
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  /** By ladder that there is on both days. */
  readonly tiers: Readonly<Record<string, LadderTransitions>>;
  readonly transitions: readonly Transition[];
}
export type TransitionSummary = SummarizedTransitions | IssuesOutcome;
