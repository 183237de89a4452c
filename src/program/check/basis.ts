/** What an amount depends on: the values that move it, and the numbers of them at which it can bend or jump. */
import { takeApart } from "../../core/analysis/comparisons.js";
import { type Contribution, cutsIn } from "../../core/analysis/formula.js";
import { crossings } from "../../core/analysis/pieces.js";
import { type Branch, type Reader, type Sum } from "../../core/analysis/reader.js";
import { type Assignment } from "../../core/analysis/search.js";
import { addSums, constantSum, scaleSum, worthOf } from "../../core/analysis/sums.js";
import { type Variable } from "../../core/analysis/variable.js";
import { type Node } from "../../core/expression/node.js";
import { type Slot } from "../../core/expression/slot.js";
import { slotsBelow } from "../../core/expression/walk.js";
import { type Value, isMissing } from "../../core/expression/value.js";
import { type PaySpec } from "../../core/expression/pay/spec.js";
import { isNumeric } from "../../core/expression/type.js";
import { type Exact, ONE, add, multiply, negate, sign } from "../../core/number/exact.js";
import { type Session } from "./session.js";

/** One scale of an amount: what picks the band, what is paid on, and its bounds. */
export interface Scale {
  readonly slot: Slot;
  readonly measure: Slot;
  readonly base: Slot;
  readonly bounds: readonly Exact[];
}

/** The bounds at which what a scale pays bends or jumps; none where they are multiples of a value that is not constant. */
export function boundsOfSpec(spec: PaySpec, constant: (slot: Slot) => Value | undefined): readonly Exact[] {
  const unit = spec.unit === undefined ? ONE : constant(spec.unit);
  if (unit === undefined || isMissing(unit)) return [];
  const bounds = spec.form === "curve" ? spec.corners.map(({ at }) => at) : spec.steps.flatMap(({ from }) => (from === undefined ? [] : [from])); // prettier-ignore
  return bounds.map((bound) => multiply(bound, unit as Exact));
}

/** What picks the band of a scale, what is paid on, and its bounds; undefined for what is no scale. */
export function scaleIn(node: Node, constant: (slot: Slot) => Value | undefined): Omit<Scale, "slot"> | undefined {
  if (node.kind === "scale") return { measure: node.qualifyOn, base: node.payOn, bounds: node.bands.map(({ from }) => from) }; // prettier-ignore
  return node.kind === "pay" ? { measure: node.measure, base: node.base, bounds: boundsOfSpec(node.spec, constant) } : undefined; // prettier-ignore
}

/** The scales that an amount is read from. */
export function scalesOf(amount: Slot, session: Session): readonly Scale[] {
  const { plan, constant } = session.model;
  return slotsBelow(plan.nodes, [amount]).flatMap((slot): readonly Scale[] => {
    const scale = scaleIn(plan.nodes[slot]!, constant);
    return scale === undefined ? [] : [{ slot, ...scale }];
  });
}

function sumsIn(branches: readonly Branch[] | undefined): readonly Sum[] {
  return (branches ?? []).flatMap(({ sum }) => (sum === "absent" ? [] : [sum]));
}

/** The sums that are zero where a number reaches a bound. */
function equations(slot: Slot, bound: Exact, reader: Reader): readonly Sum[] {
  const node = reader.model.plan.nodes[slot]!;
  if (node.kind === "alias") return equations(node.operand, bound, reader);
  const less = (left: Sum, right: Sum, by: Exact): Sum => addSums(left, scaleSum(right, negate(by)));
  if (node.kind === "quotient" && takeApart(slot, reader, "equal", bound, false) !== undefined)
    return sumsIn(reader.branches(node.dividend)).flatMap((above) =>
      sumsIn(reader.branches(node.divisor)).map((below) => less(above, below, bound)),
    );
  if (node.kind === "growth")
    return sumsIn(reader.branches(node.now)).flatMap((now) =>
      sumsIn(reader.branches(node.before)).map((before) => less(now, before, add(bound, ONE))),
    );
  return sumsIn(reader.branches(slot)).map((sum) => addSums(sum, constantSum(negate(bound))));
}

/** Whether a contribution never goes down as its value grows. */
function rises(part: Contribution): boolean {
  return "pieces" in part && part.pieces.between.every(({ factor }) => sign(factor) >= 0);
}

/** The numbers that values are computed of, and which of them only move them up: what a partner can do more of. */
export interface Basis {
  readonly all: readonly Variable[];
  readonly movers: readonly Variable[];
}

export function basisOf(slots: readonly Slot[], reader: Reader): Basis {
  const all = new Set<Variable>();
  const down = new Set<Variable>();
  for (const { parts } of slots.flatMap((slot) => equations(slot, ONE, reader)))
    for (const [variable, part] of parts) {
      if (isNumeric(variable.kind) && variable.item === undefined) all.add(variable);
      if (!rises(part)) down.add(variable);
    }
  return { all: [...all], movers: [...all].filter((one) => !down.has(one)) };
}

/** Where a number reaches a bound as one of its values moves, the others being as they are. */
function reachedAt(slot: Slot, bound: Exact, mover: Variable, values: Assignment, reader: Reader): readonly Exact[] {
  return equations(slot, bound, reader).flatMap(({ constant, parts }) => {
    let rest = constant;
    const moving = parts.get(mover);
    if (moving === undefined || !("pieces" in moving)) return [];
    for (const [variable, part] of parts) {
      if (variable === mover) continue;
      const value = values.get(variable);
      if (value === undefined || isMissing(value)) return [];
      rest = add(rest, worthOf(part)(value));
    }
    return [...moving.pieces.cuts, ...crossings(moving.pieces, negate(rest))];
  });
}

/** What an amount is read from: its scales, and whether it is paid at all. */
export interface Bending {
  readonly scales: readonly Scale[];
  readonly eligible: Slot | undefined;
  readonly reader: Reader;
}

/** The numbers of a value at which an amount can bend or jump, the other values being as they are. */
export function bendsOf({ scales, eligible, reader }: Bending, mover: Variable, values: Assignment): readonly Exact[] {
  const reached = scales.flatMap(({ measure, bounds }) => bounds.flatMap((bound) => reachedAt(measure, bound, mover, values, reader))); // prettier-ignore
  return eligible === undefined ? reached : [...reached, ...cutsIn(reader.verdict(eligible, true), mover)];
}

/** Whether a value is read below a slot. */
export function reads(slot: Slot, other: Slot, { compiled: { plan } }: Session): boolean {
  return slotsBelow(plan.nodes, [slot]).includes(other);
}
