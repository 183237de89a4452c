/** Bulk input: the data of many partners as columns, as tables, data frames and Arrow hold them. */
import { type ExchangeRate } from "../exchange.js";

/** A column in the layout of Arrow, for those who have its buffers; nothing is copied. */
export interface ColumnBuffers {
  /** One value for each row: numbers, big integers, texts, booleans, or places in the dictionary. */
  readonly values: ArrayLike<unknown>;
  /** A bit for each row, the lowest of each byte first: 1 where the row has a value. */
  readonly validity?: Uint8Array;
  /** The texts that the values are places of. */
  readonly dictionary?: ArrayLike<string>;
  /** Decimal places of whole numbers: 12345 with a scale of 2 is 123.45. */
  readonly scale?: number;
}

/** A column that is asked for its rows, as Arrow's vectors are. */
export interface ColumnVector {
  readonly length: number;
  readonly get: (index: number) => unknown;
}

/**
 * One value for each row: a list, a typed array, a vector, or buffers. null and undefined are missing values. Besides
 * what a partner document holds, a day may be the number of days since 1970-01-01, an instant the number of milliseconds since
 * then, either of them a `Date` whose fields are read in UTC, a whole number a big integer, a boolean 0 or 1.
 */
export type Column = ArrayLike<unknown> | ColumnVector | ColumnBuffers;

/** The records of all partners, those of one partner one after the other, in the order of the partners. */
export interface RecordColumnsInput {
  /** For each partner the place of its first record, and one more entry: the number of all records. */
  readonly offsets: ArrayLike<number>;
  /** A bit for each partner, the lowest of each byte first: 0 where nobody knows the partner's records. */
  readonly validity?: Uint8Array;
  /** A column for each declared field; one that is left out is missing in every record. */
  readonly fields: Readonly<Record<string, Column>>;
}

/** Partners as columns. A fact, a question or a collection that is left out is missing for all of them. */
export interface PartnerColumns {
  readonly id: Column;
  readonly name?: Column;
  readonly currency?: Column;
  readonly facts?: Readonly<Record<string, Column>>;
  readonly records?: Readonly<Record<string, RecordColumnsInput>>;
  /** For each scorecard a column for each question, by its path. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, Column>>>>;
  /** The rates for all of them, for records in other currencies than their partner's: where their collection says `convertOn`. */
  readonly exchangeRates?: readonly ExchangeRate[];
}
