/** Conditions over many lanes: each lowers the verdicts that stand so far, so that several that all have to hold go over the lanes in turn. */
import { type Node, type NodeOf } from "../node.js";
import { type Slot } from "../slot.js";
import { type Lanes } from "./lanes.js";
import {
  type Fusing,
  type Test,
  type Verdict,
  ABOVE,
  BELOW,
  FALSE,
  ON,
  OPEN,
  TRUE,
  constantOf,
  slowTest,
  testOf,
  verdictOf,
} from "./verdict.js";

/** Writes the verdicts of the first `count` lanes. */
export type VerdictKernel = (lanes: Lanes, count: number, verdicts: Uint8Array) => void;

/** Lowers the verdicts of the first `count` lanes to its own, where that is less. */
type Lowering = (lanes: Lanes, count: number, verdicts: Uint8Array) => void;

/** Any condition: it is decided lane by lane, unless the lane is false already. */
function lowerEach(verdict: Verdict): Lowering {
  return (lanes, count, verdicts) => {
    for (let lane = 0; lane < count; lane += 1) {
      const before = verdicts[lane]!;
      if (before !== FALSE) verdicts[lane] = Math.min(before, verdict(lanes, lane));
    }
  };
}

/** A comparison with a constant. */
function lowerTest(test: Test): Lowering {
  const { offset, bound, accepted } = test;
  const verdictOn = (sign: number): number => ((accepted & sign) === 0 ? FALSE : TRUE);
  const [below, on, above] = [verdictOn(BELOW), verdictOn(ON), verdictOn(ABOVE)];
  return ({ numbers, others }, count, verdicts) => {
    for (let lane = 0; lane < count; lane += 1) {
      const value = numbers[offset + lane]!;
      let verdict: number;
      if (value < bound) verdict = below;
      else if (value > bound) verdict = above;
      else verdict = value === bound ? on : slowTest(test, others[offset + lane]!);
      if (verdict < verdicts[lane]!) verdicts[lane] = verdict;
    }
  };
}

/** Days inside bounds that every lane shares: two comparisons for each of them. */
function lowerInside({ day, from, to }: NodeOf<"within">, { offsets }: Fusing, each: Verdict): Lowering {
  const [dayAt, fromAt, toAt] = [offsets[day]!, offsets[from]!, offsets[to]!];
  return (lanes, count, verdicts) => {
    const { numbers } = lanes;
    const [first, last] = [numbers[fromAt]!, numbers[toAt]!];
    for (let lane = 0; lane < count; lane += 1) {
      const value = numbers[dayAt + lane]!;
      if (value >= first && value <= last) continue;
      // A day or a bound that is missing compares as neither.
      const verdict = value < first || value > last ? FALSE : each(lanes, lane);
      if (verdict < verdicts[lane]!) verdicts[lane] = verdict;
    }
  };
}

/** Values that have to be, or must not be, one constant; in a lane without a text the verdict is made as anywhere else. */
function lowerSame(node: NodeOf<"same">, { offsets, nodes }: Fusing, each: Verdict): Lowering {
  const offset = offsets[node.left]!;
  const constant = constantOf(node.right, nodes);
  const [same, other] = node.negated ? [FALSE, TRUE] : [TRUE, FALSE];
  return (lanes, count, verdicts) => {
    const { others } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const before = verdicts[lane]!;
      if (before === FALSE) continue;
      const value = others[offset + lane]!;
      const verdict = value === constant ? same : typeof value === "string" ? other : each(lanes, lane);
      if (verdict < before) verdicts[lane] = verdict;
    }
  };
}

/** Verdicts that stand in places. */
function lowerPlaces(offset: number): Lowering {
  return ({ others }, count, verdicts) => {
    for (let lane = 0; lane < count; lane += 1) {
      const value = others[offset + lane]!;
      if (value === true) continue;
      const verdict = value === false ? FALSE : OPEN;
      if (verdict < verdicts[lane]!) verdicts[lane] = verdict;
    }
  };
}

/** With more conditions than this it pays to stop at the first one that fails. */
const MOST_IN_TURN = 4;

/** A few conditions that all have to hold are many lowerings, any other condition is one. */
function loweringsOf(node: Node, layout: Fusing): readonly Lowering[] {
  const test = testOf(node, layout);
  if (test !== undefined) return [lowerTest(test)];
  if (node.kind === "gate" && node.threshold === node.operands.length && node.threshold <= MOST_IN_TURN)
    return node.operands.flatMap((slot) => loweringsAt(slot, layout));
  const each = verdictOf(node, layout);
  if (node.kind === "same") return [lowerSame(node, layout, each)];
  const { shared } = layout;
  const isShared = node.kind === "within" && shared.has(node.from) && shared.has(node.to);
  return [isShared ? lowerInside(node, layout, each) : lowerEach(each)];
}

function loweringsAt(slot: Slot, layout: Fusing): readonly Lowering[] {
  const { inlined, nodes, offsets } = layout;
  return inlined.has(slot) ? loweringsOf(nodes[slot]!, layout) : [lowerPlaces(offsets[slot]!)];
}

function inTurn(lowerings: readonly Lowering[]): VerdictKernel {
  return (lanes, count, verdicts) => {
    verdicts.fill(TRUE, 0, count);
    for (const lower of lowerings) lower(lanes, count, verdicts);
  };
}

/** The verdicts of a node that can be fused, in many lanes. */
export function nodeVerdicts(node: Node, layout: Fusing): VerdictKernel {
  return inTurn(loweringsOf(node, layout));
}

/** The verdicts of a slot in many lanes. */
export function verdictsKernel(slot: Slot, layout: Fusing): VerdictKernel {
  return inTurn(loweringsAt(slot, layout));
}
