/** What a check of a program finds. */
import { type IssueParameters } from "../../core/issue/text.js";
import { type Partner } from "../partner/types.js";
import { type FindingCode } from "./catalogue.js";

/** `error`: the document does not do what it says. `warning`: partners will be surprised. `note`: worth knowing. */
export type Severity = "error" | "warning" | "note";

/** A partner on whom the evaluator was run to show a finding. */
export interface Witness {
  /** The judged day, YYYY-MM-DD. */
  readonly asOf: string;
  readonly partner: Partner;
  /** Where two partners show it together, the other one. */
  readonly other?: Partner;
  /** What it shows, in words. */
  readonly shows: string;
}

/** One mistake, or something worth knowing, with where it is and how it is mended. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** JSON pointer into the program document. */
  readonly path: string;
  /** Equal for the same finding of a later check, whatever else has changed in the document. */
  readonly fingerprint: string;
  readonly params: IssueParameters;
  /** The address in words, then what was found. */
  readonly message: string;
  /** How to mend it. */
  readonly hint: string;
  /** `proved` of all partners; `witness`: shown on one; `written`: it stands in the document. */
  readonly basis: "proved" | "witness" | "written";
  readonly witness?: Witness;
}

/** A finding that the document accepts. */
export interface AcceptedFinding extends Finding {
  readonly reason: string;
  /** The last day on which it is accepted. */
  readonly until?: string;
}

/** A question that was neither proved nor shown. */
export interface Undecided {
  readonly code: FindingCode;
  readonly path: string;
}

/** How many questions were answered how. */
export interface CheckCounts {
  readonly proved: number;
  readonly witness: number;
  readonly undecided: number;
}

/** What a check answers. */
export interface CheckReport {
  readonly program: string;
  /** The judged days: one for each set of rules. */
  readonly days: readonly string[];
  /** The gravest first, then in the order of the document. */
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly undecided: readonly Undecided[];
  /** Of the questions that were put to all partners there can be. */
  readonly questions: CheckCounts;
}

export interface CheckOptions {
  /** The day on which acceptances are judged, YYYY-MM-DD; without it none has expired. */
  readonly on?: string;
  /** The days to judge instead of the first day of each set of rules. */
  readonly days?: readonly string[];
  /** How much the check may do altogether, counted in settled formulas; 20 million unless stated. */
  readonly budget?: number;
}
