/** Lowers the section `metrics`: one definition for each metric, under its own id. */
import { lowerCondition } from "../core/condition/lower.js";
import { type Definition } from "../core/definition/definition.js";
import { type Named, type PartnerScope } from "../core/expression/scope.js";
import { type ValueType } from "../core/expression/type.js";
import { lowerFormula } from "../core/formula/lower.js";
import { issue, pointer } from "../core/issue/issue.js";
import { lowerRecordsFigure } from "../core/records/lower.js";
import { byFigure } from "./kinds.js";
import { lowerEach, lowerHeld, lowerOnEach, lowerShifted } from "./lower-replay.js";
import { lowerStanding } from "./lower-standing.js";
import { metricReferences } from "./references.js";
import { type Metric, type Metrics } from "./types.js";

function lowerMetric(metric: Metric, scope: PartnerScope, address: string): Named | undefined {
  return byFigure<Named | undefined>(metric, {
    records: (figure) => lowerRecordsFigure(figure, scope, address),
    formula: (formula) => lowerFormula(formula, scope, address),
    standing: (figure) => lowerStanding(figure, scope, address),
    replay: {
      shifted: (figure) => lowerShifted(figure, scope, address),
      onEach: (figure) => lowerOnEach(figure, scope, address),
      each: (figure) => lowerEach(figure, scope, address),
      heldOnAnyDay: ({ heldOnAnyDay, window }) => {
        const condition = lowerCondition(heldOnAnyDay, scope, pointer(address, "heldOnAnyDay"));
        return lowerHeld(condition, window, "any", scope, address);
      },
      heldOnEveryDay: ({ heldOnEveryDay, window }) => {
        const condition = lowerCondition(heldOnEveryDay, scope, pointer(address, "heldOnEveryDay"));
        return lowerHeld(condition, window, "every", scope, address);
      },
    },
  });
}

/** Kinds that an outcome cannot show. */
const COMPOUND: ReadonlySet<ValueType["kind"]> = new Set(["list", "timeline", "index", "rows"]);

/** A metric is a value that an outcome shows, with the digits that it states. */
function nameMetric(id: string, metric: Metric, named: Named, scope: PartnerScope, address: string): void {
  if (COMPOUND.has(named.type.kind)) {
    scope.report(() => issue("metric.operands", address, { operator: id, expected: "one value, not several" }));
    return;
  }
  const { constant: _constant, digits: _digits, ...type } = named.type;
  const digits = "round" in metric ? named.type.digits : metric.digits;
  const { levels: _levels, timeline: _timeline, inner: _inner, ...own } = named;
  scope.name(id, address, { ...own, type: digits === undefined ? type : { ...type, digits } });
}

/** The definitions of the section. */
export function defineMetrics(metrics: Metrics, address = "/metrics"): readonly Definition[] {
  return Object.entries(metrics).map(([id, metric]) => {
    const at = pointer(address, id);
    return {
      names: [id],
      address: at,
      references: metricReferences(metric),
      lower: (scope) => {
        const named = lowerMetric(metric, scope, at);
        if (named !== undefined) nameMetric(id, metric, named, scope, at);
      },
    };
  });
}
