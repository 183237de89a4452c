/** What is told of a partner as a whole: its scorecards, beside what the levels require, period by period. Plain JSON. */
import { type LadderOutcome, type OutcomeValue } from "../../core/outcome/types.js";
import { type LevelOutcome } from "../../tiers/outcome-types.js";
import { type IssuesOutcome } from "../outcome/types.js";
import { type LevelRequirement } from "../progress/comparisons.js";
import { type LevelProgress, type MeasuredProgress } from "../progress/types.js";
import { type PartProfile, type ProfiledScore } from "./types.js";

/** The first and the last day of a period, both inside; the last one ends on the judged day. */
export interface ProfilePeriod {
  readonly from: string;
  readonly to: string;
}

export interface ProfiledPart extends PartProfile {
  /** The entry of the catalogue that it is about. */
  readonly measures?: string;
  /** The names of the values that it is computed of; an answer is one of them. */
  readonly reads: readonly string[];
  /** What the levels ask of the part itself and of what it reads. */
  readonly requirements: readonly LevelRequirement[];
  /** Its score at the end of each period; null where the card or the part was not there. */
  readonly history: readonly (OutcomeValue | null)[];
}

export interface ProfiledCard extends Omit<ProfiledScore, "status" | "partner" | "asOf" | "card" | "parts"> {
  readonly title?: string;
  readonly parts: Readonly<Record<string, ProfiledPart>>;
  /** At the end of each period; null where the card was not there. */
  readonly history: readonly ({ readonly score: OutcomeValue; readonly band: string | null } | null)[];
}

export interface ProfiledLadder extends LevelOutcome {
  readonly title?: string;
  /** From the lowest to the highest level. */
  readonly levels: readonly LevelProgress[];
  /** What the ladder answered at the end of each period; null where it was not there. */
  readonly history: readonly (Pick<LadderOutcome, "certain" | "possible"> | null)[];
}

/** A metric that a card or a level reads. */
export interface ProfiledMetric {
  readonly title?: string;
  readonly value: OutcomeValue;
  /** What the levels ask of it. */
  readonly requirements: readonly LevelRequirement[];
  readonly history: readonly (OutcomeValue | null)[];
}

export interface ProfiledPartner {
  readonly status: "profiled";
  readonly partner: string;
  readonly asOf: string;
  /** The earliest first; every `history` has an entry for each. */
  readonly periods: readonly ProfilePeriod[];
  readonly scorecards: Readonly<Record<string, ProfiledCard>>;
  readonly metrics: Readonly<Record<string, ProfiledMetric>>;
  readonly tiers: Readonly<Record<string, ProfiledLadder>>;
  /** The named conditions that the levels refer to, each once. */
  readonly conditions: MeasuredProgress["conditions"];
}

export type PartnerProfile = ProfiledPartner | IssuesOutcome;
