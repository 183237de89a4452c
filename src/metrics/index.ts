export { measureConcentration } from "./concentration.js";
export type { ConcentrationFigures, ConcentrationOptions } from "./concentration.js";
export { evaluateMetrics } from "./evaluate.js";
export type * from "./types.js";
export type * from "../core/public.js";
