/** What each operator over records takes, and what comes out. */
import { type AggregateFunction } from "../expression/words.js";
import { type ValueType, isNumeric, isOrdered } from "../expression/type.js";
import { type RecordsFigure, type RecordsOperator } from "./types.js";

/** What an operator asks of the field. */
export interface RecordsRule {
  readonly function: AggregateFunction;
  /** Whether it reads a field, or the records alone. */
  readonly reads: "field" | "records";
  readonly accepts: (type: ValueType) => boolean;
  readonly expected: string;
  readonly result: (field: ValueType) => Pick<ValueType, "kind" | "oneOf" | "unit">;
  /** The figure over no record does not apply unless something is stated for it. */
  readonly mayBeEmpty: boolean;
}

const NUMBER = "a field that is a number or an amount";
const ORDERED = "a field that is a number, an amount or a date";

const itself = ({ kind, oneOf, unit }: ValueType): ReturnType<RecordsRule["result"]> => ({
  kind,
  ...(oneOf === undefined ? {} : { oneOf }),
  ...(unit === undefined ? {} : { unit }),
});
const mean = ({ kind }: ValueType): ReturnType<RecordsRule["result"]> => ({
  kind: kind === "money" ? "money" : "decimal",
});

const single = ({ kind }: ValueType): boolean => kind !== "list" && kind !== "timeline";
const numeric = ({ kind }: ValueType): boolean => isNumeric(kind);
const ordered = ({ kind }: ValueType): boolean => isOrdered(kind);

type Basis = Pick<RecordsRule, "function" | "result"> & Partial<RecordsRule>;

const field = (rule: Basis): RecordsRule => ({
  reads: "field",
  accepts: numeric,
  expected: NUMBER,
  mayBeEmpty: true,
  ...rule,
});
const records = (rule: Basis): RecordsRule => ({ ...field({ ...rule, mayBeEmpty: false }), reads: "records" });
const whole = (): ReturnType<RecordsRule["result"]> => ({ kind: "integer" });
const verdict = (): ReturnType<RecordsRule["result"]> => ({ kind: "boolean" });
const picked = field({ function: "pick", result: itself, accepts: single, expected: "a field with one value" });

export const RECORDS_RULES: { readonly [O in RecordsOperator]: RecordsRule } = {
  sum: field({ function: "sum", result: itself, mayBeEmpty: false }),
  count: records({ function: "count", result: whole }),
  countDistinct: field({ function: "countDistinct", result: whole, mayBeEmpty: false, accepts: single }),
  average: field({ function: "average", result: mean }),
  median: field({ function: "median", result: mean }),
  percentile: field({ function: "percentile", result: mean }),
  min: field({ function: "min", result: itself, accepts: ordered, expected: ORDERED }),
  max: field({ function: "max", result: itself, accepts: ordered, expected: ORDERED }),
  first: picked,
  latest: picked,
  pick: picked,
  any: records({ function: "any", result: verdict }),
  every: records({ function: "every", result: verdict }),
};

/** The operator of a figure; undefined for what is no figure over records. */
export function recordsOperator(figure: object): RecordsOperator | undefined {
  return (Object.keys(RECORDS_RULES) as RecordsOperator[]).find((key) => key in figure);
}

/** What the figure names: `orders.amount`, `orders`, or in a group the field alone. */
export function targetOf(figure: RecordsFigure, operator: RecordsOperator): string {
  return (figure as unknown as Readonly<Record<RecordsOperator, string>>)[operator];
}
