export { summarizeBase } from "./base/summarize.js";
export type * from "./base/types.js";
export { catalogueOf } from "./catalogue.js";
export type { ProgramCategory, ProgramMetric } from "./catalogue.js";
export type { MeasuredPlace } from "./measuring.js";
export { runCases } from "./cases/run.js";
export type * from "./cases/types.js";
export type { ColumnsInput } from "./columns/run.js";
export type * from "../core/data/columns/types.js";
export { compileProgram } from "./compile.js";
export type { BaseSection, Concentration, ProgramDocument } from "./document/types.js";
export type { ProgramVersion, RuleSections, VersionedSection } from "./version/types.js";
export { evaluatePartner, evaluatePartners } from "./evaluate.js";
export type { BaseStandings, EvaluateOptions, EvaluationLimits } from "./options.js";
export { explainPartner } from "./explain/explain.js";
export type { ExplainOptions } from "./explain/explain.js";
export { ENGLISH } from "./explain/phrasebook.js";
export type * from "./explain/types.js";
export type * from "./outcome/types.js";
export { parseProgram, safeParseProgram } from "./parse.js";
export type { ParseOptions, ParseResult } from "./parse.js";
export type { Partner, PartnerRecord } from "./partner/types.js";
export type { Program } from "./program.js";
export { profilePartner } from "./scores/partner-profile.js";
export type * from "./scores/partner-profile-types.js";
export { planImprovement } from "./scores/plan.js";
export type { PlanOptions } from "./scores/plan.js";
export type { ProfileOptions } from "./scores/profile-periods.js";
export { profileScore } from "./scores/profile.js";
export { rankSensitivity } from "./scores/rank-sensitivity.js";
export type {
  MeasuredRanks,
  RankLimit,
  RankOptions,
  RankRoom,
  RankSensitivityOutcome,
} from "./scores/rank-sensitivity.js";
export { rollUpScores } from "./scores/roll-up.js";
export type { RollUpOptions } from "./scores/roll-up.js";
export type * from "./scores/roll-up-types.js";
export type { ScoreOptions } from "./scores/scored.js";
export { weightSensitivity } from "./scores/sensitivity.js";
export type { MeasuredSensitivity, SensitivityOutcome, WeightLimit, WeightSensitivity } from "./scores/sensitivity.js";
export type * from "./scores/types.js";
export { measureProgress } from "./progress/progress.js";
export type * from "./progress/types.js";
