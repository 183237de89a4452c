/** What of the core is public: the types that every sub-path speaks of. */
export type * from "./case/types.js";
export type { SliceDeclaration, Slices } from "./data/slices.js";
export type * from "./data/table-types.js";
export type * from "./data/types.js";
export type { Declarations } from "./definition/declarations.js";
export type { ColumnMatch, Ties, WhenNotApplicable } from "./expression/words.js";
export type { IssueCode } from "./issue/catalogue.js";
export type { Issue } from "./issue/issue.js";
export type { IssueParameters } from "./issue/text.js";
export type { JsonLimits } from "./json/admit.js";
export type { RoundingMode } from "./number/round.js";
export type { LadderOutcome, OutcomeValue, Verdict } from "./outcome/types.js";
export type * from "./records/types.js";
export type * from "./rule/types.js";
export type { StandaloneOptions, StandaloneResult, StandaloneValues } from "./standalone/evaluate.js";
export type { ElapsedUnit } from "./time/elapsed.js";
export type { PeriodUnit } from "./time/period.js";
export type * from "./time/window.js";
