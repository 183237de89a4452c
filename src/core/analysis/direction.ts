/** Whether a slot can only go up as one value of the partner grows, all others being as they are: told from the rules alone. */
import { type Node, type NodeKind, type NodeOf } from "../expression/node.js";
import { type PayStep, type Term } from "../expression/pay/spec.js";
import { operationOf } from "../expression/operations.js";
import { type Slot } from "../expression/slot.js";
import { type Exact, compare, sign } from "../number/exact.js";
import { isNeverNegative, isPositive } from "./interval.js";
import { type Model } from "./model.js";

/** How a slot moves: not at all, never down, never up, or in a way that is not told. */
export type Move = "same" | "up" | "down" | "either";

const FLIPPED: { readonly [M in Move]: Move } = { same: "same", up: "down", down: "up", either: "either" };

/** Several moves at once. */
function together(moves: readonly Move[]): Move {
  const moving = moves.filter((move) => move !== "same");
  const [first = "same"] = moving;
  return moving.every((move) => move === first) ? first : "either";
}

interface Directions {
  readonly of: (slot: Slot) => Move;
  readonly model: Model;
}

type MoveRules = { readonly [K in NodeKind]?: (node: NodeOf<K>, directions: Directions) => Move };

function all({ of }: Directions, slots: readonly Slot[]): Move {
  return together(slots.map(of));
}

function isRising(values: readonly Exact[]): boolean {
  return values.every((value, index) => index === 0 || compare(values[index - 1]!, value) <= 0);
}

function constantTerm(term: Term | undefined): Exact | undefined {
  return term !== undefined && "value" in term ? term.value : undefined;
}

/** Bands with rates of the document that never fall and are never below zero. */
function bandsMove(steps: readonly PayStep[], directions: Directions, measure: Slot, base: Slot): Move {
  const rates = steps.map(({ rate, packages }) => (packages === undefined ? constantTerm(rate) : undefined));
  const isPlain = steps.every(({ fixed }) => fixed === undefined) && !rates.includes(undefined);
  if (!isPlain || (rates as readonly Exact[]).some((rate) => sign(rate) < 0)) return "either";
  const readings = new Set(steps.map(({ reading }) => reading));
  const rises = isRising(rates as readonly Exact[]) && isNeverNegative(directions.model.range(base));
  const slices = readings.size === 1 && readings.has("graduated") && measure === base && steps[0]!.from !== undefined;
  return slices || rises ? all(directions, [measure, base]) : "either";
}

const RULES: MoveRules = {
  alias: ({ operand }, { of }) => of(operand),
  covered: ({ operand, coverage }, { of }) => (of(coverage) === "same" ? of(operand) : "either"),
  clip: ({ operand }, { of }) => of(operand),
  round: ({ operand }, { of }) => of(operand),
  linear: ({ operand, factor }, { of }) => (sign(factor) < 0 ? FLIPPED[of(operand)] : of(operand)),
  arithmetic: ({ function: name, operands }, directions) => {
    if (name !== "product") return all(directions, operands);
    return operands.every((operand) => isNeverNegative(directions.model.range(operand))) ? all(directions, operands) : "either"; // prettier-ignore
  },
  difference: ({ left, right }, { of }) => together([of(left), FLIPPED[of(right)]]),
  quotient: ({ dividend, divisor }, { of, model }) => {
    if (!isPositive(model.range(divisor))) return "either";
    if (of(divisor) === "same") return of(dividend);
    return isNeverNegative(model.range(dividend)) ? together([of(dividend), FLIPPED[of(divisor)]]) : "either";
  },
  growth: ({ now, before, minimum }, { of }) => {
    const isFixed = of(before) === "same" && (minimum === undefined || of(minimum) === "same");
    return isFixed ? of(now) : "either";
  },
  points: ({ operand, max, at }, { of, model }) => {
    const isFixed = of(max) === "same" && of(at) === "same" && isNeverNegative(model.range(max));
    return isFixed ? of(operand) : "either";
  },
  interpolate: ({ operand, corners }, { of }) => {
    const heights = corners.map(({ is }) => is);
    if (isRising(heights)) return of(operand);
    return isRising(heights.toReversed()) ? FLIPPED[of(operand)] : "either";
  },
  combine: ({ operands, combination, weights }, directions) => {
    if (combination === "geometricMean" || combination === "harmonicMean") return "either";
    return weights.some((weight) => sign(weight) < 0) ? "either" : all(directions, operands);
  },
  compare: ({ left, right, operator }, { of }) => {
    const move = together([of(left), FLIPPED[of(right)]]);
    if (operator === "greaterThan" || operator === "greaterThanInclusive") return move;
    return operator === "equal" || operator === "notEqual" ? (move === "same" ? "same" : "either") : FLIPPED[move];
  },
  gate: ({ operands }, directions) => all(directions, operands),
  not: ({ operand }, { of }) => FLIPPED[of(operand)],
  onlyIf: ({ condition, operand }, { of, model }) => {
    if (of(condition) === "same") return of(operand);
    return isNeverNegative(model.range(operand)) ? together([of(condition), of(operand)]) : "either";
  },
  ladder: ({ verdicts }, directions) => all(directions, verdicts),
  scale: ({ qualifyOn, payOn, reading, bands }, directions) =>
    bandsMove(bands.map(({ from, rate }) => ({ from, above: false, reading, rate: { value: rate } })), directions, qualifyOn, payOn), // prettier-ignore
  pay: ({ measure, base, spec }, directions) => {
    if (spec.form === "curve" || (spec.unit !== undefined && directions.of(spec.unit) !== "same")) return "either";
    return bandsMove(spec.steps, directions, measure, base);
  },
};

/** How a slot moves as another one grows. */
export function moveOf(slot: Slot, growing: Slot, model: Model): Move {
  const moves = new Map<Slot, Move>();
  const of = (one: Slot): Move => {
    const known = moves.get(one);
    if (known !== undefined) return known;
    const node: Node = model.plan.nodes[one]!;
    const found = one === growing ? "up" : moveOfNode(node, directions);
    moves.set(one, found);
    return found;
  };
  const directions: Directions = { of, model };
  return of(slot);
}

function moveOfNode(node: Node, directions: Directions): Move {
  const operands = operationOf(node).operands(node);
  // What reads nothing that moves does not move, whatever it is.
  if (operands.every((operand) => directions.of(operand) === "same")) return "same";
  const rule = RULES[node.kind] as ((node: Node, directions: Directions) => Move) | undefined;
  return rule?.(node, directions) ?? "either";
}
