/** Ratios that stand for themselves, because something reads them that cannot be taken apart: they are tied to their parts. */
import { takeApart } from "../../core/analysis/comparisons.js";
import { type Formula, absent, allOf, anyOf, cutsIn, variablesOf } from "../../core/analysis/formula.js";
import { type Reader } from "../../core/analysis/reader.js";
import { type Variable } from "../../core/analysis/variable.js";
import { type Slot } from "../../core/expression/slot.js";
import { type Comparison } from "../../core/expression/words.js";
import { type Exact, ZERO } from "../../core/number/exact.js";

/** Numbers at which a value is compared besides those that the formula names. */
export type MoreCuts = ReadonlyMap<Variable, readonly Exact[]>;

/** The slot of a value that stands for itself and is tied to its parts; undefined of every other one. */
function tiedSlot(variable: Variable, reader: Reader): Slot | undefined {
  const { model, whole } = reader;
  const slot = model.slotOf(variable);
  if (slot === undefined || !whole.has(slot) || model.variable(slot) !== variable) return undefined;
  return takeApart(slot, reader, "greaterThan", ZERO, false) === undefined ? undefined : slot;
}

/** Whether a value that stands for itself is tied to its parts. */
export function isTied(variable: Variable, reader: Reader): boolean {
  return tiedSlot(variable, reader) !== undefined;
}

/** A ratio is at a number or below it, above it or not. */
const SIDES = [
  ["greaterThanInclusive", "lessThan"],
  ["greaterThan", "lessThanInclusive"],
] as const;

/** Every number that a value is compared with; zero where it is compared with none, so that its parts are looked at. */
function numbersOf(formula: Formula, variable: Variable, more: MoreCuts): readonly Exact[] {
  const numbers = [...cutsIn(formula, variable), ...(more.get(variable) ?? [])];
  return numbers.length === 0 ? [ZERO] : numbers;
}

/** Ratios that stand for themselves are one of the numbers that they are compared with: their parts then follow. */
export function pinned(formula: Formula, reader: Reader, more: MoreCuts): readonly Formula[] {
  return [...variablesOf(formula)].flatMap((variable) => {
    const slot = tiedSlot(variable, reader);
    if (slot === undefined) return [];
    const numbers = numbersOf(formula, variable, more);
    return [anyOf(absent(variable), ...numbers.map((cut) => reader.compare(slot, "equal", cut, false)))];
  });
}

/** Ratios that stand for themselves are tied to their parts at every number that they are compared with. */
export function tied(formula: Formula, reader: Reader, more: MoreCuts): Formula {
  const ties = [...variablesOf(formula)].flatMap((variable) => {
    const slot = tiedSlot(variable, reader);
    if (slot === undefined) return [];
    return numbersOf(formula, variable, more).flatMap((cut) =>
      SIDES.map(([side, otherwise]) => {
        const parts = (operator: Comparison): Formula => takeApart(slot, reader, operator, cut, false) ?? true;
        const own = (operator: Comparison): Formula => reader.compare(slot, operator, cut, false);
        return anyOf(absent(variable), allOf(own(side), parts(side)), allOf(own(otherwise), parts(otherwise)));
      }),
    );
  });
  return allOf(formula, ...ties);
}
