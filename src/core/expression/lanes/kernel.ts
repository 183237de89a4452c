/** Kernels: what fills the places of a slot, for all lanes at once. */
import { graduatedPay } from "../../band/pay.js";
import { ratioOf, timesRatio } from "../../number/ratio.js";
import { TICK_PLACES } from "../../number/exact.js";
import { roundTicks } from "../../number/round.js";
import { type Apply, type Node, type NodeOf } from "../node.js";
import { operationOf } from "../operations.js";
import { type Slot } from "../slot.js";
import { type Value, UNKNOWN } from "../value.js";
import { type Lanes, storeAt, valueAt } from "./lanes.js";
import { type Verdict, VERDICT_VALUES } from "./verdict.js";
import { type VerdictKernel } from "./verdicts.js";

/** Fills the places of a slot in the first `count` lanes. */
export type Kernel = (lanes: Lanes, count: number) => void;

/** Fills the place of a slot in one lane. */
type LaneKernel = (lanes: Lanes, lane: number) => void;

/** A node that is computed, where its places are, and an array that holds operands while the node is applied to them. */
export interface KernelSource<N extends Node = Node> {
  readonly node: N;
  readonly slot: Slot;
  readonly apply: Apply;
  readonly offsets: Int32Array;
  readonly scratch: Value[];
}

/** Any kind: the values of a lane's operands are laid out as slots, and the node is applied to them. */
function appliedLane({ node, slot, apply, offsets, scratch }: KernelSource): LaneKernel {
  const operands = operationOf(node).operands(node);
  const places = operands.map((operand) => offsets[operand]!);
  const target = offsets[slot]!;
  return (lanes, lane) => {
    for (let index = 0; index < operands.length; index += 1)
      scratch[operands[index]!] = valueAt(lanes, places[index]! + lane);
    storeAt(lanes, target + lane, apply(scratch));
  };
}

function eachLane(kernel: LaneKernel): Kernel {
  return (lanes, count) => {
    for (let lane = 0; lane < count; lane += 1) kernel(lanes, lane);
  };
}

/** A kind that has a fast way with one number; where that answers NaN, the node is applied as any other. */
function numberKernel(source: KernelSource, operand: Slot, fast: (ticks: number) => number): Kernel {
  const from = source.offsets[operand]!;
  const target = source.offsets[source.slot]!;
  const slow = appliedLane(source);
  return (lanes, count) => {
    const { numbers } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const result = fast(numbers[from + lane]!);
      if (Number.isNaN(result)) slow(lanes, lane);
      else numbers[target + lane] = result;
    }
  };
}

function clipKernel(source: KernelSource<NodeOf<"clip">>): Kernel | undefined {
  const { operand, lowest, highest } = source.node;
  if (typeof lowest === "object" || typeof highest === "object") return undefined;
  const [least, most] = [lowest ?? -Infinity, highest ?? Infinity];
  return numberKernel(source, operand, (value) => (value < least ? least : value > most ? most : value));
}

function roundKernel(source: KernelSource<NodeOf<"round">>): Kernel | undefined {
  const { operand, digits, mode } = source.node;
  if (typeof digits !== "number") {
    const { places } = digits;
    return places > TICK_PLACES ? undefined : numberKernel(source, operand, (value) => roundTicks(value, places, mode));
  }
  const from = source.offsets[operand]!;
  const target = source.offsets[source.slot]!;
  const digitsAt = source.offsets[digits]!;
  const slow = appliedLane(source);
  return (lanes, count) => {
    const { numbers } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const result = roundTicks(numbers[from + lane]!, numbers[digitsAt + lane]!, mode);
      if (Number.isNaN(result)) {
        source.scratch[digits] = numbers[digitsAt + lane]!;
        slow(lanes, lane);
      } else numbers[target + lane] = result;
    }
  };
}

function scaleKernel(source: KernelSource<NodeOf<"scale">>): Kernel | undefined {
  const { qualifyOn, payOn, reading, bands } = source.node;
  if (qualifyOn !== payOn) return undefined;
  if (reading === "graduated") return numberKernel(source, payOn, graduatedPay(bands).ticks);
  const rates = bands.map(({ from, rate }) => ({ from, ratio: ratioOf(rate) }));
  return numberKernel(source, payOn, (value) => {
    for (let index = rates.length - 1; index >= 0; index -= 1) {
      const { from, ratio } = rates[index]!;
      if (typeof from !== "number" || ratio === undefined) return Number.NaN;
      if (value >= from) return timesRatio(value, ratio);
    }
    return Number.isNaN(value) ? value : 0;
  });
}

function onlyIfKernel({ node, slot, offsets }: KernelSource<NodeOf<"onlyIf">>): Kernel {
  const condition = offsets[node.condition]!;
  const operand = offsets[node.operand]!;
  const target = offsets[slot]!;
  return (lanes, count) => {
    const { numbers, others } = lanes;
    for (let lane = 0; lane < count; lane += 1) {
      const verdict = others[condition + lane]!;
      if (verdict === true) {
        numbers[target + lane] = numbers[operand + lane]!;
        others[target + lane] = others[operand + lane]!;
      } else storeAt(lanes, target + lane, verdict === false ? 0 : UNKNOWN);
    }
  };
}

function aliasKernel({ node, slot, offsets }: KernelSource<NodeOf<"alias">>): Kernel {
  const operand = offsets[node.operand]!;
  const target = offsets[slot]!;
  return ({ numbers, others }, count) => {
    for (let lane = 0; lane < count; lane += 1) {
      numbers[target + lane] = numbers[operand + lane]!;
      others[target + lane] = others[operand + lane]!;
    }
  };
}

function fastKernel(source: KernelSource): Kernel | undefined {
  const { node } = source;
  switch (node.kind) {
    case "alias":
      return aliasKernel({ ...source, node });
    case "clip":
      return clipKernel({ ...source, node });
    case "onlyIf":
      return onlyIfKernel({ ...source, node });
    case "round":
      return roundKernel({ ...source, node });
    case "scale":
      return scaleKernel({ ...source, node });
    default:
      return undefined;
  }
}

/** The kernel of a computed node. */
export function kernelOf(source: KernelSource): Kernel {
  return fastKernel(source) ?? eachLane(appliedLane(source));
}

/** The kernel of a condition whose verdict has a place, in one lane. */
export function verdictKernel(verdict: Verdict, target: number): Kernel {
  return (lanes) => void (lanes.others[target] = VERDICT_VALUES[verdict(lanes, 0)]!);
}

/** The kernel of a condition whose verdict has places in so many lanes. */
export function verdictsInPlaces(decide: VerdictKernel, target: number, capacity: number): Kernel {
  const verdicts = new Uint8Array(capacity);
  return (lanes, count) => {
    const { others } = lanes;
    decide(lanes, count, verdicts);
    for (let lane = 0; lane < count; lane += 1) others[target + lane] = VERDICT_VALUES[verdicts[lane]!]!;
  };
}
