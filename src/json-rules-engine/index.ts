export { fromRules } from "./from-rules.js";
export { type EngineRun, type RailResult, readVerdicts } from "./host/verdicts.js";
export { programEngine } from "./host/program-engine.js";
export { toRules } from "./to-rules.js";
export type * from "./host/types.js";
export type * from "./types.js";
