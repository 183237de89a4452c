/**
 * Puts the nodes in the order of their evaluation. Scalars stand in topological order already; the aggregates of one
 * collection that can be computed at the same time are fused into one reading of its records.
 */
import { groupBy } from "../list/group.js";
import {
  type Computation,
  type RowProgram,
  type Reading,
  type Derivation,
  type Lining,
  type Recording,
  type Replaying,
  type ReplayNeeds,
  type Step,
  type Plan,
} from "./steps.js";
import { type Node, type NodeKind, type NodeOf } from "./node.js";
import { type Slot } from "./slot.js";
import { slotsOfLines } from "./lines/types.js";
import { slotsOfMeasure } from "./measure.js";
import { operationOf } from "./operations.js";
import { type Lowered, type RowNodes } from "./scope.js";
import { type Value } from "./value.js";
import { slotsBelow } from "./walk.js";

/** Kinds whose value needs more than slots: what reads them has to wait for the next stage. */
const BARRIERS: ReadonlySet<NodeKind> = new Set(["aggregate", "derive", "index", "lines", "listing", "replay", "base"]);

/** How many readings of records have to be done before a node can be computed. */
function stagesOf(nodes: readonly Node[]): readonly number[] {
  const stages: number[] = [];
  for (const node of nodes) {
    let stage = 0;
    for (const operand of operationOf(node).operands(node)) {
      stage = Math.max(stage, stages[operand]! + (BARRIERS.has(nodes[operand]!.kind) ? 1 : 0));
    }
    stages.push(stage);
  }
  return stages;
}

function computationOf(node: Node, slot: Slot): Computation | undefined {
  const apply = operationOf(node).apply?.(node);
  return apply === undefined ? undefined : { kind: "computation", slot, apply };
}

function rowProgram({ nodes }: RowNodes, roots: readonly Slot[]): RowProgram {
  const template: Value[] = nodes.map(() => 0);
  const fields: RowProgram["fields"][number][] = [];
  const outers: RowProgram["outers"][number][] = [];
  const computations: Computation[] = [];
  for (const slot of slotsBelow(nodes, roots)) {
    const node = nodes[slot]!;
    if (node.kind === "literal") template[slot] = node.value;
    else if (node.kind === "field") fields.push({ slot, index: node.index });
    else if (node.kind === "outer") outers.push({ slot, outer: node.slot });
    else computations.push(computationOf(node, slot)!);
  }
  return { template, fields, outers, computations };
}

function readingsOf(aggregates: Reading["aggregates"], lowered: Lowered): readonly Reading[] {
  const groups = groupBy(aggregates, ({ node }) => node.collection);
  return [...groups].map(([collection, group]) => readingOf(collection, group, lowered));
}

/** One pass over the records of a collection for these figures. */
export function readingOf(
  collection: string,
  aggregates: Reading["aggregates"],
  { rows }: Pick<Lowered, "rows">,
): Reading {
  const nodes = rows.get(collection)!;
  const roots = aggregates.flatMap(({ node }) => slotsOfMeasure(node.measure));
  return { kind: "reading", collection, aggregates, rows: rowProgram(nodes, roots) };
}

function rootsOfDerivation({ keys, measures, where }: NodeOf<"derive">): readonly Slot[] {
  return [...keys, ...measures.flatMap(slotsOfMeasure), ...(where === undefined ? [] : [where])];
}

function derivationOf(node: NodeOf<"derive">, slot: Slot, lowered: Lowered): Derivation {
  const rows = rowProgram(lowered.rows.get(node.source)!, rootsOfDerivation(node));
  return { kind: "derivation", slot, node, rows };
}

function liningOf(node: NodeOf<"lines">, slot: Slot, lowered: Lowered): Lining {
  const nodes = lowered.rows.get(node.collection)!;
  const { where } = node.rules;
  const counts = rowProgram(nodes, where === undefined ? [] : [where]);
  const needed = slotsOfLines(node.rules);
  return { kind: "lining", slot, node, counts, rows: rowProgram(nodes, needed), needed };
}

/** What a listing reads of a row. */
function rootsOfListing({ where, values }: NodeOf<"listing">): readonly Slot[] {
  return [...new Set([...values, ...(where === undefined ? [] : [where])])];
}

function recordingOf(node: NodeOf<"listing">, slot: Slot, lowered: Lowered): Recording {
  return { kind: "recording", slot, node, rows: rowProgram(lowered.rows.get(node.collection)!, rootsOfListing(node)) };
}

/** Kinds that only compare days: between two days without a date of the partner they say the same. */
const COMPARING: ReadonlySet<NodeKind> = new Set([
  "compare",
  "within",
  "onDay",
  "lookUp",
  "outer",
  "aggregate",
  "derive",
  "lines",
  "listing",
]);
/** Kinds that make days which stand in no document. */
const MOVING: ReadonlySet<NodeKind> = new Set([
  "dayByDay",
  "periodShare",
  "moveDay",
  "deadline",
  "localDay",
  "anniversary",
  "replay",
]);

/** Whether these nodes compute with days instead of comparing them. */
function computesWithDays(nodes: readonly Node[], days: ReadonlySet<Slot>): boolean {
  return nodes.some(
    (node) =>
      MOVING.has(node.kind) ||
      (!COMPARING.has(node.kind) &&
        operationOf(node)
          .operands(node)
          .some((operand) => days.has(operand))),
  );
}

/** Which rows a node reads, and which of their slots; undefined for one that reads none. */
function readsRows(node: Node): { readonly collection: string; readonly roots: readonly Slot[] } | undefined {
  if (node.kind === "derive") return { collection: node.source, roots: rootsOfDerivation(node) };
  if (node.kind === "lines") return { collection: node.collection, roots: slotsOfLines(node.rules) };
  if (node.kind === "listing") return { collection: node.collection, roots: rootsOfListing(node) };
  return node.kind === "aggregate" ? { collection: node.collection, roots: slotsOfMeasure(node.measure) } : undefined;
}

/** Whether the rows that a node reads compute with days of the calendar, or make days of their own. */
function rowsComputeWithDays(node: Node, { rows }: Lowered, days: ReadonlySet<Slot>): boolean {
  const read = readsRows(node);
  if (read === undefined) return false;
  const { collection, roots } = read;
  const all = rows.get(collection)!.nodes;
  const lifted = all.flatMap((each, slot) => (each.kind === "outer" && days.has(each.slot) ? [slot] : []));
  const below = slotsBelow(all, roots).map((slot) => all[slot]!);
  return computesWithDays(below, new Set(lifted));
}

function replayNeeds(node: NodeOf<"replay">, lowered: Lowered, stepsOf: StepsOf): ReplayNeeds {
  const needed = slotsBelow(lowered.nodes, [node.target]);
  const bounds = needed.filter((each) => {
    const found = lowered.nodes[each]!;
    return found.kind === "calendar" && found.bound !== "knownAt";
  });
  const days = new Set(bounds);
  const own = needed.map((each) => lowered.nodes[each]!);
  const daily = computesWithDays(own, days) || own.some((each) => rowsComputeWithDays(each, lowered, days));
  return { steps: stepsOf(new Set(needed)), bounds, daily };
}

/** The steps that fill the needed slots; all of them unless stated. */
type StepsOf = (needed?: ReadonlySet<Slot>) => readonly Step[];

function replayingOf(node: NodeOf<"replay">, slot: Slot, lowered: Lowered, stepsOf: StepsOf): Replaying {
  let known: ReplayNeeds | undefined;
  return { kind: "replaying", slot, node, needs: () => (known ??= replayNeeds(node, lowered, stepsOf)) };
}

interface Stage {
  readonly computations: Computation[];
  readonly aggregates: Reading["aggregates"][number][];
  readonly others: Step[];
}

/** What is done for a node that is more than a computation, but for aggregates, which are read together. */
function otherStep(node: Node, slot: Slot, lowered: Lowered, stepsOf: StepsOf): Step | undefined {
  switch (node.kind) {
    case "derive":
      return derivationOf(node, slot, lowered);
    case "lines":
      return liningOf(node, slot, lowered);
    case "listing":
      return recordingOf(node, slot, lowered);
    case "index":
      return { kind: "indexing", slot, node };
    case "replay":
      return replayingOf(node, slot, lowered, stepsOf);
    case "base":
      return { kind: "ranking", slot, node };
    default:
      return undefined;
  }
}

/** Plans steps: a node has the same step wherever it is needed. */
function stepsPlanner(lowered: Lowered): StepsOf {
  const { nodes } = lowered;
  const stages = stagesOf(nodes);
  const last = stages.reduce((most, stage) => Math.max(most, stage), 0);
  const computations = nodes.map(computationOf);
  const stepsOf: StepsOf = (needed) => {
    const byStage: Stage[] = Array.from({ length: last + 1 }, () => ({ computations: [], aggregates: [], others: [] }));
    for (const slot of needed ?? nodes.keys()) {
      const node = nodes[slot]!;
      const stage = byStage[stages[slot]!]!;
      const computation = computations[slot];
      if (computation !== undefined) stage.computations.push(computation);
      else if (node.kind === "aggregate") stage.aggregates.push({ slot, node });
      else {
        const other = others[slot];
        if (other !== undefined) stage.others.push(other);
      }
    }
    return byStage.flatMap(({ computations: own, aggregates, others: more }) => [
      ...own,
      ...more,
      ...readingsOf(aggregates, lowered),
    ]);
  };
  const others = nodes.map((node, slot) => otherStep(node, slot, lowered, stepsOf));
  return stepsOf;
}

/** Plans a finished lowering. */
export function planOf(lowered: Lowered): Plan {
  const template: Value[] = [];
  const calendar: Plan["calendar"][number][] = [];
  const currencyDigits: Slot[] = [];
  const derived = new Set<string>();
  const inputs: Plan["inputs"][number][] = [];
  for (const [slot, node] of lowered.nodes.entries()) {
    template.push(node.kind === "literal" ? node.value : 0);
    if (node.kind === "calendar") calendar.push({ slot, node });
    if (node.kind === "currencyDigits") currencyDigits.push(slot);
    if (node.kind === "input") inputs.push({ name: node.name, slot });
    if (node.kind === "derive") derived.add(node.collection);
  }
  return { ...lowered, derived, steps: stepsPlanner(lowered)(), template, calendar, currencyDigits, inputs };
}
