/** Rules as json-rules-engine writes them, and what is told of those that are not taken over. */
import { type Condition } from "../core/rule/types.js";

/** A condition of json-rules-engine: any JSON, read with care. */
export type EngineCondition = Readonly<Record<string, unknown>>;

/** A rule of json-rules-engine, as its `toJSON` writes it. */
export interface EngineRule {
  readonly name?: string;
  readonly conditions: EngineCondition;
  readonly event: { readonly type: string; readonly params?: Readonly<Record<string, unknown>> };
}

/** Why a rule is not taken over. */
export type RefusalCode =
  | "shape"
  | "groupKeys"
  | "empty"
  | "path"
  | "params"
  | "fact"
  | "operator"
  | "value"
  | "orderOfTexts"
  | "list"
  | "reference"
  | "formula"
  | "rank"
  | "whenNotApplicable"
  | "combinations";

/** A part of a rule that one side has and the other one has not. */
export interface Refusal {
  readonly code: RefusalCode;
  /** A JSON pointer into what was handed in. */
  readonly path: string;
  /** What is there, and what it would have meant. */
  readonly message: string;
}

/** A rule that was taken over. */
export interface TakenRule {
  /** The id of its condition: its name or its event's type as one camelCase word. */
  readonly id: string;
  readonly name: string | undefined;
  readonly event: EngineRule["event"];
}

/** Rules as conditions of a program. */
export interface RulesAsConditions {
  /** For the section `conditions`, by id: those of the rules, and the named conditions that they refer to. */
  readonly conditions: Readonly<Record<string, Condition>>;
  readonly rules: readonly TakenRule[];
  /** Each rule in which something was refused is left out as a whole. */
  readonly refused: readonly Refusal[];
}

/** Conditions of a program as rules. */
export interface ConditionsAsRules {
  /** A rule for each level that requires something; its event is `tiers.<ladder>.<level>`. */
  readonly rules: readonly EngineRule[];
  /** For `engine.setCondition`, by name. */
  readonly conditions: Readonly<Record<string, EngineCondition>>;
  readonly refused: readonly Refusal[];
}
