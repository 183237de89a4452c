/** What is known of a slot before any partner is seen: its kind of value, and which kinds of missing it can hold. */

export type ValueKind = "integer" | "decimal" | "money" | "text" | "boolean" | "date" | "instant" | CompoundKind;

/** Kinds that no figure shows: lists of values, values by date, records by key, the records of a derived collection, lines, records with values of theirs. */
export type CompoundKind = "list" | "timeline" | "index" | "rows" | "lines" | "listing";

export interface ValueType {
  readonly kind: ValueKind;
  /** May be unknown for some partner. */
  readonly mayBeUnknown: boolean;
  /** May be not applicable for some partner, so that a comparison has to say what that means. */
  readonly mayBeNotApplicable: boolean;
  /** The only values there are, for a text that is one of a list. */
  readonly oneOf?: readonly string[];
  /** Decimal places in outcomes, where the definition states them. */
  readonly digits?: number;
  /** A number of the document, which stands for a number or for an amount as its neighbours need. */
  readonly constant?: true;
  /** Of a list: the kind of its items. */
  readonly items?: ValueKind;
  /** What the number counts, for people. */
  readonly unit?: string;
}

export function isNumeric(kind: ValueKind): boolean {
  return kind === "integer" || kind === "decimal" || kind === "money";
}

/** Kinds whose values are more or less than one another. */
export function isOrdered(kind: ValueKind): boolean {
  return isNumeric(kind) || kind === "date" || kind === "instant";
}

/** A type of this kind that is as missing as its operands can be. */
export function derivedType(kind: ValueKind, ...operands: readonly ValueType[]): ValueType {
  return {
    kind,
    mayBeUnknown: operands.some((type) => type.mayBeUnknown),
    mayBeNotApplicable: operands.some((type) => type.mayBeNotApplicable),
  };
}

/** A type that is always there. */
export function certainType(kind: ValueKind): ValueType {
  return { kind, mayBeUnknown: false, mayBeNotApplicable: false };
}

/** A verdict on operands of these types: a comparison says itself what "not applicable" means. */
export function verdictType(...operands: readonly ValueType[]): ValueType {
  return { kind: "boolean", mayBeUnknown: operands.some((type) => type.mayBeUnknown), mayBeNotApplicable: false };
}

/** The kind that values of both types have together: numbers with numbers, amounts with amounts, constants with both. */
export function commonKind(left: ValueType, right: ValueType): ValueKind | undefined {
  if (isNumeric(left.kind) && isNumeric(right.kind)) {
    if (left.kind === right.kind) return left.kind;
    if (left.constant === true && right.constant === true) return "decimal";
    if (left.constant === true) return right.kind === "integer" ? "decimal" : right.kind;
    if (right.constant === true) return left.kind === "integer" ? "decimal" : left.kind;
    return left.kind === "money" || right.kind === "money" ? undefined : "decimal";
  }
  return left.kind === right.kind ? left.kind : undefined;
}
