/** How far a partner is from each level: every requirement with what there is, what is needed and what is missing. */
import { type FactCondition } from "../../core/rule/types.js";
import { type OutcomeValue, type Verdict } from "../../core/outcome/types.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A comparison of one value. */
export interface FactRequirement {
  readonly kind: "fact";
  readonly address: string;
  readonly fact: string;
  readonly operator: FactCondition["operator"];
  readonly status: Verdict;
  /** False where one of the two sides is not applicable: the status is then what the document says that this means. */
  readonly applies: boolean;
  readonly actual: OutcomeValue;
  /** The other side: a value, or the list of those that are accepted. */
  readonly needed: OutcomeValue | readonly (string | number | boolean)[];
  /**
   * How far an unmet numeric comparison is from its bound, in the unit of the value (days for dates); null where it is
   * met, unknown or not a matter of more and less. For `greaterThan` and `lessThan` the bound itself is not enough.
   */
  readonly gap: string | number | null;
}

/** Several requirements together. */
export interface GroupRequirement {
  readonly kind: "all" | "any" | "atLeast" | "not";
  readonly address: string;
  readonly status: Verdict;
  /** How many of them have to be met; for `not` none may be. */
  readonly needed: number;
  readonly met: number;
  readonly of: readonly Requirement[];
}

/** A condition of the section `conditions`; its own requirement stands under `conditions` of the answer. */
export interface ConditionRequirement {
  readonly kind: "condition";
  readonly address: string;
  readonly condition: string;
  readonly status: Verdict;
}

export type Requirement = FactRequirement | GroupRequirement | ConditionRequirement;

export interface LevelProgress {
  readonly id: string;
  readonly status: Verdict;
  /** Null where the level requires nothing of its own. */
  readonly requires: Requirement | null;
}

export interface MeasuredProgress {
  readonly status: "measured";
  readonly partner: string;
  readonly asOf: string;
  /** By ladder, its levels from the lowest to the highest. */
  readonly tiers: Readonly<Record<string, readonly LevelProgress[]>>;
  /** The named conditions that the levels refer to, each once. */
  readonly conditions: Readonly<Record<string, Requirement>>;
}

export type Progress = MeasuredProgress | IssuesOutcome;
