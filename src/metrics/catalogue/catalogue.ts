/** The catalogue of a program: what ships, less what it drops, with what it adds and changes. */
import { USUAL_STATES } from "./ids.js";
import { CATEGORY_TITLES, SHIPPED } from "./shipped.js";
import { type CatalogueEntry, type CatalogueSection, type ListedCategory, type ListedMetric } from "./types.js";

/** What an entry of a program's own has where it says nothing. */
const DEFAULTS: Omit<CatalogueEntry, "title" | "definition"> = {
  unit: "score",
  direction: "higherIsBetter",
  measured: "both",
  appliesTo: USUAL_STATES,
};

/** The category that an id carries. */
function categoryOf(id: string): string {
  return id.split(".")[0]!;
}

/** The entries by their ids; one of the program's own that says no title is called by its id. */
function entriesOf({ entries = {}, drops = [] }: CatalogueSection = {}): ReadonlyMap<string, CatalogueEntry> {
  const listed = new Map([...SHIPPED].filter(([id]) => !drops.includes(id)));
  for (const [id, change] of Object.entries(entries)) {
    const base = listed.get(id) ?? { ...DEFAULTS, title: id, definition: "" };
    listed.set(id, { ...base, ...change });
  }
  return listed;
}

/**
 * The catalogue of metrics, by category: the five categories of five that ship, as a program adapts them.
 *
 * A program takes what it wants of it: `drops` leaves entries out, `entries` adds some or changes what is said of one. Ids carry their category, so that
 * `fit.commitment` and `activation.commitment` are two metrics. Categories stand in the order of their first entries.
 *
 * @example
 * ```ts
 * import { metricCatalogue } from "partner-program/metrics";
 *
 * const catalogue = metricCatalogue({
 *   drops: ["fit.openness"],
 *   entries: { "capability.security": { title: "Security", definition: "How well the partner secures what it deploys." } },
 * });
 * console.log(catalogue.map(({ id, metrics }) => `${id} ${metrics.length}`).join(", "));
 * // => fit 4, customer 5, capability 6, activation 5, performance 5
 * ```
 * @since 0.1.0
 */
export function metricCatalogue(section?: CatalogueSection): readonly ListedCategory[] {
  const categories = new Map<string, ListedMetric[]>();
  for (const [id, entry] of entriesOf(section)) {
    const category = categoryOf(id);
    const metrics = categories.get(category) ?? [];
    categories.set(category, metrics);
    metrics.push({ id, ...entry });
  }
  return [...categories].map(([id, metrics]) => ({ id, title: CATEGORY_TITLES.get(id) ?? id, metrics }));
}
