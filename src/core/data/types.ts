/** What a program declares of its partners' data: facts, and records with their fields. */

export const DATA_TYPES = ["string", "boolean", "integer", "decimal", "money", "date"] as const;

/** The type of a fact or of a field. Numbers and amounts may be written as JSON numbers or as decimal texts. */
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
}

/** A fact of the partner. One that is not `required` may be missing; it is then unknown. */
export interface FactDeclaration extends Declared {
  readonly required?: boolean;
}

/** A field of a record. One that is `optional` may be missing; it is then unknown. */
export interface FieldDeclaration extends Declared {
  readonly optional?: boolean;
}

/** A collection of records. */
export interface RecordDeclaration extends About {
  /** The field with the day of the event, which windows read. */
  readonly date?: string;
  /** The field that identifies a record: no two records of a partner may share it. */
  readonly key?: string;
  /** The field with the currency of the record's amounts; it must be the currency that the partner is evaluated in. */
  readonly currency?: string;
  readonly fields: Readonly<Record<string, DataType | FieldDeclaration>>;
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
