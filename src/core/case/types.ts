/** Cases: what a rule answers for stated data, kept beside the rule and run with it. */
import { type Answers } from "../data/types.js";
import { type Constant } from "../rule/types.js";

/**
 * A value that is expected: as an outcome shows it, or the way in which it is missing. Null: no level, no band. A list: the amounts of the
 * lines of an incentive, or a list of a fund such as the states of its requests, in their order.
 */
export type ExpectedValue =
  Constant | null | { readonly status: "unknown" | "notApplicable" } | readonly (number | string)[];

/** The data of a case; what is left out is unknown, as in a partner document. */
export interface CaseData {
  /** What the case shows, in words. */
  readonly case: string;
  readonly note?: string;
  /** Where the expected value is published. */
  readonly source?: string;
  /** The judged day, YYYY-MM-DD. */
  readonly asOf: string;
  readonly knownAt?: string;
  readonly currency?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly records?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly answers?: Answers;
  readonly given?: Readonly<Record<string, unknown>>;
  /** What the partner holds, as in a partner document. */
  readonly held?: Readonly<Record<string, unknown>>;
  /** Decisions by hand, as in a partner document. */
  readonly exceptions?: Readonly<Record<string, unknown>>;
  /** Rates for records in other currencies, as in a partner document. */
  readonly exchangeRates?: readonly unknown[];
  /** Reviews the partner up to the judged day first: what is expected is what it holds then. */
  readonly review?: {
    /** The first day that is reviewed of a partner that never was; the judged day unless stated. */
    readonly from?: string;
  };
  /** What is known of the base: the `standings` of `summarizeBase`. */
  readonly base?: { readonly standings: Readonly<Record<string, unknown>> };
}

/** A case of one definition. */
export interface DefinitionCase extends CaseData {
  /** What the definition answers. */
  readonly expect: ExpectedValue;
}

/** A case of the whole document. */
export interface DocumentCase extends CaseData {
  /** By name what is answered. */
  readonly expect: Readonly<Record<string, ExpectedValue>>;
}

/** A definition that may carry cases of its own. */
export interface WithCases {
  readonly cases?: readonly DefinitionCase[];
}
