/** What the evaluation of life stages answers. */
import { type LadderOutcome, type Verdict } from "../core/outcome/types.js";

export interface LifecycleOutcome {
  readonly stage: LadderOutcome;
  readonly flags: Readonly<Record<string, Verdict>>;
}
