export { measureConcentration } from "./concentration.js";
export type { ConcentrationFigures, ConcentrationOptions } from "./concentration.js";
export { evaluateMetrics } from "./evaluate.js";
export type {
  AverageMetric,
  CountDistinctMetric,
  CountMetric,
  DifferenceMetric,
  GrowthMetric,
  Metric,
  Metrics,
  Operand,
  RatioMetric,
  SumMetric,
  WhenEmptyChoice,
} from "./types.js";
export type * from "../core/public.js";
