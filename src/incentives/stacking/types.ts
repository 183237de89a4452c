/** Stacking: what becomes of several incentives over one amount. */
import { type About } from "../../core/data/types.js";
import { type CapClip } from "../../core/expression/words.js";
import { type Operand } from "../../core/rule/types.js";

interface Step {
  /** Whether they are paid on the whole amount, or on what the steps before left of it; the whole unless stated. */
  readonly on?: "original" | "remaining";
  /** Whether what they pay is gone for the steps after it; it is unless stated. */
  readonly reduces?: boolean;
}

/** One step: the best of several incentives, or all of them. */
export type StackingStep = ({ readonly best: readonly string[] } & Step) | ({ readonly all: readonly string[] } & Step);

/** Several incentives over one amount, in the order of their priority. */
export interface Stacking extends About {
  readonly steps: readonly StackingStep[];
  /** The most that they pay together: for the period, or for each record where they pay for records. */
  readonly cap?: { readonly amount: Operand; readonly clip: CapClip };
}

/** The section `stacking` of a program. */
export type Stackings = Readonly<Record<string, Stacking>>;

/** The incentives of a step. */
export function incentivesOf(step: StackingStep): readonly string[] {
  return "best" in step ? step.best : step.all;
}
