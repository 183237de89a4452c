/** Evidence: what was read, what came out, and what decided it. Plain JSON. */
import { type Details, type NodeKind } from "../../core/expression/node.js";
import { type IssuesOutcome } from "../outcome/types.js";

/** A value exactly as it was computed: numbers and amounts as decimal or fraction texts, days as YYYY-MM-DD. */
export type ExactValue =
  | { readonly status: "value"; readonly value: string | boolean }
  | { readonly status: "notApplicable" }
  | { readonly status: "unknown" };

/** One record that a figure counts. */
export interface RecordEvidence {
  /** JSON pointer into the partner document. */
  readonly address: string;
  /** The record's key, where its collection has one. */
  readonly key?: string;
  /** The day of the event, where the collection has one. */
  readonly date?: string;
  /** What the record adds; null where it is only counted. */
  readonly value: ExactValue | null;
  /** Of a record in another currency: which, and the rate at which its amounts were converted. */
  readonly converted?: { readonly currency: string; readonly rate: string };
  /** Of a line of an incentive: how its amount came about. */
  readonly line?: LineEvidence;
}

/** What is paid for one record: decimal or fraction texts. */
export interface LineEvidence {
  readonly base: string;
  /** Before what is done over all lines. */
  readonly earned: string;
  /** After it, before rounding. */
  readonly exact: string;
  readonly amount: string;
  /** What is left to the lines after it, where lines read one another. */
  readonly balance?: string;
  /** How it was earned, from the fields of the record. */
  readonly computation: StepEvidence | NamedEvidence;
}

export interface RecordsEvidence {
  readonly collection: string;
  /** How many records of the collection the partner has; null where the collection was left out. */
  readonly of: number | null;
  readonly counted: readonly RecordEvidence[];
  /** How many more there are that are not told; only in a statement, which tells the first ones. */
  readonly more?: number;
}

/** A figure on another day or in a slice. */
export interface MomentEvidence {
  /** The day, or the slice. */
  readonly at: string;
  readonly value: ExactValue;
}

/** A step of a computation. */
export interface StepEvidence {
  readonly kind: NodeKind;
  /** JSON pointer into the program document. */
  readonly address: string;
  readonly value: ExactValue;
  /** Whether this step decided the value of the step that reads it. */
  readonly decided: boolean;
  readonly details: Details;
  readonly operands: readonly (StepEvidence | NamedEvidence)[];
  /** It is told without its operands: an explanation of so many steps would help nobody. */
  readonly cut?: true;
  readonly records?: RecordsEvidence;
  /** Of a figure that is evaluated on other days or in slices. */
  readonly moments?: readonly MomentEvidence[];
}

/** A named value that a step reads; it is explained as a definition of its own. */
export interface NamedEvidence {
  readonly name: string;
  readonly value: ExactValue;
  readonly decided: boolean;
}

export interface DefinitionEvidence {
  readonly name: string;
  /** JSON pointer into the program document. */
  readonly address: string;
  readonly title?: string;
  readonly note?: string;
  readonly source?: string;
  /** The value was given in the partner document instead of being computed. */
  readonly given: boolean;
  readonly value: ExactValue;
  readonly computation: StepEvidence;
}

export interface ExplainedOutcome {
  readonly status: "explained";
  readonly partner: string;
  readonly asOf: string;
  readonly currency: string;
  /** What was asked first, then everything that it reads, each definition once. */
  readonly definitions: readonly DefinitionEvidence[];
  /** The same in words, by the phrasebook. */
  readonly sentences: readonly string[];
}

export type Explanation = ExplainedOutcome | IssuesOutcome;

/** Words for evidence. A phrase begins without its name and ends without a full stop. */
export type Phrasebook = { readonly [K in NodeKind]: (step: StepEvidence, words: PhraseWords) => string };

/** What phrases are built from. */
export interface PhraseWords {
  /** A value as people read it, with the currency where it is an amount. */
  readonly value: (value: ExactValue) => string;
  /** An operand: a named value by its title, a step by its own phrase. */
  readonly operand: (operand: StepEvidence | NamedEvidence) => string;
}
