/** What a fund answers: its lots, its requests, and what is left. Plain JSON. */
import { type MovementKind } from "../../incentives/fund/book.js";
import { type FundStep } from "../../incentives/fund/columns.js";
import { type FundState } from "../../incentives/fund/table.js";
import { type EvaluateOptions } from "../options.js";
import { type IssuesOutcome } from "../outcome/types.js";

export interface FundOptions extends Omit<EvaluateOptions, "asOf" | "knownAt"> {
  /** The day at whose end the funds are stated. */
  readonly on: string;
  /** What was recorded after this day is not known yet; the day itself unless stated. */
  readonly knownAt?: string;
}

/** Something that was credited, and what has become of it. Its parts add up to its amount. */
export interface FundLot {
  /** Which credit of the fund, by its place. */
  readonly credit: number;
  /** Of an incentive's period. */
  readonly incentive?: string;
  readonly period?: { readonly from: string; readonly to: string };
  /** Of a record. */
  readonly record?: number;
  readonly key?: string;
  /** The lot that it was carried from, by its place. */
  readonly carriedFrom?: number;
  /** The day from which it can be used, and the last one; without a last one it can be used for ever. */
  readonly on: string;
  readonly until?: string;
  /** Below zero it was taken out of the others. */
  readonly amount: string;
  readonly free: string;
  readonly held: string;
  readonly used: string;
  readonly expired: string;
  /** What went into a lot of its own. */
  readonly carried: string;
  /** What a credit below zero has taken out of it. */
  readonly withdrawn: string;
}

export interface FundRequest {
  readonly record: number;
  readonly key?: string;
  readonly state: FundState | null;
  /** The day on which it came into its state. */
  readonly since: string;
  readonly requestedOn: string;
  /** The last day for a claim, where there is one. */
  readonly claimUntil?: string;
  readonly asked: string;
  /** What it holds of the fund now. */
  readonly held: string;
  /** What was reimbursed or redeemed. */
  readonly reimbursed: string;
  /** Why it was refused: requirements of the fund by their id, or `least`, `nothing`, `balance`, `cap`, `late`. */
  readonly refusedBy?: readonly string[];
  /** Steps that its record tells after the rules of the fund had refused it or let it lapse: they change nothing. */
  readonly ignored?: readonly FundStep[];
  /** What is not known of it; it goes on once it is. */
  readonly missing?: readonly string[];
  /** What it holds or has used of which lots. */
  readonly lots: readonly { readonly lot: number; readonly amount: string }[];
}

export interface FundMovement {
  readonly on: string;
  readonly kind: MovementKind;
  readonly lot: number;
  readonly amount: string;
  /** The request, by its place among the requests of the statement. */
  readonly request?: number;
}

/** Something of a fund that cannot be told yet. */
export interface OpenFundPart {
  readonly credit?: number;
  readonly incentive?: string;
  readonly period?: { readonly from: string; readonly to: string };
  readonly record?: number;
  readonly key?: string;
  readonly missing: readonly string[];
}

export interface FundBalance {
  /** All that was credited, but for what was carried from lot to lot. */
  readonly credited: string;
  /** What credits below zero have taken out. */
  readonly withdrawn: string;
  readonly used: string;
  readonly expired: string;
  /** Held by requests that are not approved. */
  readonly pending: string;
  /** Held by requests that are approved or claimed, and not yet paid. */
  readonly committed: string;
  /** What is in the fund: credited, less what was withdrawn, used and expired. */
  readonly actual: string;
  /** What may be asked for: the actual balance less what is held. */
  readonly available: string;
  /** What was taken out beyond what was there; the next credits are set against it. */
  readonly owed: string;
  /** What is paid for what expired, where the fund pays for it. */
  readonly paidOut: string;
}

export interface FundStatement {
  readonly id: string;
  readonly title: string;
  /** A currency, or `points`. */
  readonly currency: string;
  readonly balance: FundBalance;
  /** Used over credited; null where nothing was credited. */
  readonly utilization: number | string | null;
  readonly lots: readonly FundLot[];
  /** In the order in which they were made. */
  readonly requests: readonly FundRequest[];
  /** Everything that has happened, in its order. */
  readonly movements: readonly FundMovement[];
  /** Whether nothing is open. */
  readonly complete: boolean;
  readonly open: readonly OpenFundPart[];
}

export interface FundsStatement {
  readonly status: "stated";
  readonly partner: string;
  readonly on: string;
  readonly knownAt: string;
  readonly funds: Readonly<Record<string, FundStatement>>;
}

export type FundsResult = FundsStatement | IssuesOutcome;
