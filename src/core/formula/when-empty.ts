/** What stands for a figure that has no denominator, or no records. */
import { type ValueType } from "../expression/type.js";
import { type WhenEmpty } from "../expression/words.js";
import { NOT_APPLICABLE } from "../expression/value.js";
import { readExact } from "../number/decimal.js";
import { ONE, ZERO } from "../number/exact.js";
import { type WhenEmptyChoice } from "../rule/types.js";

const CHOICES: Readonly<Record<string, WhenEmpty>> = { notApplicable: NOT_APPLICABLE, zero: ZERO, one: ONE };

export function whenEmptyOf(choice: WhenEmptyChoice): WhenEmpty {
  return CHOICES[choice] ?? readExact(choice) ?? NOT_APPLICABLE;
}

/** A type that can also be not applicable where nothing else is stated for what is empty. */
export function emptyType(base: ValueType, whenEmpty: WhenEmpty): ValueType {
  return { ...base, mayBeNotApplicable: base.mayBeNotApplicable || whenEmpty === NOT_APPLICABLE };
}
