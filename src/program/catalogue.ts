/** What a program measures of the catalogue, and what it does not. */
import { metricCatalogue } from "../metrics/catalogue/catalogue.js";
import { type ListedMetric } from "../metrics/catalogue/types.js";
import { type MeasuredPlace, measuringIn } from "./measuring.js";
import { type Program } from "./program.js";

export interface ProgramMetric extends ListedMetric {
  /** Empty where nothing in the program measures it. */
  readonly measuredBy: readonly MeasuredPlace[];
}

export interface ProgramCategory {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly ProgramMetric[];
}

/**
 * The catalogue of a program with where each entry is measured: what is asked or computed, and what nobody looks at.
 *
 * Metrics and parts of scorecards say under `measures` which entry they are about; the section `catalogue` adds entries, changes what is said of them, and
 * drops those that are not wanted. Law: every entry of the catalogue stands here once.
 *
 * @example
 * ```ts
 * import { catalogueOf, parseProgram } from "partner-program";
 *
 * const program = parseProgram({
 *   language: 1,
 *   id: "acme",
 *   currency: "EUR",
 *   facts: { sales: "money", plan: "money" },
 *   metrics: { perfToPlan: { measures: "performance.perfToPlan", ratio: ["sales", "plan"], whenEmpty: "notApplicable" } },
 * });
 * const performance = catalogueOf(program).find(({ id }) => id === "performance");
 * console.log(performance?.metrics.map(({ id, measuredBy }) => `${id} ${measuredBy.length}`).slice(0, 2));
 * // => [ 'performance.perfToPlan 1', 'performance.pipelineToTarget 0' ]
 * ```
 * @since 0.1.0
 */
export function catalogueOf({ document }: Program): readonly ProgramCategory[] {
  const measuring = measuringIn(document);
  return metricCatalogue(document.catalogue).map(({ id, title, metrics }) => ({
    id,
    title,
    metrics: metrics.map((metric) => ({
      ...metric,
      measuredBy: measuring
        .filter(({ measures }) => measures === metric.id)
        .map(({ name, address }) => ({ name, address })),
    })),
  }));
}
