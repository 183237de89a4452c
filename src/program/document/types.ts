/** The program document: everything that a vendor writes. */
import { type About } from "../../core/data/types.js";
import { type Declarations } from "../../core/definition/declarations.js";
import { type DocumentCase } from "../../core/case/types.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type CatalogueSection } from "../../metrics/catalogue/types.js";
import { type Acceptance } from "../laws/types.js";
import { type ProgramVersion, type RuleSections } from "../version/types.js";

/** How a figure spreads over the partners of a base. */
export interface Concentration extends About {
  /** The figure. */
  readonly of: string;
  /** The share of the partners at the top whose part of the total is reported; 0.2 unless stated. */
  readonly top?: number | string;
  /** The part of the total for which the smallest share of partners is reported; 0.8 unless stated. */
  readonly deliver?: number | string;
}

/** What is computed over all partners. */
export interface BaseSection {
  readonly concentration?: Readonly<Record<string, Concentration>>;
}

export interface ProgramDocument extends About, RuleSections, Pick<Declarations, "facts" | "records"> {
  /** Where editors find the JSON Schema; not read. */
  readonly $schema?: string;
  /** The version of the language that the document is written in. */
  readonly language: 1;
  readonly id: string;
  /** The currency of all amounts, or `partner`: each partner's own. */
  readonly currency: string;
  /** The month (1 to 12) in which the fiscal year begins; January unless stated. */
  readonly fiscalYear?: { readonly startMonth: number };
  /** How posted amounts are rounded; half away from zero unless stated. */
  readonly rounding?: RoundingMode;
  readonly base?: BaseSection;
  /** How the program adapts the catalogue of metrics. */
  readonly catalogue?: CatalogueSection;
  /** What changes from a day on, the earliest version first. */
  readonly versions?: readonly ProgramVersion[];
  /** Findings of the check that are known and wanted. */
  readonly accepted?: readonly Acceptance[];
  /** What the program answers for stated data. */
  readonly cases?: readonly DocumentCase[];
}
