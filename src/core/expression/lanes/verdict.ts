/**
 * Conditions in one go: comparisons with constants are rows of a small table, a gate walks its table and stops as soon as
 * it is decided, and a condition that nothing else reads has no place of its own.
 */
import { compare } from "../../number/exact.js";
import { type Node, type NodeOf } from "../node.js";
import { type Slot } from "../slot.js";
import { type Value, NOT_APPLICABLE, UNKNOWN, exactOf } from "../value.js";
import { type Comparison, type WhenNotApplicable } from "../words.js";
import { type Lanes, valueAt } from "./lanes.js";

/** False, unknown and true as numbers: `all` is the least of them, `any` the greatest, `not` is 2 minus. */
export const FALSE = 0;
export const OPEN = 1;
export const TRUE = 2;

/** The verdict of a condition in one lane: 0 false, 1 unknown, 2 true. */
export type Verdict = (lanes: Lanes, lane: number) => number;

/** Verdicts as the values that slots hold. */
export const VERDICT_VALUES: readonly Value[] = [false, UNKNOWN, true];

export const BELOW = 1;
export const ON = 2;
export const ABOVE = 4;

/** The signs of `left - right` that a comparison accepts, as bits. */
const ACCEPTED: { readonly [C in Comparison]: number } = {
  equal: ON,
  notEqual: BELOW | ABOVE,
  lessThan: BELOW,
  lessThanInclusive: BELOW | ON,
  greaterThan: ABOVE,
  greaterThanInclusive: ABOVE | ON,
};

/** Where verdicts are made: the nodes, the offsets of their places, and what has no place of its own. */
export interface Fusing {
  readonly nodes: readonly Node[];
  readonly offsets: Int32Array;
  readonly inlined: ReadonlySet<Slot>;
  /** Slots that hold the same in every lane. */
  readonly shared: ReadonlySet<Slot>;
}

/** A comparison with a number that is known before any partner is seen. */
export interface Test {
  readonly offset: number;
  readonly bound: number;
  readonly accepted: number;
  readonly whenNotApplicable: WhenNotApplicable | undefined;
}

function missingVerdict(value: Value, whenNotApplicable: WhenNotApplicable | undefined): number {
  if (value === NOT_APPLICABLE) return whenNotApplicable === "met" ? TRUE : FALSE;
  return OPEN;
}

/** The verdict on a value that is missing, or needs more digits than ticks have. */
export function slowTest({ bound, accepted, whenNotApplicable }: Test, value: Value): number {
  if (value === NOT_APPLICABLE || value === UNKNOWN) return missingVerdict(value, whenNotApplicable);
  const difference = compare(exactOf(value), exactOf(bound));
  const sign = difference < 0 ? BELOW : difference > 0 ? ABOVE : ON;
  return (accepted & sign) === 0 ? FALSE : TRUE;
}

export function constantOf(slot: Slot, nodes: readonly Node[]): Value | undefined {
  const node = nodes[slot]!;
  return node.kind === "literal" ? node.value : undefined;
}

/** The test of a comparison with a constant in ticks; undefined for every other node. */
export function testOf(node: Node, { nodes, offsets }: Fusing): Test | undefined {
  if (node.kind !== "compare") return undefined;
  const bound = constantOf(node.right, nodes);
  if (typeof bound !== "number") return undefined;
  const { operator, whenNotApplicable } = node;
  return { offset: offsets[node.left]!, bound, accepted: ACCEPTED[operator], whenNotApplicable };
}

/** Kinds that a gate can take in; the others have a place, and the gate reads it. */
export function canFuse(node: Node, nodes: readonly Node[]): boolean {
  switch (node.kind) {
    case "gate":
    case "not":
    case "within":
      return true;
    case "compare":
      return typeof constantOf(node.right, nodes) === "number";
    case "same":
      return constantOf(node.right, nodes) !== undefined;
    default:
      return false;
  }
}

/** Kleene logic by counting, over tests and other verdicts: decided once enough hold, or once too few can. */
function countingVerdict(tests: readonly Test[], others: readonly Verdict[], threshold: number): Verdict {
  const offsets = Int32Array.from(tests, ({ offset }) => offset);
  const bounds = Float64Array.from(tests, ({ bound }) => bound);
  const accepted = Int32Array.from(tests, (test) => test.accepted);
  const count = tests.length;
  const mayFail = count + others.length - threshold;
  const decide = (index: number, lanes: Lanes, place: number): number => {
    const value = lanes.numbers[place]!;
    const bound = bounds[index]!;
    if (value < bound) return (accepted[index]! & BELOW) === 0 ? FALSE : TRUE;
    if (value > bound) return (accepted[index]! & ABOVE) === 0 ? FALSE : TRUE;
    if (value === bound) return (accepted[index]! & ON) === 0 ? FALSE : TRUE;
    return slowTest(tests[index]!, lanes.others[place]!);
  };
  return (lanes, lane) => {
    let met = 0;
    let unmet = 0;
    for (let index = 0; index < count; index += 1) {
      const verdict = decide(index, lanes, offsets[index]! + lane);
      if (verdict === TRUE) {
        met += 1;
        if (met >= threshold) return TRUE;
      } else if (verdict === FALSE) {
        if (unmet === mayFail) return FALSE;
        unmet += 1;
      }
    }
    for (const other of others) {
      const verdict = other(lanes, lane);
      if (verdict === TRUE) {
        met += 1;
        if (met >= threshold) return TRUE;
      } else if (verdict === FALSE) {
        if (unmet === mayFail) return FALSE;
        unmet += 1;
      }
    }
    // A gate that needs none holds; any other one that comes here is open.
    return threshold === 0 ? TRUE : OPEN;
  };
}

function gateVerdict({ operands, threshold }: NodeOf<"gate">, fusing: Fusing): Verdict {
  const tests: Test[] = [];
  const others: Verdict[] = [];
  for (const slot of operands) {
    const test = fusing.inlined.has(slot) ? testOf(fusing.nodes[slot]!, fusing) : undefined;
    if (test === undefined) others.push(operandVerdict(slot, fusing));
    else tests.push(test);
  }
  return countingVerdict(tests, others, threshold);
}

function withinVerdict(node: NodeOf<"within">, { offsets }: Fusing): Verdict {
  const [day, from, to] = [offsets[node.day]!, offsets[node.from]!, offsets[node.to]!];
  const { open } = node;
  /** Whether the day has reached a bound that may be missing. */
  const reached = (bound: Value, isPast: (bound: number) => boolean): number => {
    if (typeof bound === "number") return isPast(bound) ? TRUE : FALSE;
    if (open) return TRUE;
    return bound === UNKNOWN ? OPEN : FALSE;
  };
  return (lanes, lane) => {
    const { numbers } = lanes;
    const value = numbers[day + lane]!;
    const first = numbers[from + lane]!;
    const last = numbers[to + lane]!;
    if (value >= first && value <= last) return TRUE;
    if (value < first || value > last) return FALSE;
    const judged = valueAt(lanes, day + lane);
    if (typeof judged !== "number") return judged === UNKNOWN ? OPEN : FALSE;
    return Math.min(
      reached(valueAt(lanes, from + lane), (bound) => judged >= bound),
      reached(valueAt(lanes, to + lane), (bound) => judged <= bound),
    );
  };
}

function sameVerdict(node: NodeOf<"same">, { nodes, offsets }: Fusing): Verdict {
  const { negated, whenNotApplicable } = node;
  const offset = offsets[node.left]!;
  const constant = constantOf(node.right, nodes);
  return (lanes, lane) => {
    const value = lanes.others[offset + lane]!;
    if (value === NOT_APPLICABLE || value === UNKNOWN) return missingVerdict(value, whenNotApplicable);
    return (value === constant) === negated ? FALSE : TRUE;
  };
}

/** The verdict of a node that can be fused. */
export function verdictOf(node: Node, fusing: Fusing): Verdict {
  switch (node.kind) {
    case "gate":
      return gateVerdict(node, fusing);
    case "not": {
      const operand = operandVerdict(node.operand, fusing);
      return (lanes, lane) => TRUE - operand(lanes, lane);
    }
    case "within":
      return withinVerdict(node, fusing);
    case "same":
      return sameVerdict(node, fusing);
    default:
      return countingVerdict([testOf(node, fusing)!], [], 1);
  }
}

/** The verdict of a slot: that of its node where it is fused, else the one at its place. */
export function operandVerdict(slot: Slot, fusing: Fusing): Verdict {
  if (fusing.inlined.has(slot)) return verdictOf(fusing.nodes[slot]!, fusing);
  return placeVerdict(fusing.offsets[slot]!);
}

/** The verdict that stands at a place. */
function placeVerdict(offset: number): Verdict {
  return ({ others }, lane) => {
    const value = others[offset + lane]!;
    return value === true ? TRUE : value === false ? FALSE : OPEN;
  };
}
