/** Versions of a program: which definitions another one takes the place of, and from which day on. */
import { type About } from "../../core/data/types.js";
import { type Declarations } from "../../core/definition/declarations.js";
import { type Condition } from "../../core/rule/types.js";
import { type Stackings } from "../../incentives/stacking/types.js";
import { type Funds } from "../../incentives/fund/types.js";
import { type RegistrationSections } from "../../incentives/registration/types.js";
import { type Incentives } from "../../incentives/types.js";
import { type Lifecycle } from "../../lifecycle/types.js";
import { type Metrics } from "../../metrics/types.js";
import { type Scorecards } from "../../scorecard/types.js";
import { type Tiers } from "../../tiers/types.js";
import { type Law, type Relation } from "../laws/types.js";

/** The sections whose definitions a version may replace; what partners bring is declared once for all versions. */
export interface RuleSections extends Omit<Declarations, "facts" | "records"> {
  readonly conditions?: Readonly<Record<string, Condition>>;
  readonly metrics?: Metrics;
  readonly scorecards?: Scorecards;
  readonly lifecycle?: Lifecycle;
  readonly tiers?: Tiers;
  readonly incentives?: Incentives;
  readonly stacking?: Stackings;
  readonly funds?: Funds;
  readonly registrations?: RegistrationSections;
  /** What is so of every partner, for the check of the program. */
  readonly relations?: Readonly<Record<string, Relation>>;
  /** What the program keeps; the check proves it or shows a partner that breaks it. */
  readonly laws?: Readonly<Record<string, Law>>;
}

/** The sections of which a version replaces single definitions; the life cycle is replaced as a whole. */
export type VersionedSection = Exclude<keyof RuleSections, "lifecycle">;

export const VERSIONED: readonly VersionedSection[] = [
  "collections",
  "parameters",
  "tables",
  "slices",
  "calendars",
  "conditions",
  "metrics",
  "scorecards",
  "tiers",
  "incentives",
  "stacking",
  "funds",
  "registrations",
  "relations",
  "laws",
];

export interface ProgramVersion extends About {
  /** The first day on which the version is in force, YYYY-MM-DD. */
  readonly from: string;
  /** Whoever held its level before the version keeps it by the rules of the version before, up to and including this day. */
  readonly grandfathered?: { readonly until: string };
  /** From this day on, before the version is in force, a partner can rise by its rules too. */
  readonly earlyAccess?: { readonly from: string };
  /** Whole definitions that take the place of those of the same id, or come in addition. */
  readonly replaces?: RuleSections;
  /** Ids of definitions that are no longer there. */
  readonly removes?: { readonly [S in VersionedSection]?: readonly string[] };
}
