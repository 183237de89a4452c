/**
 * What a verdict says of the partner's values, as formulas without negation: an atom over one value, a comparison of a
 * sum of values, or a count of formulas. A formula for "holds" and one for "does not hold" are made side by side.
 */
import { type Value } from "../expression/value.js";
import { type Exact } from "../number/exact.js";
import { type Pieces } from "./pieces.js";
import { type Variable } from "./variable.js";

/** What one value contributes to a sum: by its size, or by which of few values it is. */
export type Contribution = { readonly pieces: Pieces } | { readonly worth: (value: Value) => Exact };

/** A test of one value, the same for all values between two cuts. */
export interface Atom {
  readonly kind: "atom";
  readonly variable: Variable;
  /** Numbers at which the verdict can change. */
  readonly cuts: readonly Exact[];
  /** Texts that it tells from all others. */
  readonly mentions: readonly Value[];
  readonly holds: (value: Value) => boolean;
}

/** The sum of the contributions is at least a number, or more than it. */
export interface Total {
  readonly kind: "total";
  readonly parts: ReadonlyMap<Variable, Contribution>;
  readonly least: Exact;
  /** More than `least`. */
  readonly strict: boolean;
  /** What is said where a value does not apply: a verdict, that of the others, or either. */
  readonly whenAbsent: boolean | "zero" | "either";
  /** The formula is of no use without it: it is not left aside while an easy answer is looked for. */
  readonly isNeeded?: true;
}

/** At least so many hold. */
export interface Count {
  readonly kind: "count";
  readonly of: readonly Formula[];
  readonly threshold: number;
}

/** Something that is not analysed: it may hold, and it may not. */
export interface Open {
  readonly kind: "open";
}

export type Formula = boolean | Atom | Total | Count | Open;

export const OPEN: Open = { kind: "open" };

/** At least so many of the formulas; constants among them are counted at once. */
export function atLeast(threshold: number, formulas: readonly Formula[]): Formula {
  const open = formulas.filter((formula) => typeof formula !== "boolean");
  const needed = threshold - formulas.filter((formula) => formula === true).length;
  if (needed <= 0) return true;
  if (needed > open.length) return false;
  return open.length === 1 ? open[0]! : { kind: "count", of: open, threshold: needed };
}

export function allOf(...formulas: readonly Formula[]): Formula {
  return atLeast(formulas.length, formulas);
}

export function anyOf(...formulas: readonly Formula[]): Formula {
  return atLeast(1, formulas);
}

/** Every variable of a formula, in the order in which it is first read. */
export function variablesOf(formula: Formula, found: Set<Variable> = new Set<Variable>()): ReadonlySet<Variable> {
  if (typeof formula === "boolean") return found;
  if (formula.kind === "atom") found.add(formula.variable);
  if (formula.kind === "total") for (const variable of formula.parts.keys()) found.add(variable);
  if (formula.kind === "count") for (const one of formula.of) variablesOf(one, found);
  return found;
}

/** Numbers at which the tests of a variable change. */
export function cutsIn(formula: Formula, variable: Variable, found: Exact[] = []): readonly Exact[] {
  if (typeof formula === "boolean" || formula.kind === "open") return found;
  if (formula.kind === "count") for (const one of formula.of) cutsIn(one, variable, found);
  else if (formula.kind === "atom") {
    if (formula.variable === variable) found.push(...formula.cuts);
  } else {
    const part = formula.parts.get(variable);
    if (part !== undefined && "pieces" in part) found.push(...part.pieces.cuts);
  }
  return found;
}
