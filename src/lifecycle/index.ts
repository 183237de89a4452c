export { evaluateLifecycle } from "./evaluate.js";
export type { LifecycleOutcome } from "./outcome-types.js";
export type { Flag, Lifecycle, PartnerLifecycle, Stage } from "./types.js";
export type * from "../core/public.js";
