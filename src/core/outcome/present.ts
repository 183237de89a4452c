/** Values of the kernel as the plain values of an outcome. */
import { type Slot } from "../expression/slot.js";
import { type Plan } from "../expression/steps.js";
import { type NamedDefinition } from "../expression/scope.js";
import { type ValueType } from "../expression/type.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../expression/value.js";
import { writeFixed, writeNumber } from "../number/decimal.js";
import { type RoundingMode } from "../number/round.js";
import { writeDay } from "../time/day.js";
import { writeInstant } from "../time/instant.js";
import { type OutcomeValue, type Verdict } from "./types.js";

/** A run that is being presented. */
export interface Presentation {
  readonly plan: Plan;
  /** The value of a slot. */
  readonly at: (slot: Slot) => Value;
  readonly currencyDigits: number;
  readonly rounding: RoundingMode;
  /** Slots whose value was given. */
  readonly given: ReadonlyMap<Slot, Value>;
  /** What is missing for a slot that is unknown. */
  readonly missing: (slot: Slot) => readonly string[];
}

/** How amounts and numbers are shown. */
export type Manner = Pick<Presentation, "currencyDigits" | "rounding">;

const DECIMAL_DIGITS = 6;

/** How many decimal places a number or an amount of this type is shown with. */
export function shownDigits({ kind, digits }: ValueType, currencyDigits: number): number {
  if (kind === "integer") return 0;
  return digits ?? (kind === "money" ? currencyDigits : DECIMAL_DIGITS);
}

/** A value that is there, as plain data. */
export function presentKnown(
  value: Value,
  type: ValueType,
  { currencyDigits, rounding }: Manner,
): number | string | boolean {
  switch (type.kind) {
    case "money":
      return writeFixed(exactOf(value), shownDigits(type, currencyDigits), rounding);
    case "integer":
    case "decimal":
      return writeNumber(exactOf(value), shownDigits(type, currencyDigits), rounding);
    case "date":
      return writeDay(value as number);
    case "instant":
      return writeInstant(value as number);
    default:
      return value as string | boolean;
  }
}

/** A named value as a figure of the outcome. */
export function presentNamed({ slot, type }: NamedDefinition, presentation: Presentation): OutcomeValue {
  const value = presentation.at(slot);
  if (value === NOT_APPLICABLE) return { status: "notApplicable" };
  if (value === UNKNOWN) return { status: "unknown", missing: presentation.missing(slot) };
  return { status: "value", value: presentKnown(value, type, presentation) };
}

/** The verdict in a slot. */
export function verdictOf(value: Value): Verdict {
  if (value === true) return "met";
  return value === false ? "unmet" : "unknown";
}

/** A dictionary of what stands under each id, presented. */
export function mapEntries<T, R>(
  entries: readonly (readonly [string, T])[],
  present: (entry: T, id: string) => R,
): Readonly<Record<string, R>> {
  const presented: Record<string, R> = {};
  for (const [id, entry] of entries) presented[id] = present(entry, id);
  return presented;
}
