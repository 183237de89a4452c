export { evaluateLifecycle } from "./evaluate.js";
export type { LifecycleOutcome, StageFocus } from "./outcome-types.js";
export type { Flag, Lifecycle, PartnerLifecycle, Reengagement, Stage, StageAction } from "./types.js";
export type * from "../core/public.js";
