/** Life stages of a partner, and the flags that stand beside them. */
import { type Condition } from "../core/rule/types.js";
import { type About } from "../core/data/types.js";
import { type Review } from "../core/review/types.js";

/** Something to do in a stage; always, or where its condition holds. */
export interface StageAction extends About {
  readonly id: string;
  readonly when?: Condition;
}

/** A stage. A partner enters it once it has entered the stages before it and left the one before behind. */
export interface Stage extends About {
  readonly id: string;
  readonly enter?: Condition;
  /** What has to be done in the stage before the next one can be entered. */
  readonly exit?: Condition;
  /** What sends a partner that is in the stage back to the one before, at a review. */
  readonly regress?: Condition;
  /** Ids under which earlier versions knew the stage. */
  readonly formerly?: readonly string[];
  /** The values that are looked at in the stage. */
  readonly metrics?: readonly string[];
  readonly actions?: readonly StageAction[];
}

/** What makes it worth while to go back to a partner with a flag, and what to do then. */
export interface Reengagement extends About {
  readonly when: Condition;
  readonly action?: string;
}

/** A flag beside the stages, such as inactive or at risk: raised where its condition holds. */
export interface Flag extends About {
  readonly when: Condition;
  /** While the flag is raised: what triggers another attempt. */
  readonly reengage?: Readonly<Record<string, Reengagement>>;
}

export interface PartnerLifecycle {
  /** From the first to the last. */
  readonly stages: readonly Stage[];
  readonly flags?: Readonly<Record<string, Flag>>;
  /** How partners move between the stages over time. */
  readonly review?: Review;
}

/** The section `lifecycle` of a program. */
export interface Lifecycle {
  readonly partner?: PartnerLifecycle;
}
