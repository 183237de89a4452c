/** What a program declares of its partners' data: facts, and records with their fields. */
import { type Operand } from "../rule/types.js";

export const DATA_TYPES = ["string", "boolean", "integer", "decimal", "money", "ratio", "date", "instant"] as const;

/**
 * The type of a fact or of a field. Numbers and amounts may be written as JSON numbers or as decimal texts; a ratio is a
 * number of which 1 is the whole; an instant is a date with a time of day and an offset.
 */
export type DataType = (typeof DATA_TYPES)[number];

export interface About {
  readonly title?: string;
  readonly note?: string;
  readonly source?: string;
}

interface Declared extends About {
  readonly type: DataType;
  /** Of a `string`: the only values there are. */
  readonly oneOf?: readonly string[];
  /** Of a number: the smallest value that is accepted. */
  readonly min?: number | string;
  /** Of a number: the largest value that is accepted. */
  readonly max?: number | string;
  /** Of a number: how many decimal places are accepted. */
  readonly scale?: number;
  /** Of a number: what it counts, for people. */
  readonly unit?: string;
  /** Several values: `contains` asks for one of them. */
  readonly list?: boolean;
  /** What a value that is not there is: unknown unless stated. */
  readonly whenMissing?: "unknown" | "notApplicable";
}

/** A fact of the partner. One that is not `required` may be missing. */
export interface FactDeclaration extends Declared {
  readonly required?: boolean;
  /** The fact has a value from each of several days on. */
  readonly dated?: boolean;
}

/** A field of a record. One that is `optional` may be missing. */
export interface FieldDeclaration extends Declared {
  readonly optional?: boolean;
}

/** Finds a record of another collection by a field of this one. */
export interface JoinDeclaration {
  /** The other collection; it has a `key`. */
  readonly with: string;
  /** The field of this collection that holds the other one's key. */
  readonly on: string;
}

/** A collection of records. */
export interface RecordDeclaration extends About {
  /** The field with the day of the event, which windows read. */
  readonly date?: string;
  /** The field that identifies a record: no two records of a partner may share it. */
  readonly key?: string;
  /** The field with the currency of the record's amounts; it must be the currency that the partner is evaluated in. */
  readonly currency?: string;
  /**
   * The field with the day whose exchange rate converts amounts of another currency, before anything is computed with them. Without it, a
   * record in another currency is refused.
   */
  readonly convertOn?: string;
  /** The field with the day on which the record became known. */
  readonly recordedOn?: string;
  /** The fields with the first and the last day (inclusive) on which the record is valid. */
  readonly valid?: { readonly from: string; readonly until?: string };
  readonly fields: Readonly<Record<string, DataType | FieldDeclaration>>;
  /** Fields that are computed of others. */
  readonly computed?: Readonly<Record<string, Operand>>;
  /** Records of other collections whose fields can be read as `join.field`. */
  readonly joins?: Readonly<Record<string, JoinDeclaration>>;
}

/** The data of a program's partners. */
export interface DataDeclarations {
  readonly facts?: Readonly<Record<string, DataType | FactDeclaration>>;
  readonly records?: Readonly<Record<string, RecordDeclaration>>;
}

/** A declaration written as a type alone says no more than its type. */
export function declarationOf<D extends Declared>(declared: DataType | D): D {
  return (typeof declared === "string" ? { type: declared } : declared) as D;
}

/** What a question is answered with: one of its choices, several of them, true or false, or a number. */
export type AnswerValue = string | number | boolean | readonly string[];

/** An answer with what stands beside it; `evidence` is kept for people. */
export type AnswerEntry =
  | { readonly value: AnswerValue; readonly evidence?: string }
  | { /** Why the question does not apply. */ readonly notApplicable: string; readonly evidence?: string };

/** An answer that holds from a day on; `recordedOn` is the day on which it became known. */
export type DatedAnswer = AnswerEntry & { readonly from: string; readonly recordedOn?: string };

/** The answer to one question; null leaves it unanswered. On a card with dated answers it is a list of them. */
export type Answer = AnswerValue | AnswerEntry | readonly DatedAnswer[] | null;

/** For each scorecard the answer to each question, by the question's path. */
export type Answers = Readonly<Record<string, Readonly<Record<string, Answer>>>>;
