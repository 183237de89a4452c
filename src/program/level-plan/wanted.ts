/** What a value has to be: inside a range, or exactly something. */
import { type ValueType, isNumeric } from "../../core/expression/type.js";
import { type Value, compareValues, exactOf } from "../../core/expression/value.js";
import {
  type Exact,
  add,
  exactFraction,
  exactInteger,
  isWhole,
  negate,
  sign,
  subtract,
} from "../../core/number/exact.js";
import { shownDigits } from "../../core/outcome/present.js";
import { type RoundingMode, round } from "../../core/number/round.js";

/** A range with both ends inside; without an end it is open there. One value alone is both its ends. */
export interface Wanted {
  readonly least: Value | undefined;
  readonly most: Value | undefined;
}

export function exactly(value: Value): Wanted {
  return { least: value, most: value };
}

/** What is in both ranges; undefined for nothing. */
export function both(left: Wanted, right: Wanted): Wanted | undefined {
  const pick = (one: Value | undefined, other: Value | undefined, sign: number): Value | undefined => {
    if (one === undefined || other === undefined) return one ?? other;
    return compareValues(one, other) * sign >= 0 ? one : other;
  };
  const least = pick(left.least, right.least, 1);
  const most = pick(left.most, right.most, -1);
  return least !== undefined && most !== undefined && compareValues(least, most) > 0 ? undefined : { least, most };
}

/** The value of the range that is nearest to the actual one. */
export function nearest({ least, most }: Wanted, actual: Value | undefined): Value | undefined {
  if (actual === undefined) return least ?? most;
  if (least !== undefined && compareValues(actual, least) < 0) return least;
  return most !== undefined && compareValues(actual, most) > 0 ? most : actual;
}

/** The nearest value of the type that is not below a bound, or not above it: one that can be shown as it is. */
function fitting(
  bound: Value,
  type: ValueType,
  mode: Extract<RoundingMode, "up" | "down">,
  currencyDigits: number,
): Value {
  return isNumeric(type.kind) ? round(exactOf(bound), shownDigits(type, currencyDigits), mode) : bound;
}

/** The nearest value beyond a bound. */
function beyond(bound: Value, type: ValueType, direction: 1 | -1, currencyDigits: number): Value {
  if (!isNumeric(type.kind)) return (bound as number) + direction;
  const places = shownDigits(type, currencyDigits);
  const step = exactFraction(1n, 10n ** BigInt(places));
  const mode = direction === 1 ? "down" : "up";
  const inside: Exact = round(exactOf(bound), places, mode);
  return direction === 1 ? add(inside, step) : subtract(inside, step);
}

/** At least a bound, or more than it. */
export function above(bound: Value, type: ValueType, isStrict: boolean, currencyDigits: number): Wanted {
  return {
    least: isStrict ? beyond(bound, type, 1, currencyDigits) : fitting(bound, type, "up", currencyDigits),
    most: undefined,
  };
}

/** At most a bound, or less than it. */
export function below(bound: Value, type: ValueType, isStrict: boolean, currencyDigits: number): Wanted {
  return {
    least: undefined,
    most: isStrict ? beyond(bound, type, -1, currencyDigits) : fitting(bound, type, "down", currencyDigits),
  };
}

/** Whether a value of this type can be a bound that was computed. */
export function canBe(value: Value, type: ValueType): boolean {
  return type.kind !== "integer" || isWhole(exactOf(value));
}

/** How far two values are apart, in their own unit or in days; undefined where that says nothing. */
export function distance(from: Value, to: Value, type: ValueType): Exact | undefined {
  if (isNumeric(type.kind)) {
    const difference = subtract(exactOf(to), exactOf(from));
    return sign(difference) < 0 ? negate(difference) : difference;
  }
  if (type.kind !== "date") return undefined;
  return exactInteger(Math.abs((to as number) - (from as number)));
}
