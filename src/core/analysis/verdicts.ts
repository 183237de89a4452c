/** Verdicts of slots as formulas, and texts as the few values that they can be. */
import { type Node, type NodeKind, type NodeOf } from "../expression/node.js";
import { operationOf } from "../expression/operations.js";
import { type Slot } from "../expression/slot.js";
import { type Value, NOT_APPLICABLE, isMissing, keyOf } from "../expression/value.js";
import { type Exact } from "../number/exact.js";
import { readComparison, readComparisonOfTwo } from "./comparisons.js";
import { type Atom, type Formula, OPEN, allOf, anyOf, atLeast } from "./formula.js";
import { type Model } from "./model.js";
import { type Branch, type Case, type Reader } from "./reader.js";
import { readBranches } from "./branches.js";

/** Tables of more combinations are not taken apart. */
const MOST_CASES = 500;

function sameValue(left: Value, right: Value): boolean {
  return keyOf(left) === keyOf(right);
}

/** The value of a slot is one of these. */
function isOneOf(slot: Slot, values: readonly Value[], { model }: Reader): Atom {
  const holds = (value: Value): boolean => values.some((one) => sameValue(one, value));
  const kind = model.plan.types[slot]!.kind;
  const isNumber = kind !== "text" && kind !== "boolean";
  const cuts = isNumber ? (values.filter((value) => !isMissing(value)) as Exact[]) : [];
  return { kind: "atom", variable: model.variable(slot), cuts, mentions: isNumber ? [] : values, holds };
}

/** The values of a text that partners bring, those that something asks for. */
function broughtCases(slot: Slot, reader: Reader, asked: readonly Value[]): readonly Case[] | undefined {
  const { model } = reader;
  const { values, kind } = model.variable(slot);
  const all = kind === "boolean" ? [true, false] : (values ?? (kind === "text" ? asked : undefined));
  if (all === undefined) return undefined;
  const others: Atom = { ...isOneOf(slot, all, reader), holds: (value) => !isMissing(value) && !all.some((one) => sameValue(one, value)) }; // prettier-ignore
  return [
    ...all.map((value) => ({ when: isOneOf(slot, [value], reader), value })),
    // A text that nothing asks for; no document can write it.
    ...(values === undefined && kind === "text" ? [{ when: others, value: "\u0000" }] : []),
    ...(model.variable(slot).mayBeNotApplicable ? [{ when: isOneOf(slot, [NOT_APPLICABLE], reader), value: NOT_APPLICABLE }] : []), // prettier-ignore
  ];
}

function bandCases({ operand, bands }: NodeOf<"band">, { compare, model }: Reader): readonly Case[] {
  const absent = model.plan.types[operand]!.mayBeNotApplicable;
  const cases = bands.map(({ from, is }, index): Case => {
    const next = bands[index + 1];
    const above = compare(operand, "greaterThanInclusive", from, false);
    return {
      when: next === undefined ? above : allOf(above, compare(operand, "lessThan", next.from, false)),
      value: is,
    };
  });
  const first = bands[0];
  if (first === undefined) return cases;
  return [...cases, { when: compare(operand, "lessThan", first.from, absent), value: NOT_APPLICABLE }];
}

function ladderCases({ verdicts, ids }: NodeOf<"ladder">, { verdict }: Reader): readonly Case[] {
  const none = (above: number): readonly Formula[] => verdicts.slice(above).map((slot) => verdict(slot, false));
  return [
    ...verdicts.map((slot, rank) => ({ when: allOf(verdict(slot, true), ...none(rank + 1)), value: ids[rank]! })),
    { when: allOf(...none(0)), value: NOT_APPLICABLE },
  ];
}

function chooseCases({ conditions, values, otherwise }: NodeOf<"choose">, reader: Reader): readonly Case[] | undefined {
  const { verdict } = reader;
  const branches = [...values, otherwise].map((slot, index) => ({ slot, index }));
  const cases: Case[] = [];
  for (const { slot, index } of branches) {
    const own = readCases(slot, reader, []);
    if (own === undefined) return undefined;
    const earlier = conditions.slice(0, index).map((condition) => verdict(condition, false));
    const condition = conditions[index];
    const here = allOf(...earlier, condition === undefined ? true : verdict(condition, true));
    cases.push(...own.map(({ when, value }) => ({ when: allOf(here, when), value })));
  }
  return cases;
}

/** The cases of a key of a table: where the number has reached which bound, or the values that rows name. */
function keyCases(node: NodeOf<"lookUp">, column: number, reader: Reader): readonly Case[] | undefined {
  const key = node.keys[column]!;
  const { model, compare } = reader;
  const bounds = node.rows.map(({ keys }) => keys[column]!);
  const { match } = node.columns[column]!;
  const cases = readCases(key, reader, bounds);
  if (cases !== undefined) return cases;
  const kind = model.plan.types[key]!.kind;
  if (kind === "text" || kind === "boolean" || kind === "list") return undefined;
  const sorted = (bounds as Exact[]).filter((bound, index, all) => all.findIndex((one) => sameValue(one, bound)) === index).sort((a, b) => (typeof a === "number" && typeof b === "number" ? a - b : 0)); // prettier-ignore
  if (match === "equal" || sorted.some((bound) => typeof bound !== "number")) return undefined;
  const reached = sorted.map((bound, index): Case => {
    const next = sorted[index + 1];
    const above = compare(key, "greaterThanInclusive", bound, false);
    return { when: next === undefined ? above : allOf(above, compare(key, "lessThan", next, false)), value: bound };
  });
  const under = (sorted[0]! as number) - 1;
  return [...reached, { when: compare(key, "lessThan", sorted[0]!, false), value: under }];
}

function lookUpCases(node: NodeOf<"lookUp">, reader: Reader): readonly Case[] | undefined {
  if (node.rows.length === 0) return [{ when: true, value: node.otherwise }];
  const columns = node.keys.map((_, column) => keyCases(node, column, reader));
  if (columns.includes(undefined)) return undefined;
  const apply = operationOf(node).apply!(node);
  let combinations: readonly { readonly when: Formula; readonly keys: readonly Value[] }[] = [{ when: true, keys: [] }];
  for (const column of columns as readonly (readonly Case[])[]) {
    if (combinations.length * column.length > MOST_CASES) return undefined;
    combinations = combinations.flatMap(({ when, keys }) =>
      column.map((one) => ({ when: allOf(when, one.when), keys: [...keys, one.value] })),
    );
  }
  return combinations.map(({ when, keys }) => {
    const slots: Value[] = [];
    for (const [index, key] of node.keys.entries()) slots[key] = keys[index]!;
    return { when, value: apply(slots) };
  });
}

/** The few values that a slot can have; `asked` are the texts that matter of one that can be any. */
function readCases(slot: Slot, reader: Reader, asked: readonly Value[]): readonly Case[] | undefined {
  const { model, whole } = reader;
  const constant = model.constant(slot);
  if (constant !== undefined) return [{ when: true, value: constant }];
  if (model.isBrought(slot) || whole.has(slot)) return broughtCases(slot, reader, asked);
  const node = model.plan.nodes[slot]!;
  const kind = model.plan.types[slot]!.kind;
  const cases = node.kind === "alias" ? readCases(node.operand, reader, asked)
    : node.kind === "band" ? bandCases(node, reader)
    : node.kind === "ladder" ? ladderCases(node, reader)
    : node.kind === "choose" ? chooseCases(node, reader)
    : node.kind === "lookUp" ? lookUpCases(node, reader)
    : kind === "boolean" ? [true, false].map((value) => ({ when: reader.verdict(slot, value), value }))
    : undefined; // prettier-ignore
  if (cases !== undefined || kind !== "text" || !model.isNamed(slot)) return cases;
  whole.add(slot);
  return broughtCases(slot, reader, asked);
}

function membership(slot: Slot, list: readonly Value[], wanted: boolean, whenAbsent: boolean, reader: Reader): Formula {
  const { model, whole, compare } = reader;
  const kind = model.plan.types[slot]!.kind;
  if (kind !== "text" && kind !== "boolean" && kind !== "list") {
    const parts = (list as readonly Exact[]).map((value) => compare(slot, wanted ? "equal" : "notEqual", value, whenAbsent)); // prettier-ignore
    return wanted ? anyOf(...parts) : allOf(...parts);
  }
  if (model.isBrought(slot) || whole.has(slot)) {
    const inside = isOneOf(slot, list, reader);
    return { ...inside, holds: (value) => (isMissing(value) ? value === NOT_APPLICABLE && whenAbsent : inside.holds(value) === wanted) }; // prettier-ignore
  }
  const cases = readCases(slot, reader, list);
  if (cases === undefined) return OPEN;
  const fits = (value: Value): boolean => (isMissing(value) ? whenAbsent : list.some((one) => sameValue(one, value)) === wanted); // prettier-ignore
  return anyOf(...cases.filter(({ value }) => fits(value)).map(({ when }) => when));
}

function same({ left, right, negated, whenNotApplicable }: NodeOf<"same">, reader: Reader, wanted: boolean): Formula {
  const { model } = reader;
  const whenAbsent = (whenNotApplicable === "met") === wanted;
  const equal = wanted !== negated;
  const [a, b] = [model.constant(left), model.constant(right)];
  if (b !== undefined) return isMissing(b) ? whenAbsent : membership(left, [b], equal, whenAbsent, reader);
  if (a !== undefined) return isMissing(a) ? whenAbsent : membership(right, [a], equal, whenAbsent, reader);
  const [one, other] = [readCases(left, reader, []), readCases(right, reader, [])];
  const isOpen = (slot: Slot): boolean => model.plan.types[slot]!.kind === "text" && model.plan.types[slot]!.oneOf === undefined; // prettier-ignore
  if (one === undefined || other === undefined || isOpen(left) || isOpen(right)) return OPEN;
  const pairs = one.flatMap(
    (mine) =>
    other.filter(({ value }) => (isMissing(mine.value) || isMissing(value) ? whenAbsent : sameValue(mine.value, value) === equal)).map(({ when }) => allOf(mine.when, when)), // prettier-ignore
  );
  return anyOf(...pairs);
}

function containsItem(
  { left, right, negated, whenNotApplicable }: NodeOf<"contains">,
  reader: Reader,
  wanted: boolean,
): Formula {
  const { model } = reader;
  const item = model.constant(right);
  if (item === undefined || isMissing(item) || !model.isBrought(left)) return OPEN;
  const whenAbsent = (whenNotApplicable === "met") === wanted;
  const holds = (value: Value): boolean =>
    isMissing(value) ? value === NOT_APPLICABLE && whenAbsent : (value === true) === (wanted !== negated);
  return { kind: "atom", variable: model.variable(left, item), cuts: [], mentions: [], holds };
}

type VerdictRules = {
  readonly [K in NodeKind]?: (node: NodeOf<K>, reader: Reader, wanted: boolean) => Formula | undefined;
};

const VERDICTS: VerdictRules = {
  alias: ({ operand }, { verdict }, wanted) => verdict(operand, wanted),
  not: ({ operand }, { verdict }, wanted) => verdict(operand, !wanted),
  gate: ({ operands, threshold }, { verdict }, wanted) => {
    const needed = wanted ? threshold : operands.length - threshold + 1;
    return atLeast(needed, operands.map((operand) => verdict(operand, wanted))); // prettier-ignore
  },
  compare: readComparisonOfTwo,
  same,
  oneOf: ({ left, list, negated, whenNotApplicable }, reader, wanted) =>
    membership(left, list, wanted !== negated, (whenNotApplicable === "met") === wanted, reader),
  contains: containsItem,
  choose: (node, reader, wanted) => {
    const cases = chooseCases(node, reader);
    return cases && anyOf(...cases.filter(({ value }) => value === wanted).map(({ when }) => when));
  },
};

function readVerdict(slot: Slot, reader: Reader, wanted: boolean): Formula {
  const { model, settled, whole } = reader;
  const known = settled.get(slot) ?? model.constant(slot);
  if (known !== undefined) return known === wanted;
  const node = model.plan.nodes[slot]!;
  const rule = whole.has(slot) ? undefined : (VERDICTS[node.kind] as ((node: Node, reader: Reader, wanted: boolean) => Formula | undefined) | undefined); // prettier-ignore
  const formula = rule?.(node, reader, wanted);
  if (formula !== undefined) return formula;
  if (!model.isBrought(slot) && !model.isNamed(slot)) return OPEN;
  if (!model.isBrought(slot)) whole.add(slot);
  return isOneOf(slot, [wanted], reader);
}

function remembered<T>(known: Map<number, T>, key: number, make: () => T): T {
  if (!known.has(key)) known.set(key, make());
  return known.get(key) as T;
}

/** A reader of the slots of a model; verdicts that are settled are not looked into. */
export function createReader(
  model: Model,
  settled: Reader["settled"] = new Map(),
  whole: Reader["whole"] = new Set(),
): Reader {
  // Conditions that read one another are read once: they would double with each of them.
  const verdicts = new Map<number, Formula>();
  const branches = new Map<number, readonly Branch[] | undefined>();
  const reader: Reader = {
    model,
    settled,
    whole,
    verdict: (slot, wanted) => remembered(verdicts, wanted ? slot : -1 - slot, () => readVerdict(slot, reader, wanted)),
    compare: (slot, operator, constant, whenAbsent) => readComparison(slot, reader, operator, constant, whenAbsent),
    branches: (slot) => remembered(branches, slot, () => readBranches(slot, reader)),
    cases: (slot) => readCases(slot, reader, []),
  };
  return reader;
}
