/** Sums of what single values contribute: how they are added, scaled and mapped. */
import { type Value } from "../expression/value.js";
import { type Exact, ONE, ZERO, add, multiply, sign } from "../number/exact.js";
import { type Contribution } from "./formula.js";
import { type Pieces, IDENTITY, addPieces, composePieces, scalePieces, valueOf } from "./pieces.js";
import { type Absence, type Sum } from "./reader.js";
import { type Variable } from "./variable.js";

export function constantSum(constant: Exact): Sum {
  return { constant, parts: new Map(), absence: "absent" };
}

/** What one value contributes, alone. */
export function sumOfOne(variable: Variable, part: Contribution = { pieces: IDENTITY }): Sum {
  return { constant: ZERO, parts: new Map([[variable, part]]), absence: "absent" };
}

function mapContribution(part: Contribution, pieces: Pieces): Contribution {
  if ("pieces" in part) return { pieces: composePieces(pieces, part.pieces) };
  const { worth } = part;
  return { worth: (value) => valueOf(pieces, worth(value)) };
}

function addContributions(left: Contribution | undefined, right: Contribution): Contribution {
  if (left === undefined) return right;
  if ("pieces" in left && "pieces" in right) return { pieces: addPieces(left.pieces, right.pieces) };
  const [a, b] = [worthOf(left), worthOf(right)];
  return { worth: (value) => add(a(value), b(value)) };
}

/** What a value contributes. */
export function worthOf(part: Contribution): (value: Value) => Exact {
  return "worth" in part ? part.worth : (value) => valueOf(part.pieces, value as Exact);
}

/** Of a sum of two: what a constant says of it does not matter. */
function absenceOf(left: Sum, right: Sum): Absence {
  if (left.parts.size === 0 || left.absence === right.absence) return right.absence;
  return right.parts.size === 0 ? left.absence : "either";
}

export function addSums(left: Sum, right: Sum): Sum {
  const parts = new Map(left.parts);
  for (const [variable, part] of right.parts) parts.set(variable, addContributions(parts.get(variable), part));
  return { constant: add(left.constant, right.constant), parts, absence: absenceOf(left, right) };
}

export function scaleSum({ constant, parts, absence }: Sum, by: Exact): Sum {
  const scale = (part: Contribution): Contribution => {
    if ("pieces" in part) return { pieces: scalePieces(part.pieces, by) };
    return { worth: (value) => multiply(part.worth(value), by) };
  };
  const scaled = new Map([...parts].map(([variable, part]) => [variable, scale(part)]));
  return { constant: multiply(constant, by), parts: sign(by) === 0 ? new Map<Variable, Contribution>() : scaled, absence }; // prettier-ignore
}

/** A function of a sum that at most one value contributes to. */
export function mapSum(sum: Sum, pieces: Pieces): Sum | undefined {
  if (sum.parts.size > 1) return undefined;
  if (sum.parts.size === 0) return constantSum(valueOf(pieces, sum.constant));
  const shifted = composePieces(pieces, { ...IDENTITY, between: [{ factor: ONE, offset: sum.constant }] });
  const parts = new Map([...sum.parts].map(([variable, part]) => [variable, mapContribution(part, shifted)]));
  return { constant: ZERO, parts, absence: sum.absence };
}
