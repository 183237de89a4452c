/** The catalogue of metrics: what a partner program may want to know of its partners, by category. */

import { type Condition } from "../../core/rule/types.js";

export const PARTNER_STATES = ["candidate", "latent", "new", "active"] as const;

/** Which partners a metric is asked of: those that may become one, those that sleep, those that have just begun, and all that are at work. */
export type PartnerState = (typeof PARTNER_STATES)[number];

export type CatalogueMeasurement = "questionnaire" | "records" | "both";
export type CatalogueDirection = "higherIsBetter" | "lowerIsBetter";

/** What is said of a metric. */
export interface CatalogueEntry {
  readonly title: string;
  /** What it is, in a sentence. */
  readonly definition: string;
  /** What it is counted in: `score`, `ratio`, `amount`, `count`, or a unit of the vendor's. */
  readonly unit: string;
  readonly direction: CatalogueDirection;
  readonly measured: CatalogueMeasurement;
  readonly appliesTo: readonly PartnerState[];
}

/** What a program says of an entry: all of it for one of its own, or what it changes of one that ships. */
export type CatalogueChange = Partial<CatalogueEntry>;

/** Who is in which state, by a condition each. */
export type PartnerStates = Readonly<Partial<Record<PartnerState, Condition>>>;

/** How a program adapts the catalogue. Ids carry their category: `capability.security`. */
export interface CatalogueSection {
  /** By id what is added, or changed of an entry that ships. */
  readonly entries?: Readonly<Record<string, CatalogueChange>>;
  /** Ids of entries that ship and are not wanted. */
  readonly drops?: readonly string[];
  /**
   * Who is in which state. Where it is stated, a part of a scorecard that measures an entry applies to partners in one of the entry's states, unless
   * the part says itself to whom it applies; `partnerState.<id>` is a value that rules read.
   */
  readonly states?: PartnerStates;
}

/** An entry with its id. */
export interface ListedMetric extends CatalogueEntry {
  readonly id: string;
}

/** A category with its entries, in the order of the catalogue. */
export interface ListedCategory {
  readonly id: string;
  readonly title: string;
  readonly metrics: readonly ListedMetric[];
}
