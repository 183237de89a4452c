/** The names that a metric reads. */
import { pointer } from "../core/issue/issue.js";
import { overReferences, recordsReferences } from "../core/records/references.js";
import { type Reference, conditionReferences, operandReferences } from "../core/rule/references.js";
import { byFigure } from "./kinds.js";
import { standingOf } from "./lower-standing.js";
import { type Metric } from "./types.js";

/** Every named value and every collection that the metric reads. */
export function metricReferences(metric: Metric, address: string): readonly Reference[] {
  const named = (name: string | undefined, key: string): readonly Reference[] =>
    name === undefined ? [] : [{ name, address: pointer(address, key) }];
  return byFigure<readonly Reference[]>(metric, {
    records: (figure) => recordsReferences(figure, address),
    formula: (formula) => operandReferences(formula, address),
    standing: (figure) => {
      const { operator, of } = standingOf(figure);
      return [...named(of, operator), ...named(figure.among, "among")];
    },
    replay: {
      shifted: ({ shifted }) => named(shifted, "shifted"),
      onEach: ({ onEach }) => named(onEach, "onEach"),
      each: ({ each }) => named(each, "each"),
      heldOnAnyDay: ({ heldOnAnyDay, window }) => [
        ...conditionReferences(heldOnAnyDay, pointer(address, "heldOnAnyDay")),
        ...overReferences({ window }, address),
      ],
      heldOnEveryDay: ({ heldOnEveryDay, window }) => [
        ...conditionReferences(heldOnEveryDay, pointer(address, "heldOnEveryDay")),
        ...overReferences({ window }, address),
      ],
    },
  });
}
