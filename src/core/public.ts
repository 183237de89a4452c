/** What of the core is public: the types that every sub-path speaks of. */
export type { Condition, Constant, FactCondition, FactReference } from "./condition/types.js";
export type { DataDeclarations, DataType, FactDeclaration, FieldDeclaration, RecordDeclaration } from "./data/types.js";
export type { IssueCode } from "./issue/catalogue.js";
export type { Issue } from "./issue/issue.js";
export type { IssueParameters } from "./issue/text.js";
export type { JsonLimits } from "./json/admit.js";
export type { RoundingMode } from "./number/round.js";
export type { LadderOutcome, OutcomeValue, Verdict } from "./outcome/types.js";
export type { StandaloneOptions, StandaloneResult, StandaloneValues } from "./standalone/evaluate.js";
export type { PeriodUnit } from "./time/period.js";
export type { Shift, Trailing, Window } from "./time/window.js";
