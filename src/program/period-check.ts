/** An incentive of a period pays on what was measured in that period, not in another one. */
import { type Issue, issue } from "../core/issue/issue.js";
import { type PeriodUnit } from "../core/time/period.js";
import { type Window, periodUnitOf } from "../core/time/window.js";
import { type Metric } from "../metrics/types.js";
import { type ProgramDocument } from "./document/types.js";

function isShifted(window: Window): boolean {
  return "shift" in window;
}

function windowInWords(window: Window | undefined): string {
  if (window === undefined) return "all days";
  const shifted = isShifted(window) ? "a shifted " : "";
  return `${shifted}${periodUnitOf(window) ?? "another window"}`;
}

/** The metric over records that the value begins with: an increment is measured where its first operand is. */
function measuredBy(name: string, document: ProgramDocument): Metric | undefined {
  const seen = new Set<string>();
  let metric = document.metrics?.[name];
  while (metric !== undefined && "difference" in metric) {
    const [first] = metric.difference;
    if (typeof first !== "string" || seen.has(first)) return undefined;
    seen.add(first);
    metric = document.metrics?.[first];
  }
  return metric;
}

/** Says whether a value is measured over a period. */
export type PeriodCheck = (name: string, period: PeriodUnit, address: string) => boolean;

/** Whether the value of this name is measured over the period; reports it where not. Facts are taken at their word. */
export function periodCheck(document: ProgramDocument, report: (make: () => Issue) => void): PeriodCheck {
  return (name: string, period: PeriodUnit, address: string): boolean => {
    const metric = measuredBy(name, document);
    if (metric === undefined || !("sum" in metric || "average" in metric)) return true;
    const { window } = metric;
    const fits = window !== undefined && periodUnitOf(window) === period && !isShifted(window);
    if (!fits) report(() => issue("incentive.period", address, { name, window: windowInWords(window), period }));
    return fits;
  };
}
