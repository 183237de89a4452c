/** What is told of one scorecard over many partners. Plain JSON. */
import { type RefusedPartner } from "../base/types.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A number with the digits of the card; null where nobody has one. */
type Figure = number | string | null;

/** A scorecard over the partners of a group. */
export interface ScoreGroup {
  /** The text that they share; null for all partners, and for those of whom it is not known. */
  readonly group: string | null;
  readonly partners: number;
  /** Those that have the score. */
  readonly scored: number;
  /** The mean of their scores. */
  readonly mean: Figure;
  /** The mean share of the card that is known, over all of them to whom it applies. */
  readonly coverage: Figure;
  /** How many are in each band of the card, and how many in none; where the card has bands. */
  readonly bands?: { readonly counts: Readonly<Record<string, number>>; readonly none: number };
  /** Every part by its path: the mean of those that have a score there, and how many they are. */
  readonly parts: Readonly<Record<string, { readonly mean: Figure; readonly scored: number }>>;
  /** The paths of the leaves by their mean, the weakest first. */
  readonly weakest: readonly string[];
}

export interface RolledUpScores {
  readonly status: "rolledUp";
  readonly asOf: string;
  readonly card: string;
  /** Partners that cannot be read, with the codes of their issues; the first hundred are named. */
  readonly refused: { readonly count: number; readonly first: readonly RefusedPartner[] };
  readonly all: ScoreGroup;
  /** By name; partners whose text is not known stand last, under null. */
  readonly groups: readonly ScoreGroup[];
}
export type ScoreRollUp = RolledUpScores | IssuesOutcome;
