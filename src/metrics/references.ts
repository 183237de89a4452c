/** The names that a metric reads. */
import { overReferences, recordsReferences } from "../core/records/references.js";
import { conditionReferences, operandReferences } from "../core/rule/references.js";
import { byFigure } from "./kinds.js";
import { standingOf } from "./lower-standing.js";
import { type Metric } from "./types.js";

/** Every named value and every collection that the metric reads. */
export function metricReferences(metric: Metric): readonly string[] {
  return byFigure<readonly string[]>(metric, {
    records: recordsReferences,
    formula: operandReferences,
    standing: (figure) => [standingOf(figure).of, ...(figure.among === undefined ? [] : [figure.among])],
    replay: {
      shifted: ({ shifted }) => [shifted],
      onEach: ({ onEach }) => [onEach],
      each: ({ each }) => [each],
      heldOnAnyDay: ({ heldOnAnyDay, window }) => [...conditionReferences(heldOnAnyDay), ...overReferences({ window })],
      heldOnEveryDay: ({ heldOnEveryDay, window }) => [
        ...conditionReferences(heldOnEveryDay),
        ...overReferences({ window }),
      ],
    },
  });
}
