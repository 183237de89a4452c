/** A statement: what a partner is paid for a period, and why. Plain JSON. */
import { type IncentiveOutcome } from "../../incentives/outcome-types.js";
import { type IncentiveKind } from "../../incentives/types.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** How far the next band is, and what it brings. */
export interface NextBand {
  /** The value that picks the band: its name, and what people call it; of records that add up to it their field, such as `orders.amount`. */
  readonly measure: string;
  readonly title: string;
  /** What the value is now, and the bound that comes next. */
  readonly now: string;
  readonly from: string;
  /** The bound itself does not reach the band. */
  readonly above?: true;
  /** How much more of it reaches the bound. */
  readonly more: string;
  /** How much more is paid at the bound, rounded as it would be posted; for an exclusive bound just above it. Of records: by one more record that reaches it. */
  readonly earns: string;
  /** Of the next band, where it is a number of the document: its rate, or its amount for each unit. */
  readonly rate?: string;
}

/** One incentive of a statement. */
export interface StatementEntry extends IncentiveOutcome {
  readonly id: string;
  readonly kind: IncentiveKind;
  readonly title: string;
  /** Of an incentive that is capped by a number: the most. */
  readonly cap?: string;
  /** The next band; none where the highest is reached, or where single records or a stacking decide. */
  readonly next?: NextBand;
  /** How the amount came about, sentence by sentence. */
  readonly because: readonly string[];
}

export interface Statement {
  readonly status: "stated";
  readonly partner: string;
  /** What people call the program. */
  readonly program: string;
  readonly asOf: string;
  readonly currency: string;
  readonly entries: readonly StatementEntry[];
  /** The posted amounts of all entries but points; `complete` is false while one of them is unknown or provisional. */
  readonly total: { readonly amount: string; readonly complete: boolean };
}

export type StatementResult = Statement | IssuesOutcome;
