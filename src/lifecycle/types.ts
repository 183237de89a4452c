/** Life stages of a partner, and the flags that stand beside them. */
import { type Condition } from "../core/rule/types.js";
import { type About } from "../core/data/types.js";

/** A stage. A partner enters it once it has entered the stages before it and the condition holds. */
export interface Stage extends About {
  readonly id: string;
  readonly enter?: Condition;
}

/** A flag beside the stages, such as inactive or at risk: raised where its condition holds. */
export interface Flag extends About {
  readonly when: Condition;
}

export interface PartnerLifecycle {
  /** From the first to the last. */
  readonly stages: readonly Stage[];
  readonly flags?: Readonly<Record<string, Flag>>;
}

/** The section `lifecycle` of a program. */
export interface Lifecycle {
  readonly partner?: PartnerLifecycle;
}
