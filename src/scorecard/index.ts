export { evaluateScorecard } from "./evaluate.js";
export type { PartOutcome, ScorecardOutcome } from "./outcome-types.js";
export type { GroupPart, Part, PointsPart, QuestionPart, ScoreBand, Scorecard, Scorecards } from "./types.js";
export type * from "../core/public.js";
