/** Metrics: figures of a partner, computed from its records, its facts and other figures. */
import { type WithCases } from "../core/case/types.js";
import { type About } from "../core/data/types.js";
import { type RecordsFigure } from "../core/records/types.js";
import { type Condition, type Formula } from "../core/rule/types.js";
import { type CompletePeriods, type Shift, type Window } from "../core/time/window.js";

interface MetricAbout extends About, WithCases {
  /** The entry of the catalogue that it is about: `performance.perfToPlan`. */
  readonly measures?: string;
  /** Decimal places in outcomes; an amount has its currency's by default, another number six. */
  readonly digits?: number;
}

/** What is taken of the values that a figure has on several days or in several slices. */
export type TakeChoice = "sum" | "average" | "min" | "max" | "any" | "every" | "count" | "highest" | "lowest";

/** What is taken of the values that the partners of the base have. */
export type BaseTake = "min" | "max" | "average" | "median" | "percentile";

export interface ShiftedFigure {
  /** A value of the partner, as it was on another day, under the rules of the judged day. */
  readonly shifted: string;
  readonly shift: Shift;
}
export interface OnEachFigure {
  /** A value of the partner, on the last day of each of the last so many periods that are over. */
  readonly onEach: string;
  readonly complete: CompletePeriods;
  readonly take: TakeChoice;
}
export interface HeldOnAnyDayFigure {
  /** Whether the condition held on one day of the window. */
  readonly heldOnAnyDay: Condition;
  readonly window: Window;
}
export interface HeldOnEveryDayFigure {
  /** Whether the condition held on every day of the window. */
  readonly heldOnEveryDay: Condition;
  readonly window: Window;
}
export interface EachFigure {
  /** A value of the partner in each of its slices, of the records of that slice alone. */
  readonly each: string;
  /** The way of slicing, by its id in the section `slices`. */
  readonly in: string;
  readonly take: TakeChoice;
}
interface Among {
  /** Among the partners with the same value of this text; among all of them unless stated. */
  readonly among?: string;
}
interface Comparing extends Among {
  /** Among fewer partners that have the figure it is not applicable, so that nobody's can be read off. */
  readonly minimumPeers?: number;
}
interface Standing extends Comparing {
  /** Whether the lowest value comes first; the highest unless stated. */
  readonly order?: "highestFirst" | "lowestFirst";
}
export interface RankFigure extends Standing {
  /** The rank of a figure in the base: 1 is first, and ties share the better rank. */
  readonly rank: string;
}
export interface PercentileRankFigure extends Standing {
  /** The share of the base's partners that the partner is level with or ahead of. */
  readonly percentileRank: string;
}
export interface QuartileFigure extends Standing {
  /** The quarter of the base that the partner lies in by its percentile rank, from 1 to 4, the best. */
  readonly quartile: string;
}
export interface PeersFigure extends Among {
  /** How many partners of the base have the figure. */
  readonly peers: string;
}
export interface ShareFigure extends Comparing {
  /** The part of the base's total. */
  readonly shareOfBase: string;
}
export interface OfBaseFigure extends Comparing {
  /** What the partners of the base have together: the least of their values, the greatest, the mean, or a percentile. */
  readonly ofBase: string;
  readonly take: BaseTake;
  /** Of a percentile: 0 to 1. */
  readonly share?: number | string;
}

/** The figures on other days, in slices and in the base, by their operator. */
export interface ReplaysByOperator {
  readonly shifted: ShiftedFigure;
  readonly onEach: OnEachFigure;
  readonly heldOnAnyDay: HeldOnAnyDayFigure;
  readonly heldOnEveryDay: HeldOnEveryDayFigure;
  readonly each: EachFigure;
}
export interface StandingsByOperator {
  readonly rank: RankFigure;
  readonly percentileRank: PercentileRankFigure;
  readonly quartile: QuartileFigure;
  readonly shareOfBase: ShareFigure;
  readonly peers: PeersFigure;
  readonly ofBase: OfBaseFigure;
}
export type ReplayFigure = ReplaysByOperator[keyof ReplaysByOperator];
export type StandingFigure = StandingsByOperator[keyof StandingsByOperator];

/** What a metric computes. */
export type Figure = RecordsFigure | Formula | ReplayFigure | StandingFigure;

export type Metric = MetricAbout & Figure;

/** The section `metrics` of a program. */
export type Metrics = Readonly<Record<string, Metric>>;
