/** What is known of a slot before any partner is seen: its kind of value, and which kinds of missing it can hold. */

export type ValueKind = "integer" | "decimal" | "money" | "text" | "boolean" | "date";

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
}

export function isNumeric(kind: ValueKind): boolean {
  return kind === "integer" || kind === "decimal" || kind === "money";
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
