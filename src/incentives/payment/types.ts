/** What every kind of incentive can say, and the payment that each kind is turned into. */
import { type SettlementTerms } from "../journal/types.js";
import { type ListedRecords } from "../listing/columns.js";
import { type WithCases } from "../../core/case/types.js";
import { type About } from "../../core/data/types.js";
import { type CapClip, type RunningMode } from "../../core/expression/words.js";
import { type Allocation } from "../../core/number/allocate.js";
import { type RoundingMode } from "../../core/number/round.js";
import { type OverRecords } from "../../core/records/types.js";
import { type Condition, type Operand } from "../../core/rule/types.js";
import { type PeriodUnit } from "../../core/time/period.js";

/** One line for each record of a collection. */
export interface EachRecord extends OverRecords {
  /** The collection: its own records, or the groups of a derived one. Those of the period unless `window` says otherwise. */
  readonly each: string;
  /** The field by which records are taken in order; the collection's date unless stated. */
  readonly orderBy?: string;
  /** What a record is paid by the total of the records up to it; each record stands alone unless stated. */
  readonly running?: Exclude<RunningMode, "inRecordOrder">;
}

/** The day whose level counts. */
export type LevelDay = "event" | "periodStart" | "periodEnd" | "dayByDay" | { readonly field: string };

/** Which level the name `levelAt` stands for. */
export interface LevelAt {
  /** The ladder. */
  readonly ladder: string;
  /** The day of each record, an end of the period, a field of the record, or every day of the period in proportion. */
  readonly on: LevelDay;
}

/** The most that is paid for one period, or for all periods of a longer one. */
export interface Cap {
  readonly amount: Operand;
  /** A longer period that shares it: what its earlier periods have earned is taken off. The incentive's own unless stated. */
  readonly per?: PeriodUnit;
  /** Of several lines: which of them are cut. */
  readonly clip?: CapClip;
  /** Of several lines: those that share a field have the cap to themselves. */
  readonly by?: string;
}

/** One who gets a share of the amount. */
export interface Sharer {
  readonly id: string;
  /** A weight among those who share; of an overlay a fraction of the amount. */
  readonly share: Operand;
}

/** Who gets the amount. */
export interface Split {
  readonly among: readonly Sharer[];
  /** Who gets the smallest steps that rounding leaves; largest remainder unless stated. */
  readonly method?: Allocation;
  /** Who is credited beside it: their fractions are of the whole amount, and may sum above it. */
  readonly overlays?: readonly Sharer[];
}

/** What every kind says of whom, when and how. */
export interface IncentiveTerms extends About, WithCases {
  readonly period: PeriodUnit;
  /** Who is paid; everybody unless stated. */
  readonly eligible?: Condition;
  readonly levelAt?: LevelAt;
  readonly cap?: Cap;
  /** How the amount is rounded to the digits of its currency; the document's mode unless stated. */
  readonly round?: RoundingMode;
  readonly split?: Split;
  readonly settlement?: SettlementTerms;
}

/** Records that bring something back which was paid for: what the original record was paid is taken back at its own rate, in its own period. */
export interface ReturnTerms {
  readonly for: ListedRecords;
  /** What identifies the record that is returned. */
  readonly of: Operand;
  /** The day from which it counts. */
  readonly on: Operand;
  /** How much of what the record was paid on; above zero. */
  readonly amount: Operand;
  /** Which part of what was paid for it is taken back; all of it unless stated. */
  readonly share?: number | string;
  /** For how many months after the day of the original record; for ever unless stated. */
  readonly within?: { readonly months: number };
}

/** What kinds say that can pay for each record. */
export interface LineTerms {
  /** Returns of single records, which are taken back at what those were paid. */
  readonly returns?: ReturnTerms;
  /** Of each line that is paid anything: the least and the most. */
  readonly line?: { readonly least?: Operand; readonly most?: Operand };
  /** Whether each line is rounded, or their total, which is then spread over them; each line unless stated. */
  readonly roundPer?: "line" | "total";
  /** A total below zero: nothing is paid, it goes against the lines after it, or it is taken back; nothing unless stated. */
  readonly negative?: "zero" | "carry" | "clawback";
}
