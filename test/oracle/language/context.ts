/** What the oracle hands from one rule to the next. */
import type { DerivedCollection, Partner, ProgramDocument, RecordDeclaration } from "partner-program";
import { type Absent, type Value } from "./values.js";

export type Verdict = boolean | Absent;

/** A record, read on demand. */
export interface Row {
  readonly field: (name: string) => Value;
}

/** A partner on a day. */
export interface Context {
  readonly document: ProgramDocument;
  readonly partner: Partner;
  readonly asOf: string;
  readonly knownAt: string;
  readonly startMonth: number;
  readonly value: (name: string) => Value;
  readonly verdict: (name: string) => Verdict;
  readonly rows: (collection: string) => readonly Row[] | "unknown";
  readonly collection: (name: string) => RecordDeclaration | DerivedCollection | undefined;
  /** The same partner on another day. */
  readonly on: (day: string) => Context;
  readonly inSlice: (id: string, slice: string) => Context;
}

/** Where names are read: the partner, or one record. */
export interface Scope {
  readonly context: Context;
  readonly value: (name: string) => Value;
  readonly dated: (name: string, day: string) => Value;
  /** How a name of the partner is written here. */
  readonly nameOf: (name: string) => string;
}
