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
  TRUE,
  operandVerdict,
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

/** With more tests than this it pays to stop at the first one that fails. */
const MOST_AT_ONCE = 4;

/** The tests of a node that holds where all of them do; undefined for every other node. */
function testsOf(node: Node, fusing: Fusing): readonly Test[] | undefined {
  const { nodes, inlined } = fusing;
  if (node.kind !== "gate") {
    const test = testOf(node, fusing);
    return test === undefined ? undefined : [test];
  }
  if (node.threshold !== node.operands.length || node.operands.length > MOST_AT_ONCE) return undefined;
  const tests = node.operands.map((slot) => (inlined.has(slot) ? testOf(nodes[slot]!, fusing) : undefined));
  return tests.includes(undefined) ? undefined : (tests as readonly Test[]);
}

/** The verdicts of a node that can be fused, in many lanes. */
export function nodeVerdicts(node: Node, fusing: Fusing): VerdictKernel {
  const { shared } = fusing;
  const tests = testsOf(node, fusing);
  if (tests !== undefined) return allKernel(tests);
  const each = eachVerdict(verdictOf(node, fusing));
  const isShared = node.kind === "within" && shared.has(node.from) && shared.has(node.to);
  return isShared ? insideKernel(node, fusing, each) : each;
}

/** The verdicts of a slot in many lanes. */
export function verdictsKernel(slot: Slot, fusing: Fusing): VerdictKernel {
  if (fusing.inlined.has(slot)) return nodeVerdicts(fusing.nodes[slot]!, fusing);
  return eachVerdict(operandVerdict(slot, fusing));
}
