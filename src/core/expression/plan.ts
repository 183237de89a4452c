/**
 * Puts the nodes in the order of their evaluation. Scalars stand in topological order already; the aggregates of one
 * collection that can be computed at the same time are fused into one reading of its records.
 */
import { type Apply, type Node, type NodeOf, type Slot } from "./node.js";
import { operationOf } from "./operations.js";
import { type Lowered, type RowNodes } from "./scope.js";
import { type Value } from "./value.js";

/** A node that is computed from slots before it. */
export interface Computation {
  readonly kind: "computation";
  readonly slot: Slot;
  readonly apply: Apply;
}

/** One pass over the records of a collection, for all aggregates that can be computed in it. */
export interface Reading {
  readonly kind: "reading";
  readonly collection: string;
  readonly aggregates: readonly { readonly slot: Slot; readonly node: NodeOf<"aggregate"> }[];
  /** A row with its constants filled in. */
  readonly template: readonly Value[];
  readonly fields: readonly { readonly slot: Slot; readonly index: number }[];
  readonly outers: readonly { readonly slot: Slot; readonly outer: Slot }[];
  readonly computations: readonly Computation[];
}

export type Step = Computation | Reading;

/** A compiled program: the same for every partner and every day. */
export interface Plan extends Lowered {
  readonly steps: readonly Step[];
  /** A frame with its constants filled in. */
  readonly template: readonly Value[];
  readonly calendar: readonly { readonly slot: Slot; readonly node: NodeOf<"calendar"> }[];
  readonly currencyDigits: readonly Slot[];
  readonly inputs: readonly { readonly name: string; readonly slot: Slot }[];
}

/** How many readings of records have to be done before a node can be computed. */
function stagesOf(nodes: readonly Node[]): readonly number[] {
  const stages: number[] = [];
  for (const node of nodes) {
    let stage = 0;
    for (const operand of operationOf(node).operands(node)) {
      stage = Math.max(stage, stages[operand]! + (nodes[operand]?.kind === "aggregate" ? 1 : 0));
    }
    stages.push(stage);
  }
  return stages;
}

function computationOf(node: Node, slot: Slot): Computation | undefined {
  const apply = operationOf(node).apply?.(node);
  return apply === undefined ? undefined : { kind: "computation", slot, apply };
}

/** The row slots that the aggregates need, operands before the nodes that use them. */
function neededSlots(rows: RowNodes, aggregates: readonly NodeOf<"aggregate">[]): readonly Slot[] {
  const needed = new Set(aggregates.flatMap(({ value, where }) => [value, where].filter((slot) => slot !== undefined)));
  for (let slot = rows.nodes.length - 1; slot >= 0; slot -= 1) {
    const node = rows.nodes[slot]!;
    if (needed.has(slot)) for (const operand of operationOf(node).operands(node)) needed.add(operand);
  }
  return [...needed].sort((left, right) => left - right);
}

function readingOf(rows: RowNodes, aggregates: Reading["aggregates"]): Reading {
  const template: Value[] = rows.nodes.map(() => 0);
  const fields: Reading["fields"][number][] = [];
  const outers: Reading["outers"][number][] = [];
  const computations: Computation[] = [];
  for (const slot of neededSlots(
    rows,
    aggregates.map(({ node }) => node),
  )) {
    const node = rows.nodes[slot]!;
    if (node.kind === "literal") template[slot] = node.value;
    else if (node.kind === "field") fields.push({ slot, index: node.index });
    else if (node.kind === "outer") outers.push({ slot, outer: node.slot });
    else computations.push(computationOf(node, slot)!);
  }
  return { kind: "reading", collection: rows.collection.name, aggregates, template, fields, outers, computations };
}

/** Groups in the order of their first member. */
function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}

function stepsOf(lowered: Lowered): readonly Step[] {
  const stages = stagesOf(lowered.nodes);
  const last = stages.reduce((most, stage) => Math.max(most, stage), 0);
  const byStage: { computations: Computation[]; aggregates: Reading["aggregates"][number][] }[] = Array.from(
    { length: last + 1 },
    () => ({ computations: [], aggregates: [] }),
  );
  for (const [slot, node] of lowered.nodes.entries()) {
    const stage = byStage[stages[slot]!]!;
    const computation = computationOf(node, slot);
    if (computation !== undefined) stage.computations.push(computation);
    if (node.kind === "aggregate") stage.aggregates.push({ slot, node });
  }
  return byStage.flatMap(({ computations, aggregates }) => [
    ...computations,
    ...groupBy(aggregates, ({ node }) => node.collection).map((group) =>
      readingOf(lowered.rows.get(group[0]!.node.collection)!, group),
    ),
  ]);
}

/** Plans a finished lowering. */
export function planOf(lowered: Lowered): Plan {
  const template: Value[] = [];
  const calendar: Plan["calendar"][number][] = [];
  const currencyDigits: Slot[] = [];
  const inputs: Plan["inputs"][number][] = [];
  for (const [slot, node] of lowered.nodes.entries()) {
    template.push(node.kind === "literal" ? node.value : 0);
    if (node.kind === "calendar") calendar.push({ slot, node });
    if (node.kind === "currencyDigits") currencyDigits.push(slot);
    if (node.kind === "input") inputs.push({ name: node.name, slot });
  }
  return { ...lowered, steps: stepsOf(lowered), template, calendar, currencyDigits, inputs };
}
