/** Lowers the section `metrics`: one definition for each metric, under its own id. */
import { type WhenEmpty } from "../core/expression/node.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { NOT_APPLICABLE } from "../core/expression/value.js";
import { type Definition } from "../core/definition/definition.js";
import { pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { ONE, ZERO } from "../core/number/exact.js";
import { byOperator } from "./kinds.js";
import { type RecordsMetric, lowerRecordsMetric } from "./lower-records.js";
import { type PairMetric, lowerPairMetric } from "./lower-values.js";
import { metricReferences } from "./references.js";
import { type Metric, type Metrics, type WhenEmptyChoice } from "./types.js";

const CHOICES: Readonly<Record<string, WhenEmpty>> = { notApplicable: NOT_APPLICABLE, zero: ZERO, one: ONE };

function whenEmptyOf(choice: WhenEmptyChoice): WhenEmpty {
  return CHOICES[choice] ?? readExact(choice) ?? NOT_APPLICABLE;
}

function lowerMetric(metric: Metric, scope: PartnerScope, address: string): Named | undefined {
  const overRecords = (records: Omit<RecordsMetric, "whenEmpty"> & Partial<RecordsMetric>): Named | undefined =>
    lowerRecordsMetric({ whenEmpty: NOT_APPLICABLE, ...records }, scope, address);
  const overPair = (pair: Omit<PairMetric, "whenEmpty"> & Partial<PairMetric>): Named | undefined =>
    lowerPairMetric({ whenEmpty: NOT_APPLICABLE, ...pair }, scope, address);
  return byOperator<Named | undefined>(metric, {
    sum: (sum) => overRecords({ function: "sum", of: sum.sum, metric: sum }),
    count: (count) => overRecords({ function: "count", of: count.count, metric: count }),
    countDistinct: (count) => overRecords({ function: "countDistinct", of: count.countDistinct, metric: count }),
    average: (average) =>
      overRecords({
        function: "average",
        of: average.average,
        metric: average,
        whenEmpty: whenEmptyOf(average.whenEmpty),
      }),
    ratio: ({ ratio, whenEmpty }) => overPair({ operator: "ratio", pair: ratio, whenEmpty: whenEmptyOf(whenEmpty) }),
    difference: ({ difference }) => overPair({ operator: "difference", pair: difference }),
    growth: ({ growth, whenEmpty }) =>
      overPair({ operator: "growth", pair: growth, whenEmpty: whenEmptyOf(whenEmpty) }),
  });
}

/** The definitions of the section. */
export function defineMetrics(metrics: Metrics, address = "/metrics"): readonly Definition[] {
  return Object.entries(metrics).map(([id, metric]) => {
    const at = pointer(address, id);
    return {
      names: [id],
      address: at,
      references: metricReferences(metric, at),
      lower: (scope) => {
        const named = lowerMetric(metric, scope, at);
        if (named === undefined) return;
        const { digits } = metric;
        scope.name(id, at, digits === undefined ? named : { ...named, type: { ...named.type, digits } });
      },
    };
  });
}
