/** What a document states of itself: relations between values, laws that it keeps, and findings that it accepts. */
import { type About } from "../../core/data/types.js";
import { type Condition } from "../../core/rule/types.js";

/** Something that is so of every partner, and that the check of the program may rely on; evaluation does not read it. */
export interface Relation extends About {
  readonly holds: Condition;
}

/** No partner there can be fulfils the condition. */
export interface NeverLaw extends About {
  readonly never: Condition;
}

/** Every partner there can be fulfils the condition. */
export interface AlwaysLaw extends About {
  readonly always: Condition;
}

/** With more of one value, all else being equal, another one does not go down; with `falls` it does not go up. */
export interface MonotoneLaw extends About {
  /** A level, a stage, a number or a verdict. */
  readonly monotone: string;
  /** A number that grows. */
  readonly in: string;
  readonly falls?: boolean;
}

/** Something that the vendor wants its program to keep: the check proves it, or shows a partner that breaks it. */
export type Law = NeverLaw | AlwaysLaw | MonotoneLaw;

/** A finding that is known and wanted. */
export interface Acceptance {
  /** The code of the finding. */
  readonly code: string;
  /** Its address, a JSON pointer into the document. */
  readonly at: string;
  /** Of this finding alone, as it was when it was accepted; it is told again once it has changed. */
  readonly fingerprint?: string;
  readonly reason: string;
  /** The last day on which it is accepted, YYYY-MM-DD. */
  readonly until?: string;
}
