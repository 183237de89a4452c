/** What is paid on a part of a base. */
import { ZERO, type Exact, add, divide, greatest, multiply, sign } from "../../number/exact.js";
import { round } from "../../number/round.js";
import { type Value, NOT_APPLICABLE, exactOf, isMissing, missingAmong } from "../value.js";
import { type Packages, type Portion, type Term } from "./spec.js";

function valueOf(term: Term, slots: readonly Value[]): Value {
  return "value" in term ? term.value : slots[term.slot]!;
}

function packagesOf({ size, amount, count }: Packages, part: Exact, slots: readonly Value[]): Value {
  const [each, price] = [valueOf(size, slots), valueOf(amount, slots)];
  const missing = missingAmong([each, price]);
  if (missing !== undefined) return missing;
  if (sign(exactOf(each)) <= 0) return NOT_APPLICABLE;
  const packages = round(divide(part, exactOf(each)), 0, count === "started" ? "up" : "down");
  return multiply(greatest(packages, ZERO), exactOf(price));
}

/** The rate times the part, what is paid once, and the packages, added up. */
export function portionOf(portion: Portion, part: Exact, slots: readonly Value[], withFixed = true): Value {
  const { rate, fixed, packages } = portion;
  const values: Value[] = [];
  if (rate !== undefined) values.push(valueOf(rate, slots));
  if (fixed !== undefined && withFixed) values.push(valueOf(fixed, slots));
  if (packages !== undefined) values.push(packagesOf(packages, part, slots));
  const missing = missingAmong(values);
  if (missing !== undefined) return missing;
  const [first, ...others] = values;
  const start = rate === undefined || first === undefined ? (first ?? ZERO) : multiply(exactOf(first), part);
  return others.reduce<Exact>((sum, value) => add(sum, exactOf(value)), exactOf(start));
}

/** Adds what a band pays to what those below it pay. */
export function plus(sum: Value, more: Value): Value {
  const missing = missingAmong([sum, more]);
  return missing ?? add(exactOf(sum), exactOf(more));
}

/** The bound in units; undefined where there is nothing to compare with. */
export function inUnits(unit: Value | undefined): Value {
  if (unit === undefined || isMissing(unit)) return unit ?? NOT_APPLICABLE;
  return sign(exactOf(unit)) > 0 ? unit : NOT_APPLICABLE;
}
