/** Numbers as sums of what single values contribute, case by case. */
import { type Node, type NodeKind, type NodeOf } from "../expression/node.js";
import { operationOf } from "../expression/operations.js";
import { type Slot } from "../expression/slot.js";
import { isOrdered } from "../expression/type.js";
import { type Value, isMissing } from "../expression/value.js";
import { type Exact, ONE, ZERO, compare, divide, exactInteger, multiply, negate, sign, subtract, sumOf } from "../number/exact.js"; // prettier-ignore
import { compareSums } from "./compare-sums.js";
import { type Formula, allOf } from "./formula.js";
import { type Pieces, IDENTITY, clipPieces, composePieces, piecesOfCorners } from "./pieces.js";
import { type Branch, type Reader, type Sum } from "./reader.js";
import { addSums, constantSum, mapSum, scaleSum, sumOfOne } from "./sums.js";

/** Numbers of more cases than this are not taken apart. */
const MOST_BRANCHES = 64;

type Branches = readonly Branch[];
type BranchRules = {
  readonly [K in NodeKind]?: (node: NodeOf<K>, reader: Reader, slot: Slot) => Branches | undefined;
};

/** Each case, where it can be, with its sum changed; undefined where one cannot be. */
function mapBranches(branches: Branches | undefined, map: (sum: Sum) => Sum | undefined): Branches | undefined {
  if (branches === undefined) return undefined;
  const mapped: Branch[] = [];
  for (const { when, sum } of branches) {
    const changed = sum === "absent" ? sum : map(sum);
    if (changed === undefined) return undefined;
    mapped.push({ when, sum: changed });
  }
  return mapped;
}

/** A function of a sum: of one value at once, of several in the case of each of its pieces. */
function mapPieces(branches: Branches | undefined, pieces: Pieces): Branches | undefined {
  const found: Branch[] = [];
  for (const { when, sum } of branches ?? []) {
    const mapped = sum === "absent" ? sum : mapSum(sum, pieces);
    if (mapped !== undefined) found.push({ when, sum: mapped });
    else for (const part of piecewise(sum as Sum, pieces)) found.push({ when: allOf(when, part.when), sum: part.sum });
  }
  return branches === undefined || found.length > MOST_BRANCHES ? undefined : found;
}

function piecewise(sum: Sum, { cuts, at, between }: Pieces): Branches {
  const reaches = (operator: "lessThan" | "greaterThan" | "equal", cut: Exact): Formula =>
    compareSums(addSums(sum, constantSum(negate(cut))), operator, false);
  const inside = between.map(({ factor, offset }, gap): Branch => {
    const [low, high] = [cuts[gap - 1], cuts[gap]];
    const above = low === undefined ? true : reaches("greaterThan", low);
    const below = high === undefined ? true : reaches("lessThan", high);
    return { when: allOf(above, below), sum: addSums(scaleSum(sum, factor), constantSum(offset)) };
  });
  return [...inside, ...cuts.map((cut, index) => ({ when: reaches("equal", cut), sum: constantSum(at[index]!) }))];
}

/** Every case of one number with every case of another one; a number without one of them does not apply. */
function pairs(
  left: Branches | undefined,
  right: Branches | undefined,
  combine: (left: Sum, right: Sum) => Sum | undefined,
): Branches | undefined {
  if (left === undefined || right === undefined || left.length * right.length > MOST_BRANCHES) return undefined;
  const paired: Branch[] = [];
  for (const a of left)
    for (const b of right) {
      const when = allOf(a.when, b.when);
      if (when === false) continue;
      const sum = a.sum === "absent" || b.sum === "absent" ? "absent" : combine(a.sum, b.sum);
      if (sum === undefined) return undefined;
      paired.push({ when, sum });
    }
  return paired;
}

function total(operands: readonly Slot[], { branches }: Reader): Branches | undefined {
  return operands.map(branches).reduce((left, right) => pairs(left, right, addSums));
}

function constantNumber({ model }: Reader, slot: Slot): Exact | undefined {
  const constant = model.constant(slot);
  return constant === undefined || isMissing(constant) ? undefined : (constant as Exact);
}

function product(left: Sum, right: Sum): Sum | undefined {
  if (left.parts.size === 0) return scaleSum(right, left.constant);
  return right.parts.size === 0 ? scaleSum(left, right.constant) : undefined;
}

/** The lesser or the greater of two numbers, in the case in which each of them is it. */
function extreme(left: Branches | undefined, right: Branches | undefined, isGreatest: boolean): Branches | undefined {
  if (left === undefined || right === undefined || 2 * left.length * right.length > MOST_BRANCHES) return undefined;
  const found: Branch[] = [];
  for (const a of left)
    for (const b of right) {
      if (a.sum === "absent" || b.sum === "absent") return undefined;
      const when = allOf(a.when, b.when);
      const difference = addSums(a.sum, scaleSum(b.sum, negate(ONE)));
      const isLeft = compareSums(difference, isGreatest ? "greaterThanInclusive" : "lessThanInclusive", false);
      const isRight = compareSums(difference, isGreatest ? "lessThan" : "greaterThan", false);
      found.push({ when: allOf(when, isLeft), sum: a.sum }, { when: allOf(when, isRight), sum: b.sum });
    }
  return found.filter(({ when }) => when !== false);
}

/** The weighted mean or the sum of parts; those that do not apply are left out of it. */
function combined({ operands, weights, combination }: NodeOf<"combine">, reader: Reader): Branches | undefined {
  if (combination === "least" || combination === "greatest") {
    if (operands.some((operand) => reader.model.plan.types[operand]!.mayBeNotApplicable)) return undefined;
    return operands.map(reader.branches).reduce((left, right) => extreme(left, right, combination === "greatest"));
  }
  if (combination !== "sum" && combination !== "mean" && combination !== "weightedMean") return undefined;
  const whole = combination === "sum" ? ONE : sumOf(weights);
  if (sign(whole) === 0) return undefined;
  const parts = operands.map((operand, index) => {
    const weight = combination === "sum" ? ONE : divide(weights[index]!, whole);
    return mapBranches(reader.branches(operand), (sum) => scaleSum(sum, weight));
  });
  const summed = parts.reduce((left, right) => pairs(left, right, addSums));
  if (summed === undefined || summed.some(({ sum }) => sum === "absent")) return undefined;
  const { types } = reader.model.plan;
  // A sum of parts none of which applies does not apply itself.
  const isZero = combination === "sum" && operands.some((operand) => !types[operand]!.mayBeNotApplicable);
  return mapBranches(summed, (sum) => ({ ...sum, absence: isZero && sum.absence === "absent" ? "zero" : "either" }));
}

/** One of several numbers, each where its condition is the first that holds. */
function chosen(
  { conditions, values, otherwise }: NodeOf<"choose">,
  { verdict, branches }: Reader,
): Branches | undefined {
  const found: Branch[] = [];
  for (const [index, slot] of [...values, otherwise].entries()) {
    const own = branches(slot);
    if (own === undefined) return undefined;
    const earlier = conditions.slice(0, index).map((condition) => verdict(condition, false));
    const condition = conditions[index];
    const here: Formula = allOf(...earlier, condition === undefined ? true : verdict(condition, true));
    for (const { when, sum } of own) found.push({ when: allOf(here, when), sum });
  }
  return found.length > MOST_BRANCHES ? undefined : found.filter(({ when }) => when !== false);
}

/** The numbers of a table or of bands, each in its cases. */
function listed(slot: Slot, { cases }: Reader): Branches | undefined {
  const found = cases(slot);
  if (found === undefined || found.length > MOST_BRANCHES) return undefined;
  return found.map(({ when, value }) => ({ when, sum: isMissing(value) ? "absent" : constantSum(value as Exact) }));
}

/** What a value that is brought is worth by a table of single values. */
function worthBy(operand: Slot, worth: (value: Value) => Exact, { model }: Reader): Branches {
  return [{ when: true, sum: sumOfOne(model.variable(operand), { worth }) }];
}

const RULES: BranchRules = {
  alias: ({ operand }, { branches }) => branches(operand),
  covered: ({ operand }, { branches }) => branches(operand),
  choose: chosen,
  onlyIf: ({ condition, operand }, { verdict, branches }) => {
    const own = branches(operand);
    const held = own?.map(({ when, sum }) => ({ when: allOf(verdict(condition, true), when), sum }));
    return held && [...held, { when: verdict(condition, false), sum: constantSum(ZERO) }];
  },
  arithmetic: ({ function: name, operands }, reader) => {
    const { branches, model } = reader;
    if (name === "product") return operands.map(branches).reduce((left, right) => pairs(left, right, product));
    if (name === "sum") return total(operands, reader);
    const mayBeAbsent = operands.some((operand) => model.plan.types[operand]!.mayBeNotApplicable);
    if (mayBeAbsent && operands.length > 1) return undefined;
    if (name === "average") return mapBranches(total(operands, reader), (sum) => scaleSum(sum, divide(ONE, exactInteger(operands.length)))); // prettier-ignore
    return operands.map(branches).reduce((left, right) => extreme(left, right, name === "max"));
  },
  difference: ({ left, right }, { branches }) =>
    pairs(branches(left), branches(right), (a, b) => addSums(a, scaleSum(b, negate(ONE)))),
  quotient: ({ dividend, divisor }, reader) => {
    const by = constantNumber(reader, divisor);
    if (by === undefined || sign(by) === 0) return undefined;
    return mapBranches(reader.branches(dividend), (sum) => scaleSum(sum, divide(ONE, by)));
  },
  linear: ({ operand, factor, offset }, { branches }) =>
    mapBranches(branches(operand), (sum) => addSums(scaleSum(sum, factor), constantSum(offset))),
  clip: ({ operand, lowest, highest }, { branches }) => mapPieces(branches(operand), clipPieces(lowest, highest)),
  points: ({ operand, max, at }, reader) => {
    const [most, threshold] = [constantNumber(reader, max), constantNumber(reader, at)];
    if (most === undefined || threshold === undefined || sign(threshold) <= 0 || sign(most) < 0) return undefined;
    const slope: Pieces = { ...IDENTITY, between: [{ factor: divide(most, threshold), offset: ZERO }] };
    return mapPieces(reader.branches(operand), composePieces(clipPieces(ZERO, most), slope));
  },
  interpolate: ({ operand, corners }, { branches }) => mapPieces(branches(operand), piecesOfCorners(corners)),
  normalise: ({ operand, worst, best, to, curve, beyond }, reader) => {
    const [from, until] = [constantNumber(reader, worst), constantNumber(reader, best)];
    if (curve !== "linear" || from === undefined || until === undefined || compare(from, until) === 0) return undefined;
    const factor = divide(subtract(to[1], to[0]), subtract(until, from));
    const line: Pieces = { ...IDENTITY, between: [{ factor, offset: subtract(to[0], multiply(factor, from)) }] };
    const [low, high] = compare(from, until) < 0 ? [from, until] : [until, from];
    const map = beyond === "clip" ? composePieces(line, clipPieces(low, high)) : line;
    return mapPieces(reader.branches(operand), map);
  },
  combine: combined,
  band: (_node, reader, slot) => listed(slot, reader),
  choice: ({ operand, choices, most }, reader) => {
    const { nodes, types } = reader.model.plan;
    if (most !== undefined || types[operand]!.kind === "list" || nodes[operand]!.kind !== "input") return undefined;
    return worthBy(operand, (value) => choices.get(`${value as string | boolean}`) ?? ZERO, reader);
  },
  lookUp: (node, reader, slot) => {
    const { model } = reader;
    const [key] = node.keys;
    const isPlain = node.keys.length === 1 && model.isBrought(key!) && !isOrdered(model.plan.types[key!]!.kind);
    const values = [...node.rows.map(({ value }) => value), node.otherwise];
    if (!isPlain || values.some(isMissing)) return listed(slot, reader);
    const apply = operationOf(node).apply!(node);
    return worthBy(key!, (value) => apply(withKey(key!, value)) as Exact, reader);
  },
};

/** Slots of which only the key of a table is filled. */
function withKey(key: Slot, value: Value): readonly Value[] {
  const slots: Value[] = [];
  slots[key] = value;
  return slots;
}

/** The slot itself as the only part. */
function own(slot: Slot, { model }: Reader): Branches {
  return [{ when: true, sum: sumOfOne(model.variable(slot)) }];
}

/** The number of a slot, case by case; a named one that is no sum of others stands for itself. */
export function readBranches(slot: Slot, reader: Reader): Branches | undefined {
  const { model, whole } = reader;
  const constant = model.constant(slot);
  if (constant !== undefined)
    return [{ when: true, sum: isMissing(constant) ? "absent" : constantSum(constant as Exact) }];
  const node: Node = model.plan.nodes[slot]!;
  if (model.isBrought(slot) || whole.has(slot)) return own(slot, reader);
  const rule = RULES[node.kind] as ((node: Node, reader: Reader, slot: Slot) => Branches | undefined) | undefined;
  const branches = rule?.(node, reader, slot);
  if (branches !== undefined || !model.isNamed(slot)) return branches;
  whole.add(slot);
  return own(slot, reader);
}
