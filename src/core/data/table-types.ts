/** Values that a program dates, or selects by segment, instead of writing them into its rules. */
import { type ColumnMatch } from "../expression/words.js";
import { type Constant } from "../rule/types.js";

/** A value from a day on. */
export interface DatedValue {
  readonly from: string;
  readonly value: Constant;
}

/** A value for each segment of partners. */
export interface SegmentedParameter {
  /** The name whose value is the segment. */
  readonly by: string;
  readonly values: Readonly<Record<string, Constant | readonly DatedValue[]>>;
  /** For every other segment; not applicable unless stated. */
  readonly otherwise?: Constant;
}

/** One value, one value from each of several days on, or one for each segment. */
export type ParameterDeclaration = Constant | readonly DatedValue[] | SegmentedParameter;

/** The section `parameters` of a program. */
export type Parameters = Readonly<Record<string, ParameterDeclaration>>;

/** Values by several keys. */
export interface TableDeclaration {
  readonly title?: string;
  readonly note?: string;
  readonly source?: string;
  /** The columns: `equal` matches the same value, `from` the greatest bound that is not above. */
  readonly by: Readonly<Record<string, ColumnMatch>>;
  /** Each row has a key for every column, and a `value`. */
  readonly rows: readonly Readonly<Record<string, Constant>>[];
  /** Where no row matches; not applicable unless stated. */
  readonly otherwise?: Constant;
}

/** The section `tables` of a program. */
export type Tables = Readonly<Record<string, TableDeclaration>>;
