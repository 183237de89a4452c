/** What would be, and what a program costs. Plain JSON. */
import { type PartnerRecord } from "../partner/types.js";
import { type EvaluatedOutcome, type IssuesOutcome } from "../outcome/types.js";
import { type BaseSummary, type IncentivePayout } from "../base/types.js";

/** What is tried: everything else stays as it is. */
export interface WhatIf {
  /** Facts that take the place of the partner's own. */
  readonly facts?: Readonly<Record<string, unknown>>;
  /** Records that come in addition. */
  readonly records?: Readonly<Record<string, readonly PartnerRecord[]>>;
  /** Values that replace their computation: a metric, a level (`level.main`), an incentive. */
  readonly given?: Readonly<Record<string, unknown>>;
  /** Levels that are held instead, by ladder, from the first of all days on. */
  readonly levels?: Readonly<Record<string, string>>;
}

/** One amount before and after. */
export interface AmountDifference {
  readonly before: string | null;
  readonly after: string | null;
  /** After less before; null where one of them is not known. */
  readonly difference: string | null;
}

/** A level before and after. */
export interface LevelDifference {
  readonly before: string | null;
  readonly after: string | null;
}

export interface Simulation {
  readonly status: "simulated";
  readonly partner: string;
  readonly asOf: string;
  readonly currency: string;
  /** Of every incentive that one of the programs has. */
  readonly incentives: Readonly<Record<string, AmountDifference>>;
  readonly payable: AmountDifference;
  /** Of every ladder: the level that the partner certainly qualifies for. */
  readonly tiers: Readonly<Record<string, LevelDifference>>;
  readonly before: EvaluatedOutcome;
  readonly after: EvaluatedOutcome;
}

export type SimulationResult = Simulation | IssuesOutcome;

/** What an incentive costs in one currency. */
export interface IncentiveCost extends IncentivePayout {
  /** Of a promotion with a budget that is a number: the budget, and the day with which it is used up. */
  readonly budget?: string;
  /** What is left of the budget; below zero what it is short of. */
  readonly left?: string;
  readonly usedUpOn?: string;
}

export interface ProgramCost {
  readonly asOf: string;
  readonly partners: number;
  /** Partners that were not evaluated, and the first hundred of them. */
  readonly refused: BaseSummary["refused"];
  /** By incentive, then by currency; points stand under `points`. */
  readonly incentives: Readonly<Record<string, Readonly<Record<string, IncentiveCost>>>>;
  /** By currency. */
  readonly payable: Readonly<Record<string, string>>;
  /** Of the budget that was stated: what it is, what is left of it, and whether the program stays inside. */
  readonly budget?: {
    readonly currency: string;
    readonly amount: string;
    readonly left: string;
    readonly inside: boolean;
  };
}
