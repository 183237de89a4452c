/** What a program measures of the catalogue, and what it does not. */
import { type Issue, issue, pointer } from "../core/issue/issue.js";
import { nearestName } from "../core/issue/suggest.js";
import { entriesOf, metricCatalogue } from "../metrics/catalogue/catalogue.js";
import { SHIPPED } from "../metrics/catalogue/shipped.js";
import { type ListedMetric } from "../metrics/catalogue/types.js";
import { partsOf } from "../scorecard/tree.js";
import { type ProgramDocument } from "./document/types.js";
import { type Program } from "./program.js";

/** Where a program measures an entry. */
export interface MeasuredPlace {
  /** The name of the value: `perfToPlan`, `score.capabilities.preSales`. */
  readonly name: string;
  /** JSON pointer into the program document. */
  readonly address: string;
}

export interface ProgramMetric extends ListedMetric {
  /** Empty where nothing in the program measures it. */
  readonly measuredBy: readonly MeasuredPlace[];
}

export interface ProgramCategory {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly ProgramMetric[];
}

interface Measuring extends MeasuredPlace {
  readonly measures: string;
}

/** Every metric and every part of a scorecard that says which entry it measures. */
function measuringIn({ metrics = {}, scorecards = {} }: ProgramDocument): readonly Measuring[] {
  const ofMetrics = Object.entries(metrics).map(([name, { measures }]) => ({
    name,
    address: pointer("/metrics", name),
    measures,
  }));
  const ofParts = Object.entries(scorecards).flatMap(([id, card]) =>
    partsOf(card, pointer("/scorecards", id)).map(({ part, path, address }) => ({
      name: `score.${id}.${path}`,
      address,
      measures: part.measures,
    })),
  );
  return [...ofMetrics, ...ofParts].flatMap(({ measures, ...place }) =>
    measures === undefined ? [] : [{ ...place, measures }],
  );
}

/** Entries that are named and not there, and entries of the program's own that nobody could read. */
export function checkCatalogue(document: ProgramDocument): readonly Issue[] {
  const { entries = {}, drops = [] } = document.catalogue ?? {};
  const known = entriesOf(document.catalogue);
  const unknown = (name: string, at: string, names: Iterable<string>): Issue =>
    issue("catalogue.unknown", at, { name, nearest: nearestName(name, names) ?? "" });
  return [
    ...drops.flatMap((name, index) =>
      SHIPPED.has(name) ? [] : [unknown(name, pointer("/catalogue/drops", index), SHIPPED.keys())],
    ),
    ...Object.entries(entries).flatMap(([name, { title, definition }]) =>
      SHIPPED.has(name) || (title !== undefined && definition !== undefined)
        ? []
        : [issue("catalogue.entry", pointer("/catalogue/entries", name), { name })],
    ),
    ...measuringIn(document).flatMap(({ measures, address }) =>
      known.has(measures) ? [] : [unknown(measures, pointer(address, "measures"), known.keys())],
    ),
  ];
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
