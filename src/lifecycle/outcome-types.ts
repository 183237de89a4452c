/** What the evaluation of life stages answers. */
import { type LadderOutcome, type OutcomeValue, type Verdict } from "../core/outcome/types.js";

/** What a stage is about. */
export interface StageFocus {
  /** The values that are looked at in the stage. */
  readonly metrics: Readonly<Record<string, OutcomeValue>>;
  /** What is to be done in it: met where its condition holds. */
  readonly actions: Readonly<Record<string, Verdict>>;
}

export interface LifecycleOutcome {
  readonly stage: LadderOutcome;
  readonly flags: Readonly<Record<string, Verdict>>;
  /** Of the stage that is held, or else holds for certain, where the document says what it is about. */
  readonly focus?: StageFocus;
  /** For each flag that has triggers: whether the flag is raised and the trigger there. */
  readonly reengage?: Readonly<Record<string, Readonly<Record<string, Verdict>>>>;
}
