/** The names that a metric reads. Records are read by collection and are no definitions. */
import { type Reference, rowReferences } from "../core/condition/references.js";
import { pointer } from "../core/issue/issue.js";
import { readExact } from "../core/number/decimal.js";
import { byOperator } from "./kinds.js";
import { type Metric, type Operand, type OverRecords } from "./types.js";

function pairReferences(pair: readonly [Operand, Operand], address: string): readonly Reference[] {
  return pair.flatMap((operand, index) =>
    typeof operand === "number" || readExact(operand) !== undefined
      ? []
      : [{ name: operand, address: pointer(address, index) }],
  );
}

/** Every named value that the metric reads. */
export function metricReferences(metric: Metric, address: string): readonly Reference[] {
  const ofRecords = ({ where }: OverRecords): readonly Reference[] =>
    where === undefined ? [] : rowReferences(where, pointer(address, "where"));
  return byOperator<readonly Reference[]>(metric, {
    sum: ofRecords,
    count: ofRecords,
    countDistinct: ofRecords,
    average: ofRecords,
    ratio: ({ ratio }) => pairReferences(ratio, pointer(address, "ratio")),
    difference: ({ difference }) => pairReferences(difference, pointer(address, "difference")),
    growth: ({ growth }) => pairReferences(growth, pointer(address, "growth")),
  });
}
