/** Conditions over many lanes. */
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

function eachVerdict(verdict: Verdict): VerdictKernel {
  return (lanes, count, verdicts) => {
    for (let lane = 0; lane < count; lane += 1) verdicts[lane] = verdict(lanes, lane);
  };
}

/** Tests that all have to hold, one after the other over all lanes: where there are few of them no lane costs a call. */
function allKernel(tests: readonly Test[]): VerdictKernel {
  return (lanes, count, verdicts) => {
    const { numbers } = lanes;
    verdicts.fill(TRUE, 0, count);
    for (const test of tests) {
      const { offset, bound, accepted } = test;
      const verdictOn = (sign: number): number => ((accepted & sign) === 0 ? FALSE : TRUE);
      const [below, on, above] = [verdictOn(BELOW), verdictOn(ON), verdictOn(ABOVE)];
      for (let lane = 0; lane < count; lane += 1) {
        const value = numbers[offset + lane]!;
        let verdict: number;
        if (value < bound) verdict = below;
        else if (value > bound) verdict = above;
        else verdict = value === bound ? on : slowTest(test, lanes.others[offset + lane]!);
        if (verdict < verdicts[lane]!) verdicts[lane] = verdict;
      }
    }
  };
}

/** Days inside bounds that every lane shares: two comparisons for each of them. */
function insideKernel({ day, from, to }: NodeOf<"within">, { offsets }: Fusing, each: VerdictKernel): VerdictKernel {
  const [dayAt, fromAt, toAt] = [offsets[day]!, offsets[from]!, offsets[to]!];
  return (lanes, count, verdicts) => {
    const { numbers } = lanes;
    const [first, last] = [numbers[fromAt]!, numbers[toAt]!];
    let open = 0;
    for (let lane = 0; lane < count; lane += 1) {
      const value = numbers[dayAt + lane]!;
      const isInside = value >= first && value <= last;
      verdicts[lane] = isInside ? TRUE : FALSE;
      // A day or a bound that is missing compares as neither.
      if (!isInside && !(value < first) && !(value > last)) open += 1;
    }
    if (open > 0) each(lanes, count, verdicts);
  };
}

/** Values that have to be, or must not be, one constant; in a lane without a value the verdict is made as anywhere else. */
function sameKernel(node: NodeOf<"same">, fusing: Fusing): VerdictKernel {
  const offset = fusing.offsets[node.left]!;
  const constant = constantOf(node.right, fusing.nodes);
  const slow = verdictOf(node, fusing);
  const [same, other] = node.negated ? [FALSE, TRUE] : [TRUE, FALSE];
  return (lanes, count, verdicts) => {
    const { others } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const value = others[offset + lane]!;
      if (value === constant) verdicts[lane] = same;
      else verdicts[lane] = typeof value === "string" ? other : slow(lanes, lane);
    }
  };
}

/** Verdicts that stand in places. */
function placesKernel(offset: number): VerdictKernel {
  return ({ others }, count, verdicts) => {
    for (let lane = 0; lane < count; lane += 1) {
      const value = others[offset + lane]!;
      verdicts[lane] = value === true ? TRUE : value === false ? FALSE : OPEN;
    }
  };
}

/** Conditions that all have to hold: each is decided over all lanes, and the least verdict stands. */
function leastKernel(kernels: readonly VerdictKernel[], capacity: number): VerdictKernel {
  const [first, ...rest] = kernels;
  const own = new Uint8Array(capacity);
  return (lanes, count, verdicts) => {
    first!(lanes, count, verdicts);
    for (const kernel of rest) {
      kernel(lanes, count, own);
      for (let lane = 0; lane < count; lane += 1) if (own[lane]! < verdicts[lane]!) verdicts[lane] = own[lane]!;
    }
  };
}

/** With more conditions than this it pays to stop at the first one that fails. */
const MOST_AT_ONCE = 4;

/** Whether a gate is a few conditions that all have to hold. */
function needsAll({ operands, threshold }: NodeOf<"gate">): boolean {
  return threshold === operands.length && threshold <= MOST_AT_ONCE;
}

function allOf(operands: readonly Slot[], layout: Fusing): VerdictKernel {
  const { nodes, inlined } = layout;
  const tests = operands.map((slot) => (inlined.has(slot) ? testOf(nodes[slot]!, layout) : undefined));
  if (!tests.includes(undefined)) return allKernel(tests as readonly Test[]);
  return leastKernel(operands.map((slot) => verdictsKernel(slot, layout)), layout.capacity); // prettier-ignore
}

/** The verdicts of a node that can be fused, in many lanes. */
export function nodeVerdicts(node: Node, layout: Fusing): VerdictKernel {
  const { shared } = layout;
  const test = testOf(node, layout);
  if (test !== undefined) return allKernel([test]);
  if (node.kind === "same") return sameKernel(node, layout);
  if (node.kind === "gate" && needsAll(node)) return allOf(node.operands, layout);
  const each = eachVerdict(verdictOf(node, layout));
  const isShared = node.kind === "within" && shared.has(node.from) && shared.has(node.to);
  return isShared ? insideKernel(node, layout, each) : each;
}

/** The verdicts of a slot in many lanes. */
export function verdictsKernel(slot: Slot, layout: Fusing): VerdictKernel {
  if (layout.inlined.has(slot)) return nodeVerdicts(layout.nodes[slot]!, layout);
  return placesKernel(layout.offsets[slot]!);
}
