/** What is read of each of some records: the same columns for lowering and for reading them. */
import { type OverRecords } from "../../core/records/types.js";
import { type Condition, type Operand } from "../../core/rule/types.js";

/** The records of a collection that count. */
export interface ListedRecords extends Pick<OverRecords, "where"> {
  /** The collection: its own records, or the groups of a derived one. */
  readonly each: string;
}

/** A value of each record: a day, an amount, what names another record, or whether a condition is met. */
export type Column = { readonly name: string; readonly address: string } & (
  | { readonly kind: "day" | "amount" | "name"; readonly is: Operand }
  | { readonly kind: "verdict"; readonly is: Condition }
);

/** A column of an operand; none where it is left out. */
export function column(
  kind: "day" | "amount" | "name",
  name: string,
  is: Operand | undefined,
  address: string,
): readonly Column[] {
  return is === undefined ? [] : [{ kind, name, is, address }];
}
