/** Which kinds of metric there are, told by their operator key. */
import {
  type AverageMetric,
  type CountDistinctMetric,
  type CountMetric,
  type DifferenceMetric,
  type GrowthMetric,
  type Metric,
  type RatioMetric,
  type SumMetric,
} from "./types.js";

/** The metric of each operator. */
export interface MetricsByOperator {
  readonly sum: SumMetric;
  readonly count: CountMetric;
  readonly countDistinct: CountDistinctMetric;
  readonly average: AverageMetric;
  readonly ratio: RatioMetric;
  readonly difference: DifferenceMetric;
  readonly growth: GrowthMetric;
}

export type MetricOperator = keyof MetricsByOperator;

/** Something to do for each operator: an operator that has not answered does not compile. */
export type ByOperator<Result> = { readonly [O in MetricOperator]: (metric: MetricsByOperator[O]) => Result };

/** Answers by the operator of the metric. */
export function byOperator<Result>(metric: Metric, answers: ByOperator<Result>): Result {
  const operator = (Object.keys(answers) as MetricOperator[]).find((key) => key in metric)!;
  return (answers[operator] as (metric: Metric) => Result)(metric);
}
