/** What changes between two programs over the same partners. Plain JSON. */
import { type LadderTransitions, type Transition } from "../base/transition-types.js";
import { type RefusedPartner } from "../base/types.js";
import { type Witness } from "../check/types.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface CompareOptions extends Pick<EvaluateOptions, "asOf" | "knownAt" | "limits"> {
  /** How many partners are told of each kind; a hundred unless stated. All of them are counted. */
  readonly most?: number;
  /** Named conditions of both programs: whether nothing changes for those who fulfil them is asked of all partners there can be. */
  readonly segments?: readonly string[];
  /** How much the questions to all partners may do; ten million settled formulas unless stated. */
  readonly budget?: number;
}

/** An amount before and after, with the digits of its currency. */
export interface Change {
  readonly before: string;
  readonly after: string;
  /** After less before. */
  readonly difference: string;
}

/** A partner that is paid another amount. */
export interface PaidChange extends Change {
  readonly partner: string;
  readonly currency: string;
}

/** Partners that would be paid more had they sold less. */
export interface CliffSummary {
  /** How many partners stand on a cliff. */
  readonly count: number;
  /** Their share of those that were evaluated, 0 to 1, six places. */
  readonly share: number;
  /** By currency, how much less they are paid than just below the bound. */
  readonly gap: Readonly<Record<string, string>>;
}

/** Something asked of all partners there can be. */
export interface Theorem {
  readonly claim: "nobodyLosesALevel" | "nobodyIsPaidLess" | "nothingChanges";
  /** The ladder, the incentive or the segment. */
  readonly of: string;
  /** It is so; here is a partner of whom it is not; neither. */
  readonly answer: "proved" | "witness" | "undecided";
  readonly witness?: Witness;
}

export interface ComparedPrograms {
  readonly status: "compared";
  readonly asOf: string;
  readonly partners: number;
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  /** By ladder that both programs have. */
  readonly tiers: Readonly<Record<string, LadderTransitions>>;
  /** Partners that move, each with the first comparisons that differ. */
  readonly moved: readonly Transition[];
  /** By currency, all that is payable. */
  readonly payable: Readonly<Record<string, Change>>;
  /** By incentive that one of the programs has, and by currency. */
  readonly incentives: Readonly<Record<string, Readonly<Record<string, Change>>>>;
  /** How many partners are paid more, less, and as much. */
  readonly paid: { readonly more: number; readonly less: number; readonly same: number };
  /** Those whose amounts change most, the greatest loss first. */
  readonly losers: readonly PaidChange[];
  /** The greatest gain first. */
  readonly winners: readonly PaidChange[];
  readonly cliffs: { readonly before: CliffSummary; readonly after: CliffSummary };
  readonly theorems: readonly Theorem[];
}

export type ProgramComparison = ComparedPrograms | IssuesOutcome;
