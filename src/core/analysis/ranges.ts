/** Between which numbers every slot lies, whatever the partner is. Missing values are left aside. */
import { type Node, type NodeKind, type NodeOf } from "../expression/node.js";
import { type PaySpec, type Portion, type Term } from "../expression/pay/spec.js";
import { type Slot } from "../expression/slot.js";
import { type Value, isMissing } from "../expression/value.js";
import { type Measure } from "../expression/words.js";
import { type Exact, ONE, ZERO, exactInteger, negate, sign, sumOf } from "../number/exact.js";
import { round } from "../number/round.js";
import {
  addRanges,
  atLeastZero,
  clipRange,
  divideRanges,
  greatestOf,
  hullOf,
  isNeverNegative,
  leastOf,
  multiplyRanges,
  negateRange,
  point,
} from "./interval.js";
import { type Range, EVERYTHING } from "./variable.js";

/** What a range is worked out from. */
export interface RangeSource {
  /** Of a slot before this one. */
  readonly range: (slot: Slot) => Range;
  /** Of what partners bring: inputs, and in a row its fields and the partner's values. */
  readonly brought: (node: NodeOf<"input" | "field" | "outer" | "joined">, slot: Slot) => Range;
  /** Of a value that each record of a collection has. */
  readonly ofRecords: (collection: string, slot: Slot) => Range;
}

type RangeRules = { readonly [K in NodeKind]?: (node: NodeOf<K>, source: RangeSource, slot: Slot) => Range };

const SHARE: Range = { lowest: ZERO, highest: ONE };

function valueRange(value: Value): Range {
  return typeof value === "number" || (typeof value === "object" && "numerator" in value) ? point(value as Exact) : EVERYTHING; // prettier-ignore
}

function valuesRange(values: readonly Value[]): Range {
  const there = values.filter((value) => !isMissing(value)).map(valueRange);
  return there.length === 0 ? point(ZERO) : hullOf(there);
}

function measureRange({ function: name, value, whenEmpty }: Measure, collection: string, source: RangeSource): Range {
  if (name === "count" || name === "countDistinct") return atLeastZero;
  if (value === undefined) return EVERYTHING;
  const own = source.ofRecords(collection, value);
  if (name === "sum") return isNeverNegative(own) ? atLeastZero : EVERYTHING;
  return typeof whenEmpty === "boolean" || isMissing(whenEmpty) ? own : hullOf([own, point(whenEmpty)]);
}

const COMBINED: { readonly [C in NodeOf<"combine">["combination"]]: (parts: readonly Range[]) => Range } = {
  mean: hullOf,
  weightedMean: hullOf,
  geometricMean: hullOf,
  harmonicMean: hullOf,
  least: leastOf,
  greatest: greatestOf,
  // Parts that do not apply are left out.
  sum: (parts) => parts.map((part) => hullOf([part, point(ZERO)])).reduce(addRanges),
};

function termRange(term: Term | undefined, { range }: RangeSource): Range {
  if (term === undefined) return point(ZERO);
  return "value" in term ? point(term.value) : range(term.slot);
}

/** What a portion can pay on a part of the base: no more than on all of it. */
function portionRange({ rate, fixed, packages }: Portion, base: Range, source: RangeSource): Range {
  const part = hullOf([base, point(ZERO)]);
  const paid = addRanges(multiplyRanges(termRange(rate, source), part), termRange(fixed, source));
  if (packages === undefined) return paid;
  const sizes = termRange(packages.size, source);
  const counted = isNeverNegative(sizes) ? addRanges(divideRanges(part, sizes), SHARE) : EVERYTHING;
  const count = clipRange(counted, ZERO, undefined);
  return addRanges(paid, multiplyRanges(count, termRange(packages.amount, source)));
}

function payRange(spec: PaySpec, base: Range, source: RangeSource): Range {
  if (spec.form === "bands") {
    const paid = spec.steps.map((step) => portionRange(step, base, source));
    const none = point(ZERO);
    const whole = spec.steps.every(({ reading }) => reading === "wholeAmount" || reading === "graduated");
    const fixed = spec.steps.filter((step) => step.fixed !== undefined || step.packages !== undefined).length > 1;
    if (whole && !fixed) return hullOf([none, ...paid]);
    return hullOf([none, paid.map((one) => hullOf([one, none])).reduce(addRanges)]);
  }
  const heights = hullOf(spec.corners.map(({ is }) => point(is)));
  const open = spec.beyond === "extend" ? { lowest: undefined, highest: undefined } : heights;
  const height = spec.below === "nothing" ? hullOf([open, point(ZERO)]) : open;
  return spec.gives === "amount" ? height : multiplyRanges(height, base);
}

const RULES: RangeRules = {
  alias: ({ operand }, { range }) => range(operand),
  literal: ({ value }) => valueRange(value),
  input: (node, { brought }, slot) => brought(node, slot),
  field: (node, { brought }, slot) => brought(node, slot),
  outer: (node, { brought }, slot) => brought(node, slot),
  joined: (node, { brought }, slot) => brought(node, slot),
  onDay: ({ timeline }, { range }) => range(timeline),
  aggregate: ({ collection, measure }, source) => measureRange(measure, collection, source),
  replay: ({ target, take, over }, { range }) => {
    const own = range(target);
    if (take === "count") return atLeastZero;
    if (take !== "sum" && take !== "total") return own;
    const times = over.kind === "periods" ? point(exactInteger(over.count)) : atLeastZero;
    return hullOf([point(ZERO), multiplyRanges(own, times)]);
  },
  arithmetic: ({ function: name, operands }, { range }) => {
    const own = operands.map(range);
    if (name === "sum") return own.reduce(addRanges);
    if (name === "product") return own.reduce(multiplyRanges);
    if (name === "average") return hullOf(own);
    return name === "min" ? leastOf(own) : greatestOf(own);
  },
  difference: ({ left, right }, { range }) => addRanges(range(left), negateRange(range(right))),
  quotient: ({ dividend, divisor, whenEmpty }, { range }) => {
    const whole = divideRanges(range(dividend), range(divisor));
    return isMissing(whenEmpty) ? whole : hullOf([whole, point(whenEmpty)]);
  },
  growth: ({ now, whenEmpty }, { range }) => {
    const grown = isNeverNegative(range(now)) ? { lowest: negate(ONE), highest: undefined } : EVERYTHING;
    return isMissing(whenEmpty) ? grown : hullOf([grown, point(whenEmpty)]);
  },
  choose: ({ values, otherwise }, { range }) => hullOf([...values, otherwise].map(range)),
  lookUp: ({ rows, otherwise }) => valuesRange([...rows.map(({ value }) => value), otherwise]),
  periodShare: () => SHARE,
  known: () => SHARE,
  covered: ({ operand }, { range }) => range(operand),
  choice: ({ choices, most }) => {
    const worths = [...choices.values()];
    const hull = valuesRange(worths);
    if (most === undefined) return hull;
    const sums = { lowest: sumOf(worths.filter((one) => sign(one) < 0)), highest: sumOf(worths.filter((one) => sign(one) > 0)) }; // prettier-ignore
    return leastOf([sums, point(most)]);
  },
  points: ({ max }, { range }) => hullOf([range(max), point(ZERO)]),
  interpolate: ({ corners }) => valuesRange(corners.map(({ is }) => is)),
  normalise: ({ to, beyond, whenEmpty }) => {
    if (beyond !== "clip") return EVERYTHING;
    return valuesRange(isMissing(whenEmpty) ? [...to] : [...to, whenEmpty]);
  },
  linear: ({ operand, factor, offset }, { range }) => addRanges(multiplyRanges(range(operand), point(factor)), point(offset)), // prettier-ignore
  clip: ({ operand, lowest, highest }, { range }) => clipRange(range(operand), lowest, highest),
  combine: ({ operands, combination, missing, lowest }, { range }) => {
    const parts = COMBINED[combination](operands.map(range));
    return missing === "lowest" ? hullOf([parts, point(lowest)]) : parts;
  },
  scale: ({ payOn, reading, bands }, { range }) => {
    const rates = hullOf([point(ZERO), ...bands.map(({ rate }) => point(rate))]);
    const summed = reading === "additive" || reading === "rolling" ? bands.map(({ rate }) => hullOf([point(rate), point(ZERO)])).reduce(addRanges) : rates; // prettier-ignore
    return multiplyRanges(hullOf([rates, summed]), hullOf([range(payOn), point(ZERO)]));
  },
  pay: ({ base, spec }, source) => payRange(spec, source.range(base), source),
  onlyIf: ({ operand }, { range }) => hullOf([range(operand), point(ZERO)]),
  best: ({ amounts, index }, { range }) => hullOf([range(amounts[index]!), point(ZERO)]),
  round: ({ operand, digits, mode }, { range }) => {
    const { lowest, highest } = range(operand);
    if (typeof digits === "number") return { lowest: down(lowest), highest: up(highest) };
    const rounded = (end: Exact | undefined): Exact | undefined => (end === undefined ? undefined : round(end, digits.places, mode)); // prettier-ignore
    return { lowest: rounded(lowest), highest: rounded(highest) };
  },
  base: ({ measure }) => {
    if (measure === "share" || measure === "percentileRank") return SHARE;
    return measure === "average" || measure === "percentile" ? EVERYTHING : { lowest: ONE, highest: undefined };
  },
  dayByDay: ({ amounts }, { range }) => hullOf([point(ZERO), ...amounts.map(range)]),
};

/** No currency has larger steps than one. */
const down = (end: Exact | undefined): Exact | undefined => (end === undefined ? undefined : round(end, 0, "down"));
const up = (end: Exact | undefined): Exact | undefined => (end === undefined ? undefined : round(end, 0, "up"));

/** The range of each node; operands stand before the nodes that use them. */
export function rangesOf(nodes: readonly Node[], source: Omit<RangeSource, "range">): readonly Range[] {
  const ranges: Range[] = [];
  const full: RangeSource = { ...source, range: (slot) => ranges[slot]! };
  for (const [slot, node] of nodes.entries()) {
    const rule = RULES[node.kind] as ((node: Node, source: RangeSource, slot: Slot) => Range) | undefined;
    ranges.push(rule?.(node, full, slot) ?? EVERYTHING);
  }
  return ranges;
}
