/** The partner document: everything that is known of one partner. */
import { type ExchangeRate } from "../../core/data/exchange.js";
import { type Answers } from "../../core/data/types.js";
import { type JournalEntry } from "../../incentives/journal/types.js";
import { type ByLadder, type HandException, type Held } from "./held-types.js";

/** One record; its fields are those that the program declares for the collection. */
export type PartnerRecord = Readonly<Record<string, unknown>>;

/**
 * One partner. Amounts and numbers are JSON numbers (up to 15 significant digits) or decimal texts. A fact or a
 * collection that is left out is unknown; an empty collection is empty.
 */
export interface Partner {
  readonly id: string;
  /** What people call the partner. */
  readonly name?: string;
  /** The partner's own currency; needed where the program's currency is `partner`. */
  readonly currency?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly records?: Readonly<Record<string, readonly PartnerRecord[]>>;
  /** For each scorecard the answer to each question, by its path: `{ "capabilities": { "capability.preSales.q1": "yes" } }`. */
  readonly answers?: Answers;
  /** What it holds on each ladder, as the last review has left it. Left out altogether it is unknown; a ladder that is not there holds nothing. */
  readonly held?: ByLadder<Held>;
  /** Decisions by hand about what it holds. */
  readonly exceptions?: ByLadder<readonly HandException[]>;
  /** Rates for records in other currencies than the partner is evaluated in. */
  readonly exchangeRates?: readonly ExchangeRate[];
  /** What was posted for it, as settlements and payments have told: the host appends, and hands all of it back. */
  readonly journal?: readonly JournalEntry[];
  /** Named values that replace their computation, by name; null makes one unknown, `{ status: "notApplicable" }` not applicable. */
  readonly given?: Readonly<Record<string, unknown>>;
}
