/**
 * What a verdict says of the partner's values, as formulas without negation: an atom over one value, a comparison of a
 * sum of values, or a count of formulas. A formula for "holds" and one for "does not hold" are made side by side.
 */
import { type Value, NOT_APPLICABLE } from "../expression/value.js";
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

/** The value does not apply. */
export function absent(variable: Variable): Atom {
  return { kind: "atom", variable, cuts: [], mentions: [], holds: (value) => value === NOT_APPLICABLE };
}

/** Visits a formula and all that it is made of, each once however often it stands in it. */
export function visitFormula(formula: Formula, visit: (formula: Exclude<Formula, boolean>) => void): void {
  const seen = new Set<Formula>();
  const walk = (one: Formula): void => {
    if (typeof one === "boolean" || seen.has(one)) return;
    seen.add(one);
    visit(one);
    if (one.kind === "count") for (const part of one.of) walk(part);
  };
  walk(formula);
}

/** Every variable of a formula, in the order in which it is first read. */
export function variablesOf(formula: Formula): ReadonlySet<Variable> {
  const found = new Set<Variable>();
  visitFormula(formula, (one) => {
    if (one.kind === "atom") found.add(one.variable);
    if (one.kind === "total") for (const variable of one.parts.keys()) found.add(variable);
  });
  return found;
}

/** Numbers at which the tests of a variable change. */
export function cutsIn(formula: Formula, variable: Variable): readonly Exact[] {
  const found: Exact[] = [];
  visitFormula(formula, (one) => {
    if (one.kind === "atom" && one.variable === variable) found.push(...one.cuts);
    const part = one.kind === "total" ? one.parts.get(variable) : undefined;
    if (part !== undefined && "pieces" in part) found.push(...part.pieces.cuts);
  });
  return found;
}
