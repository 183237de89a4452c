/**
 * Figures that differ in one value only, such as sales by product: the value of a record is looked up once, instead of being
 * compared with that of every figure.
 */
import { type Node, type NodeOf } from "./node.js";
import { type Slot } from "./slot.js";
import { type Value } from "./value.js";

/** A figure over records, with the slot that it fills. */
export interface Aggregate {
  readonly slot: Slot;
  readonly node: NodeOf<"aggregate">;
}

/** Figures that count the records of one value each. */
export interface Dispatch {
  /** What every record has to meet besides. */
  readonly others: readonly Slot[];
  /** The value that tells which figures count the record. */
  readonly key: Slot;
  readonly byValue: ReadonlyMap<Value, readonly Aggregate[]>;
  /** All of them, for a record whose value is unknown. */
  readonly all: readonly Aggregate[];
}

/** A condition that is met by one value of a slot, beside others. */
interface OneValue {
  readonly key: Slot;
  readonly value: Value;
  readonly others: readonly Slot[];
}

/** The operand and the constant of a comparison that only one text meets. */
function textOf(node: Node | undefined, nodes: readonly Node[]): Omit<OneValue, "others"> | undefined {
  if (node?.kind !== "same" || node.negated || node.whenNotApplicable === "met") return undefined;
  const right = nodes[node.right]!;
  return right.kind === "literal" ? { key: node.left, value: right.value } : undefined;
}

function oneValue(where: Slot | undefined, nodes: readonly Node[]): OneValue | undefined {
  const node = where === undefined ? undefined : nodes[where];
  const single = textOf(node, nodes);
  if (single !== undefined) return { ...single, others: [] };
  if (node?.kind !== "gate" || node.threshold !== node.operands.length) return undefined;
  const texts = node.operands.flatMap((operand) => {
    const found = textOf(nodes[operand], nodes);
    return found === undefined ? [] : [{ operand, ...found }];
  });
  const [first] = texts;
  if (first === undefined || texts.length > 1) return undefined;
  return { key: first.key, value: first.value, others: node.operands.filter((operand) => operand !== first.operand) };
}

/** How many figures have to differ in one value before looking it up is worth it. */
const FEWEST = 2;

/** Figures that are told apart by one value, and the rest. */
export interface Dispatched {
  readonly dispatches: readonly Dispatch[];
  readonly rest: readonly Aggregate[];
}

export function dispatchesOf(aggregates: readonly Aggregate[], nodes: readonly Node[]): Dispatched {
  const groups = new Map<string, { readonly own: OneValue; readonly aggregate: Aggregate }[]>();
  const rest: Aggregate[] = [];
  for (const aggregate of aggregates) {
    const own = oneValue(aggregate.node.measure.where, nodes);
    if (own === undefined) {
      rest.push(aggregate);
      continue;
    }
    const key = `${own.key}:${own.others.join(",")}`;
    groups.set(key, [...(groups.get(key) ?? []), { own, aggregate }]);
  }
  const dispatches: Dispatch[] = [];
  for (const group of groups.values()) {
    const all = group.map(({ aggregate }) => aggregate);
    if (new Set(group.map(({ own }) => own.value)).size < FEWEST) {
      rest.push(...all);
      continue;
    }
    const byValue = new Map<Value, Aggregate[]>();
    for (const { own, aggregate } of group) byValue.set(own.value, [...(byValue.get(own.value) ?? []), aggregate]);
    const { key, others } = group[0]!.own;
    dispatches.push({ others, key, byValue, all });
  }
  return { dispatches, rest };
}
