/** What is read of each of some records: the same columns for lowering and for reading them. */
import { pointer } from "../../core/issue/issue.js";
import { type OverRecords } from "../../core/records/types.js";
import { type Condition, type Operand } from "../../core/rule/types.js";

/** The records of a collection that count. */
export interface ListedRecords extends Pick<OverRecords, "where"> {
  /** The collection: its own records, or the groups of a derived one. */
  readonly each: string;
}

/** What a record has to meet, by a name that a refusal tells. */
export interface ListedRequirement {
  readonly id: string;
  readonly title?: string;
  readonly meets: Condition;
}

/** What an operand of a column is: a day, an instant, an amount, or a name, which may be of any kind. */
export type ColumnKind = "day" | "instant" | "amount" | "name";

/** Of a formula that no document contains: the column that it starts from, and where its parts are written. */
export interface MadeOf {
  readonly from: string;
  readonly writtenAt: (address: string) => string;
}

/** A value of each record, or whether it meets a condition. */
export type Column = { readonly name: string; readonly address: string } & (
  | { readonly kind: ColumnKind; readonly is: Operand; readonly made?: MadeOf }
  | { readonly kind: "verdict"; readonly is: Condition }
);

/** A column of an operand; none where it is left out. */
export function column(kind: ColumnKind, name: string, is: Operand | undefined, address: string): readonly Column[] {
  return is === undefined ? [] : [{ kind, name, is, address }];
}

/** Whether each requirement is met, under names that begin alike. */
export function requirementColumns(
  requires: readonly ListedRequirement[] | undefined,
  prefix: string,
  address: string,
): readonly Column[] {
  return (requires ?? []).map(({ id, meets }, index) => ({
    kind: "verdict",
    name: prefix + id,
    is: meets,
    address: pointer(address, index, "meets"),
  }));
}
